import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { languages } from '../server/i18n/languages.ts'
import { type Served, startServed } from './served.ts'

/** The web app out of the program itself, in an empty folder. Source or binary, as INZIRA_BIN says. */
setDefaultTimeout(60_000)
let served: Served
let taken: ReadonlyMap<string, Taken>
beforeAll(async () => {
  served = await startServed()
  taken = await everything()
})
afterAll(() => served[Symbol.asyncDispose]())

interface Taken {
  status: number
  type: string
  headers: Headers
  text: string
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(served.url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' })

const routes = [
  ...['/', '/qr', '/nearby', '/ride', '/ride/1', '/schedule', '/vehicles', '/drive', '/profile', '/history'],
  ...['/share', '/sign-in', '/in/a-link-that-is-not-one', '/offline'],
]
const ours = [
  ...routes,
  ...languages.flatMap((language) => [`/?lang=${language}`, `/manifest.webmanifest?lang=${language}`]),
  ...['/sw.js', '/api/docs', '/api/openapi.json', '/q/-/pay.css', '/q/-/copy.js'],
]

/** All that can be asked for by name, and all that it names in turn, until nothing new is named. */
async function everything(): Promise<Map<string, Taken>> {
  const found = new Map<string, Taken>()
  const wanted = [...ours]
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (found.has(path)) continue
    const answer = await get(path)
    const type = answer.headers.get('content-type') ?? ''
    const text = /text|json|javascript|svg/.test(type) ? await answer.text() : ''
    found.set(path, { status: answer.status, type, headers: answer.headers, text })
    // The docs' own script knows of files of its kind that are not used here.
    if (!path.endsWith('swagger-ui-bundle.js')) wanted.push(...namedIn(text))
    wanted.push(...namedIn(answer.headers.get('link') ?? ''))
  }
  return found
}

/** "/-/page-ab12cd34.js", "./page-ab12cd34.js" or, in the worker, "page-ab12cd34.js"; the files of the docs by path. */
function namedIn(text: string): string[] {
  const hashed = [...text.matchAll(/["'`(</]([\w.]+-[a-z0-9]{8}\.(?:js|css|html|svg|png|webp|woff2))\b/g)]
  const others = [...text.matchAll(/(?:src|href)="(\/api\/docs\/[^"]+)"/g)]
  return [...hashed.map(([, name]) => `/-/${name}`), ...others.map(([, path = '']) => path)]
}

const types: Record<string, string> = {
  js: 'text/javascript;charset=utf-8',
  css: 'text/css;charset=utf-8',
  html: 'text/html;charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
}
const isFile = (path: string) => path.startsWith('/-/')

describe('the app', () => {
  test('has every page in four languages and every file that anything names, each of its type', async () => {
    for (const [path, { status, type }] of taken) {
      expect([path, status]).toEqual([path, 200])
      if (isFile(path)) expect([path, type]).toEqual([path, types[path.split('.').at(-1) ?? ''] ?? ''])
    }
    for (const language of languages) {
      expect(taken.get(`/?lang=${language}`)?.text).toContain(`<html lang="${language}">`)
      expect(JSON.parse(taken.get(`/manifest.webmanifest?lang=${language}`)?.text ?? '')).toMatchObject({
        lang: language,
      })
    }
    expect(taken.get('/sw.js')?.type).toBe('text/javascript;charset=utf-8')
    expect([...taken.keys()].filter(isFile).length).toBeGreaterThan(60)
  })

  test('comes compressed as it is taken, the same each time, and is not sent again to who has it', async () => {
    for (const [path, { text, headers }] of taken) {
      // Pictures are small already, and so is what a poster's page needs.
      if (text.length <= 200 || path.startsWith('/q/')) continue
      const packed = async (encoding: string) => {
        const answer = await fetch(served.url + path, {
          headers: { accept: 'text/html', 'accept-encoding': encoding },
          decompress: false,
        })
        expect([path, answer.headers.get('content-encoding')]).toEqual([path, encoding])
        return { bytes: await answer.bytes(), etag: answer.headers.get('etag') ?? '' }
      }
      const [brotli, gzip] = [await packed('br'), await packed('gzip')]
      expect([path, brotliDecompressSync(brotli.bytes).toString() === text]).toEqual([path, true])
      expect([path, gunzipSync(gzip.bytes).toString() === text]).toEqual([path, true])
      const again = await get(path, { 'accept-encoding': 'br', 'if-none-match': brotli.etag })
      expect([path, again.status, await again.text()]).toEqual([path, 304, ''])
      const isForEver = headers.get('cache-control')?.includes('immutable')
      expect([path, isForEver]).toEqual([path, isFile(path)])
    }
  })

  test('may do nothing but its own, on each page and file', () => {
    for (const [path, { headers }] of taken) {
      const policy = headers.get('content-security-policy') ?? ''
      // Of a style sheet or a script no page is made: it may do nothing at all.
      const isPage = headers.get('content-type')?.startsWith('text/html') === true
      const least = isPage ? "script-src 'self'" : "default-src 'none'"
      expect([path, policy]).toEqual([path, expect.stringContaining(least)])
      expect([path, policy.match(/unsafe|https?:|\*/)]).toEqual([path, null])
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
    }
  })

  test('names no other host but those that a person taps on, or that say what something is', () => {
    const strangers = new Set<string>()
    for (const [path, { text }] of taken) {
      // Its comments and messages name many; what it may ask is for the policy, and for a real browser.
      if (path.endsWith('swagger-ui-bundle.js')) continue
      for (const [, host = ''] of text.matchAll(/(?:https?|wss?):\/\/([a-z0-9.-]+\.[a-z]{2,})/gi))
        if (!(host in knownHosts)) strangers.add(`${path}: ${host}`)
    }
    expect([...strangers]).toEqual([])
  })

  test('has icons and screenshots, of the size the manifest says', async () => {
    for (const language of languages) {
      const manifest = JSON.parse(taken.get(`/manifest.webmanifest?lang=${language}`)?.text ?? '')
      const pictures: { src: string; sizes: string; type: string }[] = [
        ...manifest.icons,
        ...manifest.screenshots,
        ...manifest.shortcuts.flatMap((shortcut: { icons: unknown[] }) => shortcut.icons),
      ]
      for (const { src, sizes, type } of pictures) {
        const picture = await get(src)
        expect([src, picture.status, picture.headers.get('content-type')]).toEqual([src, 200, type])
        if (type !== 'image/png') continue
        const header = new DataView(await picture.arrayBuffer())
        expect(`${header.getUint32(16)}x${header.getUint32(20)}`).toBe(sizes)
      }
    }
  })
})

test('an address that is none says so as a page to people and as data to programs', async () => {
  for (const language of languages) {
    const lost = await get('/no/such/page', { 'accept-language': language })
    expect([lost.status, lost.headers.get('content-language')]).toEqual([404, language])
    expect(await lost.text()).toContain('<div id="app">')
  }
  const data = await get('/no/such/page', { accept: 'application/json' })
  expect([data.status, (await data.json()).error.code]).toEqual([404, 'not.found'])
  const api = await get('/api/none')
  expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  for (const inside of [
    '/-/pages.json',
    '/-/sw.js',
    '/-/index.html',
    '/-/app.en.html.br',
    '/-/..%2f..%2fetc%2fpasswd',
  ])
    expect([inside, (await get(inside)).status]).toEqual([inside, 404])
})

test('what is shared goes on in the address, or comes back within the page', async () => {
  const share = (name: string, value: string | File) => {
    const body = new FormData()
    body.append(name, value)
    return fetch(`${served.url}/share`, { method: 'POST', body, redirect: 'manual' })
  }
  const words = await share('text', 'geo:-1.95,30.06')
  expect([words.status, words.headers.get('location')]).toEqual([303, '/share?text=geo%3A-1.95%2C30.06'])
  const file = await share('files', new File([new Uint8Array([1, 2, 3])], 'a.png', { type: 'image/png' }))
  expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await file.text()).toContain('"base64":"AQID"')
})

test('the document of the API names every route, and its page has all of its own files', () => {
  const document = JSON.parse(taken.get('/api/openapi.json')?.text ?? '')
  expect(document.openapi).toStartWith('3.')
  expect(Object.keys(document.paths).length).toBeGreaterThan(40)
  const page = [...taken.keys()].filter((path) => path.startsWith('/api/docs/'))
  expect(page.sort()).toEqual(
    ['docs.css', 'start.js', 'swagger-ui-bundle.js', 'swagger-ui.css'].map((file) => `/api/docs/${file}`),
  )
})

test('nothing of all this went wrong inside', () => {
  expect(served.errors()).toEqual([])
})

/** By what they are there for. Nothing is ever fetched from them. */
const knownHosts: Record<string, string> = {
  'www.w3.org': 'names of XML',
  'wa.me': 'a tap opens WhatsApp',
  'maps.google.com': 'a place to share',
  'e.ly': 'a base for addresses without a host, in Elysia’s client',
  'example.com': 'the same, in PMTiles’ drawing',
  'leafletjs.com': 'what its maker asks to be shown on maps',
  'protomaps.com': 'the same',
  'openstreetmap.org': 'the same',
  'github.com': 'where an error message leads',
  'bugs.chromium.org': 'in comments that stay',
  'bugzilla.mozilla.org': 'in comments that stay',
}
