import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class ConfigCheck extends BaseCommand {
  static override summary = 'Check all settings at once, as "serve" would'
  static override description =
    'Exits with 78 when something is missing or wrong; every fault is named with its cure.'
  static override examples = [
    '<%= config.bin %> config check',
    '<%= config.bin %> config check --env-file /etc/inzira.env',
    '<%= config.bin %> config check --for tool',
  ]
  static override flags = {
    for: Flags.option({
      options: ['serve', 'tool'] as const,
      description:
        'What the settings shall be good for: a server, or the commands that only use the database',
      default: 'serve',
    })(),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(ConfigCheck)
    const { readConfig } = await import('../../../server/config.ts')
    const { warnings } = readConfig(await this.environment(flags), flags.for)
    for (const warning of warnings) this.warn(warning)
    this.log('The configuration is complete.')
    return { complete: true, warnings }
  }
}
