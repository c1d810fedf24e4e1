import { describe, expect, test } from 'bun:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Elysia } from 'elysia'
import { languages } from '../i18n/languages.ts'
import { appFiles } from './app-files.ts'
import type { HeaderOptions } from './headers.ts'

const app = (options: HeaderOptions = {}) =>
  new Elysia()
    .onError(({ code, set }) => {
      if (code === 'NOT_FOUND') set.status = 404
      return { error: code }
    })
    .get('/api/there', () => ({ there: true }))
    .use(appFiles(options))

const get = async (path: string, headers: Record<string, string> = {}, options: HeaderOptions = {}) =>
  app(options).handle(
    new Request(`http://localhost${path}`, { headers: { accept: 'text/html', ...headers } }),
  )

describe('a page of the app', () => {
  test('comes in the language of the address, the cookie, or the browser, in this order', async () => {
    for (const [path, headers, language] of [
      ['/qr', {}, 'en'],
      ['/qr', { 'accept-language': 'rw, fr;q=0.5' }, 'rw'],
      ['/qr', { 'accept-language': 'rw', cookie: 'a=b; lang=sw' }, 'sw'],
      ['/qr?lang=fr', { 'accept-language': 'rw', cookie: 'lang=sw' }, 'fr'],
      ['/qr?lang=xx', {}, 'en'],
    ] as const) {
      const answer = await get(path, headers)
      const html = await answer.text()
      expect([answer.status, answer.headers.get('content-language')]).toEqual([200, language])
      expect(html).toContain(`<html lang="${language}">`)
      expect(html).toContain(`/manifest.webmanifest?lang=${language}`)
      expect(answer.headers.get('vary')).toContain('accept-language')
    }
  })

  test('says something without script, holds a shape before the script, and runs nothing in line', async () => {
    for (const language of languages) {
      const html = await (await get(`/?lang=${language}`)).text()
      expect(html).toMatch(/<noscript><p class="shell-noscript">[^<]*JavaScript[^<]*<\/p><\/noscript>/)
      expect(html).toContain('shell-card')
      expect(html).not.toMatch(/<style|style=|<script>|onclick/)
      expect(html).toContain('name="theme-color"')
    }
  })

  test('names every script that it needs at first, so that none is found only by way of another', async () => {
    const answer = await get('/qr?lang=fr')
    const named = new Set([
      ...[...(await answer.text()).matchAll(/(?:src|href)="\/-\/([^"]+\.js)"/g)].map(([, file]) => file),
      ...[...(answer.headers.get('link') ?? '').matchAll(/<\/-\/([^>]+)>/g)].map(([, file]) => file),
    ])
    expect(named.size).toBeGreaterThan(2)
    for (const file of named) {
      const code = await (await get(`/-/${file}`)).text()
      for (const [, imported] of code.matchAll(/(?:^|[\s;}])import(?:[^'"()]*from)?\s*"\/-\/([^"]+)"/g)) {
        expect(named).toContain(imported)
      }
    }
  })

  test('is there for every address of the app; any other says so with 404, as a page or as data', async () => {
    for (const path of ['/', '/nearby', '/ride', '/ride/12', '/in', '/in/abc', '/offline', '/share?text=x']) {
      expect((await get(path)).status).toBe(200)
    }
    // What signs in is told to nobody, in whichever part of the address it stands.
    for (const [path, policy] of [
      ['/in', 'no-referrer'],
      ['/in/abc', 'no-referrer'],
      ['/', 'strict-origin-when-cross-origin'],
    ] as const) {
      expect((await get(path)).headers.get('referrer-policy')).toBe(policy)
    }
    const lost = await get('/no/such/page')
    expect([lost.status, lost.headers.get('content-type')]).toEqual([404, 'text/html;charset=utf-8'])
    expect((await get('/ride/12/more')).status).toBe(404)
    expect((await get('/ride/')).status).toBe(404)
    const data = await get('/no/such/page', { accept: 'application/json' })
    expect([data.status, await data.json()]).toEqual([404, { error: 'NOT_FOUND' }])
    expect(await (await get('/api/none')).json()).toEqual({ error: 'NOT_FOUND' })
    expect(await (await get('/api/there')).json()).toEqual({ there: true })
  })
})

describe('files', () => {
  test('come compressed as the browser takes it, each encoding with a tag of its own', async () => {
    const script = /src="(\/-\/[^"]+\.js)"/.exec(await (await get('/')).text())?.[1] ?? ''
    const plain = await get(script)
    const text = await plain.text()
    const brotli = await get(script, { 'accept-encoding': 'gzip, deflate, br' })
    const gzip = await get(script, { 'accept-encoding': 'gzip, br;q=0' })
    expect([plain, brotli, gzip].map(({ headers }) => headers.get('content-encoding'))).toEqual([
      null,
      'br',
      'gzip',
    ])
    const bytes = await brotli.bytes()
    expect(brotliDecompressSync(bytes).toString()).toBe(text)
    expect(bytes.length).toBeLessThan(text.length / 2)
    expect(gunzipSync(await gzip.bytes()).toString()).toBe(text)
    const tags = [plain, brotli, gzip].map(({ headers }) => headers.get('etag') ?? '')
    expect(new Set(tags).size).toBe(3)
    for (const answer of [plain, brotli, gzip]) {
      expect(answer.headers.get('vary')).toBe('accept-encoding')
      expect(answer.headers.get('cache-control')).toContain('immutable')
    }
    const known = await get(script, { 'accept-encoding': 'br', 'if-none-match': `"x", W/${tags[1]}` })
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect((await get(script, { 'accept-encoding': 'br', 'if-none-match': tags[0] ?? '' })).status).toBe(200)
  })

  test('are asked for anew when their name says nothing of their content', async () => {
    for (const path of ['/', '/sw.js', '/manifest.webmanifest']) {
      const answer = await get(path)
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect((await get(path, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
    }
  })

  test('answer HEAD without a body', async () => {
    const head = await app().handle(new Request('http://localhost/qr', { method: 'HEAD' }))
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('of the build itself stay inside', async () => {
    for (const path of ['/-/pages.json', '/-/sw.js', '/-/', '/-/manifest.en.webmanifest', '/-/..%2fsw.js'])
      expect((await get(path)).status).toBe(404)
  })
})

describe('the manifest', () => {
  test('leads to pages that are there, with icons of the size it says, in four languages', async () => {
    const names = new Set<string>()
    for (const language of languages) {
      const answer = await get('/manifest.webmanifest', { 'accept-language': language })
      expect(answer.headers.get('content-type')).toBe('application/manifest+json')
      const manifest = (await answer.json()) as Manifest
      expect([manifest.id, manifest.lang, manifest.display]).toEqual(['/', language, 'standalone'])
      names.add(manifest.shortcuts[0]?.name ?? '')
      for (const { url, icons } of manifest.shortcuts) {
        expect((await get(url)).status).toBe(200)
        expect(icons.length).toBeGreaterThan(0)
      }
      for (const { url } of manifest.protocol_handlers)
        expect((await get(url.replace('%s', encodeURIComponent('tel:*182*1#')))).status).toBe(200)
      expect((await get(manifest.share_target.action)).status).toBe(200)
    }
    expect(names.size).toBe(4)
  })

  test('has icons and screenshots that are what it says they are', async () => {
    const manifest = (await (await get('/manifest.webmanifest')).json()) as Manifest
    const purposes = manifest.icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`)
    for (const wanted of ['any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512'])
      expect(purposes).toContain(wanted)
    const pictures = [
      ...manifest.icons,
      ...manifest.screenshots,
      ...manifest.shortcuts.flatMap(({ icons }) => icons),
    ]
    for (const { src, type, sizes } of pictures) {
      const answer = await get(src)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
      if (type !== 'image/png') continue
      const header = new DataView(await answer.arrayBuffer())
      expect(`${header.getUint32(16)}x${header.getUint32(20)}`).toBe(sizes)
    }
  })
})

interface Picture {
  src: string
  type: string
  sizes: string
  purpose?: string
}
interface Manifest {
  id: string
  lang: string
  display: string
  icons: Picture[]
  screenshots: Picture[]
  shortcuts: { name: string; url: string; icons: Picture[] }[]
  protocol_handlers: { protocol: string; url: string }[]
  share_target: { action: string }
}

describe('what a page may do', () => {
  test('is nothing but its own, on pages, files and the worker alike', async () => {
    for (const path of ['/', '/no/such/page', '/sw.js', '/manifest.webmanifest']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toStartWith(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';",
      )
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      expect(headers.get('permissions-policy')).toContain('geolocation=(self), camera=(self)')
      expect(headers.get('permissions-policy')).toContain('microphone=()')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).not.toBeNull()
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  test('is tiles from one other place where the operator has named it, also once the worker keeps the page', async () => {
    const tiles = { tileOrigins: ['https://tiles.example.rw'] }
    const policy = (await get('/', {}, tiles)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("connect-src 'self' https://tiles.example.rw;")
    expect(policy).toContain("img-src 'self' data: blob: https://tiles.example.rw;")
    const [without, having] = [await get('/sw.js'), await get('/sw.js', {}, tiles)]
    expect(having.headers.get('etag')).not.toBe(without.headers.get('etag'))
    expect(await having.text()).toBe(`${await without.text()}\n// https://tiles.example.rw\n`)
  })

  test('is bound to TLS only where TLS was used', async () => {
    const options = { isSecure: (request: Request) => request.headers.get('x-forwarded-proto') === 'https' }
    const by = async (proto: string) =>
      (await get('/', { 'x-forwarded-proto': proto }, options)).headers.get('strict-transport-security')
    expect(await by('https')).toStartWith('max-age=31536000')
    expect(await by('http')).toBeNull()
  })
})

describe('what a phone shares while no service worker is there', () => {
  const share = (fields: [string, string | File][], headers: Record<string, string> = {}) => {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    return app().handle(new Request('http://localhost/share', { method: 'POST', body, headers }))
  }

  test('goes on in the address when it is words', async () => {
    const answer = await share([
      ['title', 'Home'],
      ['text', 'geo:-1.95,30.06?q=a&b'],
      ['url', ''],
    ])
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/share?title=Home&text=geo%3A-1.95%2C30.06%3Fq%3Da%26b',
    ])
  })

  test('comes back within the page when it is a file, and cannot break out of it', async () => {
    const name = '</script><script>alert(1)</script>.png'
    const answer = await share(
      [
        ['text', 'look'],
        ['files', new File([new Uint8Array([1, 2, 3])], name, { type: 'image/png' })],
      ],
      { 'accept-language': 'fr', 'accept-encoding': 'br' },
    )
    const html = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(html).toContain('<html lang="fr">')
    const [, json = ''] = /<script type="application\/json" id="shared">(.*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(json)).toEqual({
      words: { text: 'look' },
      files: [{ name, type: 'image/png', base64: 'AQID' }],
    })
    expect(html).not.toContain('<script>alert')
  })

  test('is not taken from another site, nor when it is no form', async () => {
    const foreign = await share([['text', 'x']], { 'sec-fetch-site': 'cross-site' })
    expect([foreign.status, foreign.headers.get('location')]).toEqual([303, '/share'])
    const odd = await app().handle(new Request('http://localhost/share', { method: 'POST', body: 'x' }))
    expect([odd.status, odd.headers.get('location')]).toEqual([303, '/share?lost=1'])
  })
})
