import { approveDocument, rejectDocument } from '../documents/approve.ts'
import { documentById, documentsOf } from '../documents/documents.ts'
import { goOnline } from '../drivers/presence.ts'
import * as standing from '../drivers/standing.ts'
import type { Language } from '../i18n/languages.ts'
import type { DocumentKind, FieldName } from '../ocr/document.ts'
import { fieldNames } from '../ocr/document.ts'
import { usualRules } from '../rides/rules.ts'
import { beginRide } from '../vehicles/testing.ts'
import { vehiclesOf } from '../vehicles/vehicles.ts'
import { fails, operator, pdf, photo, type Reading, reads, tz } from './papers/testing.ts'
import { hourMs, type Transcript, type TranscriptOptions } from './testing.ts'
import { everyTextIsSaid, type Visit } from './tour/testing.ts'

const tap = (chat: Transcript, id: string) => chat.sends({ kind: 'choice', id, title: 'x' })
const dayMs = 24 * hourMs
const longPlate = '123 CMD 4567 A'
const why = 'W'.repeat(500)

/** With the longest values that a field can have. */
const whole: Reading = {
  ...(Object.fromEntries(fieldNames.map((name) => [name, 'W'.repeat(80)])) as Reading),
  plate: longPlate,
  insurer: 'BK',
  valid_from: '2026-11-20',
  valid_to: '2027-11-19',
  seats: '5',
  year: '2010',
}

const newest = (chat: Transcript) => {
  const [found] = vehiclesOf(chat.db.read, chat.personId)
  if (found === undefined) throw new Error('there is no vehicle')
  return found
}

async function sends(
  chat: Transcript,
  reading: Reading,
  given: { of?: number; kind?: DocumentKind; type?: string } = {},
): Promise<number> {
  const { of, kind = 'insurance', type = 'rental' } = given
  await tap(chat, of === undefined ? 'vehicles!add!' : `vehicles!renew!${of}`)
  if (of === undefined) await tap(chat, `vehicles.type.${type}`)
  await chat.sends(photo())
  return reads(chat, reading, { kind })
}

const decided = (chat: Transcript, id: number, isApproved: boolean) =>
  operator(chat.cast, (tx, change) => {
    const document = documentById(tx, id)
    if (document === undefined) throw new Error('it is gone')
    if (isApproved) approveDocument(tx, document, { operator: 'x', timezone: tz }, change)
    else rejectDocument(tx, document, { operator: 'x', why }, change)
  })

async function typing(chat: Transcript): Promise<void> {
  await tap(chat, 'menu!open!vehicles')
  await chat.says('x')
  await tap(chat, 'vehicles.type.liffan')
  await chat.says('x')
  await tap(chat, 'vehicles.photo.noPaper')
  for (const plate of ['x', 'RAO 123 C', 'RAD 1O3 C', longPlate]) await chat.says(plate)
  await tap(chat, 'vehicles!add!')
  await tap(chat, 'vehicles.type.moto')
  await tap(chat, 'vehicles.photo.noPaper')
  await chat.says('RAD 123 C')
  for (const [index, type] of ['cab', 'truck', 'other', 'rental', 'rental', 'rental'].entries()) {
    await tap(chat, 'vehicles!add!')
    await tap(chat, `vehicles.type.${type}`)
    await tap(chat, 'vehicles.photo.noPaper')
    await chat.says(index === 0 ? longPlate : 'RE 123 A')
    if (index === 0) await tap(chat, 'vehicles!add!')
    if (index === 0) await tap(chat, 'vehicles.type.truck')
    if (index === 0) await tap(chat, 'vehicles.photo.noPaper')
    await chat.says(`123 CMD 456${index} B`)
  }
  for (const letter of 'CDEF') {
    await tap(chat, 'vehicles!add!')
    await tap(chat, 'vehicles.type.moto')
    await tap(chat, 'vehicles.photo.noPaper')
    await chat.says(`123 CMD 4567 ${letter}`)
  }
  await tap(chat, 'vehicles!add!')
  const ids = vehiclesOf(chat.db.read, chat.personId).map(({ id }) => id)
  const verify = (at: number, lastsMs: number) =>
    operator(chat.cast, (tx, change) => {
      const vehicle = vehiclesOf(tx, chat.personId)[at]
      if (vehicle === undefined) throw new Error('there is none')
      const insuredUntil = chat.clock.now() + lastsMs
      standing.verify(tx, vehicle, { insuredUntil, by: 'x' }, change)
    })
  await verify(0, 200 * dayMs)
  await verify(1, 200 * dayMs)
  await verify(2, 1)
  await chat.db.write((tx) => {
    const from = chat.clock.now() + dayMs
    tx.run(`update vehicle set state = 'suspended', why = ? where id = ?`, why, ids[3] ?? 0)
    tx.run(`update vehicle set state = 'rejected', why = ? where id = ?`, why, ids[4] ?? 0)
    tx.run(
      `update vehicle set state = 'active', insured_from = ?, insured_until = 9e15 where id = ?`,
      from,
      ids[5] ?? 0,
    )
  })
  await tap(chat, 'vehicles!list!')
  await tap(chat, `vehicles.list.${ids[1]}`)
  await tap(chat, 'vehicles.one.papers')
  await tap(chat, 'vehicles.one.use')
  await tap(chat, 'vehicles!list!')
  await tap(chat, `vehicles.list.${ids[3]}`)
  await tap(chat, 'vehicles.one.papers')
  await tap(chat, 'vehicles.one.use')
  await tap(chat, 'vehicles.one.remove')
  await tap(chat, 'vehicles.remove.yes')
  const passenger = await chat.cast.person()
  const ride = { driverId: chat.personId, vehicleId: ids[0] ?? 0, passengerId: passenger.personId }
  await chat.db.write((tx) => beginRide(tx, ride))
  await tap(chat, `vehicles.list.${ids[0]}`)
  await tap(chat, 'vehicles.one.remove')
  await tap(chat, 'vehicles.remove.yes')
  await tap(chat, `vehicles!renew!9999`)
}

/** Sent, read and asked about. */
async function reading(chat: Transcript): Promise<void> {
  for (let n = 0; n < 3; n++) {
    const other = await chat.cast.person()
    await tap(other, 'vehicles!add!')
    await tap(other, 'vehicles.type.cab')
    await other.sends(photo())
  }
  await chat.db.write((tx) => tx.run(`update document set state = 'waiting'`))
  await tap(chat, 'vehicles!add!')
  await tap(chat, 'vehicles.type.rental')
  await chat.sends({ ...photo(), media: 'document', mime: 'x/y' })
  await chat.sends(photo('A'))
  await chat.sends(photo('A'))
  await chat.sends(photo())
  await chat.says('?!')
  await tap(chat, 'vehicles!list!')
  await chat.says('menu')
  await chat.says('cancel')
  const doubtful = Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [name, [String(value), 0.4]]),
  ) as Reading
  await reads(chat, doubtful)
  await chat.says('menu')
  await tap(chat, 'vehicles!list!')
  await tap(chat, 'vehicles!check!4')
  await tap(chat, 'vehicles.check.right')
  await tap(chat, 'vehicles.check.correct')
  await chat.says('x')
  await chat.sends(photo())
  await chat.says('cancel')
  await tap(chat, 'vehicles!check!4')
  await tap(chat, 'vehicles!photo!4')
  for (let n = 0; n < 9; n++) await chat.sends(photo())
  await chat.says('menu')
  await tap(chat, 'vehicles!giveUp!')
  await tap(chat, 'vehicles!check!4')
  await chat.db.write((tx) =>
    tx.run(`update document set created_at = ${chat.clock.now()}, person_id = ?`, chat.personId),
  )
  await chat.db.write((tx) => {
    for (let n = 0; n < 40; n++)
      tx.run(
        `insert into document (person_id, vehicle_type, source, state, next_attempt_at, correlation_id, created_at)
           values (?, 'cab', 'whatsapp', 'failed', 1, 'x', ?)`,
        chat.personId,
        chat.clock.now(),
      )
  })
  await tap(chat, 'vehicles!add!')
  await tap(chat, 'vehicles.type.rental')
  await chat.sends(photo())
  await chat.db.write((tx) => tx.run('delete from document'))
  await tap(chat, 'vehicles!add!')
  await tap(chat, 'vehicles.type.rental')
  await chat.sends(photo())
  // Nobody reads, and then it is read while they still stand there.
  await chat.db.write((tx) => tx.run(`update feature_flag set enabled = 0 where name = 'ocr_processing'`))
  await chat.sends(photo())
  await chat.db.write((tx) => tx.run(`update document set state = 'discarded'`))
  await tap(chat, 'vehicles.reading.x')
  await chat.says('?!')
  await tap(chat, 'vehicles!add!')
  await tap(chat, 'vehicles.type.rental')
  await chat.sends(photo())
  await tap(chat, 'vehicles!list!')
}

/** Every field, one of them doubtful at a time, and every wrong answer. */
async function correcting(chat: Transcript): Promise<void> {
  const wrong: Partial<Record<FieldName, string[]>> = {
    valid_to: ['x', '01/01/2020'],
    year: ['1800'],
    seats: ['101'],
    policy_number: ['?!', 'M1'.repeat(30)],
    owner_name: ['1'],
  }
  for (const name of fieldNames) {
    const { [name]: value, ...rest } = whole
    await sends(chat, { ...rest, [name]: [String(value), 0.4] })
    await tap(chat, 'vehicles.check.correct')
    for (const typed of wrong[name] ?? []) await chat.says(typed)
    await tap(chat, 'vehicles.correct.another')
  }
  for (const use of ['PASSENGER', 'TAXI_MOTO', 'GOODS', 'PRIVATE', 'RENTAL']) {
    await sends(chat, { ...whole, usage: [use, 0.4] })
    await chat.says('menu')
    await tap(chat, 'vehicles!giveUp!')
  }
  await sends(chat, { ...whole, valid_from: ['2026-11-20', 0.4], valid_to: ['2027-11-19', 0.4] })
  await tap(chat, 'vehicles.check.right')
  await tap(chat, 'vehicles.check.correct')
  await chat.says('01/01/2029')
  const { policy_number: _policy, ...rest } = whole
  await sends(chat, rest)
  await chat.says('menu')
  await tap(chat, 'menu!open!vehicles')
  await tap(chat, 'vehicles!giveUp!')
}

async function settling(chat: Transcript): Promise<void> {
  const kinds: DocumentKind[] = ['registration', 'licence', 'other', 'comesa']
  for (const kind of kinds) await sends(chat, whole, { kind })
  await sends(chat, whole)
  const { id } = newest(chat)
  await tap(chat, `vehicles!list!`)
  await tap(chat, `vehicles.list.${id}`)
  await tap(chat, 'vehicles.one.papers')
  const [waiting] = documentsOf(chat.db.read, chat.personId, ['submitted'])
  await decided(chat, waiting?.id ?? 0, false)
  const again = await sends(chat, whole)
  await decided(chat, again, true)
  await tap(chat, `vehicles!list!`)
  await tap(chat, `vehicles.list.${id}`)
  await tap(chat, 'vehicles.one.papers')
  await sends(chat, whole, { of: id })
  await sends(chat, { ...whole, plate: '123 CMD 4567 B' }, { of: id })
  await tap(chat, 'vehicles.check.right')
  await sends(chat, { ...whole, valid_from: '2025-11-20', valid_to: '2026-11-19' }, { of: id })
  const renewal = { ...whole, valid_from: '2027-11-20', valid_to: '2028-11-18' }
  const next = await sends(chat, renewal, { of: id })
  await sends(chat, renewal, { of: id })
  await decided(chat, next, false)
  const unread = await sends(chat, { ...renewal, plate: [longPlate, 0.4] })
  await decided(chat, unread, false)
  const other = await chat.cast.person()
  await sends(other, whole)
  await sends(chat, { ...whole, plate: 'RAD 123 C' }, { type: 'moto' })
  await chat.db.write((tx) =>
    tx.run('update vehicle set person_id = ? where plate = ?', other.personId, '123CMD4567A'),
  )
  await sends(chat, whole)
  for (const problem of [
    'document.empty',
    'document.wrong_type',
    'document.too_large',
    'document.too_small',
    'document.too_many_pages',
    'document.encrypted',
    'document.no_text',
    'document.timeout',
    'media.gone',
    'reader.failed',
  ]) {
    await tap(chat, 'vehicles!add!')
    await tap(chat, 'vehicles.type.rental')
    await chat.sends(photo())
    await fails(chat, problem)
  }
  // Two in a row that are nobody's fault but ours, and one of several.
  for (let n = 0; n < 2; n++) await chat.sends(photo())
  for (let n = 0; n < 2; n++) await fails(chat, 'reader.failed')
}

/** Where the paper itself is enough, and what the calendar says. */
async function lasting(chat: Transcript): Promise<void> {
  // Such plates are for the operator.
  await decided(chat, await sends(chat, whole), true)
  const { id } = newest(chat)
  const ahead = { valid_from: '2026-12-01', valid_to: '2027-11-30' }
  await decided(chat, await sends(chat, { ...whole, plate: '123 CMD 4567 B', ...ahead }), true)
  await sends(chat, { ...whole, plate: '123 CMD 4567 C', policy_number: ['MV 1', 0.4] })
  await tap(chat, 'vehicles.check.correct')
  await chat.says('MV 2')
  for (const days of [10, 350, 5, 5, 3]) await chat.waits(days * dayMs)
  await chat.says('menu')
  await chat.db.write((tx) =>
    goOnline(
      tx,
      {
        personId: chat.personId,
        vehicleId: id,
        vehicleType: 'rental',
        at: { latitude: 0, longitude: 0 },
        source: 'pin',
        until: 9e15,
      },
      chat.clock.now(),
    ),
  )
}

async function sorting(chat: Transcript): Promise<void> {
  await chat.says('menu')
  await chat.sends(pdf())
  await tap(chat, 'vehicles.sort.no')
  await tap(chat, 'vehicles!paper!9')
  await tap(chat, 'vehicles!add!')
  await tap(chat, 'vehicles.type.moto')
  await tap(chat, 'vehicles.photo.noPaper')
  await chat.says('RE 123 A')
  await chat.says('menu')
  await chat.sends(photo())
  const jobId = chat.db.read.get<{ id: number }>('select max(id) as id from media_job')?.id
  await chat.gets('make-qr.pictureRead', { texts: ['x'], jobId })
  await chat.says('menu')
  await chat.sends(pdf())
  await tap(chat, 'vehicles!add!')
  await chat.sends(photo())
  await tap(chat, 'vehicles.type.moto')
  await tap(chat, 'vehicles!add!')
  await tap(chat, 'vehicles.type.moto')
  await tap(chat, 'vehicles.photo.noPaper')
  await chat.says('RE 124 A')
  await tap(chat, 'vehicles!list!')
  await chat.sends(photo())
}

const enough = new Set<Visit>([lasting])
everyTextIsSaid((key) => key.startsWith('vehicles.'), {
  visits: [typing, reading, correcting, settling, lasting, sorting],
  options: (visit: Visit, _language: Language): TranscriptOptions =>
    enough.has(visit) ? { rules: { ...usualRules, vehicleApproval: 'document' } } : {},
  sameInAll: ['vehicles.fieldLine'],
  sameIn: { sw: ['vehicles.field.model'], rw: ['vehicles.field.model'] },
})
