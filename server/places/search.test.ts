import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { seeded, withOneMistake } from '../../bench/typos.ts'
import type { Db } from '../db/open.ts'
import { loadGazetteer } from './gazetteer/load.ts'
import { importLandmarks } from './landmarks.ts'
import { searchPlaces } from './search.ts'
import { addKigali, mapOfRwanda } from './testing.ts'

let db: Db
beforeAll(async () => {
  db = await mapOfRwanda()
})
afterAll(() => db.close())

const best = (words: string) => searchPlaces(db.read, words).found[0]

describe('finds what is meant, however it is spelled', () => {
  const misspelled: [string, string][] = [
    ['kimironko market', 'Kimironko Market'],
    ['kimirongo', 'Kimironko Market'],
    ['kimironko marche', 'Kimironko Market'],
    ['marché de Kimironko', 'Kimironko Market'],
    ['isoko rya kimironko', 'Kimironko Market'],
    ['soko la Kimironko', 'Kimironko Market'],
    ['kimironkomarket', 'Kimironko Market'],
    ['nyabugoggo', 'Nyabugogo Market'],
    ['nyabugogo gare', 'Nyabugogo Bus Park'],
    ['gare ya nyabugogo', 'Nyabugogo Bus Park'],
    ['nyabugogo taxi park', 'Nyabugogo Bus Park'],
    ['Nyabougogo', 'Nyabugogo Market'],
    ['Musanze marche', 'Musanze'],
    ['ruhengri', 'Ruhengeri'],
    ['gisenyi', 'Gisenyi'],
    ['Gisényi', 'Gisenyi'],
    ['butarre', 'Butare'],
    ['hyue', 'Huye'],
    ['Huye', 'Huye'],
    ['cyangugo', 'Cyangugu'],
    ['Byumba town', 'Byumba'],
    ['rwamaganna', 'Rwamagana'],
    ['niamata', 'Nyamata'],
    ['hotel mille colline', 'Hôtel des Mille Collines'],
    ['HOTEL DES MILLE COLLINES', 'Hôtel des Mille Collines'],
    ['chez lando', 'Chez Lando'],
    ['chezlando', 'Chez Lando'],
    ['shez lando', 'Chez Lando'],
    ['king faiçal', 'King Faisal Hospital'],
    ['king faycal hospital', 'King Faisal Hospital'],
    ['faisal hopital', 'King Faisal Hospital'],
    ['stade amahoro', 'Amahoro Stadium'],
    ['amahoro stadiem', 'Amahoro Stadium'],
    ['pele stade', 'Kigali Pelé Stadium'],
    ['rond point sonatube', 'Sonatubes Roundabout'],
    ['sonatube', 'Sonatubes Roundabout'],
    ['kbc', 'KBC Roundabout'],
    ['bk arena', 'BK Arena'],
    ['bkarena', 'BK Arena'],
    ['kigali airport', 'Kigali International Airport'],
    ['aéroport', 'Kigali International Airport'],
    ['ikibuga cy’indege', 'Kigali International Airport'],
    ['convention center', 'Kigali Convention Centre'],
    ['conventon', 'Kigali Convention Centre'],
    ['gisementi', 'Gisimenti'],
    ['giporozo', 'Giporoso'],
    ['remera park', 'Remera Bus Park'],
    ['gare remera', 'Remera Bus Park'],
    ['kicukiro center', 'Kicukiro Centre'],
    ['chuk', 'CHUK Hospital'],
    ['kibagabaga ibitaro', 'Kibagabaga Hospital'],
    ['biryogo', 'Biryogo'],
    ['birjogo', 'Biryogo'],
    ['giticinyoni', 'Giticyinyoni'],
    ['saint famille', 'Sainte Famille Church'],
    ['eglise sainte famille', 'Sainte Famille Church'],
    ['nyamirambo market', 'Nyamirambo Market'],
    ['mu mujyi wa kigali', 'Kigali'],
  ]
  test.each(misspelled)('%s → %s', (typed, name) => {
    expect(best(typed)?.name).toBe(name)
  })

  const beginnings: [typed: string, first: string[]][] = [
    ['kimironko bus', ['Kimironko Bus Park', 'Kimironko Market']],
    ['bus kimironko', ['Kimironko Bus Park', 'Kimironko Market']],
    ['Kimironko B', ['Kimironko Bus Park', 'Kimironko Market']],
    ['kimironko mar', ['Kimironko Market', 'Kimironko Bus Park']],
    ['nyabugogo bus', ['Nyabugogo Bus Park', 'Nyabugogo Market']],
    ['nyabugogo bus pa', ['Nyabugogo Bus Park']],
    ['nyabugogo m', ['Nyabugogo Market', 'Nyabugogo Bus Park']],
    ['nyamirambo bus', ['Nyamirambo Bus Park', 'Nyamirambo Market']],
    ['nyamirambo st', ['Kigali Pelé Stadium', 'Nyamirambo Market']],
    ['kacyiru hos', ['Kacyiru Hospital', 'King Faisal Hospital']],
    ['kacyiru bus', ['Kacyiru Bus Park', 'Kacyiru Hospital']],
    ['kigali int', ['Kigali International Airport', 'Kigali']],
    ['remera bus', ['Remera Bus Park']],
  ]
  test.each(beginnings)('%s → what has all its words goes before what has not', (typed, first) => {
    const found = searchPlaces(db.read, typed).found.map(({ name }) => name)
    expect(found.slice(0, first.length)).toEqual(first)
  })

  test('one wrong letter anywhere still finds the place among the first nine', () => {
    const random = seeded(20)
    const names = db.read.all<{ name: string }>('select distinct name from place where latitude is not null')
    let found = 0
    const missed: string[] = []
    for (let round = 0; round < 10; round += 1) {
      for (const { name } of names) {
        const typed = withOneMistake(name.toLowerCase(), random)
        if (searchPlaces(db.read, typed).found.some((hit) => hit.name === name)) found += 1
        else missed.push(`${typed} (${name})`)
      }
    }
    const share = found / (names.length * 10)
    if (process.env.SHOW_TIMES) console.log(`${names.length} names, found ${(share * 100).toFixed(2)} %`)
    expect(share, missed.slice(0, 40).join(', ')).toBeGreaterThanOrEqual(0.95)
  })
})

describe('places of the same name', () => {
  test('are told apart by what they lie in', () => {
    const [first] = searchPlaces(db.read, 'karambi').found
    expect(first).toMatchObject({ name: 'Karambi', within: 'Nyamasheke, West' })
  })

  test('and the nearer one goes first', async () => {
    await importLandmarks(
      db,
      [
        { name: 'Saint Paul', latitude: -1.95, longitude: 30.06, within: 'Kigali', ref: 'sp1' },
        { name: 'Saint Paul', latitude: -2.6, longitude: 29.74, within: 'Huye', ref: 'sp2' },
      ],
      0,
    )
    const near = (latitude: number, longitude: number) =>
      searchPlaces(db.read, 'saint paul', { latitude, longitude }).found[0]?.within
    expect(near(-2.59, 29.75)).toBe('Huye')
    expect(near(-1.96, 30.05)).toBe('Kigali')
  })

  test('a clear hit is marked, an unclear one is not', () => {
    expect(best('kimironko market')?.isClear).toBe(true)
    expect(best('kimironko')?.isClear).toBeUndefined()
    expect(best('saint paul')?.isClear).toBeUndefined()
    expect(best('Musanze marche')?.isClear).toBeUndefined()
  })
})

describe('a place without a position', () => {
  test('is known by name, and nobody is sent to another one that only sounds alike', () => {
    expect(searchPlaces(db.read, 'gikondo village').found.map(({ name }) => name)).not.toContain('Gikongoro')
    expect(searchPlaces(db.read, 'Rwezamenyo')).toEqual({
      found: [],
      knownByName: { name: 'Rwezamenyo', within: 'Nyarugenge, Kigali' },
    })
  })

  test('is offered by the centre of its sector where that is known, and says so', async () => {
    const [hit] = searchPlaces(db.read, 'Kaguhu').found
    expect(hit).toMatchObject({
      name: 'Kaguhu',
      centreOf: 'Kinigi',
      within: 'Kinigi, Musanze, North',
    })
    expect(hit?.isClear).toBeUndefined()
  })

  test('but never by the centre of a whole district or city', () => {
    expect(searchPlaces(db.read, 'Ruliba').found.filter(({ centreOf }) => centreOf === 'Kigali')).toEqual([])
  })
})

test('finds nothing for what is no name', () => {
  for (const words of [
    '',
    '?',
    '!!!',
    'x',
    '"',
    "'); drop table place",
    'zzzzzz',
    '*',
    'a'.repeat(5000),
    '😀',
  ]) {
    expect(searchPlaces(db.read, words)).toMatchObject({ found: [] })
  }
})

test('loading twice changes nothing, and landmarks stay', async () => {
  const count = () => db.read.get<{ n: number }>('select count(*) as n from place')?.n
  const before = count()
  expect(await loadGazetteer(db, { now: 1 })).toMatchObject({ isNew: false })
  await addKigali(db)
  expect(count()).toBe(before)
})
