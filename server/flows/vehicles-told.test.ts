import { describe, expect, test } from 'bun:test'
import { usualRules } from '../rides/rules.ts'
import { clean, driver, fails, photo, type Reading, reads, registers } from './papers/testing.ts'
import { type Cast, cast, hourMs, type Transcript, type TranscriptOptions } from './testing.ts'

const dayMs = 24 * hourMs
const byDocument = { rules: { ...usualRules, vehicleApproval: 'document' } } as const

async function asked(c: Cast, given: Pick<TranscriptOptions, 'language'> = {}): Promise<Transcript> {
  const p = await c.person(given)
  await p.says('vehicles')
  await p.sends({ kind: 'choice', id: 'vehicles.type.cab', title: 'x' })
  return p
}

test('what was read is told in short', async () => {
  const p = await asked(await cast(byDocument))
  await p.sends(photo())
  await reads(p)
  p.hears('*What I read*\nPlate: RAD 123 C\nInsurer: Sanlam', 'Valid until: 19/11/2027\nand 3 more')
  expect(p.visible()).not.toContain('TOYOTA')
})

test('a colon stands as the language wants it', async () => {
  const p = await asked(await cast(), { language: 'fr' })
  await p.sends(photo())
  await reads(p, { ...clean, plate: ['RAD 123 C', 0.5] })
  p.hears('Assureur : Sanlam', 'Plaque : *RAD 123 C*')
})

test.each([
  ['en', 'Use: *moto taxi*'],
  ['fr', 'Usage : *taxi-moto*'],
  ['rw', 'Icyo ikoreshwa: *taxi moto*'],
  ['sw', 'Matumizi: *bodaboda*'],
] as const)('what a vehicle is used for is said in %s', async (language, words) => {
  const p = await asked(await cast(), { language })
  await p.sends(photo())
  await reads(p, { ...clean, usage: ['TAXI_MOTO', 0.5] })
  p.hears(words)
})

describe('a field that is not needed', () => {
  const doubtful: Reading = { ...clean, make: ['TOYOTO', 0.5] }

  test('is left out in one step', async () => {
    const p = await asked(await cast())
    await p.sends(photo())
    await reads(p, doubtful)
    p.hears('Make: *TOYOTO*')
    p.offers('Right', 'Correct it', 'I do not know')
    await p.taps('I do not know')
    p.hears('Saved: *RAD 123 C*')
  })

  test('leaves the way to another photo by its words', async () => {
    const p = await asked(await cast())
    await p.sends(photo())
    await reads(p, doubtful)
    await p.says('another photo')
    p.hears('Send a photo or the PDF')
  })
})

test('an end that may be past is asked about before all else, and when it is, nothing else is', async () => {
  const p = await asked(await cast())
  await p.sends(photo())
  await reads(p, {
    ...clean,
    plate: ['RAD 123 C', 0.4],
    valid_from: '2025-11-01',
    valid_to: ['2026-10-31', 0.5],
  })
  p.hears('Valid until: *31/10/2026*')
  await p.taps('Right')
  p.hears('This certificate ended on 31/10/2026', 'Send a photo or the PDF')
  await p.standsAt('vehicles.photo')
})

describe('of several photos', () => {
  test('a refusal says which one it means', async () => {
    const p = await asked(await cast())
    for (let n = 0; n < 3; n++) await p.sends(photo())
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.5] })
    await fails(p, 'document.no_text')
    p.hears('📷 2 of 3\n❌ I can read nothing in this picture.')
    await reads(p, {}, { kind: 'licence' })
    await p.taps('Right')
    p.hears('📷 3 of 3\n❌ This is a driving licence')
  })

  test('one alone has no number', async () => {
    const p = await asked(await cast())
    await p.sends(photo())
    await fails(p, 'document.no_text')
    expect(p.visible()).not.toContain(' of 1')
    await p.sends(photo())
    await fails(p, 'document.no_text')
    expect(p.visible()).not.toContain(' of 2')
  })
})

test('what fails twice in a row by our fault is said to be ours, with a way to a human', async () => {
  const p = await asked(await cast())
  await p.sends(photo())
  await fails(p, 'media.unavailable')
  p.hears('Please send it again.')
  await p.sends(photo())
  await fails(p, 'media.unavailable')
  p.hears('that is my fault and not yours', '*agent*')
})

describe('cancel', () => {
  test('in the middle of the questions says what stays, and forgets it in one step', async () => {
    const p = await asked(await cast())
    await p.sends(photo())
    await reads(p, { ...clean, plate: ['RAD 123 C', 0.5] })
    await p.says('cancel')
    p.hears('nothing is saved or forgotten')
    p.offers('Forget it', 'Check it', 'My vehicles')
    await p.taps('Forget it')
    p.hears('Forgotten. Nothing of it is saved.')
    await p.says('menu')
    expect(p.visible()).not.toContain('waits for your answers')
  })

  test('while it is read asks whether to forget it', async () => {
    const p = await asked(await cast())
    await p.sends(photo())
    await p.says('cancel')
    p.hears('Shall I forget it?')
    p.offers('Forget it', 'My vehicles')
  })
})

describe('the menu tells of an insurance that has ended', () => {
  test('until its new certificate is here', async () => {
    const p = await driver(await cast(), 'RAD 123 C', 1)
    await p.says('menu')
    expect(p.visible()).not.toContain('ended')
    await p.waits(3 * dayMs)
    await p.says('menu')
    p.hears('The insurance of *RAD 123 C* ended on 23/11/2026.', 'What would you like to do?')
    await p.sends(photo())
    await p.gets('make-qr.pictureRead', { problem: 'picture_without_code', jobId: 1 })
    await reads(p)
    p.hears('Saved: *RAD 123 C*')
    await p.says('menu')
    expect(p.visible()).not.toContain('ended')
  })

  test('and not for ever', async () => {
    const p = await driver(await cast(), 'RAD 123 C', 1)
    await p.waits(40 * dayMs)
    await p.says('menu')
    expect(p.visible()).not.toContain('ended')
  })
})

describe('the list of vehicles', () => {
  test('says that certificates wait while none is read', async () => {
    const c = await cast()
    const p = await c.person()
    await registers(p, 'RAD 123 C')
    await p.taps('Send certificate')
    await p.sends(photo())
    await c.db.write((tx) => tx.run(`update feature_flag set enabled = 0 where name = 'ocr_processing'`))
    await p.says('vehicles')
    p.hears('Certificates that wait: 1. None is being read at the moment')
  })

  test('does not speak of choosing where there is none', async () => {
    const p = await asked(await cast())
    await p.sends(photo())
    await p.says('vehicles')
    p.hears('You have no vehicle here yet.', 'Certificates being read: 1')
    expect(p.visible()).not.toContain('Choose one')
  })
})
