import type { PickedPlace } from '../../map/places.ts'

/** The form of a trip while it is filled in; kept as a draft. */
export interface Plan {
  role: 'passenger' | 'driver'
  from?: PickedPlace | undefined
  to?: PickedPlace | undefined
  /** As 2026-12-25. */
  date?: string | undefined
  /** A preset of the role, "any", or "own": then the two times count. */
  hours?: string | undefined
  earliest: string
  latest: string
  seats: number
  repeats: 'once' | 'daily' | 'weekdays' | 'weekly'
  vehicleId?: number | undefined
}

export const blankPlan: Plan = {
  role: 'passenger',
  earliest: '07:00',
  latest: '09:00',
  seats: 1,
  repeats: 'once',
}

/** Minutes after midnight; the end may lie in the next day. */
export interface Hours {
  fromMin: number
  toMin: number
}

export type PlanField = 'from' | 'to' | 'date' | 'hours'
export type PlanFault = 'missing' | 'over' | 'too_far'

/** An hour of a passenger means an hour before and after; drivers choose a window. */
export const presetsOf = (role: Plan['role']): Record<string, Hours> =>
  role === 'driver' ? windows : { ...hours, any: { fromMin: 0, toMin: minutesOfDay } }

/** Undefined while nothing that makes sense was chosen. */
export function hoursOf({ role, hours: chosen, earliest, latest }: Plan): Hours | undefined {
  if (chosen !== 'own') return presetsOf(role)[chosen ?? '']
  const [fromMin, toMin] = [minutesIn(earliest), minutesIn(latest)]
  if (fromMin === undefined || toMin === undefined || fromMin === toMin) return undefined
  // "22:00 to 02:00" ends in the night after.
  return { fromMin, toMin: toMin > fromMin ? toMin : toMin + minutesOfDay }
}

/** What is missing or cannot be, by field, in the order of the form. */
export function faultsOf(plan: Plan, now: { day: number; minute: number }): Map<PlanField, PlanFault> {
  const faults = new Map<PlanField, PlanFault>()
  if (plan.from === undefined) faults.set('from', 'missing')
  if (plan.to === undefined) faults.set('to', 'missing')
  const day = dayIn(plan.date)
  if (day === undefined) faults.set('date', 'missing')
  else if (day < now.day) faults.set('date', 'over')
  else if (day > now.day + mostDaysAhead) faults.set('date', 'too_far')
  const window = hoursOf(plan)
  if (window === undefined) faults.set('hours', 'missing')
  else if (day !== undefined && !faults.has('date') && isOver(day, window, now)) faults.set('hours', 'over')
  return faults
}

/** The window has passed by. */
export const isOver = (day: number, { toMin }: Hours, now: { day: number; minute: number }): boolean =>
  (day - now.day) * minutesOfDay + toMin <= now.minute

/** How long it makes sense to send this: until its hours are over. */
export const validForMs = (day: number, { toMin }: Hours, now: { day: number; minute: number }): number =>
  ((day - now.day) * minutesOfDay + toMin - now.minute) * 60_000

/** What the server is sent; only of a plan without faults. */
export function bodyOf(plan: Plan, window: Hours) {
  const { role, from, to, date, seats, repeats, vehicleId } = plan
  if (from === undefined || to === undefined || date === undefined)
    throw new Error('the plan is not complete')
  return {
    role,
    from: placeIn(from),
    to: placeIn(to),
    date,
    window,
    seats,
    repeats,
    ...(role === 'driver' && vehicleId !== undefined && { vehicleId }),
  }
}

/** The number of a day written as 2026-12-25; undefined for what is no day. */
export function dayIn(date: string | undefined): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date ?? '') ? Date.parse(`${date}T00:00Z`) : Number.NaN
  return Number.isFinite(at) ? Math.round(at / 86_400_000) : undefined
}

export const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** A trip may begin this many days from now. */
export const mostDaysAhead = 60

const placeIn = ({ latitude, longitude, name }: PickedPlace) => ({
  latitude,
  longitude,
  ...(name !== undefined && name !== '' && { name: name.slice(0, 120) }),
})

function minutesIn(time: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute)
}

const minutesOfDay = 1440
const hours = Object.fromEntries(
  [6, 8, 12, 17, 19].map((hour) => [`h${hour}`, { fromMin: hour * 60 - 60, toMin: hour * 60 + 60 }]),
)
const windows = Object.fromEntries(
  [6, 10, 14, 18].map((from) => [`w${from}`, { fromMin: from * 60, toMin: from * 60 + 240 }]),
)
