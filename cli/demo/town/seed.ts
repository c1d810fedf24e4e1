import type { Tx } from '../../../server/db/open.ts'
import { chooseVehicle } from '../../../server/drivers/drivers.ts'
import { personOf } from '../../../server/people/identity.ts'
import { setLanguage } from '../../../server/people/people.ts'
import { claimVehicle, vehiclesOf, verifyVehicle } from '../../../server/vehicles/vehicles.ts'
import type { Citizen } from './roster.ts'

/** A driver as the database knows them. */
export interface Settled extends Citizen {
  personId: number
  vehicleId: number
  insuredUntil: number
}

/** Puts a driver with a verified, insured vehicle into the database, unless they are there from the last time. */
export function settle(tx: Tx, citizen: Citizen, now: number): Settled {
  const personId = personOf(tx, { waId: citizen.phone, name: citizen.name }, now)
  const [known] = vehiclesOf(tx, personId)
  if (known !== undefined)
    return { ...citizen, personId, vehicleId: known.id, insuredUntil: known.insured_until ?? 0 }
  setLanguage(tx, personId, 'en')
  const claimed = claimVehicle(tx, { personId, type: citizen.vehicleType, plate: citizen.plate }, now)
  if ('problem' in claimed) throw new Error(`${citizen.plate} cannot be driven: ${claimed.problem}`)
  const insuredUntil = now + citizen.insuredForDays * dayMs
  const [vehicle] = vehiclesOf(tx, personId)
  if (vehicle !== undefined) verifyVehicle(tx, vehicle, { insuredUntil, by: 'demo' }, now)
  tx.run('update vehicle set seats = ? where id = ?', citizen.seats, claimed.id)
  chooseVehicle(tx, personId, claimed.id, now)
  tx.run(
    'update driver set stars_sum = ?, stars_count = ? where person_id = ?',
    citizen.starsSum,
    citizen.starsCount,
    personId,
  )
  return { ...citizen, personId, vehicleId: claimed.id, insuredUntil }
}

/** They wrote a moment ago, so that they may be written to. */
export function keepWindowOpen(tx: Tx, personIds: number[], now: number): void {
  tx.run(
    'update person set last_inbound_at = ? where id in (select value from json_each(?))',
    now,
    JSON.stringify(personIds),
  )
}

const dayMs = 86_400_000
