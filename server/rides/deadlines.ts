import type { Tx } from '../db/open.ts'
import { expire } from './end.ts'
import { type Moment, system } from './moment.ts'
import { look, type OpenOffer, passOn } from './offer.ts'
import { rideById } from './ride.ts'
import type { RideRules } from './rules.ts'

/** When the next offer runs out, or the next request is to be looked at. */
export function nextRideDeadlineAt(from: Pick<Tx, 'get'>): number | undefined {
  const offer = from.get<{ at: number }>(
    `select expires_at as at from ride_offer indexed by ride_offer_expires
       where state = 'open' order by expires_at limit 1`,
  )
  const ride = from.get<{ at: number }>(
    `select look_at as at from ride indexed by ride_looking where state = 'requested' order by look_at limit 1`,
  )
  const due = [offer, ride].flatMap((row) => row?.at ?? [])
  return due.length === 0 ? undefined : Math.min(...due)
}

/** Offers that ran out go on to the next driver; requests without one look again, or expire. Returns lanes to wake. */
export function meetRideDeadlines(
  tx: Tx,
  { now, rules, limit }: { now: number; rules: RideRules; limit: number },
): string[] {
  const woken = new Set<string>()
  const moment = (rideId: number): Moment => ({
    now,
    rules,
    correlationId: `ride:${rideId}`,
    wake: (lane) => woken.add(lane),
  })
  const offers = tx.all<OpenOffer>(
    `select * from ride_offer indexed by ride_offer_expires
       where state = 'open' and expires_at <= ? order by expires_at limit ?`,
    now,
    limit,
  )
  for (const offer of offers) passOn(tx, offer, 'expired', system, moment(offer.ride_id))
  const due = tx.all<{ id: number }>(
    `select id from ride indexed by ride_looking where state = 'requested' and look_at <= ? order by look_at limit ?`,
    now,
    limit,
  )
  for (const { id } of due) {
    const ride = rideById(tx, id)
    if (ride?.state !== 'requested') continue
    if (now >= ride.look_until) expire(tx, ride, system, moment(id))
    else look(tx, ride, moment(id))
  }
  return [...woken]
}
