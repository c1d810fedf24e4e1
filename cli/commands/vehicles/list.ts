import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { limit, reveal } from '../../webhook/flags.ts'

export default class VehiclesList extends BaseCommand {
  static override summary = 'List vehicles with their insurance and papers, the newest last'
  static override description =
    'With --waiting: those on which you must decide, who has waited longest first, and why they wait. The number of a paper (#12) is what "vehicles show", "verify" and "reject" take.'
  static override examples = [
    '<%= config.bin %> vehicles list --waiting',
    '<%= config.bin %> vehicles list --expiring 30',
    '<%= config.bin %> vehicles list --state expired --json',
  ]
  static override flags = {
    waiting: Flags.boolean({
      description: 'Only those whose papers wait for you',
      exclusive: ['expiring', 'state'],
    }),
    expiring: Flags.integer({
      description: 'Only those whose insurance ends within so many days, the soonest first',
      helpValue: 'DAYS',
      min: 1,
      max: 3660,
      exclusive: ['state'],
    }),
    state: Flags.option({
      description: 'Only those that stand so; "expired": verified, but not insured any more',
      options: ['pending', 'active', 'expired', 'rejected', 'suspended'] as const,
    })(),
    limit: limit(50),
    reveal,
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(VehiclesList)
    const config = await this.loadConfig('tool', flags)
    const [
      { vehiclesMatching },
      { masked },
      { withDatabase },
      { vehicleEntry, vehicleLines },
      { whyVehicleWaits },
    ] = await Promise.all([
      import('../../../server/documents/browse.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
      import('../../vehicles/describe.ts'),
      import('../../vehicles/why.ts'),
    ])
    const { timezone, vehicleApproval } = config
    const now = Date.now()
    const found = await withDatabase(config, ({ read }) =>
      vehiclesMatching(read, {
        isWaiting: flags.waiting,
        endsBefore: flags.expiring === undefined ? undefined : now + flags.expiring * 86_400_000,
        state: flags.state,
        now,
        limit: flags.limit,
      }).map((vehicle) => {
        const isWaiting = vehicle.waitingSince !== null
        const waitsBecause = isWaiting
          ? whyVehicleWaits(read, vehicle.paper, { now, timezone, vehicleApproval })
          : null
        return vehicleEntry(vehicle, { now, timezone, waitsBecause })
      }),
    )
    const entries = masked(found, flags)
    if (entries.length > 0)
      for (const line of vehicleLines(entries, { timezone, why: flags.waiting })) this.log(line)
    else this.log(flags.waiting ? 'Nothing waits for you.' : 'There is no such vehicle.')
    return entries
  }
}
