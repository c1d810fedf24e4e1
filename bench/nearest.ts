import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { migrateOpen } from '../server/db/migrate.ts'
import { type Db, openDb, openWriter } from '../server/db/open.ts'
import type { VehicleType } from '../server/db/schema-mobility.ts'
import { type Nearby, type NearbySearch, nearestDrivers } from '../server/drivers/nearby.ts'
import { goOnline } from '../server/drivers/presence.ts'
import type { Point } from '../server/geo/point.ts'
import { median, tempFolder } from './processes.ts'
import { ms, perSecond, type Row } from './table.ts'

/**
 * The nearest drivers among very many, against looking at every one of them in SQL, in turns and with the same
 * answers; then positions that change while people search, through the writer that the server has, on the disk.
 */
export async function nearest(quick: boolean): Promise<Row[]> {
  const rows: Row[] = []
  const sizes = quick ? small : large
  for (const size of sizes) {
    const { drivers } = size
    await using folder = await tempFolder()
    console.error(`  ${drivers.toLocaleString('en')} drivers go online…`)
    const city = new City(drivers)
    const db = await filled(join(folder.path, 'nearest.db'), city)
    rows.push(...searching(db, city, size, quick))
    if (size === sizes.at(-1)) {
      const flushMs = median(Array.from({ length: 200 }, () => flush(join(folder.path, 'flush'))))
      rows.push(...(await moving(db, city, quick ? 3 : 20, flushMs)))
    }
    await db.close()
  }
  return rows
}

interface Size {
  drivers: number
  goalMs: number
  timesScan?: number
}

const small: Size[] = [
  { drivers: 20_000, goalMs: 2 },
  { drivers: 100_000, goalMs: 2 },
]
const large: Size[] = [
  { drivers: 100_000, goalMs: 2 },
  { drivers: 1_000_000, goalMs: 5, timesScan: 50 },
]

function searching(db: Db, city: City, { goalMs, timesScan }: Size, quick: boolean): Row[] {
  const took = { nearest: [] as number[], scan: [] as number[] }
  const rounds = quick ? 5 : 20
  for (let warmUp = 0; warmUp < 300; warmUp += 1) nearestDrivers(db.read, city.search())
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < (quick ? 200 : 500); turn += 1) {
      const search = city.search()
      took.nearest.push(timed(() => nearestDrivers(db.read, search)))
    }
    const search = city.search()
    let everyone: Nearby[] = []
    took.scan.push(timed(() => (everyone = scan(db, search))))
    const found = nearestDrivers(db.read, search)
    if (JSON.stringify(found.map(rounded)) !== JSON.stringify(everyone.map(rounded))) {
      throw new Error(`not the nearest: ${JSON.stringify({ search, found, everyone })}`)
    }
  }
  const [p50, p99] = [percentile(took.nearest, 0.5), percentile(took.nearest, 0.99)]
  const ratio = median(took.scan) / p50
  return [
    {
      what: `nearest 9 among ${city.drivers.length.toLocaleString('en')} online drivers`,
      measured: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
      against: `a scan in SQL: ${ms(median(took.scan))}`,
      ratio: `${Math.round(ratio).toLocaleString('en')} ×`,
      goal: `p99 ≤ ${goalMs} ms${timesScan === undefined ? '' : `, ≥ ${timesScan} ×`}`,
      met: p99 <= goalMs && ratio >= (timesScan ?? 0),
    },
  ]
}

/** Each update and each search counts from when it was due, so that a stall cannot hide. */
async function moving(db: Db, city: City, seconds: number, flushMs: number): Promise<Row[]> {
  const took = { updates: [] as number[], searches: [] as number[] }
  const before = { ...db.counts }
  const startedAt = performance.now()
  const elapsed = () => performance.now() - startedAt
  let [updates, searches, waiting, mostWaiting] = [0, 0, 0, 0]
  while (elapsed() < seconds * 1000) {
    for (; updates < elapsed(); updates += 1) {
      const dueAt = updates
      waiting += 1
      void update(db, city).then(() => {
        waiting -= 1
        took.updates.push(elapsed() - dueAt)
      })
    }
    mostWaiting = Math.max(mostWaiting, waiting)
    if (searches * 5 < elapsed()) {
      const dueAt = searches * 5
      searches += 1
      nearestDrivers(db.read, city.search())
      took.searches.push(elapsed() - dueAt)
    }
    await Bun.sleep(1)
  }
  const left = waiting
  await db.idle()
  const perCommit = (db.counts.jobs - before.jobs) / (db.counts.commits - before.commits)
  const most = await atMost(db, city, seconds / 4)
  const spread = (values: number[]) =>
    `p50 ${ms(percentile(values, 0.5))}, p99 ${ms(percentile(values, 0.99))}`
  const what = `1,000 position updates/s beside 200 searches/s among ${city.drivers.length.toLocaleString('en')}`
  return [
    {
      what,
      measured: `${updates} stored, ${left} under way at the end, ${mostWaiting} at most`,
      against: `${perCommit.toFixed(1)} in a commit; without a pause ${perSecond(most)}`,
      ratio: '–',
      goal: 'none left behind',
      met: took.updates.length === updates && mostWaiting < 200 && left < 50,
    },
    {
      what: '… update to the disk',
      measured: spread(took.updates),
      against: `a flush of 4 KB: ${ms(flushMs)}`,
      ratio: '–',
      goal: 'p99 ≤ 50 ms',
      met: percentile(took.updates, 0.99) <= 50,
    },
    {
      what: '… search, waiting included',
      measured: spread(took.searches),
      against: '–',
      ratio: '–',
      goal: 'p99 ≤ 50 ms',
      met: percentile(took.searches, 0.99) <= 50,
    },
  ]
}

/** As many as there is room for, fifty at a time. */
async function atMost(db: Db, city: City, seconds: number): Promise<number> {
  const startedAt = performance.now()
  let stored = 0
  const client = async () => {
    for (; performance.now() - startedAt < seconds * 1000; stored += 1) await update(db, city)
  }
  await Promise.all(Array.from({ length: 50 }, client))
  return (stored / (performance.now() - startedAt)) * 1000
}

const update = (db: Db, city: City): Promise<void> => {
  const online = city.moved()
  return db.write((tx) => goOnline(tx, online, now))
}

/** What one would write without an index: every driver's distance, in the database, without leaving it. */
const scan = (db: Db, { vehicleType, at, radiusM, limit, now }: NearbySearch): Nearby[] =>
  db.read.all<Nearby>(
    `with away as materialized (
       select person_id as personId, latitude, longitude,
         pow(sin(radians(latitude - ?1) / 2), 2)
           + cos(radians(?1)) * cos(radians(latitude)) * pow(sin(radians(longitude - ?2) / 2), 2) as h
       from driver_presence not indexed where vehicle_type = ?3 and busy = 0 and expires_at > ?4)
     select personId, latitude, longitude, 2 * 6371008.8 * asin(sqrt(h)) as distanceM from away
       where h <= ?5 order by h, personId limit ?6`,
    at.latitude,
    at.longitude,
    vehicleType,
    now,
    Math.sin(radiusM / 6_371_008.8 / 2) ** 2,
    limit,
  )

const rounded = ({ personId, distanceM }: Nearby) => [personId, Math.round(distanceM * 100)]

async function filled(path: string, { drivers }: City): Promise<Db> {
  openWriter(path, { create: true }).close()
  const db = openDb(path)
  await migrateOpen(db)
  await db.write((tx) => {
    const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)'
    tx.run(
      `${numbers} insert into person (id, wa_id, first_seen_at) select i, '2507' || i, 1 from n`,
      drivers.length,
    )
    tx.run(
      `${numbers} insert into vehicle (id, person_id, type, plate, state, insured_until, created_at)
         select i, i, 'moto', 'R' || i, 'active', ${far}, 1 from n`,
      drivers.length,
    )
    for (const { personId, vehicleType, at } of drivers) {
      tx.run(
        `insert into driver_presence (person_id, vehicle_id, vehicle_type, latitude, longitude, source, online_since,
           seen_at, expires_at) values (?, ?, ?, ?, ?, 'live', 1, 1, ?)`,
        personId,
        personId,
        vehicleType,
        at.latitude,
        at.longitude,
        now + 1 + Math.floor(Math.random() * freshMs),
      )
    }
  })
  return db
}

interface Somebody {
  personId: number
  vehicleType: VehicleType
  at: Point
}

/** Four of five are in Kigali, thickest in its middle, the others anywhere in Rwanda; most drive a moto. */
class City {
  readonly drivers: Somebody[]

  constructor(count: number) {
    this.drivers = Array.from({ length: count }, (_, index) => ({
      personId: index + 1,
      vehicleType: anyType(),
      at: somewhere(),
    }))
  }

  search(): NearbySearch {
    return { vehicleType: anyType(), at: somewhere(), radiusM: 10_000, limit: 9, now }
  }

  /** A driver who went on for up to some hundred metres. */
  moved() {
    const driver = this.drivers[Math.floor(Math.random() * this.drivers.length)] as Somebody
    const { latitude, longitude } = driver.at
    driver.at = { latitude: latitude + bell() * 0.0005, longitude: longitude + bell() * 0.0005 }
    const until = now + freshMs + Math.floor(performance.now())
    return { ...driver, vehicleId: driver.personId, source: 'live' as const, until }
  }
}

function somewhere(): Point {
  return Math.random() < 0.8
    ? { latitude: -1.95 + bell() * 0.04, longitude: 30.06 + bell() * 0.05 }
    : { latitude: -2.8 + Math.random() * 1.7, longitude: 28.9 + Math.random() * 2 }
}

const anyType = (): VehicleType => types[Math.floor(Math.random() * types.length)] ?? 'moto'
const types: VehicleType[] = ['moto', 'moto', 'moto', 'moto', 'moto', 'moto', 'cab', 'cab', 'liffan', 'truck']

/** Normally distributed with variance 1, by Box and Muller. */
const bell = (): number => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())

/** What a commit cannot be quicker than on this disk. */
function flush(path: string): number {
  const file = openSync(path, 'a')
  const took = timed(() => {
    writeSync(file, new Uint8Array(4096))
    fdatasyncSync(file)
  })
  closeSync(file)
  return took
}

function timed(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const now = 1_700_000_000_000
const freshMs = 1_800_000
const far = now + 365 * 86_400_000
