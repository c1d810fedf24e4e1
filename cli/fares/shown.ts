import { clock } from '../../server/fares/card.ts'
import type { Tariff } from '../../server/fares/tariff.ts'
import { dateOf, localTime } from '../../server/trips/days.ts'
import { francs } from '../francs.ts'

/** A tariff in lines of words. */
export function describeTariff(tariff: Tariff): string[] {
  const { longAfterM, longPerKmRwf, nightFromMin, nightToMin } = tariff
  const rows: [string, string][] = [
    ['first', `${francs(tariff.firstRwf)} for ${kilometres(tariff.firstM)}`],
    ['then', `${francs(tariff.perKmRwf)} a kilometre`],
  ]
  if (longAfterM !== null)
    rows.push(['beyond', `${kilometres(longAfterM)}: ${francs(longPerKmRwf ?? 0)} a kilometre`])
  rows.push(['waiting', waitingRule(tariff)])
  if (nightFromMin !== null && nightToMin !== null)
    rows.push(['night', `${clock(nightFromMin)}-${clock(nightToMin)}: ${tariff.nightPercent} % more`])
  rows.push(['estimated', `the way ${tariff.roadPercent} % of the straight line, at ${tariff.speedKmh} km/h`])
  if (tariff.note !== '') rows.push(['note', tariff.note])
  const state = tariff.verified ? '' : '   (not confirmed)'
  return [`${tariff.vehicleType}${state}`, ...rows.map(([label, words]) => `  ${label.padEnd(10)} ${words}`)]
}

/** "23/11/2026" */
export function dayShown(at: number, timezone: string): string {
  const { year, month, date } = dateOf(localTime(at, timezone).day)
  return [String(date).padStart(2, '0'), String(month).padStart(2, '0'), year].join('/')
}

function waitingRule({ waitingFreeMin, waitingPerMinRwf }: Tariff): string {
  if (waitingPerMinRwf === 0) return 'free'
  const perMin = `${francs(waitingPerMinRwf)} a minute`
  return waitingFreeMin === 0 ? perMin : `${waitingFreeMin} min free, then ${perMin}`
}

export const kilometres = (metres: number): string => `${(metres / 1000).toLocaleString('en')} km`
