import { clock } from '../../server/fares/card.ts'
import type { Tariff } from '../../server/fares/tariff.ts'

/** A tariff in lines of words. */
export function describeTariff(tariff: Tariff): string[] {
  const { longAfterM, longPerKmRwf, nightFromMin, nightToMin } = tariff
  const rows: [string, string][] = [
    ['first', `${francs(tariff.firstRwf)} for ${kilometres(tariff.firstM)}`],
    ['then', `${francs(tariff.perKmRwf)} a kilometre`],
  ]
  if (longAfterM !== null)
    rows.push(['beyond', `${kilometres(longAfterM)}: ${francs(longPerKmRwf ?? 0)} a kilometre`])
  rows.push([
    'waiting',
    `${tariff.waitingFreeMin} min free, then ${francs(tariff.waitingPerMinRwf)} a minute`,
  ])
  if (nightFromMin !== null && nightToMin !== null)
    rows.push(['night', `${clock(nightFromMin)}-${clock(nightToMin)}: ${tariff.nightPercent} % more`])
  rows.push(['estimated', `the way ${tariff.roadPercent} % of the straight line, at ${tariff.speedKmh} km/h`])
  if (tariff.note !== '') rows.push(['note', tariff.note])
  const state = tariff.verified ? '' : '   (not confirmed)'
  return [`${tariff.vehicleType}${state}`, ...rows.map(([label, words]) => `  ${label.padEnd(10)} ${words}`)]
}

export const francs = (rwf: number): string => `${rwf.toLocaleString('en')} RWF`

export const kilometres = (metres: number): string => `${(metres / 1000).toLocaleString('en')} km`
