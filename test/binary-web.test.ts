import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { startInzira } from './inzira.ts'
import { Lines } from './lines.ts'

/** The web app out of the program itself, in an empty folder. Source or binary, as INZIRA_BIN says. */
let folder: string
let child: ReturnType<typeof startInzira>
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-web-'))
  child = startInzira(['serve', '--migrate'], {
    cwd: folder,
    env: {
      PORT: '0',
      META_PHONE_NUMBER_ID: '106540352242922',
      META_ACCESS_TOKEN: 'EAAG-a-token-that-nobody-may-see',
      META_WABA_VERIFY_TOKEN: 'a-word-of-our-own',
      META_WABA_APP_SECRET: '0123456789abcdef0123456789abcdef',
    },
  })
  const line = await new Lines(child.stdout).next((one) => one.includes('"serving"'))
  url = (JSON.parse(line) as { url: string }).url
})
afterAll(async () => {
  child.kill('SIGTERM')
  await child.exited
  await rm(folder, { recursive: true })
})

test('has every page and every file that they name, compressed, and the service worker', async () => {
  const seen = new Set<string>()
  for (const path of ['/', '/qr', '/nearby', '/ride/1', '/share', '/offline']) {
    const answer = await fetch(url + path, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(200)
    for (const [, file = ''] of (await answer.text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)) seen.add(file)
    for (const [, file = ''] of (answer.headers.get('link') ?? '').matchAll(/<([^>]+)>/g)) seen.add(file)
  }
  expect(seen.size).toBeGreaterThan(5)
  for (const file of seen) expect((await fetch(url + file)).status).toBe(200)
  const worker = await fetch(`${url}/sw.js`)
  const files = [...(await worker.text()).matchAll(/"((?:[\w.]+-[a-z0-9]{8})\.(?:js|css|html|svg|png))"/g)]
  expect(files.length).toBeGreaterThan(10)
  for (const [, file] of files) expect((await fetch(`${url}/-/${file}`)).status).toBe(200)
})

test('sends a script as brotli, the same that it is without', async () => {
  const html = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
  const script = /src="([^"]+\.js)"/.exec(html)?.[1] ?? ''
  const packed = await fetch(url + script, { headers: { 'accept-encoding': 'br' }, decompress: false })
  expect(packed.headers.get('content-encoding')).toBe('br')
  const plain = await fetch(url + script, { headers: { 'accept-encoding': 'identity' } })
  expect(brotliDecompressSync(await packed.bytes()).toString()).toBe(await plain.text())
})

test('has its icons, of the size the manifest says', async () => {
  const manifest = (await (await fetch(`${url}/manifest.webmanifest`)).json()) as {
    icons: { src: string; sizes: string; type: string }[]
  }
  for (const { src, sizes, type } of manifest.icons) {
    const picture = await fetch(url + src)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, type])
    if (type !== 'image/png') continue
    const header = new DataView(await picture.arrayBuffer())
    expect(`${header.getUint32(16)}x${header.getUint32(20)}`).toBe(sizes)
  }
})
