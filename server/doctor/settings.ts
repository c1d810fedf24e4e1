import { stat } from 'node:fs/promises'
import { type Config, readConfig } from '../config.ts'
import { AppError } from '../error.ts'
import { type Check, checked, fail, ok, warn } from './check.ts'
import { webAdvices } from './web-settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Every fault of the configuration, and what is not wrong but unwise. `config` is absent when nothing can be read. */
export async function checkSettings(
  env: Environment,
  envFile: string | undefined,
): Promise<{ checks: Check[]; config: Config | undefined }> {
  const checks: Check[] = []
  const add = (found: Omit<Check, 'name'>) => checks.push({ name: 'settings', ...found })
  const config = read(env, 'serve', checks) ?? read(env, 'tool', [])
  if (envFile !== undefined) checks.push(await secretsFile(envFile))
  if (config === undefined) return { checks, config }
  if (checks.every(({ name }) => name !== 'settings')) add(ok('complete'))
  for (const warning of readConfig(env, 'tool').warnings)
    add(warn(warning, 'Correct the name, or remove the setting.'))
  for (const advice of advices(config)) add(advice)
  return { checks, config }
}

function read(env: Environment, purpose: 'serve' | 'tool', checks: Check[]): Config | undefined {
  try {
    return readConfig(env, purpose).config
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    for (const line of error.message.split('\n').slice(1)) {
      const cure =
        'Correct it in the environment or the file given with --env-file; "inzira setup" asks for everything.'
      checks.push({ name: 'settings', ...fail(line.replace(/^ *- /, ''), cure) })
    }
    return undefined
  }
}

function* advices(config: Config): Generator<Omit<Check, 'name'>> {
  const talksToMeta = new URL(config.metaGraphUrl).hostname === 'graph.facebook.com'
  if (talksToMeta && config.appEnv !== 'production' && config.publicUrl !== undefined) {
    yield warn(
      `APP_ENV is ${config.appEnv}, but this server talks to Meta`,
      'Set APP_ENV=production where real people write to it: it refuses the simulator and short secrets.',
    )
  }
  if (!talksToMeta && config.appEnv !== 'test') {
    yield warn(
      `messages go to ${config.metaGraphUrl}, not to Meta`,
      'Good for the simulator; remove META_GRAPH_URL where real people shall be reached.',
    )
  }
  yield* webAdvices(config)
  if (config.metaWabaId === undefined) {
    yield warn(
      'META_WABA_ID is not set, so the subscription and the templates cannot be looked at',
      'Set it to the id of the WhatsApp Business account (WhatsApp → API setup).',
    )
  }
  if (config.adminToken === undefined) {
    yield warn(
      'ADMIN_TOKEN is not set, so the running server cannot be asked for details, such as whether it sends',
      'Set it to a long random word; "inzira setup" makes one.',
    )
  }
}

const secretsFile = (path: string): Promise<Check> =>
  checked(
    'secrets file',
    async () => {
      const { mode } = await stat(path)
      return (mode & 0o077) === 0
        ? ok(`only its owner may read ${path}`)
        : warn(`others on this machine may read ${path}`, `chmod 600 ${path}`)
    },
    `Give this user the right to read ${path}.`,
  )
