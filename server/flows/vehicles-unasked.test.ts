import { describe, expect, test } from 'bun:test'
import { rejectDocument } from '../documents/approve.ts'
import { documentById } from '../documents/documents.ts'
import { clean, driver, fails, operator, pdf, photo, reads, registers, vehicle } from './papers/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from './testing.ts'

const dayMs = 24 * hourMs
const expired = { ...clean, valid_from: '2025-11-01', valid_to: '2026-10-31' }

/** No QR code is found in the picture that was sent last, or these are. */
const looks = (p: Transcript, found: object = { problem: 'picture_without_code' }) =>
  p.gets('make-qr.pictureRead', {
    ...found,
    jobId: p.db.read.get<{ id: number }>('select max(id) as id from media_job')?.id,
  })

const newest = (c: Cast) =>
  c.db.read.get('select vehicle_id, vehicle_type, state from document order by id desc limit 1')

describe('a photo after a message that asks for one', () => {
  test('of an insurance that has ended is its new certificate', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 1)
    await c.waits(3 * dayMs)
    await p.says('drive')
    p.hears('The insurance of *RAD 123 C* ended')
    await p.sends(photo())
    p.hears('I am reading it')
    await looks(p)
    p.hears('📄 Received, reading it…')
    expect(newest(c)).toMatchObject({ vehicle_id: vehicle(c, 'RAD 123 C').id })
    await reads(p, { ...clean, seats: ['5', 0.4] })
    p.hears('*What I read*', 'Seats: *5*')
  })

  test('of a reminder, as a picture or a PDF', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 31)
    await p.waits(2 * dayMs)
    p.hears('ends on 23/12/2026')
    await p.waits(dayMs)
    await p.sends(pdf())
    p.hears('📄 Received, reading it…')
    expect(newest(c)).toMatchObject({ vehicle_id: vehicle(c, 'RAD 123 C').id })
  })

  test('of a refusal told in the middle of something else', async () => {
    const c = await cast()
    const p = await c.person()
    await p.says('vehicles')
    await p.taps('Moto')
    await p.sends(photo())
    await p.says('qr')
    await reads(p, { ...expired, plate: 'RE 200 J' })
    p.hears('This certificate ended on 31/10/2026')
    // The open question goes on.
    await p.standsAt('make-qr.payee')
    await p.says('menu')
    await p.sends(photo())
    await looks(p)
    p.hears('📄 Received, reading it…')
    expect(newest(c)).toMatchObject({ vehicle_type: 'moto', state: 'fetching' })
  })

  test('of a failure told elsewhere', async () => {
    const c = await cast()
    const p = await c.person()
    await p.says('vehicles')
    await p.taps('Moto')
    await p.sends(photo())
    await p.says('menu')
    await fails(p, 'document.no_text')
    await p.sends(photo())
    await looks(p)
    p.hears('📄 Received, reading it…')
  })

  test('of a rejection by the operator', async () => {
    const c = await cast()
    const p = await c.person()
    await p.says('vehicles')
    await p.taps('Cab')
    await p.sends(photo())
    const id = await reads(p)
    await operator(c, (tx, change) => {
      const document = documentById(tx, id)
      if (document) rejectDocument(tx, document, { operator: 'Eve', why: 'It is a copy.' }, change)
    })
    p.hears('It is a copy.')
    await p.sends(photo())
    await looks(p)
    p.hears('📄 Received, reading it…')
    expect(newest(c)).toMatchObject({ vehicle_id: vehicle(c, 'RAD 123 C').id, state: 'fetching' })
  })

  test('that has a QR code in it is asked about', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 5)
    await p.sends(photo())
    await looks(p, { texts: ['https://example.rw'] })
    p.hears('Is this the new certificate of *RAD 123 C*?', 'There is a QR code in the picture, too.')
    p.offers('Yes, read it', 'No, the QR code')
    await p.taps('No, the QR code')
    p.hears('example.rw')
    await p.sends(photo())
    await looks(p, { texts: ['https://example.rw'] })
    await p.taps('Yes, read it')
    p.hears('📄 Received, reading it…')
    expect(newest(c)).toMatchObject({ vehicle_id: vehicle(c, 'RAD 123 C').id })
  })

  test('of several vehicles is asked about', async () => {
    const p = await driver(await cast(), 'RAD 123 C', 5)
    await registers(p, 'RAD 456 C')
    await p.sends(photo())
    await looks(p)
    p.hears('Which vehicle is this certificate of?')
    await p.taps('RAD 456 C')
    p.hears('📄 Received, reading it…')
  })

  test('several of them are all taken', async () => {
    const p = await driver(await cast(), 'RAD 123 C', 5)
    await p.sends(photo('A'))
    await p.sends(photo('B'))
    await p.gets('make-qr.pictureRead', { problem: 'picture_without_code', jobId: 1 })
    await p.gets('make-qr.pictureRead', { problem: 'picture_without_code', jobId: 2 })
    p.hears('Received: 2.')
  })

  test('that cannot be had is told of', async () => {
    const p = await driver(await cast(), 'RAD 123 C', 5)
    await p.sends(photo())
    await looks(p, { problem: 'picture_unavailable' })
    p.hears('could not')
    await p.standsAt('menu.idle')
  })

  test('is forgotten after days, and once given up', async () => {
    const c = await cast()
    const p = await c.person()
    await p.says('vehicles')
    await p.taps('Moto')
    await p.sends(photo())
    await p.says('menu')
    await reads(p, expired)
    await p.waits(4 * dayMs)
    await p.sends(photo())
    await looks(p)
    p.hears('Is this a vehicle’s insurance certificate?')
  })
})

describe('a photo sent before it is asked for', () => {
  test('at the type is kept and read after it', async () => {
    const c = await cast()
    const p = await c.person()
    await p.says('vehicles')
    await p.sends(photo())
    p.hears('I have your picture. One question', 'What do you drive?')
    await p.sends(photo())
    await p.taps('Cab')
    p.hears('Received: 2.')
    expect(newest(c)).toMatchObject({ vehicle_type: 'cab' })
  })

  test('at the list is asked whose it is, and at one vehicle is of that one', async () => {
    const c = await cast()
    const p = await driver(c)
    await p.says('vehicles')
    await p.sends(photo())
    p.hears('Which vehicle is this certificate of?')
    await p.says('vehicles')
    await p.taps('RAD 123 C')
    await p.sends(photo())
    p.hears('📄 Received, reading it…')
    expect(newest(c)).toMatchObject({ vehicle_id: vehicle(c, 'RAD 123 C').id })
  })

  test('that is of no use there does not keep the question from being left', async () => {
    const p = await (await cast()).person()
    await p.says('vehicles')
    await p.sends({ ...photo(), media: 'document', mime: 'application/zip' })
    await p.taps('Cab')
    p.hears('I can read only photos and PDFs.', 'Send a photo or the PDF')
  })
})

describe('a question is left', () => {
  const asked = async () => {
    const p = await (await cast()).person()
    await p.says('vehicles')
    return p
  }

  test.each([
    ['Kinyarwanda', 'Mutwara iki?'],
    ['Kiswahili', 'Unaendesha nini?'],
    ['français', 'Que conduisez-vous ?'],
  ])('for another language by its name: %s', async (name, question) => {
    const p = await asked()
    await p.says(name)
    p.hears(question)
    await p.standsAt('vehicles.type')
    await p.says('English')
    p.hears('What do you drive?')
  })

  test('for another flow by its words', async () => {
    const p = await asked()
    await p.says('qr')
    p.hears('Who is to be paid?')
    await p.says('mes véhicules')
    p.hears('What do you drive?')
    await p.says('drive')
    expect(p.visible()).not.toContain('Please tap')
  })

  test('also where anything else that is typed is an answer', async () => {
    const p = await asked()
    await p.taps('Cab')
    await p.sends(photo())
    await reads(p, { ...clean, insurer: ['SANLAN', 0.5] })
    await p.says('Kinyarwanda')
    p.hears('Ibi ni byo?', 'SANLAN')
    await p.says('drive')
    expect(p.visible()).not.toContain('SANLAN')
    await p.says('menu')
    p.hears('Hari icyemezo gitegereje ibisubizo byanyu')
  })

  test('and how is told to whoever does not know', async () => {
    const p = await asked()
    await p.says('hm')
    p.hears('To leave, type *menu*.', 'What do you drive?')
  })
})
