import type { Selectable } from 'kysely'
import type { Tx } from '../db/open.ts'
import type { BookingRow, Side } from '../db/schema-mobility.ts'
import type { Doer, Moment } from '../rides/moment.ts'
import { cancelTimers, setTimer } from '../timers/timers.ts'
import type { Reads } from './day.ts'
import { type ExpiryReason, type TripNewsData, tellTrip } from './news.ts'

export type Booking = Selectable<BookingRow>

export const bookingById = (from: Reads, id: number): Booking | undefined =>
  from.get<Booking>('select * from booking where id = ?', id)

/** What this person is in it; undefined for a stranger. */
export function sideOf(booking: Booking, personId: number): Side | undefined {
  if (booking.passenger_id === personId) return 'passenger'
  return booking.driver_id === personId ? 'driver' : undefined
}

export const other = (side: Side): Side => (side === 'driver' ? 'passenger' : 'driver')

export const personOf = (booking: Booking, side: Side): number =>
  side === 'driver' ? booking.driver_id : booking.passenger_id

/** What changes with the state; its time is set by itself. */
interface Sets {
  pickup_at?: number
  due_at?: number
  cancelled_by?: Doer['by']
  cancel_reason?: string | null
}

/**
 * The one place where a booking changes its state: the row and the event. The database refuses what cannot follow, and
 * takes or gives back the seats. Returns what names the change in news.
 */
export function change(
  tx: Tx,
  booking: Booking,
  to: Exclude<BookingRow['state'], 'asked'>,
  sets: Sets,
  { by, personId, detail = null }: Doer & { detail?: string | null },
  { now }: Pick<Moment, 'now'>,
): string {
  const all: Record<string, string | number | null> = {
    state: to,
    [to === 'agreed' ? 'agreed_at' : 'ended_at']: now,
    ...sets,
  }
  const columns = Object.keys(all)
  const { changes } = tx.run(
    `update booking set ${columns.map((column) => `${column} = ?`).join(', ')} where id = ? and state = ?`,
    ...Object.values(all),
    booking.id,
    booking.state,
  )
  if (changes !== 1) throw new Error(`booking ${booking.id} is not ${booking.state} any more`)
  if (booking.state === 'agreed') cancelReminders(tx, booking, now)
  return record(tx, booking.id, to, { by, personId, detail }, now)
}

/** Writes down a change of a booking, or something said in it. */
export function record(
  tx: Tx,
  bookingId: number,
  state: BookingRow['state'],
  { by, personId, detail }: Doer & { detail: string | null },
  now: number,
): string {
  const { lastInsertRowid } = tx.run(
    'insert into booking_event (booking_id, at, state, by, person_id, detail) values (?, ?, ?, ?, ?, ?)',
    bookingId,
    now,
    state,
    by,
    personId,
    detail,
  )
  return `booking:${lastInsertRowid}`
}

export function tellSides<Name extends keyof TripNewsData>(
  tx: Tx,
  happened: string,
  booking: Booking,
  sides: Side[],
  name: Name,
  data: TripNewsData[Name],
  moment: Moment,
): void {
  for (const side of sides) tellTrip(tx, happened, personOf(booking, side), name, data, moment)
}

/** Nobody need answer it any more; those who cannot know why are told. */
export function expire(tx: Tx, booking: Booking, why: ExpiryReason, doer: Doer, moment: Moment): void {
  const happened = change(tx, booking, 'expired', {}, { ...doer, detail: why }, moment)
  const told = toldOf[why].filter((side) => personOf(booking, side) !== doer.personId)
  tellSides(tx, happened, booking, told, 'schedule.expired', { bookingId: booking.id, why }, moment)
}

/** Who goes with somebody else knows it, and so does who has given away the last seat. */
const toldOf: Record<ExpiryReason, Side[]> = {
  unanswered: ['passenger', 'driver'],
  unsuitable: ['passenger', 'driver'],
  taken: ['driver'],
  full: ['passenger'],
}

/** Reminds both an hour and a quarter before the pickup, and the driver when it has come. */
export function setReminders(
  tx: Tx,
  booking: Booking,
  pickupAt: number,
  { now, correlationId }: Pick<Moment, 'now' | 'correlationId'>,
): void {
  for (const minutes of remindedMin) {
    const dueAt = pickupAt - minutes * minuteMs
    if (dueAt <= now) continue
    const about = {
      name: reminderOf(booking.id),
      dueAt,
      data: { bookingId: booking.id, minutes },
      correlationId,
    }
    setTimer(tx, { ...about, personId: booking.driver_id })
    if (minutes > 0) setTimer(tx, { ...about, personId: booking.passenger_id })
  }
}

function cancelReminders(tx: Tx, booking: Booking, now: number): void {
  for (const personId of [booking.passenger_id, booking.driver_id]) {
    cancelTimers(tx, personId, reminderOf(booking.id), now)
  }
}

/** The flow is told "schedule.remind"; what follows tells the reminders of one booking from those of another. */
const reminderOf = (bookingId: number): string => `schedule.remind.${bookingId}`

const remindedMin = [60, 15, 0]
const minuteMs = 60_000
