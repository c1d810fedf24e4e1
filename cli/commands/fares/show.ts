import { BaseCommand } from '../../base-command.ts'

export default class FaresShow extends BaseCommand {
  static override summary = 'Show what rides cost, by type of vehicle'
  static override description = 'Without a database it shows the tariffs this version ships.'
  static override examples = ['<%= config.bin %> fares show', '<%= config.bin %> fares show --json']

  async run(): Promise<unknown> {
    const { flags } = await this.parse(FaresShow)
    const config = await this.loadConfig('tool', flags)
    const { describeTariff } = await import('../../fares/shown.ts')
    const { openTemplates } = await import('../../qr/make.ts')
    const { allTariffs } = await import('../../../server/fares/tariff.ts')
    const db = await openTemplates(config)
    try {
      const tariffs = allTariffs(db.read)
      for (const tariff of tariffs) this.log(`${describeTariff(tariff).join('\n')}\n`)
      if (tariffs.some(({ verified }) => !verified))
        this.log('Not confirmed: people are told "about". Set your own with "fares set TYPE … --verified".')
      return { tariffs }
    } finally {
      await db.close()
    }
  }
}
