import { BaseCommand } from '../../base-command.ts'

export default class ConfigShow extends BaseCommand {
  static override summary = 'Show every setting with its value and where it comes from; secrets stay hidden'
  static override examples = [
    '<%= config.bin %> config show',
    '<%= config.bin %> config show --env-file .env --json',
  ]

  async run(): Promise<unknown> {
    const { flags } = await this.parse(ConfigShow)
    const config = await this.loadConfig('tool', flags)
    const { showConfig } = await import('../../../server/config.ts')
    const shown = showConfig(config, await this.environment(flags))
    const width = Math.max(...shown.map(({ name }) => name.length))
    for (const { name, value, origin } of shown) {
      this.log(`${name.padEnd(width)}  ${value || '-'}${origin === 'default' ? '  (default)' : ''}`)
    }
    return shown
  }
}
