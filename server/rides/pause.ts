import type { Tx } from '../db/open.ts'
import { record } from './change.ts'
import { type Moment, system } from './moment.ts'
import { rideById } from './ride.ts'

/** Why somebody may not ask for a ride at the moment. */
interface Pause {
  /** The last of the rides they took back. */
  rideId: number
  until: number
}

/**
 * Each request holds a driver and rings their phone. Whoever takes three back within ten minutes, each of which a
 * driver was asked for, waits a while; so does whoever takes them back before anybody could be asked. A ride left because it did not feel safe is held against nobody.
 */
export function pauseOf(from: Tx, passengerId: number, now: number): Pause | undefined {
  const [last, ...before] = from.all<{ id: number; ended_at: number }>(
    `select ride as id, ended_at from (select id as ride, cancelled_by, cancel_reason, requested_at, started_at,
         ended_at
         from ride indexed by ride_passenger where passenger_id = ?1 order by id desc limit 20)
       where cancelled_by = 'passenger' and started_at is null and cancel_reason <> 'unsafe'
         and ended_at between ?2 and ?3 and (ended_at - requested_at < ?5
           or exists (select 1 from ride_offer where ride_id = ride))
       order by ride desc limit ?4`,
    passengerId,
    now - pausedForMs - countedForMs,
    now,
    mostTakenBack,
    tooQuickMs,
  )
  const first = before.at(mostTakenBack - 2)
  if (last === undefined || first === undefined) return undefined
  const until = last.ended_at + pausedForMs
  return last.ended_at - first.ended_at < countedForMs && until > now ? { rideId: last.id, until } : undefined
}

/** For the operator, in the story of the last of those rides; once, however often they try again. */
export function notePause(tx: Tx, passengerId: number, { rideId, until }: Pause, moment: Moment): void {
  const ride = rideById(tx, rideId)
  const isNoted =
    tx.get(
      'select 1 from ride_event indexed by ride_event_ride where ride_id = ? and what = ?',
      rideId,
      noted,
    ) !== undefined
  if (ride === undefined || isNoted) return
  const detail = `p${passengerId} until ${new Date(until).toISOString()}`
  record(tx, ride, { ...system, what: noted, detail }, moment)
}

const noted = 'passenger_paused'
/** Once is a mistake, twice bad luck. */
const mostTakenBack = 3
/** Nobody who wants to be driven gives up so soon; whoever tries out who is where does. */
const tooQuickMs = 30_000
const countedForMs = 10 * 60_000
/** As long as a driver needs who was held up three times; a passenger in need finds another way meanwhile. */
const pausedForMs = 15 * 60_000
