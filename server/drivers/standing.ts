import type { Tx } from '../db/open.ts'
import { setReminders } from '../documents/reminders.ts'
import { tell } from '../events/events.ts'
import { filesOfVehicle, lift, refuse } from '../vehicles/refusals.ts'
import {
  isAhead,
  isValid,
  rejectVehicle,
  removeVehicle,
  restoreVehicle,
  type SeenPapers,
  suspendVehicle,
  type Vehicle,
  vehicleById,
  verifyVehicle,
} from '../vehicles/vehicles.ts'
import { type Barrier, barrierOf, driverOf, isRiding, setSuspended } from './drivers.ts'
import { goOffline, leaveOffer, presenceOf } from './presence.ts'

/** Who has seen the papers, where they alone were enough. */
export const byDocument = 'document'

/** When the operator changes who may drive, and how those who must hear of it are woken. */
export interface Change {
  now: number
  correlationId: string
  wake(lane: string): void
}

/** What drivers are told by events of the flow "drive"; the rest is looked up when it is said. */
export interface DriveNews {
  'drive.verified': { vehicleId: number }
  'drive.rejected': { vehicleId: number; now: Offline }
  /** They may not drive at present, or not with that vehicle. */
  'drive.offline': { why: Barrier; vehicleId: number | null; now: Offline }
  'drive.restored': { vehicleId: number | null }
}

/** What became of their being online: a ride under way is driven to its end, and then they go offline. */
export type Offline = 'offline' | 'after_ride' | 'was_offline'

/**
 * False when it is verified until that very day already; nobody is told then. `tells`: whether they are told here, and
 * not by whom else. Throws `conflict.already_done` while another person drives with that plate.
 */
export function verify(
  tx: Tx,
  vehicle: Vehicle,
  papers: SeenPapers,
  change: Change,
  { tells = true } = {},
): boolean {
  if (papers.by !== byDocument) letPass(tx, vehicle)
  const isSame = vehicle.insured_until === papers.insuredUntil && !isAhead(vehicle, change.now)
  if (vehicle.state === 'active' && isSame) return false
  verifyVehicle(tx, vehicle, papers, change.now)
  setReminders(tx, vehicle.person_id, change)
  // Papers seen anew may end earlier than the old ones did.
  tx.run(
    'update driver_presence set expires_at = ?1 where vehicle_id = ?2 and expires_at > ?1',
    papers.insuredUntil,
    vehicle.id,
  )
  if (tells) news(tx, vehicle.person_id, 'drive.verified', { vehicleId: vehicle.id }, change)
  return true
}

/** Undefined when it was rejected already; nobody is told then. */
export function reject(
  tx: Tx,
  vehicle: Vehicle,
  why: string,
  change: Change,
  { tells = true } = {},
): Offline | undefined {
  if (vehicle.state === 'rejected') return undefined
  rejectVehicle(tx, vehicle.id, why)
  refuseVehicle(tx, vehicle, change.now)
  const now = withoutVehicle(tx, vehicle)
  if (tells) news(tx, vehicle.person_id, 'drive.rejected', { vehicleId: vehicle.id, now }, change)
  return now
}

/**
 * Nobody drives with this vehicle until it is restored; with another one they may. Undefined when it was suspended
 * already; nobody is told then.
 */
export function suspendVehicleOf(tx: Tx, vehicle: Vehicle, why: string, change: Change): Offline | undefined {
  if (vehicle.state === 'suspended') return undefined
  suspendVehicle(tx, vehicle.id, why)
  refuseVehicle(tx, vehicle, change.now)
  const now = withoutVehicle(tx, vehicle)
  const data = { why: 'vehicle_suspended', vehicleId: vehicle.id, now } as const
  news(tx, vehicle.person_id, 'drive.offline', data, change)
  return now
}

/** They drive nothing here until they are restored. Undefined when they were suspended already; they are not told then. */
export function suspend(tx: Tx, personId: number, why: string, change: Change): Offline | undefined {
  if (isSuspended(tx, personId)) return undefined
  setSuspended(tx, personId, why, change.now)
  const now = takeOffline(tx, personId)
  news(tx, personId, 'drive.offline', { why: 'suspended', vehicleId: null, now }, change)
  return now
}

/** False when they were not suspended. */
export function restore(tx: Tx, personId: number, change: Change): boolean {
  if (!isSuspended(tx, personId)) return false
  setSuspended(tx, personId, null, change.now)
  lift(tx, { personId })
  news(tx, personId, 'drive.restored', { vehicleId: null }, change)
  return true
}

/** False when it was not suspended; throws like verify(). */
export function restoreVehicleOf(tx: Tx, vehicle: Vehicle, change: Change): boolean {
  if (vehicle.state !== 'suspended') return false
  restoreVehicle(tx, vehicle)
  letPass(tx, vehicle)
  news(tx, vehicle.person_id, 'drive.restored', { vehicleId: vehicle.id }, change)
  return true
}

/** Their own wish, so nobody is told; false while they drive somebody with it. */
export function remove(tx: Tx, vehicle: Vehicle): boolean {
  const isOnline = presenceOf(tx, vehicle.person_id)?.vehicle_id === vehicle.id
  if (isRidingWith(tx, vehicle)) return false
  removeVehicle(tx, vehicle.id)
  if (isOnline) goOffline(tx, vehicle.person_id)
  return true
}

/** Before two rows become one human: whoever is suspended under one of two numbers is under both. */
export function keepSuspended(tx: Tx, from: number, into: number): void {
  tx.run(
    `update driver set suspended_at = gone.suspended_at, suspended_why = gone.suspended_why from driver as gone
       where driver.person_id = ? and driver.suspended_at is null
         and gone.person_id = ? and gone.suspended_at is not null`,
    into,
    from,
  )
}

/** After it: a suspension of one of the two may reach a driver who is online. A ride under way is driven to its end. */
export function stopIfSuspended(tx: Tx, personId: number, change: Change): void {
  const presence = presenceOf(tx, personId)
  const vehicle = presence && vehicleById(tx, presence.vehicle_id)
  const isBarred = vehicle?.state === 'suspended' || isSuspended(tx, personId)
  if (isBarred && !isRiding(tx, personId)) afterRide(tx, personId, change)
}

/** Called when a ride of theirs has ended: whoever may not go on driving goes offline now, and is told. */
export function afterRide(tx: Tx, personId: number, change: Change): void {
  const presence = presenceOf(tx, personId)
  if (presence === undefined) return
  const vehicle = vehicleById(tx, presence.vehicle_id)
  const isShutOut = isSuspended(tx, personId)
  if (vehicle !== undefined && isValid(vehicle, change.now) && !isShutOut) return
  leaveOffer(tx, personId)
  goOffline(tx, personId)
  const why = isShutOut || vehicle === undefined ? 'suspended' : barrierOf(vehicle, change.now)
  news(tx, personId, 'drive.offline', { why, vehicleId: presence.vehicle_id, now: 'offline' }, change)
}

/** Papers alone do not let it drive again: not under another person, not as another row, not by the same file. */
const refuseVehicle = (tx: Tx, { id, plate, person_id: personId }: Vehicle, now: number): void =>
  refuse(tx, { plates: [plate], personId, files: filesOfVehicle(tx, id) }, now)

const letPass = (tx: Tx, { id, plate, person_id: personId }: Vehicle): void =>
  lift(tx, { plates: [plate], personId, files: filesOfVehicle(tx, id) })

const isSuspended = (tx: Tx, personId: number): boolean => driverOf(tx, personId)?.suspended_at != null

/** Takes them offline if it is this vehicle that they are online with. */
function withoutVehicle(tx: Tx, vehicle: Vehicle): Offline {
  const isOnline = presenceOf(tx, vehicle.person_id)?.vehicle_id === vehicle.id
  return isOnline ? takeOffline(tx, vehicle.person_id) : 'was_offline'
}

function takeOffline(tx: Tx, personId: number): Offline {
  if (presenceOf(tx, personId) !== undefined && isRiding(tx, personId)) return 'after_ride'
  leaveOffer(tx, personId)
  return goOffline(tx, personId) ? 'offline' : 'was_offline'
}

const isRidingWith = (tx: Tx, { id, person_id }: Vehicle): boolean =>
  isRiding(tx, person_id) &&
  tx.get(
    `select 1 from ride indexed by ride_of_driver
       where driver_id = ? and state in ('accepted', 'arrived', 'started') and vehicle_id = ?`,
    person_id,
    id,
  ) !== undefined

function news<Name extends keyof DriveNews>(
  tx: Tx,
  personId: number,
  name: Name,
  data: DriveNews[Name],
  { now, correlationId, wake }: Change,
): void {
  // Nothing of one person's changes twice in one change.
  const id = `${name}:${personId}:${correlationId}:${now}`
  wake(tell(tx, { id, personId, name, data, correlationId }, now))
}
