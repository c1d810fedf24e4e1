import type { Reader } from '../../server/db/open.ts'
import { driversMatching, namesAndPlates, type SeenDriver } from '../../server/drivers/browse.ts'
import { AppError } from '../../server/error.ts'
import { findPeople } from '../../server/people/find.ts'
import { readPlate, shownPlate } from '../../server/vehicles/plate.ts'
import { type OwnedVehicle, vehiclesByPlate } from '../../server/vehicles/vehicles.ts'
import { nearestOf } from '../nearest.ts'

/** The vehicle meant by a plate, or the driver meant by anything else. */
export type Meant = { is: 'vehicle'; vehicle: OwnedVehicle } | { is: 'driver'; driver: SeenDriver }

/** Throws `not.found` for nobody, and `usage.invalid` for several, saying who they are. */
export function meant(read: Reader, typed: string): Meant {
  refuseBlank(typed)
  const claims = claimsTo(read, typed)
  if (claims.length === 0) return { is: 'driver', driver: driverMeant(read, typed) }
  // Of several claims, that of whoever drives with it is meant, or the only one that was not refused.
  const active = claims.filter(({ state }) => state === 'active')
  const open = claims.filter(({ state }) => state !== 'rejected')
  const only = [active, open, claims].find(({ length }) => length === 1)?.[0]
  if (only !== undefined) return { is: 'vehicle', vehicle: only }
  const people = claims.map(({ person_id }) => nameOf(read, person_id)).join(' and ')
  const plate = shownPlate(claims[0]?.plate ?? typed)
  throw new AppError('usage.invalid', `${people} claim ${plate}. Name one of them, by the p number.`)
}

/** The one vehicle that is meant by a plate, or by a person and perhaps a plate. Throws like meant(). */
export function vehicleMeant(read: Reader, typed: string, typedPlate: string | undefined): OwnedVehicle {
  const found =
    typedPlate === undefined
      ? meant(read, typed)
      : { is: 'driver' as const, driver: driverMeant(read, typed) }
  if (found.is === 'vehicle') return found.vehicle
  const { vehicles } = found.driver
  const name = nameOf(read, found.driver.id)
  if (vehicles.length === 0) {
    throw new AppError(
      'not.found',
      `${name} has no vehicle. They register one by typing "drive" in the chat.`,
    )
  }
  if (typedPlate !== undefined) {
    const wanted = readPlate(typedPlate)
    const vehicle = vehicles.find(({ plate }) => wanted.is === 'plate' && plate === wanted.plate)
    if (vehicle !== undefined) return vehicle
    throw new AppError('not.found', `${name} has no vehicle "${typedPlate}", but ${platesOf(vehicles)}.`)
  }
  const pending = vehicles.filter(({ state }) => state === 'pending')
  const [only, ...more] = pending.length > 0 ? pending : vehicles
  if (only !== undefined && more.length === 0) return only
  throw new AppError('usage.invalid', `${name} has ${platesOf(vehicles)}. Say which with --plate.`)
}

/** The driver meant by a number, a name, p12, or a plate. Throws like meant(). */
export function driverMeant(read: Reader, typed: string): SeenDriver {
  refuseBlank(typed)
  const owners = claimsTo(read, typed).map(({ person_id }) => person_id)
  const people =
    owners.length > 0
      ? owners
      : findPeople(read, typed)
          .filter(({ merged_into }) => merged_into === null)
          .map(({ id }) => id)
  const found = driversMatching(read, { people, limit: 20 })
  const [only, ...more] = found
  if (only !== undefined && more.length === 0) return only
  if (only !== undefined) {
    const names = found.map(({ id }) => nameOf(read, id)).join(', ')
    throw new AppError('usage.invalid', `"${typed}" may be ${names}. Name one by its p number.`)
  }
  const [person] = people
  if (person !== undefined) {
    throw new AppError('not.found', `${nameOf(read, person)} is no driver: they have registered no vehicle.`)
  }
  throw unknown(read, typed)
}

/** A script's empty variable must not mean whoever happens to be the only one. Throws `usage.invalid`. */
export function refuseBlank(typed: string): void {
  if (typed.trim() !== '') return
  throw new AppError('usage.invalid', 'Nothing is named. Name a plate, a number, or p12 for somebody.')
}

export function nameOf(read: Reader, personId: number): string {
  const row = read.get<{ name: string | null }>('select name from person where id = ?', personId)
  return row?.name ? `${row.name} (p${personId})` : `p${personId}`
}

const claimsTo = (read: Reader, typed: string): OwnedVehicle[] => {
  const plate = readPlate(typed)
  return plate.is === 'plate' ? vehiclesByPlate(read, plate.plate) : []
}

function unknown(read: Reader, typed: string): AppError {
  const plate = readPlate(typed)
  if (plate.is === 'letter_for_zero') {
    return new AppError('not.found', `Plates have no letter O. Did you mean "${plate.meant}"?`)
  }
  const isPlate = plate.is === 'plate'
  const known = namesAndPlates(read)
  const wanted = (isPlate ? plate.plate : typed).toLowerCase()
  const near = nearestOf(
    wanted,
    known.map((word) => word.toLowerCase()),
  )
  const nearest = known.find((word) => word.toLowerCase() === near)
  const guess = nearest === undefined ? '' : ` Did you mean "${shownPlate(nearest)}"?`
  const sentence = isPlate
    ? `No vehicle has the plate ${shownPlate(plate.plate)}.`
    : `No driver is known as "${typed}".`
  return new AppError('not.found', `${sentence}${guess || ' "inzira drivers list" shows all.'}`)
}

const platesOf = (vehicles: OwnedVehicle[]): string =>
  vehicles.map(({ plate }) => shownPlate(plate)).join(' and ')
