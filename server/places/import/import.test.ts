import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { migrateOpen } from '../../db/migrate.ts'
import { type Db, openDb } from '../../db/open.ts'
import { distanceM } from '../../geo/distance.ts'
import { importLandmarks, ownPlaces, removePlace } from '../landmarks.ts'
import { searchPlaces } from '../search.ts'
import { readPlaceFile } from './file.ts'

const problems = (text: string) => readPlaceFile(text).bad.map(({ at, problem }) => `${at}: ${problem}`)
const header = 'name,latitude,longitude,within,ref'

describe('a CSV file', () => {
  test('is read with any of its separators, with quotes, accents and a byte order mark', () => {
    const expected = [
      {
        name: 'Hôtel, Grand',
        latitude: -1.95,
        longitude: 30.06,
        within: 'Kiyovu',
        ref: 'name:hotel grand/kiyovu',
      },
    ]
    for (const text of [
      '\ufeffname,lat,lng,within\n"Hôtel, Grand",-1.95,30.06,Kiyovu\n',
      'Name;Latitude;Longitude;Within\nHôtel, Grand;-1.95;30.06;Kiyovu\r\n\r\n',
      'within\tlongitude\tlatitude\tname\tremark\nKiyovu\t30.06\t-1.95\tHôtel, Grand\tnice',
    ]) {
      expect(readPlaceFile(text)).toEqual({ landmarks: expected, bad: [], odd: [] })
    }
  })

  test('every bad line is told with its number and why', () => {
    const lines = [
      header,
      'Good,-1.95,30.06,,',
      ',-1.95,30.06,,',
      '12345,-1.95,30.06,,',
      'Swapped,30.06,-1.95,,',
      'No number,south,30.06,,',
      '"Comma","-1,95","30,06",,',
      'Missing,,30.06,,',
      'Too many,-1.95,30.06,,,,',
      'Off the earth,-91,30.06,,',
      'Null island,0,0,,',
      `${'x'.repeat(81)},-1.95,30.06,,`,
      'good,-1.96,30.07,,',
      'A,-1.95,30.06,,7',
      'B,-1.95,30.06,,7',
    ]
    expect(problems(lines.join('\n'))).toEqual([
      'line 3: The name is missing.',
      'line 4: The name "12345" has no letters.',
      'line 5: Latitude and longitude look swapped: 30.06, -1.95. In Rwanda the latitude is about -2, the longitude about 30.',
      'line 6: The latitude "south" is no number of degrees such as -1.9496.',
      'line 7: The latitude "-1,95" has a decimal comma. Write it with a point.',
      'line 8: The latitude is missing.',
      'line 9: There are 7 values for 5 columns. Put values with a comma in quotes.',
      'line 10: The latitude -91 is not between -90 and 90.',
      'line 11: The position is 0, 0, which is what devices write without one.',
      'line 12: The name has more than 80 letters.',
      'line 13: It has the same name as line 2. Give each a ref of its own.',
      'line 15: It has the same ref as line 14. Give each a ref of its own.',
    ])
  })

  test('outside Rwanda is only warned of', () => {
    const { landmarks, odd } = readPlaceFile(
      `${header}\nGoma,-1.68,29.22,,\nBukavu,-2.51,28.85,,\nParis,48.85,2.35,,`,
    )
    expect(landmarks).toHaveLength(3)
    expect(odd).toEqual([{ at: 'line 4', problem: '"Paris" (48.85, 2.35) lies outside Rwanda.' }])
  })

  test('without the columns it is refused', () => {
    expect(() => readPlaceFile('name,where\nA,B')).toThrow('it has no latitude and no longitude')
    expect(() => readPlaceFile('')).toThrow('The first line must name the columns')
    expect(() => readPlaceFile('name,latitude,longitude\n"A,1,2')).toThrow('not CSV that can be read')
  })
})

describe('a GeoJSON file', () => {
  const feature = (geometry: unknown, properties: unknown = { name: 'A' }) => ({
    type: 'Feature',
    geometry,
    properties,
  })
  const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

  test('points are taken as they are, areas by a point well inside', () => {
    // A "U", whose centroid lies outside of it.
    const u = [
      [
        [30, -2],
        [30.03, -2],
        [30.03, -1.97],
        [30.02, -1.97],
        [30.02, -1.99],
        [30.01, -1.99],
        [30.01, -1.97],
        [30, -1.97],
        [30, -2],
      ],
    ]
    const { landmarks, bad } = readPlaceFile(
      file(
        feature({ type: 'Point', coordinates: [30.06, -1.95, 1500] }),
        feature({ type: 'Polygon', coordinates: u }, { shapeName: 'U', shapeID: 'x1' }),
        feature({ type: 'MultiPolygon', coordinates: [u] }, { name: 'M', ref: 7, within: 'U' }),
      ),
    )
    expect(bad).toEqual([])
    expect(landmarks[0]).toMatchObject({ name: 'A', latitude: -1.95, longitude: 30.06 })
    expect(landmarks[1]).toMatchObject({ name: 'U', ref: 'x1' })
    expect(landmarks[2]).toMatchObject({ name: 'M', ref: '7', within: 'U' })
    const { latitude = 0, longitude = 0 } = landmarks[1] ?? {}
    const isInLeg = longitude > 30 && longitude < 30.03 && latitude > -2 && latitude < -1.97
    const isInGap = longitude > 30.01 && longitude < 30.02 && latitude > -1.99
    expect([isInLeg, isInGap]).toEqual([true, false])
  })

  test('what is no place is told with its number', () => {
    expect(
      problems(
        file(
          feature({
            type: 'LineString',
            coordinates: [
              [30, -2],
              [30, -1],
            ],
          }),
          feature(null),
          feature({ type: 'Point', coordinates: [30, 'x'] }),
          feature({ type: 'Point', coordinates: [-1.95, 30.06] }),
          feature({ type: 'Point', coordinates: [30.06, -1.95] }, null),
          feature({ type: 'Polygon', coordinates: [] }),
        ),
      ),
    ).toEqual([
      'feature 1: It must be a Point, a Polygon or a MultiPolygon with its coordinates.',
      'feature 2: It must be a Point, a Polygon or a MultiPolygon with its coordinates.',
      'feature 3: It must be a Point, a Polygon or a MultiPolygon with its coordinates.',
      'feature 4: Latitude and longitude look swapped: 30.06, -1.95. In Rwanda the latitude is about -2, the longitude about 30.',
      'feature 5: The name is missing.',
      'feature 6: It must be a Point, a Polygon or a MultiPolygon with its coordinates.',
    ])
    expect(() => readPlaceFile('{"type":"Topology"}')).toThrow('no GeoJSON FeatureCollection')
    expect(() => readPlaceFile('{"type":')).toThrow('not JSON')
  })
})

describe('imported places', () => {
  let db: Db
  beforeAll(async () => {
    db = openDb(':memory:')
    await migrateOpen(db)
  })
  afterAll(() => db.close())
  const put = (csv: string) => importLandmarks(db, readPlaceFile(csv).landmarks, 0)

  test('the same file again changes nothing; a moved or renamed place is changed and found by its new name', async () => {
    expect(await put(`${header}\nOld Name,-1.95,30.06,,a\nOther,-1.96,30.07,,`)).toEqual({
      added: 2,
      changed: 0,
      same: 0,
    })
    expect(await put(`${header}\nOld Name,-1.95,30.06,,a\nOther,-1.96,30.07,,`)).toEqual({
      added: 0,
      changed: 0,
      same: 2,
    })
    expect(await put(`${header}\nBrand New,-1.95,30.06,,a\nOther,-1.97,30.07,,`)).toEqual({
      added: 0,
      changed: 2,
      same: 0,
    })
    expect(searchPlaces(db.read, 'old name').found).toEqual([])
    expect(searchPlaces(db.read, 'brand new').found).toHaveLength(1)
    expect(searchPlaces(db.read, 'other').found[0]?.latitude).toBe(-1.97)
  })

  test('can be removed, and are gone from the search', async () => {
    const [place] = ownPlaces(db.read, 10)
    await db.write((tx) => removePlace(tx, place?.id ?? 0))
    expect(searchPlaces(db.read, 'brand new').found).toEqual([])
    expect(db.write((tx) => removePlace(tx, 999))).rejects.toThrow('There is no place 999')
  })
})

test('the landmarks of Kigali lie where they should towards one another', async () => {
  const { landmarks, bad, odd } = readPlaceFile(
    await Bun.file(join(import.meta.dir, '../../../fixtures/places/kigali.csv')).text(),
  )
  expect([bad, odd]).toEqual([[], []])
  expect(landmarks.length).toBeGreaterThanOrEqual(60)
  const spot = (ref: string) => {
    const found = landmarks.find((one) => one.ref === ref)
    if (found === undefined) throw new Error(`no landmark ${ref}`)
    return found
  }
  const km = (a: string, b: string) => distanceM(spot(a), spot(b)) / 1000
  expect(km('amahoro-stadium', 'bk-arena')).toBeLessThan(0.6)
  expect(km('kimironko-market', 'kimironko-bus-park')).toBeLessThan(0.6)
  expect(km('convention-centre', 'kbc-roundabout')).toBeLessThan(0.5)
  expect(km('nyabugogo', 'downtown-bus-park')).toBeWithin(1, 2.5)
  expect(km('nyabugogo', 'kimironko-market')).toBeWithin(8, 11)
  expect(km('airport', 'kigali-city-tower')).toBeWithin(7, 11)
  expect(km('amahoro-stadium', 'kimironko-market')).toBeWithin(1, 2.5)
  expect(spot('nyabugogo').longitude).toBeLessThan(spot('kigali-city-tower').longitude)
  expect(spot('nyanza-bus-park').latitude).toBeLessThan(spot('kicukiro-centre').latitude)
  expect(spot('airport').longitude).toBeGreaterThan(spot('remera-bus-park').longitude)
})
