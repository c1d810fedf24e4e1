import { clockIn, dayIn } from '../i18n/calendar.ts'
import { type Ctx, choices } from './flow.ts'
import type { Choice, Message } from './message.ts'
import { lines, text, typeName } from './ride-words.ts'
import { otherOf, wayLine } from './schedule-words.ts'

/**
 * A call for help from somebody whose planned trip with another person is near, or has just been: the number to call,
 * and whoever runs this is told. Undefined without such a trip.
 */
export function helpedOnTrip(ctx: Ctx<object>, buttons: Choice[] = []): Message | undefined {
  const { say, scope, language } = ctx
  const view = scope.trips.nearBooking()
  if (view === undefined || !scope.trips.callForHelp(view.id)) return undefined
  const { other, pickup } = view
  const body = lines([
    say('ride.sosCall', { number: scope.rides.rules.emergencyNumber }),
    '',
    say('ride.sosOperator'),
    '',
    say('ride.sosSay'),
    [other.vehicleType === null ? undefined : typeName(other.vehicleType, ctx), otherOf(view, ctx)]
      .filter((word) => word !== undefined)
      .join(' · '),
    other.plate === null ? undefined : say('ride.plate', { plate: other.plate }),
    wayLine(view, ctx),
    say('trips.at', { day: dayIn(language, pickup.day), time: clockIn(pickup.minute) }),
    '',
    say('trips.sosNobodyElse'),
  ])
  return buttons.length === 0 ? text(body) : choices(body, buttons)
}
