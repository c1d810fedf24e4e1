import type { VehicleType } from '../../db/schema-mobility.ts'
import { goOnline } from '../../drivers/presence.ts'
import type { Point } from '../../geo/point.ts'
import type { Language } from '../../i18n/languages.ts'
import { addVehicle, kimironko } from '../../rides/testing.ts'
import { type Cast, hourMs, type Transcript } from '../testing.ts'

export { kimironko, northOf, remera } from '../../rides/testing.ts'

/** Somebody online with a verified vehicle. */
export async function driverIn(
  cast: Cast,
  given: { name?: string; at?: Point; type?: VehicleType; language?: Language; phone?: string | null } = {},
): Promise<Transcript> {
  const { at, type, ...person } = given
  const driver = await cast.person({ name: 'Jean Claude', ...person })
  await becomesDriver(driver, at, type)
  return driver
}

export const becomesDriver = (person: Transcript, at: Point = kimironko, type: VehicleType = 'moto') =>
  person.db.write((tx) => {
    addVehicle(tx, person.personId, type)
    comeOnline(tx, person.cast, person.personId, at, type)
  })

/** They take Aline from Kimironko to Remera, and it comes to this. Returns the passenger. */
export async function driving(
  driver: Transcript,
  until: 'accepted' | 'arrived' | 'started',
  given: { name?: string; language?: Language } = {},
): Promise<Transcript> {
  await becomesDriver(driver)
  const passenger = await driver.cast.person({ name: 'Aline', ...given })
  await asksAnybody(passenger)
  await taps(driver, 'accept')
  if (until !== 'accepted') await taps(driver, 'arrived')
  if (until === 'started') await driver.says(pinOf(passenger))
  return passenger
}

/** Taps the newest button of a ride's action, in whatever language. */
export async function taps(person: Transcript, action: string): Promise<void> {
  const choice = person.choices().find(({ id }) => id.startsWith(`ride!${action}!`))
  if (choice === undefined) throw new Error(`there is no button "${action}"\n\n${person.visible()}`)
  await person.sends({ kind: 'choice', id: choice.id, title: choice.title })
}

export function comeOnline(
  tx: Parameters<typeof goOnline>[0],
  cast: Cast,
  personId: number,
  { latitude, longitude }: Point = kimironko,
  vehicleType: VehicleType = 'moto',
): void {
  const now = cast.clock.now()
  const vehicleId = tx.get<{ id: number }>('select id from vehicle where person_id = ?', personId)?.id ?? 0
  const presence = { personId, vehicleId, vehicleType, at: { latitude, longitude } }
  goOnline(tx, { ...presence, source: 'live', until: now + hourMs }, now)
}

/** From Kimironko to Remera on a moto; ends before a driver is chosen. */
export async function wantsRide(passenger: Transcript, { to = true } = {}): Promise<void> {
  await passenger.says('moto')
  await passenger.sends(pinAt(kimironko))
  if (to) await passenger.sends(pinAt(remeraPin))
  else await passenger.sends({ kind: 'choice', id: 'find-ride.to.skip', title: 'x' })
}

/** As above, and whoever is nearest is asked. */
export async function asksAnybody(passenger: Transcript, options?: { to?: boolean }): Promise<void> {
  await wantsRide(passenger, options)
  await passenger.says('1')
}

/** The PIN as the passenger reads it in their chat. */
export function pinOf(passenger: Transcript): string {
  const said = passenger.cast.said(passenger.personId, 0).map((message) => JSON.stringify(message))
  const [, pin] =
    /PIN[^*]*\*(\d{4})\*/.exec(said.findLast((one) => /PIN[^*]*\*\d{4}\*/.test(one)) ?? '') ?? []
  if (pin === undefined) throw new Error('they were told no PIN')
  return pin
}

export const pinAt = ({ latitude, longitude, name }: Point & { name?: string }) =>
  ({ kind: 'location', latitude, longitude, ...(name && { name }) }) as const

const remeraPin = { latitude: -1.9583, longitude: 30.1121, name: 'Remera' }
