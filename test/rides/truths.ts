import { expect } from 'bun:test'
import type { Reader } from '../../server/db/open.ts'
import type { RideState } from '../../server/db/schema-mobility.ts'
import { nearestDrivers } from '../../server/drivers/nearby.ts'
import { kimironko } from '../../server/rides/testing.ts'

/** What must hold after whatever happened, looked up in the database by other ways than the program's. */
export function expectTruths(read: Reader, now: number): void {
  expectSane(read, now)
  expect(untold(read)).toEqual([])
  expect(read.all(newsOfNothing)).toEqual([])
}

/** The same without who was told what, which names people as they were known then. */
export function expectSane(read: Reader, now: number): void {
  for (const sql of [twoRidesOf('driver_id', driven), twoRidesOf('passenger_id', active), twoOffers]) {
    expect(read.all(sql)).toEqual([])
  }
  for (const sql of [strayOffers, wronglyBusy, withThemselves, statesWithoutEvent]) {
    expect(read.all(sql)).toEqual([])
  }
  expect(foundNearby(read, now)).toEqual(freeOnline(read, now))
}

/** People who must hear of a change that is written down, and for whom there is no news of it. */
function untold(read: Reader): string[] {
  const known = new Set(
    read
      .all<{ id: string }>(`select external_id as id from inbox where external_id like 'ride:%'`)
      .map(({ id }) => id),
  )
  return read.all<Event>(events).flatMap((event) =>
    whoMustHear(event)
      .filter((personId) => personId !== null && !known.has(`ride:${event.id}:${personId}`))
      .map((personId) => `p${personId} does not hear that ride ${event.ride_id} was ${event.what}`),
  )
}

function whoMustHear({ what, state, detail, passenger_id, driver_id, next_state }: Event): (number | null)[] {
  const asked = Number(detail?.slice(1))
  switch (what) {
    case 'accepted':
    case 'arrived':
    case 'started':
    case 'completed':
    case 'cancelled':
    case 'expired':
    case 'still_on':
      return [passenger_id, driver_id]
    case 'offered':
      return [asked]
    case 'declined':
    case 'offer_expired':
    case 'offer_withdrawn':
      // What ends the search or the ride at the same moment is told by its own event.
      return [
        ...(what === 'declined' ? [] : [asked]),
        ...(state === 'offered' && next_state !== null ? [] : [passenger_id]),
      ]
    case 'pin_locked':
      return [passenger_id]
    default:
      return []
  }
}

interface Event {
  id: number
  ride_id: number
  what: string
  state: RideState
  detail: string | null
  passenger_id: number
  driver_id: number | null
  next_state: RideState | null
}

const driven = `state in ('accepted', 'arrived', 'started')`
const active = `state in ('requested', 'offered', 'accepted', 'arrived', 'started')`

const twoRidesOf = (who: string, states: string): string =>
  `select ${who} from ride where ${states} group by 1 having count(*) > 1`

const twoOffers = `select driver_id from ride_offer where state = 'open' group by 1 having count(*) > 1`

const withThemselves = `select r.id from ride r left join ride_offer o on o.ride_id = r.id and o.state = 'open'
  where ${active.replace('state', 'r.state')} and r.passenger_id in (r.driver_id, o.driver_id)`

const events = `select e.id, e.ride_id, e.what, e.state, e.detail, r.passenger_id, r.driver_id,
    (select n.state from ride_event n where n.ride_id = e.ride_id and n.id > e.id order by n.id limit 1) as next_state
  from ride_event e join ride r on r.id = e.ride_id`

const strayOffers = `select r.id from ride r left join ride_offer o on o.ride_id = r.id and o.state = 'open'
  where (r.state = 'offered') <> (o.id is not null)`

const wronglyBusy = `select person_id from driver_presence p where busy <> (
  exists (select 1 from ride_offer where driver_id = p.person_id and state = 'open')
  or exists (select 1 from ride where driver_id = p.person_id and ${driven}))`

const newsOfNothing = `select external_id from inbox where external_id like 'ride:%'
  and not exists (select 1 from ride_event where inbox.external_id like 'ride:' || ride_event.id || ':%')`

const statesWithoutEvent = `select id, state from ride
  where state <> (select state from ride_event where ride_id = ride.id order by id desc limit 1)`

const foundNearby = (read: Reader, now: number): number[] =>
  (['moto', 'cab'] as const)
    .flatMap((vehicleType) =>
      nearestDrivers(read, { vehicleType, at: kimironko, radiusM: 25_000, limit: 99, now }),
    )
    .map(({ personId }) => personId)
    .sort()

const freeOnline = (read: Reader, now: number): number[] =>
  read
    .all<{ id: number }>(
      `select person_id as id from driver_presence p where expires_at > ?
         and not exists (select 1 from ride_offer where driver_id = p.person_id and state = 'open')
         and not exists (select 1 from ride where driver_id = p.person_id and ${driven})`,
      now,
    )
    .map(({ id }) => id)
    .sort()
