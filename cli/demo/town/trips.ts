import type { Tx } from '../../../server/db/open.ts'
import { distanceM } from '../../../server/geo/distance.ts'
import type { Spot } from '../../../server/geo/point.ts'
import type { Landmark } from '../../../server/places/import/landmark.ts'
import type { RideRules } from '../../../server/rides/rules.ts'
import type { Random } from '../../../server/simulator/random.ts'
import { localTime } from '../../../server/trips/days.ts'
import { planTrip, type TripWish } from '../../../server/trips/plan.ts'
import { oneOf } from './roster.ts'
import type { Settled } from './seed.ts'

interface Town {
  landmarks: readonly Landmark[]
  random: Random
  now: number
  rules: RideRules
}

type Daily = Pick<TripWish, 'from' | 'to' | 'windowFromMin' | 'windowToMin' | 'repeats'>

/**
 * Some drivers go the same way every day and have seats free: what "Schedule a trip" finds. The ways a newcomer
 * thinks of first are gone at every time of the day, on a moto and, as far as there are any, in a cab; the others are
 * anywhere.
 */
export function planTrips(tx: Tx, drivers: Settled[], town: Town): void {
  const { now, rules } = town
  const moment = { now, rules, correlationId: 'demo', wake() {} }
  const firstDay = localTime(now, rules.timezone).day + 1
  const plan = ({ personId, vehicleId, seats }: Settled, way: Daily) =>
    planTrip(tx, personId, { role: 'driver', firstDay, seats, vehicleId, ...way }, moment)
  const usual = windows.flatMap((window) => usualWays.map((way) => usualWay(way, window, town.landmarks)))
  const taken = new Set<Settled>()
  for (const type of ['moto', 'cab'] as const) {
    const theirs = drivers.filter(({ vehicleType }) => vehicleType === type)
    usual.forEach((way, index) => {
      const driver = theirs[index]
      if (driver === undefined) return
      taken.add(driver)
      plan(driver, way)
    })
  }
  for (const driver of drivers.filter((one) => !taken.has(one)).slice(0, elsewhere)) {
    plan(driver, anyWay(town))
  }
}

/** By the refs of the landmarks. */
function usualWay([from, to]: UsualWay, window: Window, landmarks: readonly Landmark[]): Daily {
  const place = (wanted: string) => {
    const found = landmarks.find(({ ref }) => ref === wanted)
    if (found === undefined) throw new Error(`the town has no place "${wanted}"`)
    return spot(found)
  }
  const [windowFromMin, windowToMin] = window
  return { from: place(from), to: place(to), windowFromMin, windowToMin, repeats: 'daily' }
}

function anyWay({ landmarks, random }: Town): Daily {
  const from = oneOf(landmarks, random)
  const far = landmarks.filter((place) => distanceM(from, place) > 3000)
  const to = oneOf(far.length > 0 ? far : landmarks, random)
  const [windowFromMin, windowToMin] = oneOf(windows, random)
  const repeats = random.share() < 0.6 ? 'daily' : 'weekdays'
  return { from: spot(from), to: spot(to), windowFromMin, windowToMin, repeats }
}

const spot = ({ name, latitude, longitude }: Spot): Spot => ({
  latitude,
  longitude,
  ...(name !== undefined && { name }),
})

type UsualWay = readonly [from: string, to: string]
const usualWays: readonly UsualWay[] = [
  ['kimironko-bus-park', 'nyabugogo'],
  ['nyabugogo', 'kimironko-bus-park'],
  ['remera-bus-park', 'downtown-bus-park'],
  ['downtown-bus-park', 'remera-bus-park'],
  ['kacyiru-bus-park', 'kimironko-bus-park'],
  ['kicukiro-centre', 'downtown-bus-park'],
  ['nyamirambo-bus-park', 'downtown-bus-park'],
  ['airport', 'kigali-city-tower'],
]

/** How many go anywhere. */
const elsewhere = 40

type Window = readonly [fromMin: number, toMin: number]
/** Those of the menu, in minutes after midnight. */
const windows: readonly Window[] = [
  [6 * 60, 10 * 60],
  [10 * 60, 14 * 60],
  [14 * 60, 18 * 60],
  [18 * 60, 22 * 60],
]
