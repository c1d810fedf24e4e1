import type { Reader, Tx } from '../db/open.ts'
import { type DueRows, dueIds, isDue, nextDueAt } from '../events/due.ts'
import { expire } from './end.ts'
import { check } from './forgotten.ts'
import { type Moment, system } from './moment.ts'
import { look, lookAgainMs, offerById, passOn } from './offer.ts'
import { endsAfterMs } from './patience.ts'
import { isIn, rideById } from './ride.ts'
import type { RideRules } from './rules.ts'
import { driving } from './states.ts'

/** A deadline that has come, of an offer, of a search, or of a ride that somebody drives. */
export interface DueRide {
  what: 'offer' | 'search' | 'ride'
  id: number
}

type At = Pick<Moment, 'now' | 'rules'>

interface Kind extends DueRows {
  /** How far ahead it can lie at most. */
  mostMs(rules: RideRules): number
  meet(tx: Tx, id: number, moment: Moment): void
}

const kinds: Record<DueRide['what'], Kind> = {
  offer: {
    rows: `ride_offer indexed by ride_offer_expires where state = 'open'`,
    at: 'expires_at',
    mostMs: ({ offerMs }) => offerMs,
    meet: endOffer,
  },
  search: {
    rows: `ride indexed by ride_looking where state = 'requested'`,
    at: 'look_at',
    mostMs: () => lookAgainMs,
    meet: searchAgain,
  },
  ride: {
    rows: 'ride indexed by ride_checked where check_at is not null',
    at: 'check_at',
    mostMs: () => endsAfterMs,
    meet: checkRide,
  },
}
const every = Object.entries(kinds) as [DueRide['what'], Kind][]

/** When the next offer runs out, the next request is to be looked at, or the next ride to be asked after. */
export function nextRideDeadlineAt(from: Pick<Reader | Tx, 'get'>, { now, rules }: At): number | undefined {
  const due = every.flatMap(([, kind]) => nextDueAt(from, kind, now, kind.mostMs(rules)) ?? [])
  return due.length === 0 ? undefined : Math.min(...due)
}

export const dueRides = (
  from: Pick<Reader | Tx, 'all'>,
  { now, rules, limit }: At & { limit: number },
): DueRide[] =>
  every.flatMap(([what, kind]) =>
    dueIds(from, kind, { now, limit }, kind.mostMs(rules)).map((id) => ({ what, id })),
  )

/** What has moved on since it was found due is left alone. Returns lanes to wake. */
export function meetRideDeadline(tx: Tx, { what, id }: DueRide, { now, rules }: At): string[] {
  const woken = new Set<string>()
  kinds[what].meet(tx, id, { now, rules, correlationId: `${what}:${id}`, wake: (lane) => woken.add(lane) })
  return [...woken]
}

/** All that is due, in the transaction that is open. */
export const meetRideDeadlines = (tx: Tx, at: At & { limit: number }): string[] => [
  ...new Set(dueRides(tx, at).flatMap((due) => meetRideDeadline(tx, due, at))),
]

/** The next driver is asked. */
function endOffer(tx: Tx, id: number, moment: Moment): void {
  const offer = offerById(tx, id)
  if (offer?.state !== 'open' || !isDue(offer.expires_at, moment.now, moment.rules.offerMs)) return
  const correlationId = `ride:${offer.ride_id}`
  passOn(tx, { ...offer, state: 'open' }, 'expired', system, { ...moment, correlationId })
}

/** Requests without a driver look again, or expire. */
function searchAgain(tx: Tx, id: number, moment: Moment): void {
  const { now, rules } = moment
  const found = rideById(tx, id)
  if (found?.state !== 'requested' || !isDue(found.look_at, now, lookAgainMs)) return
  const ride = { ...found, look_until: Math.min(found.look_until, now + rules.lookMs) }
  // As above: nobody is looked for until the day a wrong clock has named.
  if (ride.look_until < found.look_until) {
    tx.run('update ride set look_until = ? where id = ?', ride.look_until, id)
  }
  const about = { ...moment, correlationId: `ride:${id}` }
  if (now >= ride.look_until) expire(tx, ride, system, about)
  else look(tx, ride, about)
}

function checkRide(tx: Tx, id: number, moment: Moment): void {
  const ride = rideById(tx, id)
  if (ride?.check_at == null || !isDue(ride.check_at, moment.now, endsAfterMs)) return
  if (isIn(ride, ...driving)) check(tx, ride, { ...moment, correlationId: `ride:${id}` })
  // Ended by hand.
  else tx.run('update ride set check_at = null where id = ?', id)
}
