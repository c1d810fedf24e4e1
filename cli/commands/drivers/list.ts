import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { limit, reveal } from '../../webhook/flags.ts'

export default class DriversList extends BaseCommand {
  static override summary = 'List drivers and their vehicles, the newest last'
  static override examples = [
    '<%= config.bin %> drivers list --pending',
    '<%= config.bin %> drivers list --online --json',
  ]
  static override flags = {
    online: Flags.boolean({ description: 'Only who is online', exclusive: ['pending', 'suspended'] }),
    pending: Flags.boolean({
      description: 'Only who waits for a vehicle to be checked',
      exclusive: ['suspended'],
    }),
    suspended: Flags.boolean({ description: 'Only who is suspended, or whose vehicle is' }),
    limit: limit(50),
    reveal,
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(DriversList)
    const config = await this.loadConfig('tool', flags)
    const [{ driversMatching }, { driverEntry, driverLines }, { masked }, { withDatabase }] =
      await Promise.all([
        import('../../../server/drivers/browse.ts'),
        import('../../drivers/describe.ts'),
        import('../../masked.ts'),
        import('../../open-database.ts'),
      ])
    const { timezone } = config
    const only = flags.online
      ? 'online'
      : flags.pending
        ? 'pending'
        : flags.suspended
          ? 'suspended'
          : undefined
    const drivers = await withDatabase(config, ({ read }) =>
      driversMatching(read, { only, limit: flags.limit }),
    )
    const entries = masked(
      drivers.map((driver) => driverEntry(driver, { now: Date.now(), timezone })),
      flags,
    )
    if (entries.length === 0) this.log('There is no such driver.')
    else for (const line of driverLines(entries, timezone)) this.log(line)
    return entries
  }
}
