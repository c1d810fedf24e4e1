import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { GoogleStandIn } from '../../places/google/testing.ts'
import { short, standInInternet, to } from '../../places/links/testing.ts'
import { addKigali } from '../../places/testing.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

const google = new GoogleStandIn()
const session = '0a1b2c3d-4e5f-4789-abcd-ef0123456789'
let running: Running
let aline: TestBrowser
let stranger: TestBrowser

beforeAll(async () => {
  running = await startAll({ settings: { GOOGLE_MAPS_API_KEY: google.key }, googlePlacesUrl: google.url })
  await addKigali(running.server.context.db)
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await google.stop()
})
beforeEach(async () => {
  aline = await signedInBrowser(running.server.context, `25078${Math.trunc(Math.random() * 1e7)}`)
  stranger = strangerBrowser(running.server.context)
})
afterEach(() => google.forget())

const get = (path: string, who = aline) => who.send('GET', `/api/places/${path}`)
const save = (name: string, who = aline) =>
  who.send('POST', '/api/places/saved', { name, latitude: -1.95, longitude: 30.09 })

describe('places by name', () => {
  test('are found by anybody, forgiving of spelling, with their distance', async () => {
    const { status, body } = await get('search?q=kimirongo%20market&near=-1.95,30.1', stranger)
    expect([status, body.more]).toEqual([200, false])
    expect(body.places[0]).toMatchObject({
      from: 'known',
      name: 'Kimironko Market',
      within: 'Kimironko, Gasabo',
    })
    expect(body.places[0].distanceM).toBeWithin(2500, 3500)
  })

  test('begin with those that the person saved; nothing typed gives these alone', async () => {
    await save('Kimi')
    expect((await get('search?q=kim')).body.places.map(({ from }: { from: string }) => from)).toEqual(
      expect.arrayContaining(['saved', 'known']),
    )
    expect((await get('search?q=')).body.places).toEqual([
      { from: 'saved', name: 'Kimi', latitude: -1.95, longitude: 30.09 },
    ])
    expect((await get('search?q=', stranger)).body.places).toEqual([])
    const other = await signedInBrowser(running.server.context, '250788999888')
    expect((await get('search?q=', other)).body.places).toEqual([])
  })

  test('cannot be asked for with what is no position', async () => {
    for (const near of ['x', '1', '1,2,3', '91,0', '0,181', '1e3,0'])
      expect((await get(`search?q=a&near=${near}`)).body.code).toBe('request.invalid')
  })
})

describe('Google', () => {
  const ask = (q: string, who = aline) => get(`google?q=${q}&session=${session}&language=en`, who)

  test('adds what we do not know, and nothing twice', async () => {
    expect((await get('search?q=Kimironko')).body.more).toBe(true)
    const { body } = await ask('Kimironko')
    expect(body.places.map(({ name }: { name: string }) => name)).toEqual(['Kimironko Pharmacy'])
    const { body: place } = await get(`google/${body.places[0].placeId}?session=${session}&language=en`)
    expect(place).toEqual({
      latitude: -1.9502,
      longitude: 30.1271,
      near: { name: 'Kimironko Market', distanceM: expect.any(Number) },
    })
    expect(JSON.stringify(body) + JSON.stringify(place)).not.toContain(google.key)
  })

  test('is asked for nobody who is not signed in', async () => {
    expect((await ask('Kimironko', stranger)).body.code).toBe('session.missing')
    expect((await get('search?q=Kimironko', stranger)).body.more).toBe(false)
    expect(google.asked).toEqual([])
  })

  test('that does not answer is as if it knew nothing', async () => {
    google.trouble = () => new Response('', { status: 500 })
    expect(await ask('Kimironko')).toMatchObject({ status: 200, body: { places: [] } })
    expect((await get('search?q=Kimironko')).body.places.length).toBeGreaterThan(0)
  })

  test.each(['', 'short', 'with blanks in it and more', 'x'.repeat(37)])(
    'is not asked with the session %p',
    async (wrong) => {
      const { body } = await get(`google?q=abc&language=en&session=${encodeURIComponent(wrong)}`)
      expect(body.code).toBe('request.invalid')
      expect(google.asked).toEqual([])
    },
  )
})

describe('points', () => {
  test('are called after what is near', async () => {
    expect((await get('near?at=-1.9497,30.1262', stranger)).body.near.name).toBe('Kimironko Market')
    expect((await get('near?at=10,10')).body).toEqual({ near: null })
  })

  test('of a map have names, of a box that is one', async () => {
    const { body } = await get('around?bbox=30.03,-2,30.15,-1.9', stranger)
    expect(body.labels.length).toBeGreaterThan(20)
    for (const wrong of ['30,-2,30.1', '30.15,-2,30.03,-1.9', '30,-95,30.1,-1', '1;drop'])
      expect((await get(`around?bbox=${encodeURIComponent(wrong)}`)).body.code).toBe('request.invalid')
  })
})

describe('what was pasted', () => {
  const read = (text: string, who = aline) => who.send('POST', '/api/places/read', { text })

  test.each([
    ['coordinates', '-1.9496, 30.1263'],
    ['a Google link', 'https://www.google.com/maps/@-1.9496,30.1263,17z'],
    ['a geo link', 'geo:-1.9496,30.1263'],
    [
      'a sentence around a link',
      'Here I am: https://www.openstreetmap.org/?mlat=-1.9496&mlon=30.1263#map=17',
    ],
  ])('%s is a position with a name near it', async (_, text) => {
    const { body } = await read(text)
    expect(body).toMatchObject({ is: 'spot', near: { name: 'Kimironko Market' } })
    expect(body.spot.latitude).toBeCloseTo(-1.9496, 4)
  })

  test('words are words, and a link without a position says so', async () => {
    expect((await read('Kimironko')).body).toEqual({ is: 'words', near: null })
    expect((await read('https://www.google.com/maps/place/Kigali')).body.is).toBe('no_position')
  })

  test('short links are followed while one waits, some a minute; out of reach they say so', async () => {
    const internet = await standInInternet()
    internet.begins(to('https://www.google.com/maps/@-1.9496,30.1263,17z'))
    const context = { ...running.server.context, resolveLink: internet.resolver() }
    const eric = await signedInBrowser(context, '250788333444')
    expect((await read(short, eric)).body).toMatchObject({ is: 'spot', near: { name: 'Kimironko Market' } })
    internet.begins(() => new Response('', { status: 503 }))
    expect((await read(short, eric)).body).toEqual({ is: 'unreachable', near: null })
    internet.begins(to('https://www.google.com/maps/place/Kigali'))
    let last = await read(short, eric)
    while (last.status === 200) last = await read(short, eric)
    expect([last.body.code, Number(last.headers.get('retry-after')) > 0]).toEqual(['too.many', true])
    await internet.stop()
  })

  test('short links are not followed where the operator does not want it', async () => {
    const context = { ...running.server.context, resolveLink: undefined }
    expect((await read(short, await signedInBrowser(context, '250788333445'))).body.is).toBe('unreachable')
  })

  test('is read for people who are signed in', async () => {
    expect((await read('-1.9,30', stranger)).body.code).toBe('session.missing')
  })
})

describe('saved places', () => {
  test('are added, moved, listed and forgotten by their owner', async () => {
    expect((await save('Home')).body).toMatchObject({ most: 8, places: [{ name: 'Home' }] })
    const { body } = await save('HOME')
    expect(body.places).toHaveLength(1)
    const [{ id }] = body.places
    const jean = await signedInBrowser(running.server.context, '250788111222')
    expect((await jean.send('DELETE', `/api/places/saved/${id}`)).body.code).toBe('not.found')
    expect((await aline.send('DELETE', `/api/places/saved/${id}`)).body.places).toEqual([])
    expect((await aline.send('DELETE', `/api/places/saved/${id}`)).status).toBe(404)
    expect((await get('saved', stranger)).body.code).toBe('session.missing')
  })

  test('are at most eight, each with a name', async () => {
    expect((await save('123')).body.code).toBe('place.no_name')
    for (const letter of 'abcdefgh') expect((await save(`Place ${letter}`)).status).toBe(200)
    expect((await save('One more')).body.code).toBe('place.full')
    expect((await get('saved')).body.places).toHaveLength(8)
  })

  test('sent again under one key are saved once', async () => {
    const key = { 'idempotency-key': 'save-home-once' }
    const place = { name: 'Home', latitude: -1.95, longitude: 30.09 }
    const first = await aline.send('POST', '/api/places/saved', place, key)
    await aline.send('DELETE', `/api/places/saved/${first.body.places[0].id}`)
    expect((await aline.send('POST', '/api/places/saved', place, key)).body).toEqual(first.body)
    expect((await get('saved')).body.places).toEqual([])
  })
})
