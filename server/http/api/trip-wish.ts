import { t } from 'elysia'
import type { Scope } from '../../policy/scope.ts'
import type { TripVehicle } from '../../policy/trips.ts'
import { dayNamed } from '../../trips/browse.ts'
import { oneOf } from './one-of.ts'
import { Problem } from './problem.ts'
import { spot } from './ride-shape.ts'

/** Preset hours of passengers: an hour before and after suits as well. */
const hours = [6, 8, 12, 17, 19] as const

/** What it takes to plan a trip. */
export const wishBody = t.Object({
  role: oneOf(['passenger', 'driver'], { error: 'Say "passenger" or "driver".' }),
  from: spot,
  to: spot,
  date: t.String({
    pattern: '^(today|tomorrow|\\d{4}-\\d{2}-\\d{2})$',
    error: 'Send a day as 2026-12-25, or "today" or "tomorrow".',
  }),
  hour: t.Optional(
    t.Union([...hours.map((hour) => t.Literal(hour)), t.Literal('any')], {
      error: `Send one of the hours ${hours.join(', ')}, or "any", or a window instead.`,
    }),
  ),
  window: t.Optional(
    t.Object({
      fromMin: t.Integer({ minimum: 0, maximum: 1439, error: 'Minutes after midnight, 0 to 1439.' }),
      toMin: t.Integer({ minimum: 1, maximum: 2879, error: 'Minutes after midnight, up to 2879.' }),
    }),
  ),
  seats: t.Integer({ minimum: 1, maximum: 60, error: 'Send the number of seats, at least 1.' }),
  repeats: oneOf(['once', 'daily', 'weekdays', 'weekly']),
  vehicleId: t.Optional(t.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  vehicleType: t.Optional(oneOf(['moto', 'cab', 'liffan', 'truck', 'rental', 'other'])),
})

type Wish = typeof wishBody.static

/** The first day and the window; throws `request.invalid` with what is wrong in them. */
export function windowOf(
  { date, hour, window }: Pick<Wish, 'date' | 'hour' | 'window'>,
  { now, timezone }: { now: number; timezone: string },
): { firstDay: number; windowFromMin: number; windowToMin: number } {
  const firstDay = dayNamed(date, now, timezone)
  if (firstDay === undefined || !isInCalendar(date, firstDay))
    throw invalid('date', 'There is no such day. Send one as 2026-12-25.')
  if (window !== undefined) {
    if (window.toMin <= window.fromMin || window.toMin - window.fromMin > minutesOfDay)
      throw invalid('window/toMin', 'The end lies after the beginning, by a day at most.')
    return { firstDay, windowFromMin: window.fromMin, windowToMin: window.toMin }
  }
  if (hour === undefined) throw invalid('hour', 'Send an hour or a window.')
  return hour === 'any'
    ? { firstDay, windowFromMin: 0, windowToMin: minutesOfDay }
    : { firstDay, windowFromMin: hour * 60 - 60, windowToMin: hour * 60 + 60 }
}

/** What a driver drives: the one they name, or their only one that may drive. */
export function vehicleOf({ role, vehicleId }: Wish, { trips }: Scope): TripVehicle | undefined {
  if (role === 'passenger') return undefined
  const own = trips.vehicles()
  const vehicle =
    vehicleId === undefined
      ? onlyOne(own.filter(({ valid }) => valid))
      : own.find(({ id }) => id === vehicleId)
  if (vehicle === undefined) throw new Problem('trip.no_vehicle')
  return vehicle
}

/** As many as there can be: behind the rider of a moto there is one. */
export function seatsOf({ seats }: Pick<Wish, 'seats'>, vehicle: TripVehicle | undefined): number {
  const most =
    vehicle === undefined ? mostWanted : vehicle.type === 'moto' ? 1 : (vehicle.seats ?? mostOffered)
  if (seats > most) throw invalid('seats', `At most ${most}.`)
  return seats
}

/** The 31st of February would be taken for a day of March. */
const isInCalendar = (date: string, day: number): boolean =>
  !/^\d/.test(date) || new Date(day * 86_400_000).toISOString().startsWith(date)

const invalid = (field: string, detail: string) =>
  new Problem('request.invalid', { fields: [{ field, detail }] })

const onlyOne = <Item>(items: Item[]): Item | undefined => (items.length === 1 ? items[0] : undefined)

const minutesOfDay = 1440
const mostWanted = 10
const mostOffered = 60
