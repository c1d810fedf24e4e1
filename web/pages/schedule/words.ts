import type { ShownBooking, ShownMatch, ShownTrip } from '../../../server/http/api/trip-shape.ts'
import { clockIn, weekdayIn } from '../../../server/i18n/calendar.ts'
import { language, say } from '../../i18n/say.ts'
import { dayName } from '../../i18n/time.ts'
import { capital } from '../ride/words.ts'

/** "Tomorrow, 07:00–09:00" */
export function whenOf({ days, windowFromMin, windowToMin }: ShownTrip): string {
  const [next] = days
  const hours =
    windowFromMin === 0 && windowToMin >= 1440
      ? say('schedule.anyHour')
      : // Joined, so that no line ends within.
        `${clockIn(windowFromMin)}\u2060–\u2060${clockIn(windowToMin)}`
  return next === undefined ? hours : `${capital(dayName(next.day))}, ${hours}`
}

/** "Every week: Friday" */
export function repeatsOf({ repeats, days }: ShownTrip): string {
  const [next] = days
  const every = say(`schedule.${repeats}`)
  return repeats === 'weekly' && next !== undefined
    ? `${every}: ${weekdayIn(language.value, next.day)}`
    : every
}

/** "Tomorrow 07:10" */
export const pickupOf = ({ pickup }: Pick<ShownBooking, 'pickup'>): string =>
  `${capital(dayName(pickup.day))} ${clockIn(pickup.minute)}`

/** First name of the other, or what they are. */
export const matchName = ({ name, role }: Pick<ShownMatch, 'name' | 'role'>): string =>
  name ?? say(role === 'driver' ? 'schedule.aDriver' : 'schedule.aPassenger')

/** The other side of a booking. */
export const otherName = ({ other, role }: ShownBooking): string =>
  matchName({ name: other.name, role: role === 'driver' ? 'passenger' : 'driver' })
