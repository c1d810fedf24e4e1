import { describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import fc from 'fast-check'
import { readPlaceText } from './read.ts'

/**
 * As phones, programs and web sites really write them: the text, the position in it and, where the link tells it, the
 * name.
 */
const samples: Record<string, [text: string, latitude: number, longitude: number, name?: string][]> =
  JSON.parse(await Bun.file(join(import.meta.dir, '../../../fixtures/links/samples.json')).text())

describe.each(Object.entries(samples))('%s', (_, rows) => {
  test.each(rows.map((sample) => [sample[0], sample] as const))(
    '%s',
    (text, [, latitude, longitude, name]) => {
      const reading = readPlaceText(text)
      expect(reading).toMatchObject({ is: 'spot' })
      if (reading.is !== 'spot') return
      const coarse = /osm\.org\/go|openstreetmap\.org\/go|ul\/h|\?h=/.test(text) ? 3 : 5
      expect(reading.spot.latitude).toBeCloseTo(latitude, coarse)
      expect(reading.spot.longitude).toBeCloseTo(longitude, coarse)
      expect(reading.spot.name).toBe(name)
    },
  )
})

describe('a short link is handed on, as it may be asked for', () => {
  const links: [string, string][] = [
    ['https://maps.app.goo.gl/TmbeHMiLEfTBws9EA', 'https://maps.app.goo.gl/TmbeHMiLEfTBws9EA'],
    [
      'Kimironko Market\nhttps://maps.app.goo.gl/v4MDUi9mCrh3mNjz8?g_st=iw.',
      'https://maps.app.goo.gl/v4MDUi9mCrh3mNjz8?g_st=iw',
    ],
    ['maps.app.goo.gl/TmbeHMiLEfTBws9EA', 'https://maps.app.goo.gl/TmbeHMiLEfTBws9EA'],
    ['http://goo.gl/maps/YkUb6WJp8bCUv7vW7', 'https://goo.gl/maps/YkUb6WJp8bCUv7vW7'],
    ['https://app.goo.gl/maps/abc', 'https://app.goo.gl/maps/abc'],
    ['https://g.co/kgs/aBcD12', 'https://g.co/kgs/aBcD12'],
    ['https://maps.apple/p/7E-Brjrk_THN14', 'https://maps.apple/p/7E-Brjrk_THN14'],
    [
      'https://ul.waze.com/ul?venue_id=2884104.28644432.6709020&overview=yes',
      'https://ul.waze.com/ul?venue_id=2884104.28644432.6709020&overview=yes',
    ],
    [
      'https://www.waze.com/live-map/directions?to=place.w.2884104.28644432',
      'https://www.waze.com/live-map/directions?to=place.w.2884104.28644432',
    ],
    ['https://example.com/x https://maps.app.goo.gl/abc', 'https://maps.app.goo.gl/abc'],
  ]
  test.each(links)('%s', (text, url) => expect(readPlaceText(text)).toEqual({ is: 'short_link', url }))

  test.each([
    'https://user:secret@maps.app.goo.gl/abc',
    'https://maps.app.goo.gl:8443/abc',
    'https://www.google.com@maps.app.goo.gl/abc',
  ])('but not with a password or a port: %s', (text) =>
    expect(readPlaceText(text)).toEqual({ is: 'no_position' }),
  )
})

describe('a link that holds no position', () => {
  const links: [string, string?][] = [
    [
      'https://maps.google.com/?q=Nile,+5a,+Tbilisi&ftid=0x40446d87c19dcec9:0x5822f57eaece365a&hl=en-GE&gl=ge&entry=gps',
      'Nile, 5a, Tbilisi',
    ],
    ['https://www.google.com/maps?ftid=0x1458411f8f55adbb:0xbc693e01227e010d'],
    ['https://www.google.com/maps/place//data=!4m2!3m1!1s0xc3f7d4e21a00705:0xa9ea51361ed84bda'],
    ['https://www.google.com/maps/search/?api=1&query=centurylink%2Bfield', 'centurylink field'],
    ['https://www.google.com/maps/dir/New+York,+NY/Los+Angeles,+CA/@39,-95,12z', 'Los Angeles, CA'],
    // The middle of a screen that shows a country.
    ['https://www.google.com/maps/@-1.9441,30.0619,6z'],
    ['https://www.openstreetmap.org/#map=5/-1.9/30.1'],
    ['https://www.google.com/maps/d/edit?mid=1AbC'],
    ['https://maps.google.com/?q=0,0'],
    ['geo:0,0?q=Kimironko+market', 'Kimironko market'],
    ['geo:0,0'],
    ['https://maps.google.com/?q=91.0,30.0'],
    ['https://www.google.com/maps/@-1.9,181.0,15z'],
    ['https://w3w.co/filled.count.soap'],
    ['///filled.count.soap'],
    ['https://maps.apple.com/?q=Central+Park', 'Central Park'],
    ['https://example.com/a-nice-bar'],
    ['28WR+CW Comstock Park, Michigan'],
    ['-91.5512, 30.0619'],
    ['0.0000, 0.0000'],
    [`1°75'38.8"S 30°03'42.8"E`],
    ['https://%00/'],
    ['https://www.google.com/maps/place/%E0%A4%A/@,,z'],
  ]
  test.each(links.map(([text, name]) => [text, { name }] as const))('%s', (text, { name }) =>
    expect(readPlaceText(text)).toEqual({ is: 'no_position', ...(name !== undefined && { name }) }),
  )
})

describe('words are left to be words:', () => {
  test.each([
    'Kimironko',
    'KN 5 Rd, near Simba',
    'KG 11 Ave 25',
    '0788 123 456',
    '+250 788.123.456',
    '0788.123456, 0789.654321',
    '1,500 2,000',
    '1.500, 2.000',
    '1500.00, 2000.00',
    '7.30 8.15',
    '12.10.2026, 13.10.2026',
    '12/10/2026 14:30',
    '2026-11-22',
    'v1.2.3, 1.2.4',
    '10.0.0.1, 10.0.0.2',
    '25° 30°',
    '500+500',
    '2026+25',
    '*182*8*1*123456*1000#',
    'ok.thanks',
    'see you at 5.Bring water',
    '',
    ' ',
    '👍',
  ])('%s', (text) => expect(readPlaceText(text)).toEqual({ is: 'words' }))
})

test('a short plus code is looked for near its town, when somebody knows the town', () => {
  const locate = (name: string) => (name === 'Huye' ? { latitude: -2.5967, longitude: 29.7394 } : undefined)
  expect(readPlaceText('CP3Q+8Q Huye, Rwanda', { locate })).toEqual({
    is: 'spot',
    spot: { latitude: -2.5966875, longitude: 29.7394375, name: 'CP3Q+8Q Huye' },
  })
  expect(readPlaceText('CP3Q+8Q Musanze', { locate })).toEqual({ is: 'no_position' })
})

describe('names out of links', () => {
  const nameOf = (name: string) => {
    const reading = readPlaceText(`https://www.google.com/maps/place/${name}/@-1.9441,30.0619,17z`)
    return reading.is === 'spot' ? reading.spot.name : reading
  }
  test('are one line, without what cannot be seen', () =>
    expect(nameOf('Chez%0ALando%E2%80%AE%00+%20+Hotel')).toBe('Chez Lando Hotel'))
  test('are at most 80 characters', () => expect([...String(nameOf('🏨a'.repeat(200)))]).toHaveLength(80))
  test('are no links', () => expect(nameOf('https:%2F%2Fevil.example')).toBeUndefined())
  test('are no numbers', () => expect(nameOf('250788123456')).toBeUndefined())
})

describe('whatever anybody sends', () => {
  const parts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'https://',
      'maps.google.com/',
      '?q=',
      '%2C',
      '@',
      '!3d',
      '!4d',
      'geo:',
      '+',
      '°',
      "'",
      'S',
      ',',
      '.',
      '/',
      '\n',
      '(',
      ')',
      '%',
      '#map=',
    ),
    fc.double().map(String),
    fc.integer({ min: -200, max: 200 }).map(String),
    fc.constantFrom(...Object.values(samples).flatMap((rows) => rows.map(([text]) => text))),
  )
  const texts = fc.array(parts, { maxLength: 12 }).map((all) => all.join(''))

  test('is read without a fault, and what is a spot lies on the globe', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readPlaceText(text)
        if (reading.is === 'spot') {
          const { latitude, longitude, name = 'a' } = reading.spot
          expect(Math.abs(latitude)).toBeLessThanOrEqual(90)
          expect(Math.abs(longitude)).toBeLessThanOrEqual(180)
          expect(latitude === 0 && longitude === 0).toBe(false)
          expect([...name].length).toBeLessThanOrEqual(80)
          expect(name).not.toMatch(/[\p{Cc}\u202e]/u)
        }
        if (reading.is === 'short_link') expect(new URL(reading.url).protocol).toBe('https:')
      }),
      { numRuns: 3000 },
    )
  })

  test('a position written by us is read back', () => {
    const degrees = (limit: number) => fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((n) => n / 1e6)
    const forms: ((latitude: string, longitude: string) => string)[] = [
      (a, b) => `https://maps.google.com/?q=${a},${b}`,
      (a, b) => `https://www.google.com/maps/place/x/@1,1,17z/data=!8m2!3d${a}!4d${b}`,
      (a, b) => `https://www.google.com/maps/dir//${a},${b}`,
      (a, b) => `geo:${a},${b}`,
      (a, b) => `https://waze.com/ul?ll=${a}%2C${b}`,
      (a, b) => `${a}, ${b}`,
      (a, b) => `at ${a} ${b}.`,
      (a, b) => `${a.replace('.', ',')} ; ${b.replace('.', ',')}`,
    ]
    fc.assert(
      fc.property(degrees(90), degrees(180), fc.constantFrom(...forms), (latitude, longitude, form) => {
        fc.pre(latitude !== 0 || longitude !== 0)
        const reading = readPlaceText(form(latitude.toFixed(6), longitude.toFixed(6)))
        expect(reading).toMatchObject({ is: 'spot' })
        if (reading.is !== 'spot') return
        expect(reading.spot.latitude).toBeCloseTo(latitude, 6)
        expect(reading.spot.longitude).toBeCloseTo(longitude, 6)
      }),
      { numRuns: 2000 },
    )
  })

  const bits = [
    '1',
    '1.',
    '1.1 ',
    '-1.1,',
    '1,',
    'S 1 ',
    '1° ',
    "1°1' ",
    'lat ',
    'lat=1 ',
    'a.',
    'a-',
    'https://',
    'geo:',
    'geo:1,1 ',
    '(',
    ')',
    '%',
    '!3d1',
    '!2m2!1d1',
    '@',
    '+',
    '2CFG',
    '2CFG+',
    '///a.b',
    ' ',
    '\n',
    'é',
    '👩‍👩‍👧',
    '\u0000',
    '\ud800',
  ]
  test.each(bits)('64 KB of %j are read in no time', (bit) => {
    for (const begin of [
      '',
      'https://www.google.com/maps/place/',
      'https://maps.google.com/?q=',
      'geo:0,0?q=',
    ]) {
      const text = (begin + bit.repeat(65_536)).slice(0, 65_536)
      const startedAt = performance.now()
      readPlaceText(text)
      expect(performance.now() - startedAt).toBeLessThan(5000)
    }
  })
})
