import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { workerPath } from '../assets.ts'
import { ManualClock } from '../clock.ts'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { silentLog } from '../log.ts'
import type { Download } from '../media/fetch.ts'
import { addMediaJob, mediaJobById } from '../media/jobs.ts'
import { personOf } from '../people/identity.ts'
import { Pictures } from '../qr/pictures.ts'
import { MediaFetcher } from './media-fetcher.ts'
import { qrPictures } from './qr-pictures.ts'

/** A stand-in for Meta's media server, over real HTTP. */
let answers: (() => Response)[] = []
let asked = 0
const meta = Bun.serve({
  port: 0,
  fetch() {
    asked += 1
    return (answers.length > 1 ? answers.shift() : answers[0])?.() ?? new Response('', { status: 500 })
  },
})
const pictures = new Pictures({ workerPath: workerPath('server/qr/picture-worker.ts') })
let photo: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  const ussd = '*182*8*1*123456*1000#'
  const payee = { country: 'RW', kind: 'merchant', value: '123456', network: 'MTN' } as const
  const drawing = {
    payload: `tel:${ussd}`,
    opensPage: false,
    payee,
    amountRwf: 1000,
    ussd,
    language: 'en',
  } as const
  photo = new Uint8Array(await pictures.draw({ ...drawing, name: undefined }, 'picture'))
})
afterAll(async () => {
  pictures.stop()
  await meta.stop(true)
})

let db: Db
let clock: ManualClock
let personId: number
let woken: string[]
beforeEach(async () => {
  asked = 0
  woken = []
  clock = new ManualClock()
  db = openDb(':memory:')
  await migrateOpen(db)
  personId = await db.write((tx) => {
    const id = personOf(tx, { waId: '250788111222' }, clock.now())
    addMediaJob(tx, { personId: id, mediaId: 'M1', purpose: 'qr', correlationId: 'c1' }, clock.now())
    return id
  })
})
// A test that fails must not leave its reader to the next ones.
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.stop()))
  await db.close()
})

const never = () => Promise.reject(new Error('no document is sent here'))
const readers: MediaFetcher[] = []
const readerOf = () => {
  const reader = new MediaFetcher({
    db,
    clock,
    log: silentLog,
    async download(mediaId, maxBytes): Promise<Download> {
      const response = await fetch(`${meta.url}${mediaId}`)
      if (response.status === 404) return { refused: 'gone', why: 'unknown id' }
      if (Number(response.headers.get('content-length')) > maxBytes)
        return { refused: 'too_large', why: 'length' }
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      return { bytes: await response.bytes() }
    },
    uses: { qr: qrPictures((bytes) => pictures.read(bytes)), document: qrPictures(never) },
    wake: (lanes) => woken.push(...lanes),
  })
  readers.push(reader)
  return reader
}

const job = () => mediaJobById(db.read, 1)
const results = () =>
  db.read
    .all<{ external_id: string; kind: string; payload: string; person_id: number }>('select * from inbox')
    .map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }))

/** Reading takes real time in its worker; waiting between tries is the clock's. */
async function until(done: () => boolean, advanceMs = 0): Promise<void> {
  for (let left = 2000; left > 0 && !done(); left--) {
    clock.advance(advanceMs)
    await Bun.sleep(5)
  }
  expect(done()).toBe(true)
}
const settled = () => until(() => job()?.state !== 'waiting')

describe('a picture somebody sent', () => {
  test('is fetched and read, and its result comes in by the one door, once', async () => {
    answers = [() => new Response(photo)]
    const reader = readerOf()
    reader.start()
    await settled()
    await reader.stop()
    expect(job()).toMatchObject({ state: 'done', attempts: 1, problem: null })
    expect(results()).toMatchObject([
      {
        external_id: 'media:1',
        kind: 'result',
        person_id: personId,
        payload: { name: 'make-qr.pictureRead', data: { texts: ['tel:*182*8*1*123456*1000#'] } },
      },
    ])
    expect(woken).toEqual([`p${personId}`])

    const again = readerOf()
    again.start()
    again.wake()
    await again.stop()
    expect(results()).toHaveLength(1)
    expect(asked).toBe(1)
  })

  test('that Meta cannot give just now is fetched again, later and later', async () => {
    answers = [
      () => new Response('', { status: 503 }),
      () => new Response('', { status: 500 }),
      () => new Response(photo),
    ]
    const reader = readerOf()
    reader.start()
    // A try is counted before it begins; it is over when its problem is written.
    await until(() => job()?.problem !== null)
    expect(job()).toMatchObject({ problem: 'HTTP 503', next_attempt_at: clock.now() + 2000 })
    // The reader sets its alarm a moment after the row is written.
    await until(() => job()?.attempts === 2, 2000)
    await until(() => job()?.state === 'done', 8000)
    await reader.stop()
    expect(results()).toHaveLength(1)
  })

  test('that never comes is given up kindly', async () => {
    answers = [() => new Response('', { status: 503 })]
    const reader = readerOf()
    reader.start()
    await until(() => job()?.state === 'failed', 300_000)
    await reader.stop()
    expect(job()?.attempts).toBe(7)
    expect(results()).toMatchObject([{ payload: { data: { problem: 'picture_unavailable' } } }])
  })

  const refusals: [string, () => Response, string][] = [
    ['whose id is not known any more', () => new Response('', { status: 404 }), 'picture_unavailable'],
    ['without a code', () => new Response(onePixel), 'picture_without_code'],
    ['that is none, whatever it is called', () => new Response('%PDF-1.7 …'), 'picture_not_readable'],
    ['of more than 16 MB', () => new Response(new Uint8Array(16 * 2 ** 20 + 1)), 'picture_too_large'],
  ]
  test.each(refusals)(
    '%s is the sender’s matter: told at once, not tried again',
    async (_what, answer, problem) => {
      answers = [answer]
      const reader = readerOf()
      reader.start()
      await settled()
      await reader.stop()
      expect(job()).toMatchObject({ state: 'failed', attempts: 1, problem })
      expect(results()).toMatchObject([{ payload: { data: { problem, jobId: 1 } } }])
      expect(asked).toBe(1)
    },
  )

  test('a stop in the middle of it loses nothing: the next start reads it', async () => {
    answers = [() => new Response('', { status: 503 }), () => new Response(photo)]
    const first = readerOf()
    first.start()
    await until(() => job()?.problem !== null)
    await first.stop()
    clock.advance(60_000)
    expect(results()).toHaveLength(0)
    const second = readerOf()
    second.start()
    await settled()
    await second.stop()
    expect(results()).toHaveLength(1)
  })
})

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a file that ended the process each time it was read is given up', async () => {
  // As the deaths of seven processes leave it: begun each time, never settled.
  await db.write((tx) => tx.run('update media_job set attempts = 7'))
  answers = [() => new Response(photo)]
  const reader = readerOf()
  reader.start()
  await settled()
  expect(job()).toMatchObject({ state: 'failed', problem: 'picture_unavailable' })
  expect(asked).toBe(0)
  await reader.stop()
})

test('a try is counted before it begins', async () => {
  let counted = 0
  answers = [
    () => {
      counted = job()?.attempts ?? 0
      return new Response(photo)
    },
  ]
  const reader = readerOf()
  reader.start()
  await settled()
  expect(counted).toBe(1)
  expect(job()).toMatchObject({ state: 'done', attempts: 1 })
  await reader.stop()
})
