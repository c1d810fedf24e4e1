import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import { limit } from '../../webhook/flags.ts'

export default class TripsMatch extends BaseCommand {
  static override summary = 'Explain whom a planned trip suits, and why not the others'
  static override description =
    'For each of its coming days, or the one given, everybody of the other side near that day: first those who are offered, the best first, then the others with the reason. Nobody is told anything.'
  static override examples = [
    '<%= config.bin %> trips match 17',
    '<%= config.bin %> trips match 17 --day tomorrow --limit 50',
  ]
  static override args = {
    id: Args.string({ description: 'Number of the trip', required: true }),
  }
  static override flags = {
    day: Flags.string({
      description: 'Only this day: today, tomorrow, or a date such as 2026-11-23',
      helpValue: 'DAY',
    }),
    limit: limit(20),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TripsMatch)
    const config = await this.loadConfig('tool', flags)
    const [
      { dayNamed, daysOfTrip, tripsMatching },
      { explainMatches },
      { dayMeant, noTrip, tripIdIn },
      { explainedLines, isoDay },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/trips/browse.ts'),
      import('../../../server/trips/explain.ts'),
      import('../../trips/change.ts'),
      import('../../trips/describe.ts'),
      import('../../open-database.ts'),
    ])
    const id = tripIdIn(args.id)
    const day =
      flags.day === undefined
        ? undefined
        : dayMeant(dayNamed(flags.day, Date.now(), config.timezone), flags.day)
    const explained = await withDatabase(config, ({ read }) => {
      if (tripsMatching(read, { ids: [id], limit: 1 }).length === 0) throw noTrip(id)
      return daysOfTrip(read, id)
        .filter((one) => one.state === 'open' && (day === undefined || one.day === day))
        .map((one) => ({ day: isoDay(one.day), found: explainMatches(read, one.id, Date.now()) }))
    })
    if (explained.length === 0) this.log(`Trip ${id} has no open day${day === undefined ? '' : ' then'}.`)
    for (const { day, found } of explained) {
      this.log(day)
      for (const line of explainedLines(found.slice(0, flags.limit), config.timezone)) this.log(line)
      const more = found.length - flags.limit
      if (more > 0) this.log(`  … and ${more} more; see --limit`)
    }
    return explained.map(({ day, found }) => ({
      day,
      found: found.map(({ day: other, rank, fit, why }) => ({
        tripId: other.trip_id,
        dayId: other.id,
        personId: other.person_id,
        rank,
        why,
        ...fit,
      })),
    }))
  }
}
