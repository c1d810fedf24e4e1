import type { Selectable } from 'kysely'
import type { Reader, Tx } from '../db/open.ts'
import type { TariffRow, VehicleType } from '../db/schema-mobility.ts'
import { AppError } from '../error.ts'
import { vehicleTypes } from '../vehicles/vehicles.ts'

export type Reads = Pick<Reader, 'get' | 'all'>

/**
 * What rides with one type of vehicle cost: rows of the operator's, never literals in the code. Distances are by
 * road. The moto tariff that ships is the one of Rwanda's regulator, RURA, in force since August 2022: 400 RWF for
 * the first 2 km, 117 RWF for each further one, 205 RWF for those beyond 40 km; waiting, as set in 2020, is free for
 * 10 minutes and then 21 RWF a minute. What ships for the other types is a guess, and marked as unverified.
 */
export interface Tariff {
  readonly vehicleType: VehicleType
  readonly firstM: number
  readonly firstRwf: number
  readonly perKmRwf: number
  /** From here on a kilometre costs something else; null when it never does. */
  readonly longAfterM: number | null
  readonly longPerKmRwf: number | null
  readonly waitingFreeMin: number
  readonly waitingPerMinRwf: number
  /** Minutes after midnight; a night may cross midnight, and lasts all day where both are the same. */
  readonly nightFromMin: number | null
  readonly nightToMin: number | null
  /** Added to the whole fare of a ride at night. */
  readonly nightPercent: number
  /** The way by road in percent of the straight line. */
  readonly roadPercent: number
  readonly speedKmh: number
  /** Whether the operator vouches for it. */
  readonly verified: boolean
  /** Where it comes from. */
  readonly note: string
}

/** Undefined where the operator has set none: then nothing is estimated. */
export function tariffOf(reads: Reads, vehicleType: VehicleType): Tariff | undefined {
  const row = reads.get<Row>('select * from tariff where vehicle_type = ?', vehicleType)
  return row === undefined ? undefined : fromRow(row)
}

/** In the order in which people are asked for the type. */
export function allTariffs(reads: Reads): Tariff[] {
  const tariffs = reads.all<Row>('select * from tariff').map(fromRow)
  return vehicleTypes.flatMap((type) => tariffs.filter(({ vehicleType }) => vehicleType === type))
}

export type TariffChange = Partial<Omit<Tariff, 'vehicleType'>>

/** The operator corrects a tariff, or sets the first one of a type; what is not given stays as it is. */
export function changeTariff(tx: Tx, vehicleType: VehicleType, change: TariffChange): Tariff {
  const before = tariffOf(tx, vehicleType)
  if (before === undefined && missingIn(change).length > 0) {
    throw new AppError(
      'usage.invalid',
      `There is no tariff for ${vehicleType} yet: give at least ${missingIn(change).join(', ')}.`,
    )
  }
  const tariff: Tariff = { ...blank, ...before, ...change, vehicleType }
  assertSound(tariff)
  tx.run(
    save,
    vehicleType,
    tariff.firstM,
    tariff.firstRwf,
    tariff.perKmRwf,
    tariff.longAfterM,
    tariff.longPerKmRwf,
    tariff.waitingFreeMin,
    tariff.waitingPerMinRwf,
    tariff.nightFromMin,
    tariff.nightToMin,
    tariff.nightPercent,
    tariff.roadPercent,
    tariff.speedKmh,
    Number(tariff.verified),
    tariff.note,
  )
  return tariff
}

const missingIn = (change: TariffChange): string[] =>
  (
    [
      ['the first distance', change.firstM],
      ['its price', change.firstRwf],
      ['the price of a kilometre', change.perKmRwf],
    ] as const
  ).flatMap(([words, value]) => (value === undefined ? [words] : []))

const blank = {
  firstM: 0,
  firstRwf: 0,
  perKmRwf: 0,
  longAfterM: null,
  longPerKmRwf: null,
  waitingFreeMin: 0,
  waitingPerMinRwf: 0,
  nightFromMin: null,
  nightToMin: null,
  nightPercent: 0,
  roadPercent: 130,
  speedKmh: 20,
  verified: false,
  note: '',
}

/** What the database would refuse too, but in words that say what to do. */
function assertSound(tariff: Tariff): void {
  const { firstM, longAfterM, longPerKmRwf, nightFromMin, nightToMin } = tariff
  const refuse = (sentence: string) => {
    throw new AppError('usage.invalid', sentence)
  }
  const prices = [tariff.firstRwf, tariff.perKmRwf, longPerKmRwf ?? 0, tariff.waitingPerMinRwf]
  if (!prices.every((price) => isWhole(price, 0, maxPriceRwf)))
    refuse(`Prices are whole francs from 0 to ${maxPriceRwf.toLocaleString('en')}.`)
  if (!isWhole(firstM, 0, maxDistanceM)) refuse('The first distance is 0 to 1,000 km.')
  if ((longAfterM === null) !== (longPerKmRwf === null))
    refuse('Where long ways cost something else, give both where they begin and their price of a kilometre.')
  if (longAfterM !== null && !isWhole(longAfterM, firstM + 1, maxDistanceM))
    refuse('Long ways begin after the first distance, within 1,000 km.')
  if (!isWhole(tariff.waitingFreeMin, 0, minutesOfDay)) refuse('Free waiting is 0 to 1,440 whole minutes.')
  if ((nightFromMin === null) !== (nightToMin === null))
    refuse('A night has both a beginning and an end, such as 22:00-05:00.')
  if (![nightFromMin ?? 0, nightToMin ?? 0].every((minute) => isWhole(minute, 0, minutesOfDay - 1)))
    refuse('A night begins and ends between 00:00 and 23:59.')
  if (!isWhole(tariff.nightPercent, 0, 300)) refuse('At night 0 to 300 percent are added.')
  if (!isWhole(tariff.roadPercent, 100, 300))
    refuse('The way by road is 100 to 300 percent of the straight line.')
  if (!isWhole(tariff.speedKmh, 1, 200)) refuse('The speed is 1 to 200 km/h.')
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

const maxPriceRwf = 1_000_000
const maxDistanceM = 1_000_000
const minutesOfDay = 1440

const save = `insert into tariff (vehicle_type, first_m, first_rwf, per_km_rwf, long_after_m, long_per_km_rwf,
    waiting_free_min, waiting_per_min_rwf, night_from_min, night_to_min, night_percent, road_percent, speed_kmh,
    verified, note)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (vehicle_type) do update set first_m = excluded.first_m, first_rwf = excluded.first_rwf,
    per_km_rwf = excluded.per_km_rwf, long_after_m = excluded.long_after_m,
    long_per_km_rwf = excluded.long_per_km_rwf, waiting_free_min = excluded.waiting_free_min,
    waiting_per_min_rwf = excluded.waiting_per_min_rwf, night_from_min = excluded.night_from_min,
    night_to_min = excluded.night_to_min, night_percent = excluded.night_percent,
    road_percent = excluded.road_percent, speed_kmh = excluded.speed_kmh, verified = excluded.verified,
    note = excluded.note`

const fromRow = (row: Row): Tariff => ({
  vehicleType: row.vehicle_type,
  firstM: row.first_m,
  firstRwf: row.first_rwf,
  perKmRwf: row.per_km_rwf,
  longAfterM: row.long_after_m,
  longPerKmRwf: row.long_per_km_rwf,
  waitingFreeMin: row.waiting_free_min,
  waitingPerMinRwf: row.waiting_per_min_rwf,
  nightFromMin: row.night_from_min,
  nightToMin: row.night_to_min,
  nightPercent: row.night_percent,
  roadPercent: row.road_percent,
  speedKmh: row.speed_kmh,
  verified: row.verified === 1,
  note: row.note,
})

type Row = Selectable<TariffRow>
