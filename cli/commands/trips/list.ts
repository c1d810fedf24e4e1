import { Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { limit, person, reveal } from '../../webhook/flags.ts'

export default class TripsList extends BaseCommand {
  static override summary = 'List planned trips, newest last'
  static override examples = [
    '<%= config.bin %> trips list',
    '<%= config.bin %> trips list --day tomorrow --role driver',
    '<%= config.bin %> trips list --person 788123456 --all --json',
  ]
  static override flags = {
    day: Flags.string({
      description: 'Only those made on that day: today, tomorrow, or a date such as 2026-11-23',
      helpValue: 'DAY',
    }),
    role: Flags.option({
      description: 'Only those of passengers, or of drivers',
      options: ['passenger', 'driver'] as const,
    })(),
    all: Flags.boolean({ description: 'Also those that are over or were cancelled' }),
    person,
    limit: limit(20),
    reveal,
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(TripsList)
    const config = await this.loadConfig('tool', flags)
    const [
      { dayNamed, tripsMatching },
      { dayMeant },
      { tripEntry, tripLines },
      { peopleMeant },
      { masked },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/trips/browse.ts'),
      import('../../trips/change.ts'),
      import('../../trips/describe.ts'),
      import('../../webhook/who.ts'),
      import('../../masked.ts'),
      import('../../open-database.ts'),
    ])
    const { role, all, limit } = flags
    const day =
      flags.day === undefined
        ? undefined
        : dayMeant(dayNamed(flags.day, Date.now(), config.timezone), flags.day)
    const trips = await withDatabase(config, ({ read }) =>
      tripsMatching(read, { day, role, all, people: peopleMeant(read, flags.person), limit }),
    )
    const entries = masked(trips.map(tripEntry), flags)
    if (entries.length === 0) this.log('There is no such trip.')
    else for (const line of tripLines(entries)) this.log(line)
    return entries
  }
}
