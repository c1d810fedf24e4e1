import { describe, expect, test } from 'bun:test'
import { presenceOf } from '../drivers/presence.ts'
import * as standing from '../drivers/standing.ts'
import {
  clean,
  lastDay,
  operator,
  photo,
  type Reading,
  reads,
  registers,
  tz,
  vehicle,
  verifies,
} from '../flows/papers/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from '../flows/testing.ts'
import { mergePeople } from '../people/identity.ts'
import { usualRules } from '../rides/rules.ts'
import { isRefused } from '../vehicles/refusals.ts'
import { vehiclesOf } from '../vehicles/vehicles.ts'
import { approveDocument, rejectDocument } from './approve.ts'
import { documentById } from './documents.ts'

const byDocument = { rules: { ...usualRules, vehicleApproval: 'document' } } as const
const dayMs = 24 * hourMs
const plate = 'RAD 123 C'

async function sends(p: Transcript, reading: Reading = clean, type = 'cab'): Promise<number> {
  await p.sends({ kind: 'choice', id: 'vehicles!add!', title: 'x' })
  await p.sends({ kind: 'choice', id: `vehicles.type.${type}`, title: 'x' })
  await p.sends(photo())
  return reads(p, reading)
}

async function removes(p: Transcript): Promise<void> {
  await p.sends({ kind: 'choice', id: 'vehicles!list!', title: 'x' })
  await p.taps(plate)
  await p.taps('Remove')
  await p.taps('Yes, remove it')
}

const paper = (c: Cast, id: number) => {
  const found = documentById(c.db.read, id)
  if (found === undefined) throw new Error(`there is no document ${id}`)
  return found
}
const approves = (c: Cast, id: number) =>
  operator(c, (tx, change) => approveDocument(tx, paper(c, id), { operator: 'Eve', timezone: tz }, change))
const refuses = (c: Cast, id: number) =>
  operator(c, (tx, change) => rejectDocument(tx, paper(c, id), { operator: 'Eve', why: 'Forged.' }, change))
const suspends = (c: Cast) =>
  operator(c, (tx, change) => standing.suspendVehicleOf(tx, vehicle(c, plate), 'Brakes.', change))
const rejects = (c: Cast) =>
  operator(c, (tx, change) => standing.reject(tx, vehicle(c, plate), 'Forged.', change))
const merges = (c: Cast, from: Transcript, into: Transcript) =>
  c.db.write((tx) => mergePeople(tx, from.personId, into.personId, c.clock.now()))

const states = (p: Transcript) => vehiclesOf(p.db.read, p.personId).map(({ state }) => state)
const waiting = (c: Cast) =>
  c.db.read.all<{ id: number }>(`select id from document where state = 'submitted'`).map(({ id }) => id)
/** Nothing drives, and the last one waits for the operator. */
function expectWaits(p: Transcript, id: number): void {
  expect(states(p)).not.toContain('active')
  expect(paper(p.cast, id).state).toBe('submitted')
}

describe('what the operator refused is not shaken off', () => {
  test.each([
    ['suspended', suspends],
    ['rejected', rejects],
  ])('by removing the %s vehicle and sending the same certificate', async (_, act) => {
    const c = await cast(byDocument)
    const p = await c.person()
    await sends(p)
    expect(states(p)).toEqual(['active'])
    await act(c)
    await removes(p)
    const id = await sends(p)
    p.hears('The operator looks at the certificate now.')
    expectWaits(p, id)
    // Nor when all that is kept of papers is forgotten.
    await c.db.write((tx) => tx.run('delete from document where id < ?', id))
    await removes(p)
    expectWaits(p, await sends(p))
  })

  test('by typing the plate of the rejected vehicle', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    await sends(p)
    await rejects(c)
    await registers(p, plate)
    expectWaits(p, await sends(p))
  })

  test('by a second certificate with other dates', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    await sends(p)
    await rejects(c)
    const first = await sends(p)
    const second = await sends(p, { ...clean, valid_from: '2026-11-21', valid_to: '2027-11-20' })
    expectWaits(p, second)
    expect(paper(c, first)).toMatchObject({ state: 'discarded', problem: 'paper.superseded' })
  })

  test('by sending the file anew that was rejected before anything was answered', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    const doubtful: Reading = { ...clean, plate: [plate, 0.3] }
    await refuses(c, await sends(p, doubtful))
    const id = await sends(p, doubtful)
    await p.taps('Right')
    expectWaits(p, id)
    // The same file counts for whoever sends it, whatever plate is read on it.
    const other = await c.person()
    await c.db.write((tx) => tx.run('delete from refusal where sha256 is null'))
    await c.db.write((tx) => tx.run(`update document set state = 'discarded' where id = ?`, id))
    const again = await sends(other, { ...clean, plate: ['RAD 777 C', 0.3] })
    await c.db.write((tx) => tx.run('update document set file_id = 1 where id = ?', again))
    await other.taps('Right')
    expectWaits(other, again)
  })

  test('by another account, nor for another plate of theirs', async () => {
    const c = await cast(byDocument)
    const [p, other] = [await c.person(), await c.person()]
    await sends(p)
    await suspends(c)
    expectWaits(other, await sends(other))
    expectWaits(p, await sends(p, { ...clean, plate: 'RAD 456 C' }))
  })

  test('by whoever is suspended as a driver', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    await operator(c, (tx, change) => standing.suspend(tx, p.personId, 'Rude.', change))
    const id = await sends(p)
    expectWaits(p, id)
    p.hears('Saved: *RAD 123 C*', 'You are suspended as a driver: Rude.')
    await approves(c, id)
    p.hears('Saved: *RAD 123 C*, insured until 19/11/2027.', 'You are suspended as a driver: Rude.')
    p.offers('My vehicles')
    expect(p.visible()).not.toContain('can go online')
  })

  test('until the operator lifts it', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    await sends(p)
    await suspends(c)
    await operator(c, (tx, change) => standing.restoreVehicleOf(tx, vehicle(c, plate), change))
    await removes(p)
    await sends(p)
    expect(states(p)).toEqual(['active'])
    await rejects(c)
    await verifies(c, plate, 20)
    await removes(p)
    await sends(p)
    expect(states(p)).toEqual(['active'])
    await rejects(c)
    await approves(c, await sends(p))
    await removes(p)
    await sends(p)
    expect(states(p)).toEqual(['active'])
  })

  test('but a claim that was refused takes nothing from whoever drives with that plate', async () => {
    const c = await cast(byDocument)
    const [p, other] = [await c.person(), await c.person()]
    await sends(p)
    await refuses(c, await sends(other))
    expect(isRefused(c.db.read, { plates: ['RAD123C'] })).toBe(false)
    await removes(p)
    expectWaits(other, await sends(other))
  })
})

describe('while a paper of a plate waits for the operator', () => {
  test('the same photo sent again waits too, in its place', async () => {
    const c = await cast(byDocument)
    const p = await c.person()
    const doubtful: Reading = { ...clean, valid_to: ['2027-11-19', 0.3] }
    await sends(p, doubtful)
    await p.says('20/11/2027')
    const id = await sends(p, doubtful)
    await p.taps('Right')
    expectWaits(p, id)
    expect(waiting(c)).toEqual([id])
    await approves(c, id)
    expect(waiting(c)).toEqual([])
  })

  test('that of another person waits too', async () => {
    const c = await cast(byDocument)
    const [p, other] = [await c.person(), await c.person()]
    const first = await sends(p, { ...clean, insurer: ['SANLAM', 0.2] })
    await p.says('Radiant')
    const second = await sends(other)
    expectWaits(other, second)
    expect(waiting(c)).toEqual([first, second])
  })

  test('the cover after it waits beside it', async () => {
    const c = await cast()
    const p = await c.person()
    const first = await sends(p, { ...clean, valid_from: '2025-12-01', valid_to: '2026-11-30' })
    const second = await sends(p, { ...clean, valid_from: '2026-12-01', valid_to: '2027-11-30' })
    expect(waiting(c)).toEqual([first, second])
  })
})

describe('the operator looks at', () => {
  test.each([
    ['a cover that begins in three months', { valid_from: '2027-02-22', valid_to: '2027-11-19' }, 'cab'],
    ['one that ends in more than a year', { valid_from: '2026-12-30', valid_to: '2027-12-31' }, 'cab'],
    ['a plate of the police', { plate: 'RNP 123 A' }, 'cab'],
    ['one of the army', { plate: 'RDF 123 A' }, 'cab'],
    ['one of a consulate', { plate: 'CC 7' }, 'cab'],
    ['one of the government', { plate: 'GR 456 B' }, 'cab'],
    ['one of a project of the government', { plate: 'GP 456 B' }, 'cab'],
    ['a plate of a moto on three wheels', { plate: 'RE 123 A' }, 'liffan'],
  ])('%s', async (_, reading, type) => {
    const p = await (await cast(byDocument)).person()
    const id = await sends(p, { ...clean, ...reading }, type)
    expectWaits(p, id)
  })
})

describe('two rows that turn out to be one human', () => {
  test('have one vehicle of each plate, and its papers can be decided', async () => {
    const c = await cast()
    const [p, other] = [await c.person({ phone: null }), await c.person()]
    const first = await sends(p)
    const id = await sends(other)
    await merges(c, other, p)
    expect(states(p)).toEqual(['pending'])
    expect(waiting(c)).toEqual([id])
    await expect(approves(c, first)).rejects.toThrow('a newer paper in the place of document')
    await approves(c, id)
    expect(states(p)).toEqual(['active'])
    await verifies(c, plate, 500)
    expect(vehicle(c, plate).insured_until).toBe(lastDay(c, 500))
  })

  test('drive on with the one that may, and can renew its cover', async () => {
    const c = await cast(byDocument)
    const [p, other] = [await c.person({ phone: null }), await c.person()]
    await sends(p)
    const { id } = vehicle(c, plate)
    await p.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
    await p.sends({ kind: 'location', latitude: -1.9441, longitude: 30.0619 })
    await registers(other, plate)
    await merges(c, p, other)
    expect(vehiclesOf(c.db.read, other.personId)).toMatchObject([{ id, state: 'active' }])
    expect(presenceOf(c.db.read, other.personId)?.vehicle_id).toBe(id)
    await sends(other, { ...clean, valid_from: '2026-11-22', valid_to: '2027-11-21' })
    other.hears('is insured until 21/11/2027')
  })

  test('keep a suspension, and whoever was online with the other one is told', async () => {
    const c = await cast(byDocument)
    const [p, other] = [await c.person({ phone: null }), await c.person()]
    await sends(p)
    await suspends(c)
    await registers(other, plate)
    const [twin] = vehiclesOf(c.db.read, other.personId)
    if (twin === undefined) throw new Error('there is no other one')
    const insuredUntil = lastDay(c, 300)
    await operator(c, (tx, change) => standing.verify(tx, twin, { insuredUntil, by: 'Eve' }, change))
    await other.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
    await other.sends({ kind: 'location', latitude: -1.9441, longitude: 30.0619 })
    await merges(c, other, p)
    expect(states(p)).toEqual(['suspended'])
    expect(presenceOf(c.db.read, p.personId)).toBeUndefined()
    await c.settles()
    p.hears('is suspended: Brakes.')
    await removes(p)
    expectWaits(p, await sends(p))
  })

  test('keep a suspension as a driver, whichever of them had it', async () => {
    const c = await cast(byDocument)
    const [p, other] = [await c.person({ phone: null }), await c.person()]
    await operator(c, (tx, change) => standing.suspend(tx, p.personId, 'Rude.', change))
    await sends(other)
    await other.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'x' })
    await other.sends({ kind: 'location', latitude: -1.9441, longitude: 30.0619 })
    await merges(c, p, other)
    expect(presenceOf(c.db.read, other.personId)).toBeUndefined()
    await other.says('drive')
    other.hears('You are suspended as a driver: Rude.')
  })

  test('keep a rejection', async () => {
    const c = await cast(byDocument)
    const [p, other] = [await c.person({ phone: null }), await c.person()]
    await sends(p)
    await rejects(c)
    await registers(other, plate)
    await merges(c, p, other)
    expect(states(other)).toEqual(['rejected'])
    expectWaits(other, await sends(other))
    await c.waits(dayMs)
  })

  test('may have more vehicles than a list has rows', async () => {
    const c = await cast()
    const [p, other] = [await c.person({ phone: null }), await c.person()]
    for (let n = 0; n < 8; n++) {
      await registers(p, `RAD 10${n} C`)
      await registers(other, `RAD 20${n} C`)
    }
    await merges(c, p, other)
    await other.sends({ kind: 'choice', id: 'vehicles!list!', title: 'x' })
    other.hears('RAD 207 C', 'RAD 104 C')
    await other.taps('➡️ 9–16')
    other.hears('RAD 203 C', 'RAD 100 C')
    await other.taps('➡️ 1–8')
    await other.taps('➡️ 9–16')
    await other.taps('RAD 100 C')
    other.hears('RAD 100 C · Cab')
  })
})
