import type { Config } from '@oclif/core'
import { nearestOf } from './nearest.ts'
import { outputWritten } from './output.ts'

/** Runs one command line and ends the process with an exit code that scripts can trust. */
export async function runCommandLine(argv: string[]): Promise<void> {
  // oclif reads this while it is imported; the engine it would warn of is not the one that runs here.
  process.env.OCLIF_DISABLE_ENGINE_WARNING = '1'
  const { report } = await import('./report.ts')
  let exitCode = 0
  try {
    await runWithOclif(argv)
    exitCode = Number(process.exitCode ?? 0)
  } catch (thrown) {
    exitCode = await report(thrown, argv)
  }
  await outputWritten()
  await written(process.stderr)
  process.exit(exitCode)
}

async function runWithOclif(given: string[]): Promise<void> {
  const [{ Config, run }, { packageJson, root, StaticPlugin }] = await Promise.all([
    import('@oclif/core'),
    import('./plugin.ts'),
  ])
  const argv = given[0] === 'help' ? [...given.slice(1), '--help'] : given
  nameTheEngine(Config.prototype)
  const plugin = new StaticPlugin()
  await plugin.load()
  await refuseUnknown(argv, plugin.commandIDs)
  await run(argv, {
    root,
    pjson: packageJson as unknown as NonNullable<typeof plugin.pjson>,
    plugins: new Map([[plugin.name, plugin]]),
  })
}

/** The help says what this runs on; oclif takes it for Node, and makes its configuration out of our reach. */
function nameTheEngine(prototype: Config): void {
  const { load } = prototype
  prototype.load = async function (this: Config): Promise<void> {
    await load.call(this)
    this.userAgent = `${this.name}/${this.version} ${this.platform}-${this.arch} bun-${Bun.version}`
  }
}

/** oclif only says "command x not found"; the nearest name saves a look at the help. */
async function refuseUnknown(argv: string[], ids: string[]): Promise<void> {
  const firstFlag = argv.findIndex((word) => word.startsWith('-'))
  const words = firstFlag === -1 ? argv : argv.slice(0, firstFlag)
  if (words.length === 0) return refuseUnknownFlag(argv)
  const names = ids.map((id) => id.replaceAll(':', ' '))
  const topics = names.filter((name) => name.includes(' ')).map((name) => name.split(' ')[0])
  const isCommand = names.some((name) => name === words.slice(0, name.split(' ').length).join(' '))
  if (isCommand || topics.includes(words.join(' '))) return
  const { AppError } = await import('../server/error.ts')
  const asked = words.slice(0, topics.includes(words[0]) ? 2 : 1).join(' ')
  const nearest =
    nearestOf(words.slice(0, 2).join(' '), names) ?? nearestOf(asked, [...names, ...new Set(topics)])
  const hint =
    nearest === undefined ? '"inzira --help" lists all commands.' : `Did you mean "inzira ${nearest}"?`
  throw new AppError('usage.invalid', `There is no command "${asked}". ${hint}`)
}

/** Before any command only these mean something. */
async function refuseUnknownFlag([first]: string[]): Promise<void> {
  if (first === undefined || aloneFlags.includes(first)) return
  const { AppError } = await import('../server/error.ts')
  const nearest = nearestOf(first, aloneFlags)
  throw new AppError(
    'usage.invalid',
    nearest === undefined
      ? `There is no flag ${first} without a command: give the command first. "inzira --help" lists all commands.`
      : `There is no flag ${first}. Did you mean ${nearest}?`,
  )
}

const aloneFlags = ['--help', '-h', '--version', '-V']

/** A pipe takes long output piece by piece; ending the process before would cut it off. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableEnded) resolve()
    else stream.write('', () => resolve())
  })
}
