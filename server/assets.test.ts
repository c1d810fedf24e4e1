import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { WebPage, webPage, workerPath } from './assets.ts'

const request = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://localhost/', { method, headers })

test('a page is built from its source once and refers only to files it has', async () => {
  const page = await webPage('phone')
  expect(await webPage('phone')).toBe(page)
  const html = await page.respond('', request())?.text()
  const references = [...(html ?? '').matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path ?? '')
  expect(references.length).toBeGreaterThan(0)
  for (const path of references) {
    const answer = page.respond(path, request())
    expect(answer?.headers.get('cache-control')).toContain('immutable')
    expect(answer?.headers.get('content-type')).toMatch(/javascript|css|image|font/)
  }
})

test('a file is sent once and then only asked for again; there is nothing else', async () => {
  const file = {
    bytes: new Uint8Array([1, 2, 3]),
    contentType: 'text/html',
    etag: '"e"',
    cacheControl: 'no-cache',
  }
  const page = new WebPage(new Map([['index.html', file]]))
  expect((await page.respond('', request())?.bytes())?.length).toBe(3)
  expect(page.respond('', request({ 'if-none-match': '"e"' }))?.status).toBe(304)
  expect((await page.respond('index.html', request({}, 'HEAD'))?.bytes())?.length).toBe(0)
  expect(page.respond('../secrets', request())).toBeUndefined()
})

test('a worker is found by its source file', () => {
  expect(existsSync(workerPath('server/qr/picture-worker.ts'))).toBe(true)
})
