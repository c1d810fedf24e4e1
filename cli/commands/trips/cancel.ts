import { Args, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'

export default class TripsCancel extends BaseCommand {
  static override summary =
    'Cancel a planned trip, or one day of it, and tell its owner and those who agreed to it'
  static override description =
    'Everything asked and agreed for it ends. Whoever planned it is told with the reason, and so is everybody on the other side. Exits with 5 when it is over or cancelled already.'
  static override examples = [
    '<%= config.bin %> trips cancel 17 --reason "the road is closed"',
    '<%= config.bin %> trips cancel 17 --day 2026-11-23 --reason "umuganda"',
  ]
  static override args = {
    id: Args.string({ description: 'Number of the trip', required: true }),
  }
  static override flags = {
    reason: Flags.string({
      description: 'Why; kept, and told to everybody concerned',
      required: true,
      helpValue: 'TEXT',
    }),
    day: Flags.string({
      description: 'Only this day: today, tomorrow, or a date such as 2026-11-23',
      helpValue: 'DAY',
    }),
  }

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TripsCancel)
    const config = await this.loadConfig('tool', flags)
    const [
      { AppError },
      { dayNamed, daysOfTrip, tripsMatching },
      { cancelDay, cancelTrip },
      { operator },
      { rulesOf },
      { dayMeant, noTrip, tripIdIn },
      { withDatabase },
    ] = await Promise.all([
      import('../../../server/error.ts'),
      import('../../../server/trips/browse.ts'),
      import('../../../server/trips/cancel.ts'),
      import('../../../server/rides/moment.ts'),
      import('../../../server/rides/rules.ts'),
      import('../../trips/change.ts'),
      import('../../open-database.ts'),
    ])
    const id = tripIdIn(args.id)
    const day =
      flags.day === undefined
        ? undefined
        : dayMeant(dayNamed(flags.day, Date.now(), config.timezone), flags.day)
    const isDone = await withDatabase(config, async (db) => {
      if (tripsMatching(db.read, { ids: [id], limit: 1 }).length === 0) throw noTrip(id)
      const moment = {
        now: Date.now(),
        rules: rulesOf(config),
        correlationId: `trip:${id}`,
        // A running server notices what another process wrote.
        wake: () => {},
      }
      if (day === undefined) return db.write((tx) => cancelTrip(tx, id, operator, flags.reason, moment))
      const dayId = daysOfTrip(db.read, id).find((one) => one.day === day)?.id
      if (dayId === undefined) throw new AppError('not.found', `Trip ${id} is not made on ${flags.day}.`)
      return db.write((tx) => cancelDay(tx, dayId, operator, flags.reason, moment))
    })
    const what = day === undefined ? `trip ${id}` : `trip ${id} on ${flags.day}`
    if (!isDone) throw new AppError('conflict.already_done', `There is nothing left of ${what} to cancel.`)
    this.log(`${what}  cancelled; its owner and those who agreed to it are told`)
    return { id, day: flags.day ?? null, state: 'cancelled' }
  }
}
