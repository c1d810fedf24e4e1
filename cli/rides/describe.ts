import type { Reader } from '../../server/db/open.ts'
import { AppError } from '../../server/error.ts'
import type { Point } from '../../server/geo/point.ts'
import {
  eventsOf,
  type KnownPerson,
  offersOf,
  ridesMatching,
  type SeenRide,
} from '../../server/rides/browse.ts'
import { dropoffOf, isPoint, pickupOf } from '../../server/rides/ride.ts'
import { shownPlate } from '../../server/vehicles/plate.ts'
import { francs } from '../francs.ts'
import { clockTime } from '../moment.ts'
import { short, table } from '../table.ts'
import { whoIs } from '../webhook/describe.ts'

/** A ride for people and scripts. The PIN is nobody's but the passenger's, so it is not in it. */
export interface RideEntry {
  id: number
  state: string
  requestedAt: string
  vehicleType: string
  passenger: KnownPerson
  driver: KnownPerson | null
  plate: string | null
  from: Place
  to: Place | null
  estimateRwf: number | null
  fareRwf: number | null
  /** The driver asked for more than three times what was estimated. */
  isFarAboveEstimate: boolean
  /** A call for help; `seenAt` is null while nobody has looked after it. */
  sos: { at: string; by: string; seenAt: string | null } | null
  cancelledBy: string | null
  cancelReason: string | null
  endedAt: string | null
}

interface Place {
  name: string | null
  latitude: number
  longitude: number
  map: string
}

export interface RideStory extends RideEntry {
  offers: {
    driver: KnownPerson
    state: string
    distanceM: number
    offeredAt: string
    answeredAt: string | null
  }[]
  events: {
    at: string
    what: string
    state: string
    by: string
    person: { id: number; name: string | null } | null
    map: string | null
    detail: string | null
  }[]
}

export function rideEntry(ride: SeenRide): RideEntry {
  const { driver_id, sos_at, sos_by } = ride
  const dropoff = dropoffOf(ride)
  return {
    id: ride.id,
    state: ride.state,
    requestedAt: iso(ride.requested_at),
    vehicleType: ride.vehicle_type,
    passenger: { id: ride.passenger_id, name: ride.passenger_name, number: ride.passenger_number },
    driver: driver_id === null ? null : { id: driver_id, name: ride.driver_name, number: ride.driver_number },
    plate: ride.plate === null ? null : shownPlate(ride.plate),
    from: placed(pickupOf(ride)),
    to: dropoff === null ? null : placed(dropoff),
    estimateRwf: ride.estimate_rwf,
    fareRwf: ride.fare_rwf,
    isFarAboveEstimate: ride.above_limit === 1,
    sos:
      sos_at === null || sos_by === null
        ? null
        : { at: iso(sos_at), by: sos_by, seenAt: isoOr(ride.sos_seen_at) },
    cancelledBy: ride.cancelled_by,
    cancelReason: ride.cancel_reason,
    endedAt: isoOr(ride.ended_at),
  }
}

/** Throws 'not.found'. */
export function rideStory(read: Reader, id: number): RideStory {
  const [ride] = ridesMatching(read, { ids: [id], limit: 1 })
  if (ride === undefined) {
    throw new AppError('not.found', `There is no ride ${id}. "inzira rides list" shows the newest.`)
  }
  return {
    ...rideEntry(ride),
    offers: offersOf(read, id).map((offer) => ({
      driver: { id: offer.driver_id, name: offer.driver_name, number: offer.driver_number },
      state: offer.state,
      distanceM: offer.distance_m,
      offeredAt: iso(offer.offered_at),
      answeredAt: isoOr(offer.answered_at),
    })),
    events: eventsOf(read, id).map((event) => ({
      at: iso(event.at),
      what: event.what,
      state: event.state,
      by: event.by,
      person: event.person_id === null ? null : { id: event.person_id, name: event.person_name },
      map: isPoint(event) ? mapOf(event) : null,
      detail: event.detail,
    })),
  }
}

export function rideLines(entries: RideEntry[], timezone: string): string[] {
  return table(
    ['ID', 'REQUESTED', 'STATE', 'TYPE', 'PASSENGER', 'DRIVER', 'FROM', 'TO', 'FARE', 'SOS'],
    entries.map((ride) => [
      String(ride.id),
      clockTime(Date.parse(ride.requestedAt), timezone),
      // What nobody of the two has done is worth a look.
      ride.cancelledBy === 'system' || ride.cancelReason === 'unsafe'
        ? `${ride.state}: ${reasonOf(ride)}`
        : ride.state,
      ride.vehicleType,
      short(whoIs(ride.passenger), 28),
      short(whoIs(ride.driver), 28),
      short(nameOf(ride.from), 24),
      ride.to === null ? '-' : short(nameOf(ride.to), 24),
      fareOf(ride),
      ride.sos === null ? '' : ride.sos.seenAt === null ? 'OPEN' : 'seen',
    ]),
  )
}

/** That somebody did not feel safe is not to be overlooked. */
const reasonOf = ({ cancelReason }: RideEntry): string =>
  cancelReason === 'unsafe' ? 'UNSAFE' : cancelReason || 'no reason given'

/** Who, from where to where, who was asked, and everything that happened. */
export function storyLines(ride: RideStory, timezone: string): string[] {
  const time = (at: string) => clockTime(Date.parse(at), timezone)
  const { sos } = ride
  const ended = ride.cancelledBy === null ? '' : ` by ${ride.cancelledBy}: ${reasonOf(ride)}`
  return [
    `ride ${ride.id}  ${ride.state}${ended}`,
    `passenger  ${whoIs(ride.passenger)}`,
    `driver     ${whoIs(ride.driver)}${ride.plate === null ? '' : `, ${ride.plate}`} (${ride.vehicleType})`,
    `from       ${nameOf(ride.from)}  ${ride.from.map}`,
    ...(ride.to === null ? [] : [`to         ${nameOf(ride.to)}  ${ride.to.map}`]),
    `fare       ${fareOf(ride)}`,
    ...(sos === null
      ? []
      : [
          `SOS        by the ${sos.by} at ${time(sos.at)}, ${sos.seenAt === null ? 'OPEN' : `seen at ${time(sos.seenAt)}`}`,
        ]),
    ...(ride.offers.length === 0 ? [] : ['', 'Asked:']),
    ...indented(
      ride.offers.map((offer) => [
        time(offer.offeredAt),
        whoIs(offer.driver),
        `${offer.distanceM.toLocaleString('en')} m away`,
        offer.answeredAt === null ? offer.state : `${offer.state} ${time(offer.answeredAt)}`,
      ]),
    ),
    '',
    'What happened:',
    ...indented(
      ride.events.map(({ at, what, by, person, detail, map }) => [
        time(at),
        what,
        person === null ? by : `${by} ${person.name ?? ''} p${person.id}`.replace(/ +/g, ' '),
        [detail, map].filter((part) => part !== null).join('  '),
      ]),
    ),
  ]
}

const indented = (rows: string[][]): string[] =>
  rows.length === 0
    ? []
    : table(rows[0]?.map(() => '') ?? [], rows)
        .slice(1)
        .map((line) => `  ${line}`)

const fareOf = ({ fareRwf, estimateRwf, isFarAboveEstimate }: RideEntry): string =>
  fareRwf !== null
    ? `${francs(fareRwf)}${isFarAboveEstimate ? ` (HIGH: estimate ${estimateRwf?.toLocaleString('en') ?? '-'})` : ''}`
    : estimateRwf === null
      ? '-'
      : `about ${francs(estimateRwf)}`

const nameOf = ({ name, latitude, longitude }: Place): string =>
  name ?? `${latitude.toFixed(5)},${longitude.toFixed(5)}`

const placed = ({ name, latitude, longitude }: Point & { name?: string }): Place => ({
  name: name ?? null,
  latitude,
  longitude,
  map: mapOf({ latitude, longitude }),
})

const mapOf = ({ latitude, longitude }: Point): string =>
  `https://maps.google.com/?q=${latitude.toFixed(5)},${longitude.toFixed(5)}`

const iso = (at: number): string => new Date(at).toISOString()
const isoOr = (at: number | null): string | null => (at === null ? null : iso(at))
