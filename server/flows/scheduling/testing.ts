import { kimironko, nyabugogo, vehicleFor } from '../../trips/testing.ts'
import { type Cast, cast, type Transcript } from '../testing.ts'

/** Somebody who drives a verified cab. */
export async function driverIn(c: Cast, name: string): Promise<Transcript> {
  const person = await c.person({ name })
  await c.db.write((tx) => vehicleFor(tx, person.personId))
  return person
}

export const sendsPlace = (
  person: Transcript,
  { latitude, longitude, name }: { latitude: number; longitude: number; name?: string },
) => person.sends({ kind: 'location', latitude, longitude, ...(name !== undefined && { name }) })

/** From Kimironko to Nyabugogo tomorrow. */
export async function travels(
  person: Transcript,
  { hour = '8', from = kimironko, to = nyabugogo, seats = '1', repeats = 'Only once' } = {},
) {
  await person.says('schedule a trip')
  if ((await person.conversation()).step === 'what') await person.taps('I want to travel')
  await sendsPlace(person, from)
  await sendsPlace(person, to)
  await person.taps('Tomorrow')
  await person.says(hour)
  await person.says(seats)
  await person.taps(repeats)
}

export async function drives(
  person: Transcript,
  {
    hour = '7-9',
    from = kimironko,
    to = nyabugogo,
    seats = '3',
    repeats = 'Only once',
    day = 'Tomorrow',
  } = {},
) {
  await person.says('schedule a trip')
  await person.taps('I have free seats')
  await sendsPlace(person, from)
  await sendsPlace(person, to)
  await person.taps(day)
  await person.says(hour)
  await person.says(seats)
  await person.taps(repeats)
}

/** Jean drives from Kimironko to Nyabugogo tomorrow between seven and nine, and Aline looks at his trip. */
export async function matched(jeans: Parameters<typeof drives>[1] = {}, given?: Cast) {
  const c = given ?? (await cast())
  const jean = await driverIn(c, 'Jean')
  const aline = await c.person({ name: 'Aline' })
  await drives(jean, jeans)
  await travels(aline)
  await aline.taps('08:00 Jean')
  return { c, aline, jean }
}

export async function agreedOn(jeans: Parameters<typeof drives>[1] = {}, given?: Cast) {
  const all = await matched(jeans, given)
  await all.aline.taps('Ask to go along')
  await all.jean.taps('Accept')
  return all
}

export const kigali = (local: string) => Date.parse(`${local}:00+02:00`)
