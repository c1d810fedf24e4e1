import type { Tariff } from './tariff.ts'

export interface Travelled {
  /** By road, in metres. */
  distanceM: number
  /** How long the driver waited for the passenger, in whole minutes; a begun one is not counted. */
  waitingMin?: number
  /** When the ride begins. */
  at: number
  /** The night is that of this zone. */
  timezone: string
}

/**
 * The fare in whole francs. Distance is counted by the metre, the night is added to everything, and the sum is
 * rounded once, at the end, to the nearest franc, half a franc upwards; so a longer way never costs less.
 */
export function fareFor(tariff: Tariff, { distanceM, waitingMin = 0, at, timezone }: Travelled): number {
  const { firstM, firstRwf, perKmRwf, longAfterM, longPerKmRwf } = tariff
  const way = Math.max(0, Math.round(distanceM))
  const usualEndM = Math.max(firstM, Math.min(way, longAfterM ?? way))
  const usualM = usualEndM - firstM
  const longM = Math.max(0, way - usualEndM)
  const waited = Math.max(0, Math.floor(waitingMin) - tariff.waitingFreeMin)
  // Whole numbers throughout: thousandths of a franc, then hundredths of those.
  const thousandths =
    1000 * (firstRwf + waited * tariff.waitingPerMinRwf) + usualM * perKmRwf + longM * (longPerKmRwf ?? 0)
  const percent = isNight(tariff, at, timezone) ? 100 + tariff.nightPercent : 100
  return Math.floor((thousandths * percent + 50_000) / 100_000)
}

/** Whether the night fare holds: from the first minute of the night up to, and without, its last one. */
export function isNight(
  { nightFromMin, nightToMin }: Pick<Tariff, 'nightFromMin' | 'nightToMin'>,
  at: number,
  timezone: string,
): boolean {
  if (nightFromMin === null || nightToMin === null) return false
  const minute = minuteOfDay(at, timezone)
  return nightFromMin < nightToMin
    ? minute >= nightFromMin && minute < nightToMin
    : minute >= nightFromMin || minute < nightToMin
}

function minuteOfDay(at: number, timezone: string): number {
  const [hour, minute] = clockOf(timezone).format(at).split(':')
  return Number(hour) * 60 + Number(minute)
}

/** Making one takes longer than all the rest of a fare. */
function clockOf(timezone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timezone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' })
    clocks.set(timezone, clock)
  }
  return clock
}

const clocks = new Map<string, Intl.DateTimeFormat>()
