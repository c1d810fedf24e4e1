import { expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import { createLog } from '../log.ts'
import { specimenJpeg } from '../ocr/specimen.ts'
import { aheadOf } from './queue.ts'
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

test('what takes too long to read is tried once more, after everybody else, and the log tells each time', async () => {
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
