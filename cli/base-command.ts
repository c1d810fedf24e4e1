import { Command, Flags } from '@oclif/core'
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
    const { config, warnings } = readConfig(await this.environment(flags), purpose)
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

  override warn(input: string | Error): string | Error {
    process.stderr.write(`Warning: ${input instanceof Error ? input.message : input}\n`)
    return input
  }

  /** Left to report.ts, so that a fault inside and outside a command looks the same. */
  protected override async catch(thrown: unknown): Promise<void> {
    throw thrown
  }
}

interface CommonFlags {
  'env-file'?: string | undefined
}
