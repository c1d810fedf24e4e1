import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class TripsMatch extends BaseCommand {
  static override summary = 'Explain whom a planned trip suits, and why not the others'
  static override description =
    'For each of its coming days, or the one given, everybody of the other side on that day: what was agreed and asked, then those who are offered, the best first, then the others with the reason, the nearest miss first. Those whose way leads elsewhere are counted only, and days on which there is nobody else are left out. Nobody is told anything.'
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
    limit: Flags.integer({
      description: 'At most so many for each day, the nearest first',
      default: 10,
      min: 1,
      helpValue: 'N',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TripsMatch)
    const config = await this.loadConfig('tool', flags)
    const [
      { dayNamed, daysOfTrip, tripsMatching },
      { explainMatches, isFarAway },
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
        .map((one) => {
          const all = explainMatches(read, one.id, Date.now())
          const found = all.filter((other) => !isFarAway(other))
          return { day: isoDay(one.day), found, tooFar: all.length - found.length }
        })
    })
    if (explained.length === 0) this.log(`Trip ${id} has no open day${day === undefined ? '' : ' then'}.`)
    else if (explained.every(({ found }) => found.length === 0)) {
      const far = Math.max(...explained.map(({ tooFar }) => tooFar))
      this.log(`Nobody of the other side goes this way on ${flags.day ?? 'any of its days'}.`)
      if (far > 0) this.log(`Too far from the way: up to ${far} a day.`)
    }
    for (const { day, found, tooFar } of explained) {
      if (found.length === 0) continue
      this.log(day)
      for (const line of explainedLines(found.slice(0, flags.limit), config.timezone)) this.log(line)
      const more = found.length - flags.limit
      if (more > 0) this.log(`  … and ${more} more; see --limit`)
      if (tooFar > 0) this.log(`  Too far from the way: ${tooFar}`)
    }
    return {
      tripId: id,
      days: explained.map(({ day, found, tooFar }) => ({
        day,
        found: found.map(({ day: other, rank, fit, why, apartMin }) => ({
          tripId: other.trip_id,
          dayId: other.id,
          personId: other.person_id,
          rank,
          why,
          apartMin,
          ...fit,
        })),
        tooFar,
      })),
    }
  }
}
