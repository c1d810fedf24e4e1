import type { Selectable } from 'kysely'
import type { Reader, Tx } from '../db/open.ts'
import type { RideOfferRow } from '../db/schema-mobility.ts'
import { refreshBusy } from '../drivers/presence.ts'
import { freeDriverFor } from './candidates.ts'
import { change, record } from './change.ts'
import { type Doer, type Moment, system } from './moment.ts'
import { tellOf } from './news.ts'
import { type Ride, type RideIn, rideById } from './ride.ts'

export type Offer = Selectable<RideOfferRow>
export type OpenOffer = Offer & { state: 'open' }

type Reads = Pick<Reader | Tx, 'get' | 'all'>

export const offerById = (from: Reads, id: number): Offer | undefined =>
  from.get<Offer>('select * from ride_offer where id = ?', id)

export const openOfferOf = (from: Reads, driverId: number): OpenOffer | undefined =>
  from.get<OpenOffer>(
    `select * from ride_offer indexed by ride_offer_open_driver where driver_id = ? and state = 'open'`,
    driverId,
  )

export const openOfferFor = (from: Reads, rideId: number): OpenOffer | undefined =>
  from.get<OpenOffer>(
    `select * from ride_offer indexed by ride_offer_open_ride where ride_id = ? and state = 'open'`,
    rideId,
  )

/**
 * Offers the ride to the driver the passenger chose, or else to the nearest, of those who are free and were not asked
 * before. Without one the ride stays requested and is looked at again a little later.
 */
export function look(
  tx: Tx,
  ride: RideIn<'requested'>,
  moment: Moment,
): RideIn<'offered'> | RideIn<'requested'> {
  const driver = freeDriverFor(tx, ride, moment.now)
  if (driver === undefined) {
    const lookAt = Math.min(moment.now + lookAgainMs, ride.look_until)
    tx.run('update ride set look_at = ? where id = ?', lookAt, ride.id)
    return { ...ride, look_at: lookAt }
  }
  const { lastInsertRowid } = tx.run(
    `insert into ride_offer (ride_id, driver_id, state, distance_m, offered_at, expires_at)
       values (?, ?, 'open', ?, ?, ?)`,
    ride.id,
    driver.personId,
    Math.round(driver.distanceM),
    moment.now,
    moment.now + moment.rules.offerMs,
  )
  const offerId = Number(lastInsertRowid)
  const offered = change(tx, ride, 'offered', {}, { ...system, detail: `p${driver.personId}` }, moment)
  refreshBusy(tx, driver.personId)
  tellOf(tx, offered.eventId, driver.personId, 'ride.offer', { offerId }, moment)
  return offered.ride
}

/** How an open offer may end without being accepted, and what the passenger is told of it. */
const endings = {
  /** The driver does not want it. */
  declined: { what: 'declined', state: 'declined', why: 'declined' },
  /** They did not answer in time. */
  expired: { what: 'offer_expired', state: 'expired', why: 'expired' },
  /** They cannot take it any more: suspended, uninsured, on a ride themselves. */
  withdrawn: { what: 'offer_withdrawn', state: 'withdrawn', why: 'unavailable' },
} as const

/**
 * The driver who was asked does not come: the next one is asked at once, or the ride is looked at again later, or it
 * expires when its time is over. The passenger is told which.
 */
export function passOn(
  tx: Tx,
  offer: OpenOffer,
  ending: keyof typeof endings,
  doer: Doer,
  moment: Moment,
): void {
  const ride = rideById(tx, offer.ride_id)
  if (ride?.state !== 'offered') {
    withdrawStray(tx, offer, ride, moment)
    return
  }
  const { what, state, why } = endings[ending]
  close(tx, offer, state, moment)
  const happened = { ...doer, what, detail: `p${offer.driver_id}` }
  const isOver = moment.now >= ride.look_until
  const eventId = isOver
    ? record(tx, ride, happened, moment)
    : change(tx, ride, 'requested', { look_at: moment.now }, happened, moment).eventId
  if (ending !== 'declined') {
    const data = { offerId: offer.id, why: ending }
    tellOf(tx, eventId, offer.driver_id, 'ride.offerEnded', data, moment)
  }
  if (isOver) {
    change(tx, ride, 'expired', {}, system, moment)
    return
  }
  const next = look(tx, { ...ride, state: 'requested' }, moment)
  const data = { rideId: ride.id, why, next: next.state === 'offered' }
  tellOf(tx, eventId, ride.passenger_id, 'ride.declined', data, moment)
}

/** Only a hand on the database leaves somebody asked for a ride that is not on offer. */
function withdrawStray(tx: Tx, offer: OpenOffer, ride: Ride | undefined, moment: Moment): void {
  close(tx, offer, 'withdrawn', moment)
  if (ride === undefined) return
  const happened = { ...system, what: 'offer_withdrawn', detail: `p${offer.driver_id}` }
  const data = { offerId: offer.id, why: 'withdrawn' } as const
  tellOf(tx, record(tx, ride, happened, moment), offer.driver_id, 'ride.offerEnded', data, moment)
}

/** The ride ends while somebody is still asked: the offer is taken back and the driver told. */
export function takeBack(tx: Tx, ride: RideIn<'offered'>, doer: Doer, moment: Moment): void {
  const offer = openOfferFor(tx, ride.id)
  if (offer === undefined) return
  close(tx, offer, 'withdrawn', moment)
  const eventId = record(
    tx,
    ride,
    { ...doer, what: 'offer_withdrawn', detail: `p${offer.driver_id}` },
    moment,
  )
  const data = { offerId: offer.id, why: 'withdrawn' } as const
  tellOf(tx, eventId, offer.driver_id, 'ride.offerEnded', data, moment)
}

export function close(
  tx: Tx,
  offer: OpenOffer,
  state: Exclude<Offer['state'], 'open'>,
  { now }: Pick<Moment, 'now'>,
): void {
  tx.run('update ride_offer set state = ?, answered_at = ? where id = ?', state, now, offer.id)
  refreshBusy(tx, offer.driver_id)
}

/** The driver has been told of it. */
export function markShown(tx: Tx, offer: OpenOffer, { now }: Pick<Moment, 'now'>): void {
  tx.run('update ride_offer set shown_at = coalesce(shown_at, ?) where id = ?', now, offer.id)
}

/** A driver who comes online has the chance of being found as soon as this. */
export const lookAgainMs = 15_000
