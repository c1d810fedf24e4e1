import type { Tx } from '../db/open.ts'
import { cancelTimers, setTimer } from '../timers/timers.ts'
import { vehiclesOf } from '../vehicles/vehicles.ts'

/** What a reminder is about; what does not hold any more when it comes due is not said. */
export interface Reminder {
  vehicleId: number
  /** The insurance's end, or its beginning, that it was set for. */
  at: number
  /** How many days are left, or that it has ended, or begun. */
  is: 30 | 7 | 1 | 'ended' | 'begun'
}

interface When {
  now: number
  correlationId: string
  /** The vehicle of whose end they are told in another way. */
  told?: number
}

/**
 * Sets the reminders of all of somebody's vehicles anew: to be called whenever the insurance of one changes. The end
 * of an insurance is a midnight, so nine hours after it is nine in the morning there.
 */
export function setReminders(tx: Tx, personId: number, { now, correlationId, told }: When): void {
  cancelTimers(tx, personId, reminderName, now)
  for (const vehicle of vehiclesOf(tx, personId)) {
    const { id: vehicleId, insured_from: from, insured_until: until } = vehicle
    if (vehicle.state !== 'active' || until === null) continue
    const reminders: { data: Reminder; dueAt: number }[] = daysBefore.map((days) => ({
      data: { vehicleId, at: until, is: days },
      dueAt: until - days * dayMs + morningMs,
    }))
    if (told !== vehicleId) {
      reminders.push({ data: { vehicleId, at: until, is: 'ended' }, dueAt: until + morningMs })
    }
    if (from !== null && from > now) {
      reminders.push({ data: { vehicleId, at: from, is: 'begun' }, dueAt: from + morningMs })
    }
    for (const { data, dueAt } of reminders) {
      if (dueAt > now) setTimer(tx, { personId, name: reminderName, dueAt, data, correlationId })
    }
  }
}

const reminderName = 'vehicles.reminder'
const daysBefore = [30, 7, 1] as const
const dayMs = 86_400_000
const morningMs = 9 * 3_600_000
