import { Command, Errors, Flags, type Interfaces } from '@oclif/core'
import type { Config, ServeConfig } from '../server/config.ts'

type Environment = Record<string, string | undefined>

/**
 * What all commands share: --json, --env-file and faults told as sentences. Command files import only this and
 * oclif at their top and the rest inside run(), so that each command loads no more than it needs.
 */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true
  static override baseFlags = {
    'env-file': Flags.string({
      description: 'Read settings from this file; the environment itself goes before it',
      helpValue: 'FILE',
      helpGroup: 'GLOBAL',
    }),
  }

  /** The configuration for this command; warnings go to standard error. */
  protected async loadConfig(purpose: 'serve', flags: CommonFlags): Promise<ServeConfig>
  protected async loadConfig(purpose: 'tool', flags: CommonFlags): Promise<Config>
  protected async loadConfig(purpose: 'serve' | 'tool', flags: CommonFlags): Promise<Config> {
    const { readConfig } = await import('../server/config.ts')
    const environment = await this.environment(flags)
    const { config, warnings } = await withWayOut(purpose, () => readConfig(environment, purpose))
    for (const warning of warnings) this.warn(warning)
    return config
  }

  /** Every setting in sight: the environment, and below it the file given with --env-file. */
  protected async environment(flags: CommonFlags): Promise<Environment> {
    const file = flags['env-file']
    if (file === undefined) return process.env
    const { readEnvFile } = await import('./env-file.ts')
    return { ...(await readEnvFile(file)), ...process.env }
  }

  /**
   * A switch that is not given is false, unless it has a --no- form, where "neither" can mean a third thing. What
   * cannot be read is a fault of what was typed: of arguments, oclif throws it as if it were one of the program.
   */
  protected override async parse<
    F extends Interfaces.OutputFlags<Interfaces.FlagInput>,
    B extends Interfaces.OutputFlags<Interfaces.FlagInput>,
    A extends Interfaces.OutputArgs<Interfaces.ArgInput>,
  >(options?: Interfaces.Input<F, B, A>, argv?: string[]): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super.parse(options, argv).catch((error: unknown) => {
      throw error instanceof Error && !('oclif' in error) ? new Errors.CLIError(error) : error
    })
    const flags: Record<string, unknown> = parsed.flags
    for (const [name, flag] of Object.entries(options?.flags ?? {})) {
      if (isPlainSwitch(flag)) flags[name] ??= false
    }
    return parsed
  }

  /** What strangers wrote is printed too: it may colour nothing but itself, and move nothing in the terminal. */
  override log(message = '', ...rest: unknown[]): void {
    super.log(printable(message), ...rest)
  }

  override warn(input: string | Error): string | Error {
    process.stderr.write(`Warning: ${input instanceof Error ? input.message : input}\n`)
    return input
  }

  /** Left to report.ts, so that a fault inside and outside a command looks the same. */
  protected override async catch(thrown: unknown): Promise<void> {
    throw thrown
  }
}

/** Somebody who starts the server without settings has not heard yet of what asks for them. */
async function withWayOut<T>(purpose: 'serve' | 'tool', read: () => T): Promise<T> {
  try {
    return read()
  } catch (error) {
    const { AppError } = await import('../server/error.ts')
    if (purpose !== 'serve' || !(error instanceof AppError) || !error.message.includes(' is missing.'))
      throw error
    throw new AppError(
      error.code,
      `${error.message}\n"inzira setup" asks for them and writes a file for --env-file; "inzira demo" needs none.`,
      { cause: error },
    )
  }
}

const isPlainSwitch = (flag: unknown): boolean => {
  const { type, allowNo } = flag as { type?: string; allowNo?: boolean }
  return type === 'boolean' && allowNo !== true
}

/** Without control and direction marks, but for line breaks, tabs and colours (SGR sequences, ECMA-48 8.3.117). */
export const printable = (text: string): string =>
  text.replace(marks, (mark, kept: string | undefined) => (kept === undefined ? '\ufffd' : mark))

const esc = String.fromCharCode(27)
const marks = new RegExp(
  `(${esc}\\[[\\d;]*m|[\\n\\t])|[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]`,
  'gu',
)

interface CommonFlags {
  'env-file'?: string | undefined
}
