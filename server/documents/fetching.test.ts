import { describe, expect, test } from 'bun:test'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ManualClock } from '../clock.ts'
import { sha256Of } from '../media/store.ts'
import { grayPng, specimenJpeg } from '../ocr/specimen.ts'
import type { Fault } from '../simulator/faults.ts'
import { type PaperRoom, paperRoom, quickWorker, until } from './testing.ts'

const page = await specimenJpeg()

describe('a passing fault of Meta’s', () => {
  const passing: [string, Fault, number][] = [
    ['500 for the address', { kind: 'media.http', on: 'info', status: 500, times: 2 }, 3],
    ['503 for the file', { kind: 'media.http', on: 'download', status: 503, times: 2 }, 3],
    ['a file cut off with the connection', { kind: 'media.cut', isQuiet: false, times: 1 }, 2],
    ['a file cut off quietly', { kind: 'media.cut', isQuiet: true, times: 1 }, 2],
    ['other bytes than were announced', { kind: 'media.mixed_up', times: 1 }, 2],
    ['an answer that never comes', { kind: 'media.slow', on: 'download', delayMs: 1e9, times: 1 }, 2],
    // A fresh address is asked for at once.
    ['an address that has expired', { kind: 'media.expired', times: 1 }, 1],
    ['a file that is not at its address', { kind: 'media.http', on: 'download', status: 404, times: 1 }, 1],
    ['the same as 410', { kind: 'media.http', on: 'download', status: 410, times: 1 }, 1],
    ['addresses that have expired again and again', { kind: 'media.expired', times: 4 }, 3],
    ['another type than it is', { kind: 'media.wrong_mime', mime: 'text/html' }, 1],
  ]
  test.each(passing)('loses nothing: %s', async (_what, fault, tries) => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock, timeoutMs: 300 })
    room.simulator.faults.add(fault)
    const id = await room.sends(await room.person(), page)
    await ticking(room, clock, id)
    expect(room.document(id)).toMatchObject({ state: 'review' })
    expect(room.downloads()).toBe(tries)
    expect(mediaJob(room)).toMatchObject({ state: 'done', problem: null })
    expect(room.db.read.all('select sha256, mime, bytes, forget_at from media_file')).toEqual([
      { sha256: sha256Of(page), mime: 'image/jpeg', bytes: page.length, forget_at: null },
    ])
    expect(room.events().map(({ name }) => name)).toEqual(['vehicles.read'])
  })

  const lasting: [string, Fault, string][] = [
    ['unavailable', { kind: 'media.http', on: 'info', status: 503 }, 'media.unavailable'],
    ['mixed up', { kind: 'media.mixed_up' }, 'media.hash'],
    ['not where it is said to be', { kind: 'media.expired' }, 'media.gone'],
  ]
  test.each(lasting)('that lasts is given up kindly: %s', async (_what, fault, problem) => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock })
    room.simulator.faults.add(fault)
    const id = await room.sends(await room.person(), page)
    await ticking(room, clock, id, 60_000)
    expect(room.document(id)).toMatchObject({ state: 'failed', problem, settled_at: expect.any(Number) })
    expect(room.downloads()).toBe(10)
    expect(room.events()).toMatchObject([{ name: 'vehicles.failed', documentId: id }])
    expect(room.db.read.all('select id from media_file')).toEqual([])
  })

  test('that is the account’s, such as a refused token, waits until somebody has mended it', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock })
    const { remove } = room.simulator.faults.add({ kind: 'media.http', on: 'info', status: 401 })
    const id = await room.sends(await room.person(), page)
    await until(() => mediaJob(room)?.problem !== null)
    for (let tries = room.downloads(); tries < 20; tries = room.downloads()) {
      clock.advance(60_000)
      await Bun.sleep(2)
    }
    expect(room.document(id)).toMatchObject({ state: 'fetching' })
    remove()
    await ticking(room, clock, id, 60_000)
    expect(room.document(id)).toMatchObject({ state: 'review' })
  })
})

describe('a file', () => {
  test('that waits while the clock is set forward is tried once, and had if Meta still has it', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock })
    const { remove } = room.simulator.faults.add({ kind: 'media.http', on: 'info', status: 503 })
    const ids = [await room.sends(await room.person(), page)]
    await until(() => mediaJob(room)?.problem !== null)
    remove()
    clock.advance(8 * 86_400_000)
    await ticking(room, clock, ids[0] ?? 0)
    expect(room.document(ids[0] ?? 0)).toMatchObject({ state: 'review' })
    room.simulator.faults.add({ kind: 'media.http', on: 'info', status: 503 })
    ids.push(await room.sends(await room.person(), page))
    // Asked for is not yet written down: a clock set forward in between makes it another case.
    await until(() => mediaJob(room, 2)?.problem != null)
    expect(room.downloads()).toBe(3)
    clock.advance(8 * 86_400_000)
    await ticking(room, clock, ids[1] ?? 0)
    expect(room.document(ids[1] ?? 0)).toMatchObject({ state: 'failed', problem: 'media.gone' })
    expect(room.downloads()).toBe(4)
  })

  test('whose id is unknown is gone, and is not asked for again', async () => {
    await using room = await paperRoom({ worker: quickWorker })
    room.simulator.faults.add({ kind: 'media.http', on: 'info', status: 404 })
    const id = await room.sends(await room.person(), page)
    await room.settled(id)
    expect(room.document(id)).toMatchObject({ state: 'failed', problem: 'media.gone' })
    expect(room.downloads()).toBe(1)
  })

  test('of more than 16 MB is refused before it is fetched', async () => {
    await using room = await paperRoom({ worker: quickWorker })
    const large = new Uint8Array(16 * 2 ** 20 + 1)
    large.set(Buffer.from('%PDF-1.7'))
    const id = await room.sends(await room.person(), large, { mime: 'application/pdf' })
    await room.settled(id)
    expect(room.document(id)).toMatchObject({ state: 'failed', problem: 'media.too_large' })
  })

  test('that is not what was announced by webhook is not believed, whatever Graph says of it', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock })
    const announced = Buffer.from(sha256Of(Buffer.from('another')), 'hex').toString('base64')
    const id = await room.sends(await room.person(), page, { announced })
    await ticking(room, clock, id, 60_000)
    expect(room.document(id)).toMatchObject({ state: 'failed', problem: 'media.hash' })
  })

  test('that they have sent before is not fetched again', async () => {
    await using room = await paperRoom({ worker: quickWorker })
    const [aline, jean] = [await room.person(), await room.person()]
    const first = await room.sends(aline, page)
    await room.settled(first)
    const again = await room.sends(aline, page)
    await room.settled(again)
    expect(room.document(again)).toMatchObject({ state: 'review' })
    expect(room.downloads()).toBe(1)
    // Another one's file is another one's: that it exists is not even told by how quick it comes.
    const other = await room.sends(jean, page)
    await room.settled(other)
    expect(room.downloads()).toBe(2)
    const kept = room.db.read.all<{ person_id: number }>('select person_id from media_file order by id')
    expect(kept.map(({ person_id }) => person_id)).toEqual([aline, aline, jean])
  })

  test('whose document was discarded on the way is neither fetched nor kept', async () => {
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock })
    room.simulator.faults.add({ kind: 'media.http', on: 'info', status: 503, times: 1 })
    const id = await room.sends(await room.person(), page)
    await until(() => mediaJob(room)?.problem !== null)
    await room.db.write((tx) => tx.run(`update document set state = 'discarded' where id = ?`, id))
    clock.advance(2000)
    await until(() => mediaJob(room)?.state !== 'waiting')
    expect(room.downloads()).toBe(1)
    expect(room.events()).toEqual([])
  })
})

describe('hostile files', () => {
  const monster = Buffer.from(grayPng({ width: 100, height: 100, data: new Uint8Array(10_000) }))
  monster.writeUInt32BE(30_000, 16)
  monster.writeUInt32BE(30_000, 20)
  const white = new Uint8Array(300 * 300).fill(250)
  const files: [string, Uint8Array, string, string][] = [
    ['a web page called .jpg', Buffer.from('<html><script>'), 'image/jpeg', 'document.wrong_type'],
    ['half a photo', page.subarray(0, page.length / 2), 'image/jpeg', 'document.truncated'],
    ['a picture of 30,000 × 30,000', monster, 'image/png', 'document.too_large'],
    [
      'a picture of nothing',
      grayPng({ width: 300, height: 300, data: white }),
      'image/png',
      'document.no_text',
    ],
    ['a damaged PDF', Buffer.from('%PDF-1.7\nnothing\n%%EOF\n'), 'application/pdf', 'document.unreadable'],
    ['a program', Buffer.from('\u007fELF….'), 'application/pdf', 'document.wrong_type'],
  ]
  test('each end with their own code, once, and the next one is read as if nothing had been', async () => {
    await using room = await paperRoom()
    const person = await room.person()
    const ids = new Map<string, number>()
    for (const [what, bytes, mime] of files) ids.set(what, await room.sends(person, bytes, { mime }))
    const good = await room.sends(person, page)
    await room.settled(...ids.values(), good)
    expect(Object.fromEntries([...ids].map(([what, id]) => [what, room.document(id).problem]))).toEqual(
      Object.fromEntries(files.map(([what, , , code]) => [what, code])),
    )
    expect(room.document(good)).toMatchObject({ state: 'review', kind: 'insurance' })
    expect(room.events().filter(({ name }) => name === 'vehicles.failed')).toHaveLength(files.length)
    expect([...ids.values()].map((id) => room.document(id).attempts).every((tries) => tries <= 1)).toBe(true)
  }, 60_000)
})

describe('an upload', () => {
  test('is kept and read by the same door; the same bytes while it is open are the same document', async () => {
    await using room = await paperRoom({ worker: quickWorker })
    const [aline, jean] = [await room.person(), await room.person()]
    const first = await room.uploads(aline, page)
    if ('fault' in first) throw new Error(first.fault.code)
    expect(await room.uploads(aline, page)).toEqual({ documentId: first.documentId, isNew: false })
    await room.settled(first.documentId)
    expect(await room.uploads(aline, page)).toEqual({ documentId: first.documentId, isNew: false })
    const other = await room.uploads(jean, page)
    expect(other).toMatchObject({ isNew: true })
    await room.db.write((tx) => tx.run(`update document set state = 'failed', settled_at = 1`))
    expect(await room.uploads(aline, page)).toMatchObject({ isNew: true })
    expect(room.document(first.documentId).source).toBe('web')
  })

  test('of what cannot be read is refused with its code, and nothing is kept', async () => {
    await using room = await paperRoom({ worker: quickWorker })
    const person = await room.person()
    for (const [bytes, code] of [
      [new Uint8Array(), 'document.empty'],
      [Buffer.from('<html>'), 'document.wrong_type'],
      [new Uint8Array(16 * 2 ** 20 + 1), 'document.too_large'],
    ] as const) {
      expect(await room.uploads(person, bytes)).toMatchObject({ fault: { code } })
    }
    expect(room.db.read.all('select id from document')).toEqual([])
    expect(room.db.read.all('select id from media_file')).toEqual([])
  })

  test('twice at the same instant is one document', async () => {
    await using room = await paperRoom({ worker: quickWorker })
    const person = await room.person()
    const [a, b] = await Promise.all([room.uploads(person, page), room.uploads(person, page)])
    expect([a, b].map((taken) => 'documentId' in taken && taken.documentId)).toEqual([1, 1])
  })
})

describe('a place for files that cannot be used', () => {
  test('is ours to mend: the picture waits, however often it is tried', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'inzira-no-room-'))
    // A file where the folder should be: nobody may write there, not even root.
    writeFileSync(join(parent, 'media'), '')
    const clock = new ManualClock()
    await using room = await paperRoom({ worker: quickWorker, clock, folder: parent })
    const id = await room.sends(await room.person(), page)
    await until(() => mediaJob(room)?.problem !== null)
    for (let tries = room.downloads(); tries < 20; tries = room.downloads()) {
      clock.advance(10_000)
      await Bun.sleep(2)
    }
    expect(room.document(id)).toMatchObject({ state: 'fetching' })
    expect(mediaJob(room)?.problem).toContain('MEDIA_DIR')
    await rm(join(parent, 'media'))
    await ticking(room, clock, id, 10_000)
    expect(room.document(id)).toMatchObject({ state: 'review' })
    await rm(parent, { recursive: true })
  })

  test('because its disk is full neither loses the picture nor leaves half of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inzira-disk-'))
    const { exitCode } = Bun.spawnSync(['mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    if (exitCode !== 0) return console.log('      skipped: mounting a small tmpfs needs root')
    try {
      const clock = new ManualClock()
      await using room = await paperRoom({ worker: quickWorker, clock, folder })
      const id = await room.sends(await room.person(), page)
      await until(() => mediaJob(room)?.problem !== null)
      expect(mediaJob(room)?.problem).toContain('is nearly full')
      expect([...new Bun.Glob('**/*.part').scanSync(folder)]).toEqual([])
      Bun.spawnSync(['mount', '-o', 'remount,size=16m', folder])
      await ticking(room, clock, id, 10_000)
      expect(room.document(id)).toMatchObject({ state: 'review' })
    } finally {
      Bun.spawnSync(['umount', '-l', folder])
      await rm(folder, { recursive: true })
    }
  })
})

const mediaJob = ({ db }: PaperRoom, id = 1) =>
  db.read.get<{ state: string; problem: string | null; attempts: number }>(
    'select * from media_job where id = ?',
    id,
  )

async function ticking(room: PaperRoom, clock: ManualClock, id: number, stepMs = 500): Promise<void> {
  const isOpen = () => ['fetching', 'waiting'].includes(room.document(id).state)
  for (const end = Date.now() + 20_000; isOpen(); await Bun.sleep(2)) {
    clock.advance(stepMs)
    if (Date.now() > end) throw new Error(`still ${room.document(id).state}`)
  }
}
