import { describe, expect, test } from 'bun:test'
import { documentById } from '../documents/documents.ts'
import { usualRules } from '../rides/rules.ts'
import { vehiclesOf } from '../vehicles/vehicles.ts'
import { clean, fails, photo, reads, registers, vehicle } from './papers/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from './testing.ts'

const byDocument = { rules: { ...usualRules, vehicleApproval: 'document' } } as const

async function asked(c: Cast, type = 'Cab'): Promise<Transcript> {
  const p = await c.person({ name: 'Jean' })
  await p.says('vehicles')
  await p.taps(type)
  return p
}

const stateOf = (p: Transcript, id: number) => documentById(p.db.read, id)?.state
const fieldOf = (p: Transcript, name: string) =>
  p.db.read.get<{ value: string | null; source: string | null; asked: number }>(
    'select value, source, asked from document_field where name = ?',
    name,
  )

describe('a vehicle from a photo', () => {
  test('where the certificate is enough: sent, read, and online', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    await p.says('menu')
    p.offers('Find a ride', 'Schedule a trip', 'QR codes', 'My vehicles', 'Drive', 'Profile', 'Help')
    await p.taps('My vehicles')
    p.hears('What do you drive?')
    await p.taps('Cab')
    p.hears('insurance certificate', 'your vehicle (Cab)', '📷 Lay it flat', 'straight above')
    p.offers('No paper at hand')
    await p.sends(photo())
    p.hears('📄 Received, reading it…')
    const id = await reads(p)
    p.hears(
      '*What I read*',
      'Plate: RAD 123 C',
      'Insurer: Sanlam',
      'Valid from: 20/11/2026',
      'Valid until: 19/11/2027',
      '✅ *RAD 123 C* is insured until 19/11/2027. You can go online with it.',
    )
    p.offers('Go online', 'My vehicles')
    expect(stateOf(p, id)).toBe('approved')
    expect(vehicle(c, 'RAD 123 C')).toMatchObject({
      state: 'active',
      make_model: 'TOYOTA COROLLA',
      seats: 5,
      document_id: id,
      verified_by: 'document',
    })
    await p.taps('Go online')
    await p.sends({ kind: 'location', latitude: -1.9441, longitude: 30.0619 })
    p.hears('*You are online* with RAD 123 C')
  })

  test('where the operator looks first', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    const id = await reads(p)
    p.hears('Saved: *RAD 123 C*, insured until 19/11/2027.', 'The operator looks at the certificate now.')
    p.offers('My vehicles')
    expect(stateOf(p, id)).toBe('submitted')
    expect(vehicle(c, 'RAD 123 C')).toMatchObject({ state: 'pending', insured_until: null })
    await p.taps('My vehicles')
    p.hears('RAD 123 C · Cab · being checked')
    await p.taps('RAD 123 C')
    p.hears('The operator is looking at its certificate.')
    await p.taps('Papers')
    p.hears('*Papers of RAD 123 C*', '⏳ The operator is looking at it', 'Policy number: MV/0743/2026')
    await p.says('menu')
    await p.says('drive')
    p.hears('The operator is still checking *RAD 123 C*')
    expect(p.visible()).not.toContain('Send a photo')
    p.offers('My vehicles')
  })

  test('what is doubtful is asked back one by one, with its line of the picture', async () => {
    const c = await cast(byDocument)
    const p = await asked(c)
    await p.sends(photo())
    await reads(p, { ...clean, plate: ['RAD 128 C', 0.6], valid_to: ['2027-11-18', 0.7], seats: ['5', 0.5] })
    p.hears('*What I read*', 'Insurer: Sanlam', '[▣ plate]', 'Is this right?', 'Plate: *RAD 128 C*')
    expect(p.visible().match(/Plate:/g)).toHaveLength(1)
    p.offers('Right', 'Correct it', 'Another photo')
    await p.says('what?')
    p.hears('Please tap one of the choices', 'Plate: *RAD 128 C*')
    await p.taps('Correct it')
    p.hears('Type it as it stands on the certificate: *Plate*', 'RAD 123 C')
    p.offers('Another photo')
    await p.says('RAD 1O3 C')
    p.hears('If it is *RAD 103 C*, type it with zeros.')
    await p.says('KBA 1')
    p.hears('no plate of Rwanda that I know')
    await p.says('rad 123 c')
    p.hears('[▣ valid_to]', 'Valid until: *18/11/2027*')
    // Whoever types the right value at once need not tap first.
    await p.says('19 novembre 2027')
    p.hears('[▣ seats]', 'Seats: *5*')
    p.offers('Right', 'I do not know', 'Another photo')
    // A figure is the number of seats here, and not that of a button.
    await p.says('2')
    p.hears(
      'Saved: *RAD 123 C*, insured until 19/11/2027.',
      'Because not everything could be read for certain',
    )
    expect(fieldOf(p, 'plate')).toMatchObject({ value: 'RAD123C', source: 'corrected', asked: 1 })
    expect(fieldOf(p, 'seats')).toMatchObject({ value: '2', source: 'corrected', asked: 1 })
    expect(fieldOf(p, 'insurer')).toMatchObject({ value: 'SANLAM', source: 'read', asked: 0 })
    expect(vehicle(c, 'RAD 123 C').state).toBe('pending')
  })

  test('what they confirm, or type just as it was read, is as good as read', async () => {
    const c = await cast(byDocument)
    const p = await asked(c)
    await p.sends(photo())
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.6], valid_to: ['2027-11-19', 0.7] })
    await p.taps('Correct it')
    await p.says('RAD 123 C')
    await p.taps('Right')
    p.hears('You can go online with it.')
    expect(fieldOf(p, 'plate')).toMatchObject({ source: 'confirmed' })
  })

  test('what was not read and is needed is typed; what is not needed is not asked for', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    const { policy_number: _policy, seats: _seats, make: _make, ...rest } = clean
    await reads(p, { ...rest, chassis: ['JTD', 0.4] }, { crops: false })
    p.hears('I could not read this: *Policy number*.', 'For example')
    p.offers('Another photo')
    await p.says('?!')
    p.hears('letters, figures, - and /')
    await p.says('M'.repeat(41))
    p.hears('at most 40 signs')
    await p.says('no. mv/0743/2026')
    p.hears('Chassis: *JTD*')
    expect(p.visible()).not.toContain('▣')
    await p.taps('Correct it')
    p.offers('I do not know', 'Another photo')
    await p.taps('I do not know')
    p.hears('Saved: *RAD 123 C*')
    expect(fieldOf(p, 'chassis')).toMatchObject({ value: null, source: null })
    expect(fieldOf(p, 'policy_number')).toMatchObject({ value: 'MV/0743/2026', source: 'corrected' })
  })

  test('a cover that would end before it begins is noticed', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    await reads(p, { ...clean, valid_from: '2027-11-20', valid_to: '2027-11-19' })
    p.hears('Valid until: *19/11/2027*')
    await p.taps('Right')
    p.hears('Valid from: *20/11/2027*')
    await p.taps('Correct it')
    await p.says('20/11/2028')
    p.hears('The cover would end before it begins.')
    await p.says('20/11/2026')
    p.hears('Saved: *RAD 123 C*')
  })

  test('nobody answers fourteen questions', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    const all = {
      ...clean,
      chassis: 'JTDBR32E420123456',
      engine_number: '2NZ123456',
      certificate_number: '2026-1234',
      owner_name: 'MUGISHA Jean',
      usage: 'PASSENGER',
      year: '2010',
    }
    await reads(
      p,
      Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [String(value), 0.3]])),
    )
    let questions = 0
    for (; questions < 20 && p.visible().includes('Is this right?'); questions++) await p.taps('Right')
    expect(questions).toBe(6)
    p.hears('Saved: *RAD 123 C*')
  })

  test('another photo instead, at any question', async () => {
    const c = await cast(byDocument)
    const p = await asked(c)
    await p.sends(photo())
    const first = await reads(p, { ...clean, plate: ['RAD 128 C', 0.6] })
    await p.taps('Another photo')
    p.hears('Send a photo or the PDF')
    expect(stateOf(p, first)).toBe('discarded')
    await p.sends(photo())
    await reads(p)
    p.hears('You can go online with it.')
    // The button under the old question is of no use any more, and does no harm.
    await p.sends({ kind: 'choice', id: 'vehicles.check.right', title: 'Right' })
    p.hears('What would you like to do?')
    expect(stateOf(p, first)).toBe('discarded')
  })

  test('back, cancel, and coming back to it by the menu', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.6], valid_to: ['2027-11-19', 0.6] })
    await p.taps('Right')
    await p.says('back')
    p.hears('Plate: *RAD 123 C*')
    await p.taps('Right')
    p.hears('Valid until: *19/11/2027*')
    await p.says('cancel')
    p.hears('nothing is saved or forgotten', 'the certificate waits for you')
    p.offers('Forget it', 'Check it', 'My vehicles')
    await p.taps('My vehicles')
    p.hears('Certificates that wait for your answers: 1')
    p.offers('Check it', 'Add a vehicle')
    await p.taps('Check it')
    p.hears('Plate: RAD 123 C', 'Valid until: *19/11/2027*')
    await p.taps('Right')
    p.hears('Saved: *RAD 123 C*')
    await p.says('menu')
    expect(p.visible()).not.toContain('A certificate waits')
  })

  test('a question left for a day lapses kindly, and can be had again', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.6] })
    await p.waits(25 * hourMs)
    await p.says('hm')
    p.hears('My vehicles', 'A certificate waits for your answers')
    await p.taps('My vehicles')
    await p.taps('Check it')
    await p.taps('Right')
    p.hears('Saved: *RAD 123 C*')
  })
})

describe('while it is being read', () => {
  test('they may do anything else, and hear of it where they are', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    await p.says('is it done?')
    p.hears('I am still at it')
    p.offers('Forget it', 'My vehicles')
    await p.says('qr')
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.6] })
    p.hears('Your certificate is read.', 'Insurer: Sanlam', 'please check it with me')
    p.offers('Check it', 'My vehicles')
    await p.standsAt('make-qr.payee')
    await p.taps('Check it')
    p.hears('Plate: *RAD 123 C*')
    await p.taps('Right')
    p.hears('Saved: *RAD 123 C*')
    await p.taps('My vehicles')
    await p.sends({ kind: 'choice', id: 'vehicles!check!1', title: 'Check it' })
    p.hears('That certificate is not open any more.')
  })

  test('with nothing to ask it is settled where they are', async () => {
    const c = await cast(byDocument)
    const p = await asked(c)
    await p.sends(photo())
    await p.says('qr')
    await reads(p)
    p.hears('*What I read*', 'You can go online with it.')
    await p.standsAt('make-qr.payee')
  })

  test('it can be forgotten; what comes after is not told', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    await p.says('?!')
    await p.taps('Forget it')
    p.hears('Forgotten. Nothing of it is saved.')
    expect(stateOf(p, 1)).toBe('discarded')
    for (const name of ['vehicles.read', 'vehicles.failed', 'vehicles.decided']) {
      await p.gets(name, { documentId: 1 })
      p.hearsNothing()
    }
    expect(vehiclesOf(p.db.read, p.personId)).toEqual([])
  })

  test('cancel at rest offers to forget what is open', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    await p.says('menu')
    await p.says('cancel')
    p.hears('A certificate of yours is still open. Shall I forget it?')
    await p.taps('Forget it')
    expect(stateOf(p, 1)).toBe('discarded')
  })

  test('the place in the queue is told from three on', async () => {
    const c = await cast()
    for (let n = 0; n < 3; n++) {
      const other = await asked(c)
      await other.sends(photo())
      await c.db.write((tx) =>
        tx.run(`update document set state = 'waiting' where person_id = ?`, other.personId),
      )
    }
    const p = await asked(c)
    await p.sends(photo())
    p.hears('📄 Received, reading it…', 'Others come first: 3.')
  })

  test('other words are said when reading is switched off', async () => {
    const c = await cast()
    await c.db.write((tx) => tx.run(`update feature_flag set enabled = 0 where name = 'ocr_processing'`))
    const p = await asked(c)
    await p.sends(photo())
    p.hears('Received and kept. Certificates are not being read at the moment')
    await p.sends(photo())
    p.hears('Received and kept.')
    await p.waits(30 * hourMs)
    await reads(p)
    // A day later nobody waits at the question any more.
    p.hears('Saved: *RAD 123 C*')
    await p.standsAt('vehicles.reading')
  })

  test('a file that cannot be read is told of, and another asked for', async () => {
    const c = await cast()
    const p = await asked(c, 'Moto')
    await p.sends(photo())
    await fails(p, 'document.no_text')
    p.hears('I can read nothing in this picture.', 'your vehicle (Moto)')
    await p.sends(photo())
    await p.says('qr')
    await fails(p, 'document.encrypted')
    p.hears('This PDF is locked with a password.')
    await p.taps('Another photo')
    p.hears('your vehicle (Moto)')
  })

  test.each([
    ['document.truncated', 'has not arrived whole'],
    ['document.animated', 'neither a plain photo nor a PDF'],
    ['document.too_large', 'too large for me'],
    ['document.too_small', 'too small to read'],
    ['document.too_many_pages', 'too many pages'],
    ['document.timeout', 'took too long'],
    ['media.gone', 'could not get this file from WhatsApp'],
    ['reader.failed', 'that was my fault'],
  ])('%s has words of its own', async (problem, words) => {
    const p = await asked(await cast())
    await p.sends(photo())
    await fails(p, problem)
    p.hears(words)
  })
})

describe('several pictures', () => {
  test('are each taken, read, and asked about one after the other', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    await p.sends(photo())
    p.hears('Received: 2. I read them one after the other')
    await p.sends(photo())
    p.hears('Received: 3.')
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.6] })
    p.hears('Certificates that come after this one: 2.', 'Plate: *RAD 123 C*')
    await reads(p, { ...clean, plate: ['RAD 456 C', 0.6] })
    p.hearsNothing()
    await fails(p, 'document.no_text')
    p.hears('I can read nothing in this picture.')
    await p.taps('Right')
    p.hears('Saved: *RAD 123 C*', '*What I read*', 'Plate: *RAD 456 C*')
    await p.sends(photo())
    p.hears('Received too; it comes after this one.')
    await p.taps('Right')
    p.hears('Saved: *RAD 456 C*', '📄 Received, reading it…')
    await reads(p, { ...clean, plate: 'RAD 789 C' })
    p.hears('Saved: *RAD 789 C*')
    expect(vehiclesOf(p.db.read, p.personId)).toHaveLength(3)
    await p.standsAt('menu.idle')
  })

  test('the same one twice is taken once', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo('A'))
    await p.sends(photo('A'))
    p.hears('I have this very file already')
    // Forwarded it has another number and the same bytes.
    await p.sends({ ...photo('A'), mediaId: 'B' })
    p.hears('I have this very file already')
    await reads(p)
    await p.says('vehicles')
    await p.taps('Add a vehicle')
    await p.taps('Cab')
    await p.sends(photo('A'))
    p.hears('I have this very file already')
    // Somebody else may send the very same picture.
    const other = await asked(c)
    await other.sends(photo('A'))
    other.hears('Received, reading it')
  })

  test('are no more than ten at once and forty a day', async () => {
    const c = await cast()
    const p = await asked(c)
    for (let n = 0; n < 10; n++) await p.sends(photo())
    p.hears('Received: 10.')
    await p.sends(photo())
    p.hears('as many certificates as I can keep open')
    for (let n = 0; n < 30; n++) {
      await fails(p, 'document.no_text')
      await p.sends(photo())
    }
    await fails(p, 'document.no_text')
    await p.sends(photo())
    p.hears('as many certificates as I take in a day')
    await p.waits(24 * hourMs)
    for (let n = 0; n < 9; n++) await fails(p, 'document.no_text')
    await p.says('vehicles')
    await p.taps('Cab')
    await p.sends(photo())
    p.hears('Received, reading it')
  })

  test('what is no picture is not taken', async () => {
    const p = await asked(await cast())
    await p.sends({ ...photo(), media: 'document', mime: 'application/zip' })
    p.hears('I can read only photos and PDFs.', 'Send a photo or the PDF')
    await p.says('I have none')
    p.hears('I need a picture or a PDF here.')
    await p.sends({ ...photo(), media: 'audio', mime: 'audio/ogg' })
    expect(p.db.read.all('select * from document')).toEqual([])
  })
})

describe('people who are not talking to the bot', () => {
  test('send pictures to the human, and nothing is read', async () => {
    const p = await asked(await cast())
    await p.says('agent')
    await p.sends(photo())
    p.hearsNothing()
    expect(p.db.read.all('select * from document')).toEqual([])
  })

  test('hear nothing of a result after stop', async () => {
    const p = await asked(await cast())
    await p.sends(photo())
    await p.says('stop')
    await reads(p)
    p.hearsNothing()
    await p.says('start')
    p.hears('A certificate waits for your answers')
    await p.taps('My vehicles')
    await p.taps('Check it')
    p.hears('Saved: *RAD 123 C*')
  })

  test('who talk to a human hear of it all the same, and can answer', async () => {
    const p = await asked(await cast())
    await p.sends(photo())
    await p.says('agent')
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.6] })
    p.hears('Your certificate is read.')
    await p.says('thank you for your help')
    p.hearsNothing()
    await p.taps('Check it')
    await p.taps('Right')
    p.hears('Saved: *RAD 123 C*')
    await p.says('thank you')
    p.hearsNothing()
  })
})

describe('an event that comes twice changes nothing', () => {
  test('of what was read, failed or decided', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    const id = await reads(p, { ...clean, plate: ['RAD 123 C', 0.6] })
    await p.gets('vehicles.read', { documentId: id })
    p.hearsNothing()
    await p.standsAt('vehicles.check')
    await p.taps('Right')
    await p.gets('vehicles.read', { documentId: id })
    p.hearsNothing()
    await p.gets('vehicles.failed', { documentId: id })
    p.hearsNothing()
    // Nor does somebody else's.
    const other = await asked(c)
    await other.sends(photo())
    for (const name of ['vehicles.read', 'vehicles.failed', 'vehicles.decided']) {
      await other.gets(name, { documentId: id })
      other.hearsNothing()
    }
    await other.sends({ kind: 'choice', id: `vehicles!check!${id}`, title: 'Check it' })
    other.hears('That certificate is not open any more.')
    await other.sends({ kind: 'choice', id: `vehicles!photo!${id}`, title: 'Another photo' })
    other.hears('That certificate is not open any more.')
    expect(stateOf(p, id)).toBe('submitted')
  })

  test('of a tap', async () => {
    const c = await cast()
    const p = await asked(c)
    await p.sends(photo())
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.6] })
    await p.taps('Right')
    await p.sends({ kind: 'choice', id: 'vehicles.check.right', title: 'Right' })
    expect(vehiclesOf(p.db.read, p.personId)).toHaveLength(1)
    expect(p.db.read.all('select * from document')).toHaveLength(1)
  })
})

test('the paper may be at hand after all', async () => {
  const c = await cast()
  const p = await c.person()
  await registers(p, 'RAD 123 C')
  await p.taps('Send certificate')
  p.hears('insurance certificate* of *RAD 123 C*')
  await p.sends(photo())
  await reads(p)
  p.hears('Saved: *RAD 123 C*')
  expect(vehiclesOf(p.db.read, p.personId)).toHaveLength(1)
})
