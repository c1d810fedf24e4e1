import type { Tx } from '../../../server/db/open.ts'
import { distanceM } from '../../../server/geo/distance.ts'
import type { Spot } from '../../../server/geo/point.ts'
import type { RideRules } from '../../../server/rides/rules.ts'
import type { Random } from '../../../server/simulator/random.ts'
import { localTime } from '../../../server/trips/days.ts'
import { planTrip } from '../../../server/trips/plan.ts'
import { oneOf } from './roster.ts'
import type { Settled } from './seed.ts'

/** Some drivers go the same way every day and have seats free: what "Schedule a trip" finds. */
export function planTrips(
  tx: Tx,
  drivers: Settled[],
  {
    landmarks,
    random,
    now,
    rules,
  }: { landmarks: readonly Spot[]; random: Random; now: number; rules: RideRules },
): void {
  const moment = { now, rules, correlationId: 'demo', wake() {} }
  const tomorrow = localTime(now, rules.timezone).day + 1
  for (const driver of drivers.slice(0, Math.min(drivers.length, planned))) {
    const from = oneOf(landmarks, random)
    const far = landmarks.filter((place) => distanceM(from, place) > 3000)
    const to = oneOf(far.length > 0 ? far : landmarks, random)
    const [windowFromMin, windowToMin] = oneOf(windows, random)
    const { personId, vehicleId, seats } = driver
    const repeats = random.share() < 0.6 ? 'daily' : 'weekdays'
    planTrip(
      tx,
      personId,
      {
        role: 'driver',
        from: spot(from),
        to: spot(to),
        firstDay: tomorrow,
        windowFromMin,
        windowToMin,
        seats,
        repeats,
        vehicleId,
      },
      moment,
    )
  }
}

const spot = ({ name, latitude, longitude }: Spot): Spot => ({
  latitude,
  longitude,
  ...(name !== undefined && { name }),
})

const planned = 40
/** Those of the menu, in minutes after midnight. */
const windows = [
  [6 * 60, 10 * 60],
  [10 * 60, 14 * 60],
  [14 * 60, 18 * 60],
  [18 * 60, 22 * 60],
] as const
