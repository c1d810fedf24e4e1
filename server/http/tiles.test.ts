import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { copyFile, mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Elysia } from 'elysia'
import { PMTiles } from 'pmtiles'
import { createLog } from '../log.ts'
import { attributionParts } from './attribution.ts'
import { rangeOf } from './range.ts'
import { tileOrigins, tiles } from './tiles.ts'

const fixture = (name: string) => join(import.meta.dir, '../../fixtures/tiles', name)
const bytes = new Uint8Array(await Bun.file(fixture('kigali-raster.pmtiles')).arrayBuffer())
const lines: string[] = []
const log = await createLog({
  level: 'debug',
  secrets: [],
  stream: { write: (line) => void lines.push(line) },
})

const none = { tilesUrl: undefined, tilesPath: undefined, tilesAttribution: undefined }
let folder: string
let path: string
let server: { url: string; stop: () => Promise<unknown> }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-tiles-'))
  path = join(folder, 'map.pmtiles')
  await copyFile(fixture('kigali-raster.pmtiles'), path)
  server = open({ ...none, tilesPath: path })
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  lines.length = 0
})

function open(config: Parameters<typeof tiles>[0]['config']) {
  const app = new Elysia().use(tiles({ config, log })).listen({ port: 0, hostname: '127.0.0.1' })
  return { url: `http://127.0.0.1:${app.server?.port}`, stop: () => app.stop(true) }
}

const get = (headers: Record<string, string> = {}, method = 'GET', from = server) =>
  fetch(`${from.url}/tiles/map.pmtiles`, { headers, method })
const body = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('the file of tiles', () => {
  test('comes in the pieces that are asked for', async () => {
    const first = await get({ range: 'bytes=0-126' })
    expect(first.status).toBe(206)
    expect(first.headers.get('content-range')).toBe(`bytes 0-126/${bytes.length}`)
    expect(await body(first)).toEqual(bytes.subarray(0, 127))
    const last = await get({ range: 'bytes=-5' })
    expect(await body(last)).toEqual(bytes.subarray(-5))
    const open = await get({ range: `bytes=${bytes.length - 3}-` })
    expect(await body(open)).toEqual(bytes.subarray(-3))
    const long = await get({ range: 'bytes=0-999999999' })
    expect([long.status, (await body(long)).length]).toEqual([206, bytes.length])
  })

  test('has nothing behind its end', async () => {
    const response = await get({ range: `bytes=${bytes.length}-` })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe(`bytes */${bytes.length}`)
    expect((await body(response)).length).toBe(0)
  })

  test('comes whole without a range, with several, and with one that is none', async () => {
    for (const range of [undefined, 'bytes=0-1,4-5', 'bytes=9-2', 'lines=0-1']) {
      const response = await get(range === undefined ? {} : { range })
      expect([response.status, response.headers.get('accept-ranges')]).toEqual([200, 'bytes'])
      expect((await body(response)).length).toBe(bytes.length)
    }
  })

  test('tells its size without its bytes', async () => {
    const response = await get({ range: 'bytes=0-9' }, 'HEAD')
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(bytes.length)])
    expect((await body(response)).length).toBe(0)
  })

  test('is not sent again, nor in pieces of another file', async () => {
    const etag = (await get({}, 'HEAD')).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect((await get({ 'if-none-match': etag, range: 'bytes=0-9' })).status).toBe(304)
    expect((await get({ 'if-range': etag, range: 'bytes=0-9' })).status).toBe(206)
    const other = await get({ 'if-range': '"other"', range: 'bytes=0-9' })
    expect([other.status, (await body(other)).length]).toEqual([200, bytes.length])
  })

  test('is the only file that is served', async () => {
    for (const other of [
      '/tiles/..%2f..%2fetc%2fpasswd',
      '/tiles/../package.json',
      '/tiles/map.pmtiles/../../x',
      '/tiles/map.pmtiles%00',
    ]) {
      expect((await fetch(server.url + other)).status).toBe(404)
    }
  })

  test('is read by the library that pages use, also after it was replaced', async () => {
    const archive = () => new PMTiles(`${server.url}/tiles/map.pmtiles`)
    const tile = await archive().getZxy(12, 2390, 2070)
    expect(new Uint8Array(tile?.data ?? new ArrayBuffer()).subarray(1, 4)).toEqual(
      new TextEncoder().encode('PNG'),
    )
    const before = (await about()).url
    await copyFile(fixture('kigali-vector.pmtiles'), path)
    await utimes(path, 1, 1_000_000)
    const after = await about()
    expect(after.url).not.toBe(before)
    expect(after.kind).toBe('vector')
    expect((await archive().getHeader()).tileType).toBe(1)
    await copyFile(fixture('kigali-raster.pmtiles'), path)
  })
})

async function about(from = server): Promise<{ kind: string; url: string }> {
  return (await fetch(`${from.url}/tiles/about`)).json()
}

describe('what maps are drawn from', () => {
  test('is told of the file, with what it says of where it comes from', async () => {
    expect(await about()).toEqual({
      kind: 'raster',
      url: expect.stringMatching(/^\/tiles\/map\.pmtiles\?v=[\w-]+$/),
      minZoom: 10,
      maxZoom: 13,
      bounds: [30, -2.03, 30.18, -1.88],
      attribution: [
        { text: 'Sketch of Kigali', href: 'https://example.org/inzira-sketch' },
        { text: ', drawn for Inzira' },
      ],
    } as never)
  })

  test('may be an address elsewhere, whose origin pages have to allow', async () => {
    const config = { ...none, tilesUrl: 'https://tiles.example.rw/{z}/{x}/{y}.png', tilesAttribution: '© Us' }
    const elsewhere = open(config)
    expect(await about(elsewhere)).toEqual({
      kind: 'url',
      url: config.tilesUrl,
      attribution: [{ text: '© Us' }],
    } as never)
    await elsewhere.stop()
    expect(tileOrigins(config)).toEqual(['https://tiles.example.rw'])
    expect(tileOrigins(none)).toEqual([])
    expect(tileOrigins({ ...none, tilesPath: path })).toEqual(['blob:'])
  })

  test.each([
    ['that is missing', 'nowhere.pmtiles', 'There is no file'],
    ['that is something else', 'package.json', 'is no PMTiles file'],
  ])('a file %s is said once, and maps go without', async (_, name, said) => {
    const broken = open({ ...none, tilesPath: name === 'package.json' ? name : join(folder, name) })
    expect(await about(broken)).toEqual({ kind: 'none' } as never)
    expect(await about(broken)).toEqual({ kind: 'none' } as never)
    expect(lines.filter((line) => line.includes(said))).toHaveLength(1)
    await broken.stop()
  })
})

test('ranges are read as RFC 9110 has them', () => {
  expect(rangeOf('bytes=0-0', 10)).toEqual({ from: 0, to: 0 })
  expect(rangeOf('bytes=5-', 10)).toEqual({ from: 5, to: 9 })
  expect(rangeOf('bytes=-20', 10)).toEqual({ from: 0, to: 9 })
  expect(rangeOf('bytes=-0', 10)).toBe('unsatisfiable')
  expect(rangeOf('bytes=10-', 10)).toBe('unsatisfiable')
  for (const other of [null, '', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=3-1', `bytes=${'9'.repeat(40)}-`])
    expect(rangeOf(other, 10)).toBe('whole')
})

test('of an attribution only words and web addresses are taken', () => {
  expect(
    attributionParts(
      `<script>alert(1)</script>&copy; <a href='https://osm.org/copyright' onclick="x()">Open<b>Street</b>Map</a> &amp; <a href="javascript:alert(1)">us</a>`,
    ),
  ).toEqual([
    { text: 'alert(1)© ' },
    { text: 'OpenStreetMap', href: 'https://osm.org/copyright' },
    { text: ' & ' },
    { text: 'us' },
  ])
})
