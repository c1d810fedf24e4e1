import type { Tx } from '../../../server/db/open.ts'
import { chooseVehicle } from '../../../server/drivers/drivers.ts'
import { personOf } from '../../../server/people/identity.ts'
import { setLanguage } from '../../../server/people/people.ts'
import { instantOf, localTime } from '../../../server/trips/days.ts'
import { claimVehicle, vehiclesOf, verifyVehicle } from '../../../server/vehicles/vehicles.ts'
import { addApprovedPaper } from './papers.ts'
import type { Citizen } from './roster.ts'

/** A driver as the database knows them. */
export interface Settled extends Citizen {
  personId: number
  vehicleId: number
  insuredUntil: number
}

/** Puts a driver with a verified vehicle, insured by an approved paper, into the database, unless they are there from the last time. */
export function settle(tx: Tx, citizen: Citizen, now: number): Settled {
  const personId = personOf(tx, { waId: citizen.phone, name: citizen.name }, now)
  const [known] = vehiclesOf(tx, personId)
  if (known !== undefined)
    return { ...citizen, personId, vehicleId: known.id, insuredUntil: known.insured_until ?? 0 }
  setLanguage(tx, personId, 'en')
  const claimed = claimVehicle(tx, { personId, type: citizen.vehicleType, plate: citizen.plate }, now)
  if ('problem' in claimed) throw new Error(`${citizen.plate} cannot be driven: ${claimed.problem}`)
  // The end of a day in Kigali, as on any certificate.
  const today = localTime(now, 'Africa/Kigali').day
  const insuredUntil = instantOf(today + citizen.insuredForDays, 0, 'Africa/Kigali')
  const [vehicle] = vehiclesOf(tx, personId)
  if (vehicle !== undefined) verifyVehicle(tx, vehicle, { insuredUntil, by: 'demo' }, now)
  addApprovedPaper(tx, citizen, { personId, vehicleId: claimed.id, insuredUntil })
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
