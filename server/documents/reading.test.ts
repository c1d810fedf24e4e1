import { describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import { createLog } from '../log.ts'
import { specimenFields, specimenJpeg, specimenPdf } from '../ocr/specimen.ts'
import { cropOfField, documentFields, moveDocument } from './documents.ts'
import { aheadOf } from './queue.ts'
import { paperRoom, plateRead, quickWorker, until } from './testing.ts'

const page = await specimenJpeg()
/** The same picture to look at, in other bytes. */
const pageNo = (n: number) => Buffer.concat([page, Buffer.from(`page ${n}`)])

describe('papers that somebody sent', () => {
  test('are fetched, kept and read, and what was read is told once', async () => {
    await using room = await paperRoom()
    const aline = await room.person()
    const id = await room.sends(aline, page)
    await room.settled(id)
    const document = room.document(id)
    expect(document).toMatchObject({ state: 'review', kind: 'insurance', attempts: 1, problem: null })
    expect(document.read_ms).toBeGreaterThan(50)
    const fields = documentFields(room.db.read, id)
    expect(fields.find(({ name }) => name === 'plate')).toMatchObject({
      read_value: specimenFields.plate,
      value: null,
      source: null,
      asked: 0,
    })
    const crop = cropOfField(room.db.read, id, 'plate')
    expect([...(crop ?? []).slice(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    expect(crop?.length).toBeLessThan(20_000)
    expect(room.events()).toEqual([
      { id: `document:${id}:read:1`, name: 'vehicles.read', documentId: id, personId: aline },
    ])
    const stages = room.told.map(({ at }) => at.stage)
    expect(stages.slice(0, 4)).toEqual(['fetching', 'waiting', 'decode', 'lines'])
    expect(stages.at(-1)).toBe('done')

    await room.restart()
    room.reader.wake()
    await Bun.sleep(50)
    expect(room.events()).toHaveLength(1)
    expect(room.reads()).toBe(1)
  })

  test('as a PDF are read the same way', async () => {
    await using room = await paperRoom()
    const id = await room.sends(await room.person(), await specimenPdf(), { mime: 'application/pdf' })
    await room.settled(id)
    expect(room.document(id)).toMatchObject({ state: 'review', kind: 'insurance' })
  })

  test('and that were discarded meanwhile are left alone', async () => {
    const slow = `parentPort.on('message', ({ id }) =>
      setTimeout(() => parentPort.postMessage({ id, kind: 'read', result: ${plateRead} }), 300))`
    await using room = await paperRoom({ worker: slow })
    const id = await room.sends(await room.person(), page)
    await until(() => room.reads() === 1)
    await room.db.write((tx) => moveDocument(tx, id, ['waiting'], 'discarded', { settledAt: 1 }))
    await Bun.sleep(500)
    expect(room.document(id)).toMatchObject({ state: 'discarded' })
    expect(documentFields(room.db.read, id)).toEqual([])
    expect(room.events()).toEqual([])
  })
})

describe('two people who send albums of five at once', () => {
  test('are answered in turn, and each was told how many are before theirs', async () => {
    await using room = await paperRoom({ worker: quickWorker })
    await off(room.db)
    const [aline, jean] = [await room.person(), await room.person()]
    const ids: number[] = []
    for (const person of [aline, jean])
      for (let n = 0; n < 5; n++) ids.push(await room.sends(person, pageNo(n)))
    await until(() => ids.every((id) => room.document(id).state === 'waiting'))
    // Whoever is being fetched is given a place behind the others of theirs.
    const told = new Map(ids.map((id) => [id, aheadOf(room.db.read, id)]))
    await on(room.db)
    await room.settled(...ids)
    const order = room.events().map(({ documentId }) => documentId)
    const [a, b] = [ids.slice(0, 5), ids.slice(5)]
    expect(order).toEqual(a.flatMap((id, at) => [id, b[at] ?? 0]))
    expect(order.map((id) => told.get(id))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('do not hold up a third who comes later with one page', async () => {
    const slow = `parentPort.on('message', ({ id }) =>
      setTimeout(() => parentPort.postMessage({ id, kind: 'read', result: ${plateRead} }), 100))`
    await using room = await paperRoom({ worker: slow })
    const [aline, jean, eric] = [await room.person(), await room.person(), await room.person()]
    const album = await Promise.all(
      [aline, jean].flatMap((person) => [0, 1, 2, 3, 4].map((n) => room.sends(person, pageNo(n)))),
    )
    await until(() => room.events().length >= 2)
    const late = await room.sends(eric, page)
    await until(() => room.document(late).state === 'waiting')
    expect(aheadOf(room.db.read, late)).toBeLessThanOrEqual(1)
    await room.settled(late, ...album)
    expect(room.events().findIndex(({ documentId }) => documentId === late)).toBeLessThanOrEqual(5)
  })

  test('are read by as many workers as there are, still in turn', async () => {
    const slow = `parentPort.on('message', ({ id }) =>
      setTimeout(() => parentPort.postMessage({ id, kind: 'read', result: ${plateRead} }), 20))`
    await using room = await paperRoom({ worker: slow, workers: 2, clock: new ManualClock() })
    await off(room.db)
    const people = [await room.person(), await room.person(), await room.person()]
    const ids: number[] = []
    for (const person of people) for (let n = 0; n < 3; n++) ids.push(await room.sends(person, pageNo(n)))
    await until(() => ids.every((id) => room.document(id).state === 'waiting'))
    await on(room.db)
    room.reader.wake()
    await room.settled(...ids)
    const begun = ids.toSorted((a, b) => (room.document(a).began_at ?? 0) - (room.document(b).began_at ?? 0))
    expect(begun).toEqual([0, 1, 2].flatMap((n) => people.map((_, at) => ids[at * 3 + n] ?? 0)))
  })
})

describe('a reader that fails', () => {
  const dies = "parentPort.on('message', () => process.exit(1))"

  test('is asked three times, later and later, and then the person is told kindly', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: dies, clock })
    const id = await room.sends(await room.person(), page)
    await until(() => room.document(id).problem === 'reader.failed')
    expect(room.document(id)).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(room.document(id).next_attempt_at).toBe(clock.now() + 5000)
    await ticking(clock, () => room.document(id).attempts === 2, 1000)
    await ticking(clock, () => room.document(id).state === 'failed', 1000)
    expect(room.document(id)).toMatchObject({ attempts: 3, problem: 'reader.failed' })
    expect(room.events()).toMatchObject([{ id: `document:${id}:failed:3`, name: 'vehicles.failed' }])
  })

  test('in the middle of three deaths of the server has had its chances', async () => {
    await using room = await paperRoom({ worker: quickWorker })
    await off(room.db)
    const id = await room.sends(await room.person(), page)
    await until(() => room.document(id).state === 'waiting')
    // As three deaths leave it: begun each time, never settled.
    await room.db.write((tx) =>
      tx.run(
        'update document set attempts = 3, began_at = ?, next_attempt_at = ? where id = ?',
        5e12,
        5e12,
        id,
      ),
    )
    await on(room.db)
    await room.restart()
    await room.settled(id)
    expect(room.document(id)).toMatchObject({ state: 'failed', problem: 'reader.failed' })
    expect(room.reads()).toBe(0)
  })

  test('by taking too long is asked once more, after everybody else, and tells so in the log each time', async () => {
    const clock = new ManualClock()
    const slowFirst = `parentPort.on('message', ({ id, bytes }) => {
      if (Buffer.from(bytes).includes('slow')) for (;;);
      parentPort.postMessage({ id, kind: 'read', result: ${plateRead} }) })`
    const lines: string[] = []
    const log = await createLog({
      level: 'warn',
      secrets: [],
      stream: { write: (line) => lines.push(line) },
      pretty: false,
    })
    const warnings = (what: string) =>
      lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg.includes(what))
    await using room = await paperRoom({ worker: slowFirst, timeLimitMs: 200, clock, log })
    await off(room.db)
    const slow = await room.sends(await room.person(), Buffer.concat([page, Buffer.from('slow')]))
    const other = await room.person()
    const quick = [await room.sends(other, pageNo(1)), await room.sends(other, pageNo(2))]
    await until(() => [slow, ...quick].every((id) => room.document(id).state === 'waiting'))
    await on(room.db)
    await ticking(clock, () => room.document(slow).problem === 'document.timeout', 1000)
    expect(room.document(slow)).toMatchObject({ state: 'waiting', attempts: 1 })
    await ticking(clock, () => room.document(slow).state === 'failed', 1000)
    expect(room.document(slow)).toMatchObject({ problem: 'document.timeout', attempts: 2 })
    expect(room.events().map(({ documentId }) => documentId)).toEqual([...quick, slow])
    expect(warnings('reading a document took too long')).toHaveLength(2)
    expect(warnings('failed by no fault of its sender')).toMatchObject([{ document: slow }])
  })
})

test('the second try of what was slow stands last in the line, behind those who come later', async () => {
  await using room = await paperRoom({ worker: quickWorker })
  await off(room.db)
  const [aline, jean] = [await room.person(), await room.person()]
  const ids = [await room.sends(aline, pageNo(1)), await room.sends(aline, pageNo(2))]
  const third = await room.sends(jean, pageNo(3))
  await until(() => [...ids, third].every((id) => room.document(id).state === 'waiting'))
  await room.db.write((tx) =>
    tx.run(`update document set problem = 'document.timeout', attempts = 1 where id = ?`, ids[0] ?? 0),
  )
  expect([ids[1] ?? 0, third, ids[0] ?? 0].map((id) => aheadOf(room.db.read, id))).toEqual([0, 1, 2])
  await on(room.db)
  await room.settled(...ids, third)
  expect(room.events().map(({ documentId }) => documentId)).toEqual([ids[1] ?? 0, third, ids[0] ?? 0])
})

test('a stop in mid-page takes no try away: it is read after the start, first of all of theirs', async () => {
  const slow = `parentPort.on('message', ({ id }) =>
    setTimeout(() => parentPort.postMessage({ id, kind: 'read', result: ${plateRead} }), 400))`
  await using room = await paperRoom({ worker: slow })
  const id = await room.sends(await room.person(), page)
  await until(() => room.reads() === 1)
  const startedAt = Date.now()
  await room.restart()
  expect(Date.now() - startedAt).toBeLessThan(350)
  expect(room.document(id)).toMatchObject({ state: 'waiting' })
  await room.settled(id)
  expect(room.document(id)).toMatchObject({ state: 'review', attempts: 1 })
  expect(room.events()).toHaveLength(1)
})

test('switched off, papers wait and nothing fails; switched on, reading goes on by itself', async () => {
  await using room = await paperRoom({ worker: quickWorker })
  await off(room.db)
  const id = await room.sends(await room.person(), page)
  await until(() => room.document(id).state === 'waiting')
  await Bun.sleep(1200)
  expect(room.document(id)).toMatchObject({ state: 'waiting', attempts: 0 })
  const onAt = Date.now()
  await on(room.db)
  await room.settled(id)
  expect(Date.now() - onAt).toBeLessThan(2000)
})

test('a file that is lost is looked for again, and then the person is asked for it once more', async () => {
  const clock = new ManualClock()
  await using room = await paperRoom({ worker: quickWorker, clock })
  await off(room.db)
  const id = await room.sends(await room.person(), page)
  await until(() => room.document(id).state === 'waiting')
  const { sha256 = '' } = room.db.read.get<{ sha256: string }>('select sha256 from media_file') ?? {}
  await room.store.remove(sha256, () => false)
  await on(room.db)
  await ticking(clock, () => room.document(id).state === 'failed', 1000)
  expect(room.document(id)).toMatchObject({ problem: 'media.gone', attempts: 3 })
})

type Db = Awaited<ReturnType<typeof paperRoom>>['db']
const flip = (db: Db, enabled: 0 | 1) =>
  db.write((tx) => tx.run(`update feature_flag set enabled = ? where name = 'ocr_processing'`, enabled))
const off = (db: Db) => flip(db, 0)
const on = (db: Db) => flip(db, 1)

async function ticking(clock: ManualClock, holds: () => boolean, stepMs: number): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); await Bun.sleep(5)) {
    clock.advance(stepMs)
    if (Date.now() > end) throw new Error('this never came to be')
  }
}
