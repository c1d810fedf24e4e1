import { describe, expect, test } from 'bun:test'
import { approveDocument, rejectDocument } from '../documents/approve.ts'
import { documentById } from '../documents/documents.ts'
import { presenceOf } from '../drivers/presence.ts'
import * as standing from '../drivers/standing.ts'
import { usualRules } from '../rides/rules.ts'
import { planTrip } from '../trips/plan.ts'
import { kimironko, nyabugogo } from '../trips/testing.ts'
import { vehiclesByPlate, vehiclesOf } from '../vehicles/vehicles.ts'
import {
  clean,
  driver,
  lastDay,
  operator,
  photo,
  type Reading,
  reads,
  registers,
  tz,
  vehicle,
  verifies,
} from './papers/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from './testing.ts'

const byDocument = { rules: { ...usualRules, vehicleApproval: 'document' } } as const
const dayMs = 24 * hourMs

/** Sends the certificate of a new vehicle, or of this one of theirs. */
async function sends(
  p: Transcript,
  reading: Reading = clean,
  { of, type = 'cab', kind = 'insurance' }: { of?: string; type?: string; kind?: Kind } = {},
): Promise<number> {
  const id = of === undefined ? 'vehicles!add!' : `vehicles!renew!${vehicle(p.cast, of).id}`
  await p.sends({ kind: 'choice', id, title: 'x' })
  if (of === undefined) await p.sends({ kind: 'choice', id: `vehicles.type.${type}`, title: 'x' })
  await p.sends(photo())
  return reads(p, reading, { kind })
}
type Kind = 'insurance' | 'comesa' | 'registration' | 'licence' | 'other'

const paper = (c: Cast, id: number) => {
  const found = documentById(c.db.read, id)
  if (found === undefined) throw new Error(`there is no document ${id}`)
  return found
}
const approves = (c: Cast, id: number) =>
  operator(c, (tx, change) => approveDocument(tx, paper(c, id), { operator: 'Eve', timezone: tz }, change))
const rejects = (c: Cast, id: number, why: string) =>
  operator(c, (tx, change) => rejectDocument(tx, paper(c, id), { operator: 'Eve', why }, change))

const until = (c: Cast, plate: string) => vehicle(c, plate).insured_until
const at = (date: string, daysLater = 0) => Date.parse(`${date}T00:00:00+02:00`) + daysLater * dayMs

describe('refused, and nothing is saved', () => {
  test('an expired certificate, without a question', async () => {
    const p = await (await cast(byDocument)).person()
    const expired = {
      ...clean,
      valid_from: '2025-11-01',
      valid_to: '2026-10-31',
      plate: ['RAD 123 C', 0.3],
    } as const
    const id = await sends(p, { ...expired, plate: ['RAD 123 C', 0.3] })
    p.hears('This certificate ended on 31/10/2026, so nothing of it is saved.')
    expect(paper(p.cast, id)).toMatchObject({ state: 'discarded', problem: 'paper.expired' })
    expect(vehiclesOf(p.db.read, p.personId)).toEqual([])
    // The next photo is waited for already.
    p.hears('your vehicle (Cab)')
    await p.sends(photo())
    await reads(p)
    p.hears('You can go online with it.')
  })

  test('not one that only seems expired because a date was misread', async () => {
    const p = await (await cast(byDocument)).person()
    await sends(p, { ...clean, valid_to: '2021-11-19' })
    p.hears('Valid until: *19/11/2021*')
    await p.taps('Correct it')
    await p.says('19/11/2027')
    // The other date stands on its own again.
    p.hears('insured until 19/11/2027')
  })

  test('one that ends today is good until midnight', async () => {
    const p = await (await cast(byDocument)).person()
    await sends(p, { ...clean, valid_from: '2025-11-23', valid_to: '2026-11-22' })
    p.hears('*RAD 123 C* is insured until 22/11/2026.')
  })

  test.each([
    ['registration', 'This is a registration card'],
    ['licence', 'This is a driving licence'],
    ['other', 'I do not see an insurance certificate'],
  ] as const)('a %s', async (kind, words) => {
    const p = await (await cast(byDocument)).person()
    await sends(p, { plate: ['RAD 123 C', 0.4] }, { kind })
    p.hears(words, 'Send a photo or the PDF')
    p.offers('No paper at hand')
    expect(vehiclesOf(p.db.read, p.personId)).toEqual([])
  })

  test('one of another vehicle than the one it was sent for', async () => {
    const c = await cast(byDocument)
    const p = await driver(c)
    await sends(p, { ...clean, plate: 'RAD 129 C' }, { of: 'RAD 123 C' })
    p.hears('seems to be of *RAD 129 C*, and not of *RAD 123 C*. Is that right?')
    await p.taps('Right')
    p.hears('This certificate is of *RAD 129 C*, and not of *RAD 123 C*')
    p.hears('insurance certificate* of *RAD 123 C*')
    p.offers('Add a vehicle', 'My vehicles')
    expect(vehiclesOf(c.db.read, p.personId)).toHaveLength(1)
    // Misread, and said so: the operator looks.
    await p.sends(photo())
    await reads(p, { ...clean, plate: 'RAD 129 C' })
    await p.taps('Correct it')
    await p.says('RAD 123 C')
    p.hears(
      'Saved: *RAD 123 C*',
      'the operator compares it with the certificate',
      'Until then nothing changes',
    )
  })

  test('a second photo of the same certificate', async () => {
    const c = await cast()
    const p = await c.person()
    const id = await sends(p)
    await sends(p)
    p.hears('The operator is looking at this certificate of *RAD 123 C* already')
    await approves(c, id)
    await sends(p)
    p.hears('*RAD 123 C* is insured here until 19/11/2027 already, and this certificate adds nothing')
    await sends(p, { ...clean, valid_from: '2026-01-20', valid_to: '2027-01-19' }, { of: 'RAD 123 C' })
    p.hears('adds nothing to that.')
    expect(until(c, 'RAD 123 C')).toBe(at('2027-11-20'))
  })

  test('a ninth vehicle', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    for (let n = 1; n <= 7; n++) await registers(p, `RAD 10${n} C`)
    await p.sends({ kind: 'choice', id: 'vehicles!add!', title: 'x' })
    await p.taps('Cab')
    await p.sends(photo())
    await p.sends(photo())
    await reads(p, { ...clean, plate: 'RAD 108 C' })
    p.hears('You can go online')
    await reads(p, { ...clean, plate: 'RAD 109 C' })
    p.hears('You have 8 vehicles here')
    // One of theirs is no ninth.
    await sends(p, { ...clean, plate: 'RAD 101 C' }, { of: 'RAD 101 C' })
    p.hears('*RAD 101 C* is insured until')
  })
})

describe('for the operator, whatever is switched on', () => {
  test('a plate that somebody else drives with', async () => {
    const c = await cast(byDocument)
    const [p, other] = [await c.person(), await c.person()]
    await sends(p)
    p.hears('You can go online')
    const id = await sends(other)
    other.hears('Saved: *RAD 123 C*', 'Somebody else drives with this plate here')
    expect(paper(c, id).state).toBe('submitted')
    expect(vehiclesByPlate(c.db.read, 'RAD123C').map(({ state }) => state)).toEqual(['active', 'pending'])
    await expect(approves(c, id)).rejects.toThrow(`p${p.personId} drives with RAD 123 C`)
    await operator(c, (tx, change) => standing.suspendVehicleOf(tx, vehicle(c, 'RAD 123 C'), 'Sold.', change))
    await approves(c, id)
    other.hears('✅ *RAD 123 C* is insured until 19/11/2027.')
  })

  test('a plate of another kind of vehicle', async () => {
    const p = await (await cast(byDocument)).person()
    await sends(p, clean, { type: 'moto' })
    p.hears('Is this right?', 'Plate: *RAD 123 C*')
    await p.taps('Right')
    p.hears('Saved: *RAD 123 C*', 'the operator compares')
  })

  test('a COMESA yellow card', async () => {
    const p = await (await cast(byDocument)).person()
    const { plate, valid_from, valid_to } = clean as Record<string, string>
    await sends(p, { plate, valid_from, valid_to } as Reading, { kind: 'comesa' })
    p.hears('This is a COMESA yellow card; the operator looks at it.')
  })

  test('a vehicle that an operator has rejected or suspended before', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    await registers(p, 'RAD 123 C')
    await operator(c, (tx, change) => standing.reject(tx, vehicle(c, 'RAD 123 C'), 'Not yours.', change))
    await sends(p)
    p.hears('The operator looks at the certificate now.')
    const other = await driver(c, 'RAD 456 C')
    await operator(c, (tx, change) =>
      standing.suspendVehicleOf(tx, vehicle(c, 'RAD 456 C'), 'Brakes.', change),
    )
    const id = await sends(other, { ...clean, plate: 'RAD 456 C' })
    other.hears('The operator looks at the certificate now.')
    await expect(approves(c, id)).rejects.toThrow('RAD 456 C is suspended')
  })

  test('a certificate that is shorter than what the operator has vouched for', async () => {
    const c = await cast(byDocument)
    const p = await driver(c, 'RAD 123 C', 600)
    await sends(p, clean, { of: 'RAD 123 C' })
    p.hears('The operator looks', 'Until then nothing changes')
    expect(until(c, 'RAD 123 C')).toBe(lastDay(c, 600))
  })
})

describe('a renewal', () => {
  const next = { ...clean, valid_from: '2027-03-03', valid_to: '2028-03-02' }

  test('that begins when the old cover ends goes on from it without a gap', async () => {
    const c = await cast(byDocument)
    const p = await driver(c, 'RAD 123 C', 30)
    expect(until(c, 'RAD 123 C')).toBe(at('2026-12-23'))
    await p.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
    await p.sends({ kind: 'location', latitude: -1.9441, longitude: 30.0619 })
    const soon = { ...clean, valid_from: '2026-12-23', valid_to: '2027-12-22' }
    await sends(p, soon, { of: 'RAD 123 C' })
    p.hears('✅ *RAD 123 C* is insured until 22/12/2027.')
    p.offers('My vehicles')
    expect(until(c, 'RAD 123 C')).toBe(at('2027-12-23'))
    expect(vehicle(c, 'RAD 123 C').insured_from).toBe(null)
    expect(presenceOf(c.db.read, p.personId)).toBeDefined()
  })

  test('waits for the operator while the old cover goes on', async () => {
    const c = await cast()
    const p = await driver(c)
    const id = await sends(p, next, { of: 'RAD 123 C' })
    p.hears('Saved: *RAD 123 C*', 'Until then nothing changes: you are insured until 02/03/2027.')
    p.offers('Go online', 'My vehicles')
    expect(until(c, 'RAD 123 C')).toBe(at('2027-03-03'))
    await approves(c, id)
    p.hears('✅ *RAD 123 C* is insured until 02/03/2028.')
    expect(p.visible()).not.toContain('verified')
    p.offers('Go online', 'My vehicles')
    await p.says('menu')
    await p.taps('My vehicles')
    await p.taps('RAD 123 C')
    await p.taps('Papers')
    p.hears('✅ Accepted', 'Valid until: 02/03/2028')
  })

  test('that is rejected leaves the old cover alone', async () => {
    const c = await cast()
    const p = await driver(c)
    const id = await sends(p, next, { of: 'RAD 123 C' })
    await rejects(c, id, 'The stamp is missing.')
    p.hears(
      'The certificate of *RAD 123 C* was not accepted: The stamp is missing.',
      'You stay insured until 02/03/2027.',
    )
    p.offers('New certificate', 'My vehicles')
    expect(vehicle(c, 'RAD 123 C')).toMatchObject({ state: 'active', why: null })
    await expect(rejects(c, id, 'Again.')).rejects.toThrow('is rejected')
    await expect(approves(c, id)).rejects.toThrow('is rejected')
  })

  test('with a gap waits for the end of the old cover', async () => {
    const c = await cast(byDocument)
    const p = await driver(c)
    const later = { ...clean, valid_from: '2027-03-10', valid_to: '2028-03-09' }
    const id = await sends(p, later, { of: 'RAD 123 C' })
    p.hears('The operator looks at the certificate now.')
    await expect(approves(c, id)).rejects.toThrow('approve it when the old one has ended')
    await c.waits(102 * dayMs)
    await approves(c, id)
    p.hears('*RAD 123 C* is insured from 10/03/2027 until 09/03/2028. From then on')
  })

  test('of one that has ended lets them drive again', async () => {
    const c = await cast(byDocument)
    const p = await driver(c, 'RAD 123 C', 1)
    await c.waits(3 * dayMs)
    await p.says('drive')
    p.hears('The insurance of *RAD 123 C* ended on 23/11/2026.')
    await p.taps('New certificate')
    await p.sends(photo())
    await reads(p, clean)
    p.hears('✅ *RAD 123 C* is insured until 19/11/2027.')
    p.offers('Go online', 'My vehicles')
  })
})

describe('a cover that begins later', () => {
  const ahead = { ...clean, valid_from: '2026-12-01', valid_to: '2027-11-30' }

  test('lets nobody drive before, and is told when it begins', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    await sends(p, ahead)
    p.hears(
      '✅ *RAD 123 C* is insured from 01/12/2026 until 30/11/2027. From then on you can go online with it.',
    )
    p.offers('My vehicles')
    await p.taps('My vehicles')
    p.hears('RAD 123 C · Cab · insured until 30/11/2027 · insured later')
    await p.says('menu')
    await p.says('drive')
    p.hears('The insurance of *RAD 123 C* begins on 01/12/2026.')
    p.offers('My vehicles')
    await p.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
    p.hears('begins on 01/12/2026')
    const { id } = vehicle(c, 'RAD 123 C')
    const plans = (firstDay: number) =>
      c.db.write((tx) => {
        const wish = {
          from: kimironko,
          to: nyabugogo,
          windowFromMin: 420,
          windowToMin: 540,
          firstDay,
        } as const
        const more = { role: 'driver', seats: 1, repeats: 'once', vehicleId: id } as const
        const moment = { now: c.clock.now(), rules: usualRules, correlationId: 'x', wake() {} }
        return planTrip(tx, p.personId, { ...wish, ...more }, moment)
      })
    expect(await plans(Math.ceil(at('2026-11-30') / dayMs))).toEqual({ problem: 'no_vehicle' })
    expect(await plans(Math.ceil(at('2026-12-01') / dayMs))).toHaveProperty('tripId')
    await p.waits(8 * dayMs + 23 * hourMs)
    p.hears('The insurance of *RAD 123 C* has begun: it lasts until 30/11/2027.')
    await p.taps('Go online')
    await p.sends({ kind: 'location', latitude: -1.9441, longitude: 30.0619 })
    p.hears('*You are online* with RAD 123 C')
  })

  test('is brought forward by the operator', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    await sends(p, ahead)
    expect(await verifies(c, 'RAD 123 C', 100)).toBe(true)
    p.hears('is verified', 'You can go online now.')
  })
})

describe('the operator', () => {
  test('approves a first certificate, and both are told once', async () => {
    const c = await cast()
    const p = await c.person()
    const id = await sends(p)
    await p.says('menu')
    await approves(c, id)
    expect(p.heard).toHaveLength(1)
    p.hears('✅ *RAD 123 C* is insured until 19/11/2027. You can go online with it.')
    p.offers('Go online', 'My vehicles')
    expect(paper(c, id)).toMatchObject({
      state: 'approved',
      decided_by: 'Eve',
      vehicle_id: vehicle(c, 'RAD 123 C').id,
    })
    expect(vehicle(c, 'RAD 123 C')).toMatchObject({
      verified_by: 'Eve',
      document_id: id,
      make_model: 'TOYOTA COROLLA',
    })
    await expect(approves(c, id)).rejects.toThrow('is approved')
  })

  test('rejects one, and the vehicle that only waited for it', async () => {
    const c = await cast()
    const p = await c.person()
    const id = await sends(p)
    await rejects(c, id, 'It is a copy.')
    expect(p.heard).toHaveLength(1)
    p.hears('The certificate of *RAD 123 C* was not accepted: It is a copy.')
    p.offers('Another photo', 'My vehicles')
    expect(vehicle(c, 'RAD 123 C').state).toBe('rejected')
    await p.taps('Another photo')
    p.hears('insurance certificate* of *RAD 123 C*')
    await p.sends(photo())
    await reads(p)
    p.hears('Saved: *RAD 123 C*')
    expect(vehicle(c, 'RAD 123 C')).toMatchObject({ state: 'pending', why: null })
  })

  test('rejects one that was not answered, of no vehicle yet', async () => {
    const c = await cast()
    const p = await c.person()
    const id = await sends(p, { ...clean, plate: ['RAD 123 C', 0.5] })
    await rejects(c, id, 'No certificate.')
    p.hears('Your certificate was not accepted: No certificate.')
    // The question that was open is pointless now.
    await p.says('RAD 123 C')
    await p.standsAt('menu.idle')
  })

  test('decides about papers in the middle of the questions', async () => {
    const c = await cast()
    const p = await c.person()
    const id = await sends(p, { ...clean, seats: ['5', 0.5] })
    await approves(c, id)
    p.hears('✅ *RAD 123 C* is insured until 19/11/2027.')
    await p.sends({ kind: 'choice', id: 'vehicles.check.right', title: 'Right' })
    await p.standsAt('menu.idle')
    expect(paper(c, id).state).toBe('approved')
  })

  test('cannot approve what lacks the plate or has ended', async () => {
    const c = await cast()
    const p = await c.person()
    const id = await sends(p, { ...clean, plate: ['RAD 123 C', 0.5] })
    await expect(approves(c, id)).rejects.toThrow('does not tell the plate')
    await p.taps('Right')
    await c.waits(400 * dayMs)
    await expect(approves(c, id)).rejects.toThrow('has ended')
  })

  test('is not asked about a vehicle that was removed', async () => {
    const c = await cast()
    const p = await c.person()
    const id = await sends(p)
    await p.taps('My vehicles')
    await p.taps('RAD 123 C')
    await p.taps('Remove')
    await p.taps('Yes, remove it')
    expect(paper(c, id).state).toBe('discarded')
    await expect(approves(c, id)).rejects.toThrow('is discarded')
  })
})
