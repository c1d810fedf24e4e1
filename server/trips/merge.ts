import type { Tx } from '../db/open.ts'
import { system } from '../rides/moment.ts'
import { type Booking, change } from './booking.ts'
import { openDeparture } from './cancel.ts'

/**
 * Before two rows become one human: nobody travels with themselves. What the two asked of each other or agreed ends,
 * and both trips stand. Nobody is told: they are the only one it concerns, and "my trips" shows it.
 */
export function endWhatCollidesInTrips(tx: Tx, from: number, into: number, now: number): void {
  for (const booking of tx.all<Booking>(openBetween, from, into)) {
    const reason = 'two numbers, one person'
    const sets = { cancelled_by: system.by, cancel_reason: reason }
    change(tx, booking, 'cancelled', sets, { ...system, detail: reason }, { now })
    openDeparture(tx, booking.driver_day_id)
  }
}

const openBetween = `select * from booking indexed by booking_passenger
    where passenger_id = ?1 and driver_id = ?2 and state in ('asked', 'agreed')
  union all select * from booking indexed by booking_passenger
    where passenger_id = ?2 and driver_id = ?1 and state in ('asked', 'agreed')`
