import { afterEach, beforeEach, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { addDocument, moveDocument } from '../documents/documents.ts'
import { type DocumentProgress, ProgressBoard } from '../documents/progress.ts'
import { laneOf, receive } from '../events/events.ts'
import { silentLog } from '../log.ts'
import { personOf } from '../people/identity.ts'
import { markAccepted, send } from '../queue/outbox.ts'
import { memory } from '../queue/testing.ts'
import { typeWhileReading } from './typing.ts'

let db: Db
let clock: ManualClock
let board: ProgressBoard
let stop: () => void
let metaAnswers: boolean
let personId: number
/** What Meta was asked, and whether it takes it. */
let asked: { messageId: string; typing: boolean | undefined }[]
let takes: boolean

beforeEach(async () => {
  db = await memory()
  clock = new ManualClock()
  board = new ProgressBoard()
  metaAnswers = true
  asked = []
  takes = true
  personId = await db.write((tx) => personOf(tx, { waId: '250788111222' }, clock.now()))
  stop = typeWhileReading({
    read: db.read,
    clock,
    log: silentLog,
    graph: {
      async markRead(messageId, { typing } = {}) {
        asked.push({ messageId, typing })
        if (!takes) throw new Error('HTTP 500')
      },
    },
    board,
    metaAnswers: () => metaAnswers,
  })
})
afterEach(async () => {
  stop()
  await db.close()
})

test('is shown while a document is fetched and read, for the message that brought it, and again every 25 s', async () => {
  const documentId = await documentFrom('wamid.A')
  tell(documentId, { stage: 'fetching' })
  expect(await shownAfter(1_000)).toEqual(['wamid.A'])
  tell(documentId, { stage: 'lines' })
  tell(documentId, { stage: 'together' })
  expect(await shownAfter(20_000)).toEqual([])
  expect(await shownAfter(5_000)).toEqual(['wamid.A'])
  tell(documentId, { stage: 'done' })
  expect(await shownAfter(60_000)).toEqual([])
  expect(asked.every(({ typing }) => typing)).toBe(true)
})

test('comes after the answer that is on its way, which would end it', async () => {
  const documentId = await documentFrom('wamid.A')
  await db.write((tx) =>
    send(tx, { personId, correlationId: 'c1' }, [{ kind: 'text', body: 'Received' }], clock.now()),
  )
  tell(documentId, { stage: 'fetching' })
  expect(await shownAfter(2_000)).toEqual([])
  await db.write((tx) => markAccepted(tx, 1, 'wamid.out', clock.now()))
  expect(await shownAfter(1_000)).toEqual(['wamid.A'])
})

test('an album shows it once, and not while it waits for its turn', async () => {
  const [first, second] = [await documentFrom('wamid.A'), await documentFrom('wamid.B')]
  tell(first, { stage: 'waiting', ahead: 3 })
  expect(await shownAfter(30_000)).toEqual([])
  tell(first, { stage: 'decode' })
  tell(second, { stage: 'fetching' })
  expect(await shownAfter(20_000)).toEqual(['wamid.A'])
  tell(first, { stage: 'done' })
  expect(await shownAfter(6_000)).toEqual(['wamid.B'])
})

test('ends when the document is given up, or when nothing is heard of it any more', async () => {
  const given = await documentFrom('wamid.A')
  tell(given, { stage: 'lines' })
  expect(await shownAfter(1_000)).toEqual(['wamid.A'])
  await db.write((tx) => moveDocument(tx, given, ['fetching'], 'discarded'))
  expect(await shownAfter(60_000)).toEqual([])
  const stuck = await documentFrom('wamid.B')
  tell(stuck, { stage: 'fetching' })
  expect(await shownAfter(3_600_000)).toEqual(Array(4).fill('wamid.B'))
  tell(stuck, { stage: 'fetching' })
  expect(await shownAfter(1_000)).toEqual(['wamid.B'])
})

test('is left out when Meta does not answer, and for what came from elsewhere', async () => {
  metaAnswers = false
  tell(await documentFrom('wamid.A'), { stage: 'together' })
  expect(await shownAfter(1_000)).toEqual([])
  metaAnswers = true
  expect(await shownAfter(25_000)).toEqual(['wamid.A'])
  const other = await db.write((tx) => personOf(tx, { waId: '250788111333' }, clock.now()))
  const uploaded = await db.write((tx) =>
    addDocument(
      tx,
      { personId: other, vehicleType: 'moto', vehicleId: null, source: 'web', correlationId: 'w1' },
      clock.now(),
    ),
  )
  board.tell({ personId: other, documentId: uploaded, at: { stage: 'together' } })
  expect(await shownAfter(1_000)).toEqual([])
})

test('a refusal of it troubles nobody, and the next one is asked for', async () => {
  takes = false
  const documentId = await documentFrom('wamid.A')
  tell(documentId, { stage: 'together' })
  expect(await shownAfter(1_000)).toEqual(['wamid.A'])
  takes = true
  expect(await shownAfter(25_000)).toEqual(['wamid.A'])
})

const tell = (documentId: number, at: DocumentProgress['at']) => board.tell({ personId, documentId, at })

/** Time goes by; the messages for which typing was shown meanwhile. */
async function shownAfter(ms: number): Promise<string[]> {
  const before = asked.length
  clock.advance(ms)
  // Meta's answers come in.
  await new Promise(setImmediate)
  return asked.slice(before).map(({ messageId }) => messageId)
}

async function documentFrom(wamid: string): Promise<number> {
  return await db.write((tx) => {
    const correlationId = `d-${wamid}`
    const about = { correlationId, lane: laneOf(personId), personId }
    receive(
      tx,
      { ...about, externalId: wamid, kind: 'message', payload: {}, occurredAt: clock.now() },
      clock.now(),
    )
    return addDocument(
      tx,
      { personId, vehicleType: 'moto', vehicleId: null, source: 'whatsapp', correlationId },
      clock.now(),
    )
  })
}
