import { BaseCommand } from '../../base-command.ts'

export default class FlagsList extends BaseCommand {
  static override summary = 'List what can be switched off and on while the server runs'
  static override examples = ['<%= config.bin %> flags list', '<%= config.bin %> flags list --json']

  async run(): Promise<unknown> {
    const { flags } = await this.parse(FlagsList)
    const config = await this.loadConfig('tool', flags)
    const [{ allFlags }, { withDatabase }, { table }] = await Promise.all([
      import('../../../server/flags/flags.ts'),
      import('../../open-database.ts'),
      import('../../table.ts'),
    ])
    const found = (await withDatabase(config, ({ read }) => allFlags(read))).map(
      ({ name, enabled, description }) => ({ name, isOn: enabled === 1, description }),
    )
    const rows = found.map(({ name, isOn, description }) => [name, isOn ? 'on' : 'off', description])
    for (const line of table(['FLAG', 'IS', 'WHAT IT SWITCHES'], rows)) this.log(line)
    return found
  }
}
