import { clockIn, weekdayIn } from '../../../server/i18n/calendar.ts'
import type { BookingView, MatchView, TripView } from '../../../server/policy/trips.ts'
import { language, say } from '../../i18n/say.ts'
import { dayName } from '../../i18n/time.ts'
import { written } from '../../map/places.ts'

type Spot = TripView['from']

/** What a place is called; where it has no name, where it lies. */
export const spotName = (spot: Spot): string => spot.name ?? written(spot)

/** "Tomorrow, 07:00–09:00" */
export function whenOf({ days, windowFromMin, windowToMin }: TripView): string {
  const [next] = days
  const hours =
    windowFromMin === 0 && windowToMin >= 1440
      ? say('schedule.anyHour')
      : `${clockIn(windowFromMin)}–${clockIn(windowToMin)}`
  return next === undefined ? hours : `${capital(dayName(next.day))}, ${hours}`
}

/** "Every week: Friday" */
export function repeatsOf({ repeats, days }: TripView): string {
  const [next] = days
  const every = say(`schedule.${repeats}`)
  return repeats === 'weekly' && next !== undefined
    ? `${every}: ${weekdayIn(language.value, next.day)}`
    : every
}

/** "Tomorrow 07:10" */
export const pickupOf = ({ pickup }: Pick<BookingView, 'pickup'>): string =>
  `${capital(dayName(pickup.day))} ${clockIn(pickup.minute)}`

/** First name of the other, or what they are. */
export const matchName = ({ name, role }: Pick<MatchView, 'name' | 'role'>): string =>
  name ?? say(role === 'driver' ? 'schedule.aDriver' : 'schedule.aPassenger')

/** The other side of a booking. */
export const otherName = ({ other, role }: BookingView): string =>
  matchName({ name: other.name, role: role === 'driver' ? 'passenger' : 'driver' })

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
