import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { type Running, startAll } from '../../../test/running.ts'
import { documentsOf } from '../../documents/documents.ts'
import { keepReading } from '../../documents/reading.ts'
import { readingOff, readingOn, until } from '../../documents/testing.ts'
import { FolderStore } from '../../media/store.ts'
import type { DocumentKind, FieldName } from '../../ocr/document.ts'
import { specimenFields, specimenJpeg } from '../../ocr/specimen.ts'
import { openSession } from '../../sessions/session.ts'
import { signedInBrowser, type TestAnswer, type TestBrowser } from './testing.ts'

const page = await specimenJpeg()
/** The same picture to look at, in other bytes. */
const pageNo = (n: number) => new Uint8Array(Buffer.concat([page, Buffer.from(`page ${n}`)]))

let running: Running
let aline: TestBrowser
beforeEach(async () => {
  running = await startAll({ settings: { VEHICLE_APPROVAL: 'document' } })
  aline = await signedInBrowser(context(), '250788123456')
})
afterEach(() => running[Symbol.asyncDispose]())

const context = () => running.server.context

function form(bytes: Uint8Array = page, about: Record<string, string> = { type: 'moto' }): FormData {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'paper.jpg')
  for (const [name, value] of Object.entries(about)) form.append(name, value)
  return form
}

const sends = (bytes?: Uint8Array, about?: Record<string, string>): Promise<TestAnswer> =>
  aline.send('POST', '/api/papers', form(bytes, about))

const clean = {
  plate: 'RE 123 A',
  insurer: 'SANLAM',
  policy_number: 'MV/0743/2026',
  valid_from: dayFrom(-5),
  valid_to: dayFrom(300),
}

function dayFrom(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** It is read so; reading is to be switched off, or the reader would be quicker. */
async function reads(
  id: number,
  fields: Partial<Record<FieldName, string | [value: string, confidence: number]>>,
  kind: DocumentKind = 'insurance',
): Promise<void> {
  const read = Object.entries(fields).map(([name, given]) => {
    const [value, confidence] = typeof given === 'string' ? [given, 0.97] : given
    return [name, { value, confidence }]
  })
  const crops = { plate: new Uint8Array([0xff, 0xd8, 0xff]) }
  const document = { kind, fields: Object.fromEntries(read) }
  await context().db.write((tx) => keepReading(tx, id, { document, crops, readMs: 900 }, Date.now()))
}

describe('a certificate that is sent', () => {
  test('is read, and what was read is shown with what is asked', async () => {
    const sent = await sends()
    expect(sent.status).toBe(200)
    expect(sent.body).toMatchObject({ vehicleType: 'moto', vehicleId: null, fields: [], outcome: null })
    expect(['waiting', 'reading']).toContain(sent.body.stage)
    const { id } = sent.body
    const paper = async () => (await aline.send('GET', `/api/papers/${id}`)).body
    await until(() => documentsOf(context().db.read, aline.personId, ['review']).length === 1, 60_000)
    const read = await paper()
    expect(read).toMatchObject({ state: 'review', stage: null, kind: 'insurance' })
    const plate = read.fields.find(({ name }: { name: string }) => name === 'plate')
    expect([plate?.shown, plate?.hasCrop]).toEqual([specimenFields.plate, true])
    const crop = await aline.send('GET', `/api/papers/${id}/crops/plate`)
    expect([crop.status, crop.headers.get('content-type'), crop.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'private, no-cache',
    ])
    const known = { 'if-none-match': crop.headers.get('etag') ?? '' }
    const again = await aline.send('GET', `/api/papers/${id}/crops/plate`, undefined, known)
    expect([again.status, again.body]).toEqual([304, ''])
  })

  test('is the same one while it is under way, by its bytes and by its key', async () => {
    await readingOff(context().db)
    const key = { 'idempotency-key': randomUUID() }
    const first = await aline.send('POST', '/api/papers', form(), key)
    const again = await aline.send('POST', '/api/papers', form(), key)
    const other = await sends()
    expect([first.status, again.body.id, other.body.id]).toEqual([200, first.body.id, first.body.id])
    const wrong = await aline.send('POST', '/api/papers', form(pageNo(1)), key)
    expect([wrong.status, wrong.body.code]).toEqual([422, 'key.reused'])
    expect((await aline.send('GET', '/api/vehicles')).body).toMatchObject({
      open: [{ id: first.body.id, state: 'waiting' }],
      isReading: false,
    })
  })

  test('is refused with what to do when it can be none', async () => {
    const code = async (bytes: Uint8Array | undefined, about?: Record<string, string>) => {
      const { status, body } = await sends(bytes, about)
      return [status, body.code]
    }
    expect(await code(new Uint8Array(Buffer.from('hello')))).toEqual([415, 'paper.wrong_type'])
    expect(await code(new Uint8Array())).toEqual([422, 'paper.damaged'])
    expect(await code(new Uint8Array(17 * 2 ** 20))).toEqual([413, 'request.too_large'])
    expect(await code(page, { vehicleId: '999' })).toEqual([404, 'not.found'])
    expect(await code(page, { vehicleId: '1e9' })).toEqual([400, 'request.invalid'])
    expect(await code(page, {})).toEqual([400, 'request.invalid'])
    expect(await code(page, { type: '__proto__' })).toEqual([400, 'request.invalid'])
    const json = await aline.send('POST', '/api/papers', { file: 'x' })
    expect([json.status, json.body.code]).toEqual([400, 'request.unreadable'])
    expect((await aline.send('GET', '/api/vehicles')).body.open).toEqual([])
  })

  test('waits when ten are open, and is taken again when one of them is forgotten', async () => {
    await readingOff(context().db)
    const ids: number[] = []
    for (let n = 0; n < 10; n += 1) ids.push((await sends(pageNo(n))).body.id)
    const eleventh = await sends(pageNo(10))
    expect([eleventh.status, eleventh.body.code]).toEqual([409, 'paper.too_many'])
    expect((await aline.send('DELETE', `/api/papers/${ids[0]}`)).body).toEqual({ forgotten: true })
    expect((await sends(pageNo(10))).status).toBe(200)
    const gone = await aline.send('DELETE', `/api/papers/${ids[0]}`)
    expect([gone.status, gone.body.code]).toEqual([409, 'paper.not_open'])
  })

  const keptFiles = () => [...new Bun.Glob('*/*').scanSync(context().config.mediaDir)]

  test('leaves nothing on the disk when it is refused', async () => {
    await readingOff(context().db)
    for (let n = 0; n < 3; n += 1) expect((await sends(pageNo(n), { vehicleId: '999' })).status).toBe(404)
    expect(keptFiles()).toEqual([])
    for (let n = 0; n < 10; n += 1) expect((await sends(pageNo(n))).status).toBe(200)
    expect((await sends(pageNo(10))).body.code).toBe('paper.too_many')
    expect(keptFiles()).toHaveLength(10)
  })

  test('is refused when theirs of the day are too large together, and the same one is not', async () => {
    await readingOff(context().db)
    const large = (n: number) => new Uint8Array(Buffer.concat([page, Buffer.alloc(15_500_000, n)]))
    for (let n = 0; n < 6; n += 1) expect((await sends(large(n))).status).toBe(200)
    const seventh = await sends(large(6))
    expect([seventh.status, seventh.body.code]).toEqual([409, 'paper.too_much_today'])
    expect((await sends(large(1))).status).toBe(200)
    expect(keptFiles()).toHaveLength(6)
  })

  test('is not sent without end by one person', async () => {
    await readingOff(context().db)
    const answers = []
    for (let n = 0; n < 22; n += 1) answers.push(await sends(new Uint8Array(Buffer.from('hello'))))
    const last = answers.at(-1)
    expect([last?.status, last?.body.code]).toEqual([429, 'too.many'])
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    const jean = await signedInBrowser(context(), '250788000001')
    expect((await jean.send('POST', '/api/papers', form())).status).toBe(200)
  })

  test('is refused while the disk is nearly full, before anything of it is taken', async () => {
    const leaveFreeBytes = () => Number.POSITIVE_INFINITY
    const full = new FolderStore(context().config.mediaDir, { leaveFreeBytes })
    Object.assign(context(), { mediaStore: full })
    const sent = await sends()
    expect([sent.status, sent.body.code]).toEqual([503, 'storage.full'])
    expect(keptFiles()).toEqual([])
  })

  test('passes a real connection whole, at the size that phones make', async () => {
    await readingOff(context().db)
    const { url, context: server } = running.server
    const { personId } = aline
    const { token } = await server.db.write((tx) =>
      openSession(tx, { personId, loginId: null, device: 'Chrome, Android' }, Date.now()),
    )
    // What was refused before it was read would be waited for at the end.
    const closing = { connection: 'close' }
    const post = async (megabytes: number, cookie = `inzira=${token}`) => {
      const response = await fetch(`${url}/api/papers`, {
        method: 'POST',
        body: form(new Uint8Array(Buffer.concat([page, Buffer.alloc(megabytes * 2 ** 20)]))),
        headers: { ...closing, cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() },
      })
      return response.status
    }
    expect(await post(9)).toBe(200)
    expect(await post(16.5)).toBe(413)
    expect(await post(9, '')).toBe(401)
    const elsewhere = await fetch(`${url}/api/me`, {
      method: 'PATCH',
      body: 'x'.repeat(5 * 2 ** 20),
      headers: closing,
    })
    expect([elsewhere.status, elsewhere.headers.get('content-type')]).toEqual([
      413,
      'application/problem+json',
    ])
  })
})

describe('what is asked about a certificate', () => {
  async function asked(fields: Parameters<typeof reads>[1]): Promise<number> {
    await readingOff(context().db)
    const { id } = (await sends()).body
    await reads(id, fields)
    return id
  }
  const answers = (id: number, field: string, body: object) =>
    aline.send('POST', `/api/papers/${id}/fields/${field}`, body)

  test('is confirmed, corrected, and then settled', async () => {
    const id = await asked({ ...clean, plate: ['RE 123 A', 0.5], insurer: ['SANLAN', 0.4] })
    const paper = await aline.send('GET', `/api/papers/${id}`)
    expect(paper.body.question).toEqual({
      name: 'plate',
      proposed: 'RE 123 A',
      hasCrop: true,
      isNeeded: true,
      expected: null,
    })
    const early = await aline.send('POST', `/api/papers/${id}/settle`)
    expect([early.status, early.body.code]).toEqual([409, 'paper.questions_left'])
    const next = await answers(id, 'plate', { confirm: true })
    expect(next.body.question).toMatchObject({ name: 'insurer', proposed: 'SANLAN' })
    const wrong = await answers(id, 'insurer', { value: '12' })
    expect([wrong.status, wrong.body.code]).toEqual([422, 'paper.not_a_name'])
    const needed = await answers(id, 'insurer', { leaveOut: true })
    expect([needed.status, needed.body.code]).toEqual([409, 'paper.needed'])
    expect((await answers(id, 'insurer', { value: 'Sanlam' })).body.question).toBeNull()
    const settled = await aline.send('POST', `/api/papers/${id}/settle`)
    expect(settled.body).toMatchObject({
      state: 'submitted',
      outcome: { is: 'submitted', plate: 'RE 123 A', why: 'corrected' },
    })
    const later = await aline.send('GET', `/api/papers/${id}`)
    expect(later.body.outcome).toEqual(settled.body.outcome)
    const late = await answers(id, 'plate', { confirm: true })
    expect([late.status, late.body.code]).toEqual([409, 'paper.not_open'])
    const [vehicle] = (await aline.send('GET', '/api/vehicles')).body.vehicles
    expect(vehicle).toMatchObject({
      plate: 'RE 123 A',
      state: 'pending',
      papers: [{ id, state: 'submitted' }],
    })
  })

  test('is nothing when all was read surely, and then the vehicle may drive', async () => {
    const id = await asked(clean)
    expect((await aline.send('GET', `/api/papers/${id}`)).body.question).toBeNull()
    const settled = await aline.send('POST', `/api/papers/${id}/settle`)
    expect(settled.body.outcome).toMatchObject({ is: 'approved', plate: 'RE 123 A' })
    expect((await aline.send('GET', `/api/papers/${id}`)).body.outcome).toMatchObject({ is: 'approved' })
    const { vehicles } = (await aline.send('GET', '/api/vehicles')).body
    expect(vehicles).toMatchObject([{ valid: true, chosen: true }])
    const removed = await aline.send('DELETE', `/api/vehicles/${vehicles[0].id}`)
    expect([removed.status, removed.body]).toEqual([200, { removed: true }])
  })

  test.each([
    ['expired', { ...clean, valid_from: '2024-01-01', valid_to: '2024-12-31' }, 'insurance'],
    ['wrong_kind', {}, 'licence'],
  ] as const)('comes to a refusal that is told again: %s', async (why, fields, kind) => {
    await readingOff(context().db)
    const { id } = (await sends()).body
    await reads(id, fields, kind)
    const settled = await aline.send('POST', `/api/papers/${id}/settle`)
    expect(settled.body).toMatchObject({ state: 'discarded', outcome: { is: 'refused', why } })
    expect((await aline.send('GET', `/api/papers/${id}`)).body.outcome).toEqual(settled.body.outcome)
  })

  test('cannot be confirmed where nothing was read', async () => {
    const { valid_to: _, ...rest } = clean
    const id = await asked(rest)
    expect((await aline.send('GET', `/api/papers/${id}`)).body.question).toMatchObject({
      name: 'valid_to',
      proposed: null,
    })
    expect((await answers(id, 'valid_to', { confirm: true })).body.code).toBe('paper.not_read')
    expect((await answers(id, 'valid_to', { value: 'tomorrow' })).body.code).toBe('paper.not_a_date')
    expect((await answers(id, 'valid_to', { value: dayFrom(200) })).body.question).toBeNull()
    expect((await answers(id, 'toString', { confirm: true })).status).toBe(400)
  })
})

describe('whoever sent a certificate in the web app', () => {
  const said = () =>
    context()
      .db.read.all<{ message: string }>('select message from outbox order by id')
      .map(({ message }) => message)

  test('is not asked the same in WhatsApp while they are at the page', async () => {
    await readingOff(context().db)
    const { id } = (await sends()).body
    await reads(id, { ...clean, plate: ['RE 123 A', 0.5] })
    context().dispatcher.wake([`p${aline.personId}`])
    await running.quiet()
    expect(said()).toEqual([])
    const [timer] = context().db.read.all<{ name: string }>('select name from timer where fired_at is null')
    expect(timer).toEqual({ name: 'vehicles.left' })
    await readingOn(context().db)
  })
})

describe('a vehicle', () => {
  test('is registered by its plate alone, and plates that are none say why', async () => {
    const adds = (plate: string, type = 'moto') => aline.send('POST', '/api/vehicles', { type, plate })
    const added = await adds('re 123 a')
    expect(added.body).toMatchObject({ vehicle: { plate: 'RE 123 A', state: 'pending' }, looksLike: null })
    expect((await adds('RE 123 A')).body.code).toBe('vehicle.yours_already')
    expect((await adds('hello')).body.code).toBe('vehicle.not_a_plate')
    const zero = await adds('RAD 1O3 C')
    expect([zero.body.code, zero.body.detail]).toEqual([
      'vehicle.letter_for_zero',
      'Plates have no letter O. If it is RAD 103 C, send it with zeros.',
    ])
    expect((await adds('RAD 123 C')).body.looksLike).toBe('car')
    expect((await adds('RAD 124 C', 'boat')).status).toBe(400)
    expect((await aline.send('GET', '/api/vehicles')).body.vehicles).toHaveLength(2)
    expect((await aline.send('DELETE', '/api/vehicles/999')).status).toBe(404)
  })
})
