import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { limit, person, reveal, since } from '../../webhook/flags.ts'

export default class RidesList extends BaseCommand {
  static override summary = 'List rides, newest last'
  static override examples = [
    '<%= config.bin %> rides list --active',
    '<%= config.bin %> rides list --sos',
    '<%= config.bin %> rides list --state expired --since 1d',
    '<%= config.bin %> rides list --person 788123456 --json',
  ]
  static override flags = {
    active: Flags.boolean({ description: 'Only those under way, from the request on', exclusive: ['state'] }),
    sos: Flags.boolean({ description: 'Only those with a call for help that nobody has looked after' }),
    state: Flags.option({
      description: 'Only this state',
      options: [
        'requested',
        'offered',
        'accepted',
        'arrived',
        'started',
        'completed',
        'cancelled',
        'expired',
      ] as const,
    })(),
    since,
    person,
    limit: limit(20),
    reveal,
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(RidesList)
    const config = await this.loadConfig('tool', flags)
    const [
      { ridesMatching },
      { rideEntry, rideLines },
      { peopleMeant },
      { momentOf },
      { masked },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/rides/browse.ts'),
      import('../../rides/describe.ts'),
      import('../../webhook/who.ts'),
      import('../../moment.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
    ])
    const { active, sos, state, limit } = flags
    const since = flags.since === undefined ? undefined : momentOf(flags.since)
    const rides = await withDatabase(config, ({ read }) =>
      ridesMatching(read, { active, sos, state, since, people: peopleMeant(read, flags.person), limit }),
    )
    const entries = masked(rides.map(rideEntry), flags)
    if (entries.length === 0) this.log('There is no such ride.')
    else for (const line of rideLines(entries, config.timezone)) this.log(line)
    return entries
  }
}
