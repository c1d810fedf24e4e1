import { afterAll, afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { ManualClock } from '../../clock.ts'
import { createLog } from '../../log.ts'
import { Breaker } from '../../queue/breaker.ts'
import { type GooglePlaces, googlePlaces } from './google.ts'
import { GoogleStandIn } from './testing.ts'

const google = new GoogleStandIn()
let lines: string[]
let clock: ManualClock
let places: GooglePlaces
const asking = { session: '0a1b2c3d-4e5f-4789-abcd-ef0123456789', language: 'rw' as const }

beforeEach(() => build({}))
afterEach(() => google.forget())
afterAll(() => google.stop())

async function build({ key = google.key, timeoutMs = 2000 }: { key?: string; timeoutMs?: number }) {
  lines = []
  clock = new ManualClock()
  const log = await createLog({
    level: 'debug',
    secrets: [],
    stream: { write: (line) => void lines.push(line) },
  })
  places = googlePlaces({ key, log, breaker: new Breaker(clock, 3), url: google.url, timeoutMs })
}

describe('suggestions', () => {
  test('are asked for in Rwanda, near the person, with the session, the mask and the key in its header', async () => {
    const found = await places.suggest('Mocha', {
      ...asking,
      near: { latitude: -1.9441, longitude: 30.0619 },
    })
    expect(found).toEqual([
      {
        placeId: 'ChIJStandIn_mocha_cafe_01',
        name: 'Mocha Corner',
        within: 'KG 7 Avenue, Kigali, Rwanda',
        distanceM: expect.any(Number),
      },
    ])
    expect(google.asked).toHaveLength(1)
    expect(google.asked[0]).toMatchObject({
      method: 'POST',
      path: '/v1/places:autocomplete',
      headers: { 'x-goog-api-key': google.key },
      body: {
        input: 'Mocha',
        sessionToken: asking.session,
        includedRegionCodes: ['rw'],
        languageCode: 'en',
        locationBias: { circle: { center: { latitude: -1.9441, longitude: 30.0619 }, radius: 20_000 } },
      },
    })
  })

  test('of nothing are none, and of what Google does not know too', async () => {
    expect(await places.suggest('  ', asking)).toEqual([])
    expect(google.asked).toEqual([])
    expect(await places.suggest('no such thing', asking)).toEqual([])
  })
})

describe('a chosen place', () => {
  test('ends the session and is asked for its position only', async () => {
    await places.suggest('Mocha', asking)
    const point = await places.locate('ChIJStandIn_mocha_cafe_01', asking)
    expect(point).toEqual({ latitude: -1.9371, longitude: 30.0889 })
    expect(google.asked[1]?.headers['x-goog-fieldmask']).toBe('id,location')
    expect([...google.endedSessions]).toEqual([asking.session])
  })

  test('that is gone is none, and says nothing of the service', async () => {
    for (const _ of Array(5)) expect(await places.locate('ChIJ_no_longer_there', asking)).toBeUndefined()
    expect(google.asked).toHaveLength(5)
  })
})

describe('when Google does not work', () => {
  test('a wrong key is not tried again for a while, and is not in the log', async () => {
    const wrong = `AIza${'y'.repeat(35)}`
    await build({ key: wrong })
    expect(await places.suggest('Mocha', asking)).toEqual([])
    expect(await places.suggest('Mocha', asking)).toEqual([])
    expect(google.asked).toHaveLength(1)
    clock.advance(61_000)
    await places.suggest('Mocha', asking)
    expect(google.asked).toHaveLength(2)
    expect(lines.join('')).toContain('API key not valid')
    expect(lines.join('')).not.toContain(wrong)
  })

  test('five hundreds in a row open the breaker; it closes when Google answers again', async () => {
    google.trouble = () =>
      Response.json({ error: { code: 503, status: 'UNAVAILABLE', message: 'x' } }, { status: 503 })
    for (const _ of Array(5)) expect(await places.suggest('Mocha', asking)).toEqual([])
    expect(google.asked).toHaveLength(3)
    google.trouble = undefined
    clock.advance(1000)
    expect(await places.suggest('Mocha', asking)).toHaveLength(1)
  })

  test('an answer that never comes is not waited for', async () => {
    await build({ timeoutMs: 50 })
    const { promise, resolve } = Promise.withResolvers<Response>()
    google.trouble = () => promise
    expect(await places.suggest('Mocha', asking)).toEqual([])
    resolve(Response.json({}))
  })

  test.each<[string, () => Response]>([
    ['a page that is no JSON', () => new Response('<html>', { status: 502 })],
    ['a shape nobody described', () => Response.json({ suggestions: 'many' })],
    ['a redirect', () => Response.redirect('https://example.com/', 302)],
  ])('%s is none', async (_, trouble) => {
    google.trouble = trouble
    expect(await places.suggest('Mocha', asking)).toEqual([])
    expect(lines.join('')).toContain('people are offered our own names')
  })
})

describe('the stand-in is as strict as Google', () => {
  const post = (body: object, headers: Record<string, string> = {}) =>
    fetch(`${google.url}/v1/places:autocomplete`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-goog-api-key': google.key, ...headers },
      body: JSON.stringify(body),
    })

  test.each<[string, () => Promise<Response>, number]>([
    ['a request without a key', () => fetch(`${google.url}/v1/places/x`), 403],
    ['an unknown field', () => post({ input: 'a', sessionToken: asking.session, near: 1 }), 400],
    ['no session token', () => post({ input: 'a' }), 400],
    [
      'a mask of fields that are not there',
      () => post({ input: 'a' }, { 'x-goog-fieldmask': 'places.id' }),
      400,
    ],
    [
      'a circle larger than 50 km',
      () =>
        post({
          input: 'a',
          sessionToken: asking.session,
          locationBias: { circle: { center: { latitude: 0, longitude: 0 }, radius: 50_001 } },
        }),
      400,
    ],
    [
      'details without a mask',
      () => fetch(`${google.url}/v1/places/ChIJStandIn_mocha_cafe_01?key=${google.key}`),
      400,
    ],
  ])('%s is refused', async (_, ask, status) => {
    expect((await ask()).status).toBe(status)
  })
})
