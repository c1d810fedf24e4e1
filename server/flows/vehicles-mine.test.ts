import { describe, expect, test } from 'bun:test'
import { presenceOf } from '../drivers/presence.ts'
import * as standing from '../drivers/standing.ts'
import { beginRide } from '../vehicles/testing.ts'
import { type Vehicle, vehiclesByPlate } from '../vehicles/vehicles.ts'
import { driver, lastDay, operator, registers, vehicle, verifies } from './papers/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from './testing.ts'

const kigali = { kind: 'location', latitude: -1.9441, longitude: 30.0619 } as const

async function onlineDriver(c: Cast): Promise<Transcript> {
  const p = await driver(c)
  await p.sends({ kind: 'choice', id: 'drive!goOnline!', title: 'Go online' })
  await p.sends(kigali)
  return p
}

const isOnline = (p: Transcript) => presenceOf(p.db.read, p.personId) !== undefined

describe('registering a vehicle', () => {
  test('asks the type and the plate, and the operator checks it', async () => {
    const c = await cast()
    const p = await c.person()
    await p.says('drive')
    p.hears('register your vehicle', 'What do you drive?')
    p.offers('Moto', 'Cab', 'Liffan', 'Truck', 'Rental car', 'Other vehicle')
    await p.says('1')
    p.hears(
      'Send a photo or the PDF of the *insurance certificate* of your vehicle (Moto).',
      '📷 Lay it flat',
    )
    await p.taps('No paper at hand')
    p.hears('Type the plate (Moto)', 'RE 123 A')
    await p.says('re-123a')
    p.hears(
      '*RE 123 A* (Moto) is registered.',
      'when the operator has seen its papers',
      'Send a photo of its insurance certificate.',
    )
    p.offers('Send certificate', 'My vehicles')
    expect(p.visible()).not.toContain('wrong vehicle')
    await p.says('drive')
    p.hears('The operator is still checking *RE 123 A*', 'Send a photo')
    p.offers('Send certificate', 'My vehicles')
    await verifies(c, 'RE 123 A')
    p.hears('*RE 123 A* is verified, insured until 02/03/2027. You can go online now.')
    p.offers('Go online')
  })

  test('says clearly what is wrong with a plate', async () => {
    const p = await (await cast()).person()
    await p.says('drive')
    await p.says('a donkey')
    p.hears('Please tap one of the choices')
    await p.taps('Cab')
    await p.taps('No paper at hand')
    await p.says('KBA 123 C')
    p.hears('no plate of Rwanda', 'RAD 123 C')
    await p.says('RAD 1O3 C')
    p.hears('Plates have no letter O. If it is *RAD 103 C*, type it with zeros.')
    await p.says('RAO 123 C')
    p.hears('Plates have no letter O among their letters')
    await p.sends(kigali)
    p.hears('no plate of Rwanda')
    await p.says('rad 123 c')
    p.hears('is registered')
    await registers(p, 'RAD 123 C')
    p.hears('This vehicle is registered with you already.', 'RAD 123 C · Cab · being checked')
  })

  test.each([
    ['Moto', 'RAD 123 C', 'That is the plate of a car.'],
    ['Cab', 'RE 123 A', 'That is the plate of a moto.'],
    ['Truck', 'GRM 123 A', 'That is the plate of a moto.'],
  ])('as a %s with the plate %s is noticed', async (type, plate, words) => {
    const p = await (await cast()).person()
    await registers(p, plate, type)
    p.hears(`*${plate}* (${type}) is registered.`, words, 'remove it under *My vehicles*')
    p.offers('Send certificate', 'My vehicles')
  })

  test.each([
    ['Liffan', 'RE 123 A'],
    ['Other vehicle', 'RE 123 A'],
    ['Moto', 'GR 123 A'],
  ])('as a %s may have the plate %s', async (type, plate) => {
    const p = await (await cast()).person()
    await registers(p, plate, type)
    p.hears('is registered.')
    expect(p.visible()).not.toContain('wrong vehicle')
  })

  test('holds eight at most', async () => {
    const p = await (await cast()).person()
    for (let n = 1; n <= 8; n++) await registers(p, `RAD 10${n} C`)
    await p.taps('My vehicles')
    expect(p.visible()).not.toContain('Add a vehicle')
    await p.sends({ kind: 'choice', id: 'vehicles.list.add', title: 'Add a vehicle' })
    p.hears('You have 8 vehicles here')
    await p.sends({ kind: 'choice', id: 'vehicles!add!', title: 'Add a vehicle' })
    p.hears('You have 8 vehicles here')
  })

  test('one that was not accepted may be registered again', async () => {
    const c = await cast()
    const p = await c.person()
    await registers(p, 'RAD 123 C')
    await operator(c, (tx, change) =>
      standing.reject(tx, vehicle(c, 'RAD 123 C'), 'The certificate is of another car.', change),
    )
    p.hears('*RAD 123 C* was not accepted: The certificate is of another car.', 'Type *agent*')
    await p.says('drive')
    p.hears('was not accepted: The certificate is of another car.')
    await p.taps('My vehicles')
    await p.taps('RAD 123 C')
    p.hears('RAD 123 C · Cab · not accepted', 'The certificate is of another car.')
    await p.says('menu')
    await registers(p, 'RAD 123 C')
    p.hears('is registered')
    await p.says('drive')
    p.hears('still checking')
  })

  test('two may claim a plate, but only one drives with it', async () => {
    const c = await cast()
    const [p, other] = [await driver(c), await c.person()]
    await registers(other, 'RAD 123 C')
    other.hears('is registered')
    const claims = vehiclesByPlate(c.db.read, 'RAD123C')
    const papers = { insuredUntil: lastDay(c, 10), by: 'operator' }
    const second = operator(c, (tx, change) => standing.verify(tx, claims[1] as Vehicle, papers, change))
    await expect(second).rejects.toThrow(`p${p.personId} drives with RAD 123 C`)
  })
})

describe('several vehicles', () => {
  test('can be chosen, looked at and removed', async () => {
    const c = await cast()
    const p = await onlineDriver(c)
    await p.taps('Go offline')
    await registers(p, 'RE 456 A', 'Moto')
    await p.taps('My vehicles')
    p.hears(
      'RE 456 A · Moto · being checked',
      'RAD 123 C · Cab · insured until 02/03/2027 · you drive with it',
    )
    p.offers('RE 456 A', 'RAD 123 C', 'Add a vehicle')
    await p.says('hm')
    p.hears('Please tap one of the choices')
    await p.taps('RE 456 A')
    p.hears('RE 456 A · Moto · being checked')
    p.offers('Send certificate', 'Papers', 'Remove', 'My vehicles')
    await p.says('hm')
    p.hears('Please tap one of the choices')
    await p.sends({ kind: 'choice', id: 'vehicles.one.use', title: 'x' })
    p.hears('You cannot drive with it yet.')
    await verifies(c, 'RE 456 A')
    await p.taps('Go online')
    await p.sends(kigali)
    p.hears('with RAD 123 C')
    await p.sends({ kind: 'choice', id: 'drive!vehicles!', title: 'x' })
    await p.taps('RE 456 A')
    p.offers('Drive with it', 'New certificate', 'Papers', 'Remove', 'My vehicles')
    await p.taps('Drive with it')
    p.hears('You drive with *RE 456 A* now.', '*You are online*', 'RE 456 A · Moto')
    expect(presenceOf(p.db.read, p.personId)).toMatchObject({ vehicle_type: 'moto' })
    await p.sends({ kind: 'choice', id: 'drive!vehicles!', title: 'x' })
    await p.taps('RE 456 A')
    await p.taps('Remove')
    p.hears('Remove *RE 456 A*?')
    await p.says('hm')
    await p.taps('Keep it')
    await p.taps('RE 456 A')
    await p.taps('Remove')
    await p.taps('Yes, remove it')
    p.hears(
      'RE 456 A is removed. You are offline now.',
      'RAD 123 C · Cab · insured until 02/03/2027 · you drive with it',
    )
    expect(isOnline(p)).toBe(false)
    await p.taps('RAD 123 C')
    await p.taps('Remove')
    await p.taps('Yes, remove it')
    p.hears('RAD 123 C is removed.')
    await p.says('drive')
    p.hears('What do you drive?')
  })

  test('stay as they are during a ride', async () => {
    const c = await cast()
    const [p, passenger] = [await onlineDriver(c), await c.person()]
    const ride = {
      driverId: p.personId,
      vehicleId: vehicle(c, 'RAD 123 C').id,
      passengerId: passenger.personId,
    }
    await p.taps('Go offline')
    await registers(p, 'RE 456 A', 'Moto')
    await verifies(c, 'RE 456 A')
    await p.taps('Go online')
    await p.sends(kigali)
    await c.db.write((tx) => beginRide(tx, ride))
    await p.sends({ kind: 'choice', id: 'drive!vehicles!', title: 'x' })
    await p.taps('RAD 123 C')
    await p.taps('Remove')
    await p.taps('Yes, remove it')
    p.hears('A ride or a request is under way.')
    await p.taps('RE 456 A')
    await p.taps('Drive with it')
    p.hears('A ride or a request is under way.')
  })

  test('the other one is taken when the insurance of the first has ended', async () => {
    const c = await cast()
    const p = await driver(c, 'RAD 123 C', 0)
    await registers(p, 'RE 456 A', 'Moto')
    await verifies(c, 'RE 456 A')
    await c.waits(24 * hourMs)
    await p.taps('Go online')
    await p.sends(kigali)
    p.hears('You are online* with RE 456 A')
    await p.taps('Go offline')
    await p.taps('My vehicles')
    p.hears(
      '· you drive with it · days left: 100',
      'RAD 123 C · Cab · insured until 22/11/2026 · insurance ended',
    )
  })

  test('one that was removed meanwhile is told of', async () => {
    const c = await cast()
    const p = await driver(c)
    await p.sends({ kind: 'choice', id: 'drive!vehicles!', title: 'x' })
    await p.taps('RAD 123 C')
    await operator(c, (tx) => standing.remove(tx, vehicle(c, 'RAD 123 C')))
    await p.says('hm')
    p.hears('That vehicle is not yours any more.')
  })
})
