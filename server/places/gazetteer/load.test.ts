import { afterEach, beforeEach, expect, test } from 'bun:test'
import { ManualClock } from '../../clock.ts'
import { migrateOpen } from '../../db/migrate.ts'
import { type Db, openDb } from '../../db/open.ts'
import { silentLog } from '../../log.ts'
import { beginGazetteer } from './begin.ts'
import { gazetteerEdition, loadGazetteer } from './load.ts'
import { gazetteerFile, placesIn } from './read.ts'

let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
})
afterEach(() => db.close())

const counts = () =>
  Object.fromEntries(
    db.read
      .all<{ kind: string; n: number }>('select kind, count(*) as n from place group by kind')
      .map(({ kind, n }) => [kind, n]),
  )

test('holds all of Rwanda, each name with what it lies in', async () => {
  const { isNew, longestSliceMs } = await loadGazetteer(db, { now: 0 })
  expect(isNew).toBe(true)
  expect(counts()).toEqual({
    province: 5,
    district: 30,
    sector: 416,
    cell: 2149,
    village: 14837,
    town: expect.any(Number),
  })
  // The aim is 20 ms; a machine that does other things meanwhile gets some slack.
  expect(longestSliceMs).toBeLessThan(100)
  expect(
    db.read.get(
      `select within, latitude from place where name = 'Bibare' and kind = 'cell' and within like 'Kimironko%'`,
    ),
  ).toEqual({
    within: 'Kimironko, Gasabo, Kigali',
    latitude: null,
  })
  expect(
    db.read.get(`select kind, within from place where name = 'Gisenyi' and latitude is not null`),
  ).toEqual({
    kind: 'town',
    within: 'Rubavu, West',
  })
  const inRwanda = 'latitude between -2.9 and -1.0 and longitude between 28.8 and 30.95'
  expect(db.read.all(`select name from place where latitude is not null and not (${inRwanda})`)).toEqual([])
})

test('broken off half-way it is not taken for whole, and goes on', async () => {
  const stop = new AbortController()
  const first = loadGazetteer(db, { now: 0, signal: stop.signal })
  await Bun.sleep(30)
  stop.abort()
  await first
  expect(gazetteerEdition(db.read)).toBeUndefined()
  expect(await loadGazetteer(db, { now: 0 })).toMatchObject({ isNew: true })
  expect(counts().village).toBe(14837)
})

test('a new edition changes what differs and forgets what is gone', async () => {
  await loadGazetteer(db, { now: 0 })
  await db.write((tx) => {
    tx.run(`update place_source set edition = 'older'`)
    tx.run(`update place set name = 'Gaasabo', plain = 'gaasabo' where name = 'Gasabo' and kind = 'district'`)
    tx.run(
      `insert into place (kind, name, plain, source, source_ref, created_at) values ('village', 'Old', 'old', 'rwanda', 'x', 0)`,
    )
    tx.run(
      `insert into place (kind, name, plain, latitude, longitude, source, source_ref, created_at)
         values ('landmark', 'Ours', 'ours', -1.9, 30, 'operator', 'x', 0)`,
    )
  })
  expect(await loadGazetteer(db, { now: 1 })).toMatchObject({ isNew: true })
  expect(db.read.all(`select name from place where plain in ('gaasabo', 'old', 'ours')`)).toEqual([
    { name: 'Ours' },
  ])
  expect(
    db.read.get(`insert into place_name (place_name, rank) values ('integrity-check', 1)`),
  ).toBeUndefined()
})

test('every place of the file has a reference of its own', () => {
  const refs = [...placesIn(gazetteerFile().lines())].map(({ source_ref }) => source_ref)
  expect(new Set(refs).size).toBe(refs.length)
})

test('a server that has started loads them when it is quiet; one that stops before does not', async () => {
  const clock = new ManualClock()
  await beginGazetteer({ db, clock, log: silentLog })()
  clock.advance(5000)
  expect(counts()).toEqual({})
  const stop = beginGazetteer({ db, clock, log: silentLog })
  clock.advance(5000)
  while (gazetteerEdition(db.read) === undefined) await Bun.sleep(5)
  await stop()
  expect(counts().sector).toBe(416)
})
