import { BaseCommand } from '../../base-command.ts'
import { who } from '../../drivers/who.ts'
import { reveal } from '../../webhook/flags.ts'

export default class DriversShow extends BaseCommand {
  static override summary = 'Show one driver: vehicles, insurance, stars, whether they are online'
  static override description = 'Where a driver is, is not shown: positions are for finding a ride only.'
  static override examples = [
    '<%= config.bin %> drivers show "RAD 123 C"',
    '<%= config.bin %> drivers show p12 --json',
  ]
  static override args = { who }
  static override flags = { reveal }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(DriversShow)
    const config = await this.loadConfig('tool', flags)
    const [{ driverEntry, driverStory }, { driverMeant }, { masked }, { withDatabase }] = await Promise.all([
      import('../../drivers/describe.ts'),
      import('../../drivers/meant.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
    ])
    const { timezone } = config
    const driver = await withDatabase(config, ({ read }) => driverMeant(read, args.who))
    const entry = masked(driverEntry(driver, { now: Date.now(), timezone }), flags)
    for (const line of driverStory(entry, timezone)) this.log(line)
    return entry
  }
}
