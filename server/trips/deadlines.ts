import type { Tx } from '../db/open.ts'
import { type Doer, type Moment, system } from '../rides/moment.ts'
import type { RideRules } from '../rides/rules.ts'
import { type Booking, change, expire, tellSides } from './booking.ts'
import { endIfOver } from './cancel.ts'

/** When the next day is over, or the next booking runs out or counts as done. */
export function nextTripDeadline(from: Pick<Tx, 'get'>): number | undefined {
  const day = from.get<{ at: number }>(
    `select over_at as at from trip_day indexed by trip_day_open where state = 'open' order by over_at limit 1`,
  )
  const booking = from.get<{ at: number }>(
    `select due_at as at from booking indexed by booking_due where state in ('asked', 'agreed') order by due_at limit 1`,
  )
  const due = [day?.at, booking?.at].filter((at) => at !== undefined)
  return due.length === 0 ? undefined : Math.min(...due)
}

/** Questions nobody answered expire, agreed rides whose time is over are done, days that are over pass. */
export function meetTripDeadlines(
  tx: Tx,
  { now, rules, limit }: { now: number; rules: RideRules; limit: number },
): string[] {
  const lanes = new Set<string>()
  const wake = (lane: string) => void lanes.add(lane)
  const due = tx.all<Booking>(
    `select * from booking indexed by booking_due where state in ('asked', 'agreed') and due_at <= ?
       order by due_at limit ?`,
    now,
    limit,
  )
  for (const booking of due) {
    const moment: Moment = { now, rules, correlationId: `booking.${booking.id}`, wake }
    if (booking.state === 'asked') expire(tx, booking, 'unanswered', system, moment)
    else finish(tx, booking, system, moment)
  }
  const over = tx.all<{ id: number }>(
    `select id from trip_day indexed by trip_day_open where state = 'open' and over_at <= ? order by over_at limit ?`,
    now,
    limit,
  )
  for (const { id } of over) {
    tx.run(`update trip_day set state = 'past' where id = ?`, id)
    endIfOver(tx, id, 'ended', now)
  }
  return [...lanes]
}

/** They have gone together; both hear what can follow, such as paying. */
export function finish(tx: Tx, booking: Booking, doer: Doer, moment: Moment): void {
  const happened = change(tx, booking, 'done', {}, doer, moment)
  const data = { bookingId: booking.id }
  tellSides(tx, happened, booking, ['passenger', 'driver'], 'schedule.done', data, moment)
}
