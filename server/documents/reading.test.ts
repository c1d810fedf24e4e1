import { describe, expect, test } from 'bun:test'
import { rm } from 'node:fs/promises'
import { ManualClock } from '../clock.ts'
import { specimenFields, specimenJpeg, specimenPdf } from '../ocr/specimen.ts'
import { cropOfField, documentFields, moveDocument } from './documents.ts'
import { aheadOf, beginReading, readAgain } from './queue.ts'
import {
  readingOff as off,
  readingOn as on,
  paperRoom,
  plateRead,
  quickWorker,
  ticking,
  until,
} from './testing.ts'

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
    expect(room.events()).toMatchObject([{ documentId: id, name: 'vehicles.failed' }])
  })

  test('by the end of the process itself is not asked for the same before the others were read', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock })
    await off(room.db)
    const [aline, jean] = [await room.person(), await room.person()]
    const id = await room.sends(aline, page)
    await until(() => room.document(id).state === 'waiting')
    const dies = async () => {
      await room.db.write((tx) => beginReading(tx, id, clock.now()))
      await room.restart()
    }
    for (const times of [1, 2, 3]) {
      clock.advance(1000)
      await dies()
      expect(room.document(id)).toMatchObject({ state: 'waiting', attempts: 0, interruptions: times })
      expect(room.document(id).next_attempt_at).toBe(clock.now() + 2500 * 2 ** times)
    }
    // Nobody else was read meanwhile: it may have been the power, and it is read.
    await on(room.db)
    const other = await room.sends(jean, pageNo(1))
    await room.settled(other)
    expect(room.document(id).state).toBe('waiting')
  })

  test('by the end of the process three times, while others were read, has had its chances; and one more', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock })
    await off(room.db)
    const [aline, jean] = [await room.person(), await room.person()]
    const id = await room.sends(aline, page)
    await until(() => room.document(id).state === 'waiting')
    for (const _ of [1, 2, 3]) {
      await room.db.write((tx) => beginReading(tx, id, clock.now()))
      await room.restart()
    }
    clock.advance(1000)
    await on(room.db)
    await room.settled(await room.sends(jean, pageNo(1)))
    await ticking(clock, () => room.document(id).state === 'failed', 1000)
    expect(room.document(id)).toMatchObject({ problem: 'reader.failed' })
    expect(room.reads()).toBe(1)
    expect(await room.db.write((tx) => readAgain(tx, room.document(id), clock.now()))).toBe(true)
    room.reader.wake()
    await room.settled(id)
    expect(room.document(id)).toMatchObject({ state: 'review', problem: null })
    expect(await room.db.write((tx) => readAgain(tx, room.document(id), clock.now()))).toBe(false)
  })

  test('by the end of the process is told so by it alone the fifth time', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock })
    await off(room.db)
    const id = await room.sends(await room.person(), page)
    await until(() => room.document(id).state === 'waiting')
    for (const _ of [1, 2, 3, 4, 5]) {
      await room.db.write((tx) => beginReading(tx, id, clock.now()))
      await room.restart()
    }
    await on(room.db)
    await ticking(clock, () => room.document(id).state === 'failed', 1000)
    expect(room.reads()).toBe(0)
  })

  test('by taking too long is not asked about the same bytes again within a day, whoever sends them', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({
      worker: "parentPort.on('message', () => { for (;;); })",
      timeLimitMs: 100,
      clock,
    })
    const first = await room.sends(await room.person(), page)
    await ticking(clock, () => room.document(first).state === 'failed', 1000)
    const reads = room.reads()
    const second = await room.sends(await room.person(), page)
    await room.settled(second)
    expect(room.document(second)).toMatchObject({ state: 'failed', problem: 'document.timeout' })
    expect(room.reads()).toBe(reads)
    clock.advance(2 * 86_400_000)
    const third = await room.sends(await room.person(), page)
    await ticking(clock, () => room.reads() > reads, 1000)
    expect(room.document(third).state).not.toBe('failed')
  })
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

test('a file that has vanished or was damaged is fetched again', async () => {
  const clock = new ManualClock()
  await using room = await paperRoom({ worker: quickWorker, clock })
  await off(room.db)
  const id = await room.sends(await room.person(), page)
  await until(() => room.document(id).state === 'waiting')
  await rm(room.folder, { recursive: true })
  await on(room.db)
  await ticking(clock, () => room.document(id).state === 'fetching', 1000)
  await room.restart()
  await ticking(clock, () => room.document(id).state === 'review', 1000)
  expect(room.downloads()).toBe(2)
  expect(room.db.read.all('select id from media_file')).toHaveLength(1)
})

test('a file that was uploaded and is lost is looked for again, and then the person is asked for it once more', async () => {
  const clock = new ManualClock()
  await using room = await paperRoom({ worker: quickWorker, clock })
  await off(room.db)
  const taken = await room.uploads(await room.person(), page)
  const id = 'documentId' in taken ? taken.documentId : 0
  const { sha256 = '' } = room.db.read.get<{ sha256: string }>('select sha256 from media_file') ?? {}
  await room.store.remove(sha256, () => false)
  await on(room.db)
  await ticking(clock, () => room.document(id).state === 'failed', 1000)
  expect(room.document(id)).toMatchObject({ problem: 'media.gone', attempts: 3 })
})
