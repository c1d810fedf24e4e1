import type { ShownBooking, ShownMatch, ShownTrip } from '../../../server/http/api/trip-shape.ts'
import { clockIn, weekdayIn } from '../../../server/i18n/calendar.ts'
import { counted, language, say } from '../../i18n/say.ts'
import { dayName } from '../../i18n/time.ts'
import { capital } from '../ride/words.ts'

/** "Tomorrow, about 08:00 (07:00–09:00)" of a passenger, who chose one hour; "Tomorrow, 06:00–10:00" of a driver. */
export function whenOf({ days, role, windowFromMin, windowToMin }: ShownTrip): string {
  const [next] = days
  // Joined, so that no line ends within.
  const window = `${clockIn(windowFromMin)}\u2060–\u2060${clockIn(windowToMin)}`
  const hours =
    windowFromMin === 0 && windowToMin >= 1440
      ? say('schedule.anyHour')
      : role === 'passenger' && windowToMin - windowFromMin === 120
        ? say('schedule.aboutHour', { time: clockIn(windowFromMin + 60), hours: window })
        : window
  return next === undefined ? hours : `${capital(dayName(next.day))}, ${hours}`
}

/** "2 free seats" of a driver, "2 seats needed" of a passenger. */
export const seatsOf = ({ role, seats }: Pick<ShownMatch, 'role' | 'seats'>): string =>
  role === 'driver'
    ? counted(seats, 'schedule.freeSeatOne', 'schedule.freeSeatsMany')
    : counted(seats, 'schedule.wantedOne', 'schedule.wantedMany')

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
