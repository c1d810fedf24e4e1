import type { Reader, Tx } from '../db/open.ts'
import { type DueRows, dueIds, nextDueAt } from '../events/due.ts'
import { type Doer, type Moment, system } from '../rides/moment.ts'
import type { RideRules } from '../rides/rules.ts'
import { type Booking, bookingById, change, expire, tellSides } from './booking.ts'
import { endIfOver } from './cancel.ts'

/** A deadline that has come, of a booking or of a day. */
export interface DueTrip {
  what: 'booking' | 'trip day'
  id: number
}

const kinds: Record<DueTrip['what'], DueRows> = {
  booking: { rows: `booking indexed by booking_due where state in ('asked', 'agreed')`, at: 'due_at' },
  'trip day': { rows: `trip_day indexed by trip_day_open where state = 'open'`, at: 'over_at' },
}
const every = Object.entries(kinds) as [DueTrip['what'], DueRows][]

/** When the next day is over, or the next booking runs out or counts as done. */
export function nextTripDeadline(from: Pick<Reader | Tx, 'get'>, now: number): number | undefined {
  const due = every.flatMap(([, rows]) => nextDueAt(from, rows, now) ?? [])
  return due.length === 0 ? undefined : Math.min(...due)
}

/** The bookings first: a day passes after those that lie on it. */
export const dueTrips = (
  from: Pick<Reader | Tx, 'all'>,
  { now, limit }: { now: number; limit: number },
): DueTrip[] =>
  every.flatMap(([what, rows]) => dueIds(from, rows, { now, limit }).map((id) => ({ what, id })))

/** What has moved on since it was found due is left alone. Returns lanes to wake. */
export function meetTripDeadline(
  tx: Tx,
  { what, id }: DueTrip,
  { now, rules }: { now: number; rules: RideRules },
): string[] {
  const lanes = new Set<string>()
  const wake = (lane: string) => void lanes.add(lane)
  if (what === 'booking') meetBooking(tx, id, { now, rules, correlationId: `booking.${id}`, wake })
  else passDay(tx, id, now)
  return [...lanes]
}

/** All that is due, in the transaction that is open. */
export const meetTripDeadlines = (tx: Tx, at: { now: number; rules: RideRules; limit: number }): string[] => [
  ...new Set(dueTrips(tx, at).flatMap((due) => meetTripDeadline(tx, due, at))),
]

/** A question nobody answered expires; an agreed ride whose time is over is done. */
function meetBooking(tx: Tx, id: number, moment: Moment): void {
  const booking = bookingById(tx, id)
  if (booking === undefined || booking.due_at > moment.now) return
  if (booking.state === 'asked') expire(tx, booking, 'unanswered', system, moment)
  else if (booking.state === 'agreed') finish(tx, booking, system, moment)
}

function passDay(tx: Tx, id: number, now: number): void {
  const { changes } = tx.run(
    `update trip_day set state = 'past' where id = ? and state = 'open' and over_at <= ?`,
    id,
    now,
  )
  if (changes > 0) endIfOver(tx, id, 'ended', now)
}

/** They have gone together; both hear what can follow, such as paying. */
export function finish(tx: Tx, booking: Booking, doer: Doer, moment: Moment): void {
  const happened = change(tx, booking, 'done', {}, doer, moment)
  const data = { bookingId: booking.id }
  tellSides(tx, happened, booking, ['passenger', 'driver'], 'schedule.done', data, moment)
}
