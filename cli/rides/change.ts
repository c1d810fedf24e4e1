import type { Config } from '../../server/config.ts'
import type { Db, Tx } from '../../server/db/open.ts'
import { AppError } from '../../server/error.ts'
import type { Moment } from '../../server/rides/moment.ts'
import { type Ride, rideById } from '../../server/rides/ride.ts'
import { rulesOf } from '../../server/rides/rules.ts'

/** The number of a ride as typed; throws 'usage.invalid'. */
export function rideIdIn(typed: string): number {
  if (/^\d{1,15}$/.test(typed)) return Number(typed)
  throw new AppError('usage.invalid', `"${typed}" is no number of a ride. "inzira rides list" shows them.`)
}

/** Changes a ride as the operator; a running server tells its people within a quarter of a second. */
export function changeRide<T>(
  db: Db,
  config: Config,
  id: number,
  change: (tx: Tx, ride: Ride, moment: Moment) => T,
): Promise<T> {
  return db.write((tx) => {
    const ride = rideById(tx, id)
    if (ride === undefined) {
      throw new AppError('not.found', `There is no ride ${id}. "inzira rides list" shows the newest.`)
    }
    const moment = { now: Date.now(), rules: rulesOf(config), correlationId: `ride:${id}`, wake: () => {} }
    return change(tx, ride, moment)
  })
}
