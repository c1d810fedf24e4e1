import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../test/running.ts'
import { systemClock } from '../clock.ts'
import { silentLog } from '../log.ts'
import { MediaFetcher } from '../queue/media-fetcher.ts'
import { qrPictures } from '../queue/qr-pictures.ts'
import { mediaDownload } from './download.ts'

let town: Running
let reader: MediaFetcher
beforeEach(async () => {
  town = await startAll()
  const { db, config, pictures, dispatcher } = town.server.context
  reader = new MediaFetcher({
    db,
    clock: systemClock,
    log: silentLog,
    download: mediaDownload({
      url: config.metaGraphUrl,
      version: config.metaGraphVersion,
      accessToken: config.metaAccessToken,
      timeoutMs: 2000,
    }),
    uses: {
      qr: qrPictures((picture) => pictures.read(picture)),
      document: qrPictures((picture) => pictures.read(picture)),
    },
    wake: (lanes) => dispatcher.wake(lanes),
  })
  reader.start()
})
afterEach(async () => {
  await reader.stop()
  await town[Symbol.asyncDispose]()
})

const downloads = () => {
  const { config } = town.server.context
  return mediaDownload({
    url: config.metaGraphUrl,
    version: config.metaGraphVersion,
    accessToken: config.metaAccessToken,
    timeoutMs: 2000,
  })
}

describe('a picture in the chat', () => {
  test('that the bot itself made is read back and explained, also when Meta stumbles on the way', async () => {
    const aline = town.simulator.person({ name: 'Aline' })
    await aline.says('hi')
    await aline.next()
    await aline.says('123456 1000')
    const bubble = await aline.next()
    expect(bubble.text).toContain('*182*8*1*123456*1000#')
    town.simulator.faults.add({ kind: 'media.http', on: 'info', status: 500, times: 1 })
    await aline.sendsImage(bubble.media?.bytes ?? new Uint8Array(), { mime: 'image/png' })
    expect((await aline.next()).text).toContain('I am reading it')
    reader.wake()
    const explained = await aline.next(10_000)
    expect(explained.text).toContain('This is a payment code:')
    expect(explained.text).toContain('*123456*')
  }, 30_000)

  test('whose id is unknown is gone for good', async () => {
    expect(await downloads()('no-such-id', 1000)).toMatchObject({ refused: 'gone' })
  })
})

describe('a file', () => {
  test('larger than wanted is not fetched, whatever size is promised', async () => {
    const served = (fileSize: number) =>
      Bun.serve({
        port: 0,
        fetch: (request) =>
          new URL(request.url).pathname === '/file'
            ? new Response(new Uint8Array(5000))
            : Response.json({ url: `${new URL(request.url).origin}/file`, file_size: fileSize }),
      })
    for (const promised of [5000, 10]) {
      const server = served(promised)
      const download = mediaDownload({
        url: server.url.origin,
        version: 'v1',
        accessToken: 't',
        timeoutMs: 2000,
      })
      expect(await download('M', 4000)).toMatchObject({ refused: 'too_large' })
      expect(await download('M', 5000)).toMatchObject({ bytes: expect.anything() })
      await server.stop(true)
    }
  })

  test('at a stranger’s address is never asked for: the token would go along', async () => {
    const server = Bun.serve({
      port: 0,
      fetch: () => Response.json({ url: 'https://facebook.com.evil.example/x' }),
    })
    const download = mediaDownload({
      url: server.url.origin,
      version: 'v1',
      accessToken: 't',
      timeoutMs: 2000,
    })
    expect(await download('M', 4000)).toMatchObject({ refused: 'gone', why: expect.stringContaining('evil') })
    await server.stop(true)
  })
})
