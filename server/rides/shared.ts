import type { Reader } from '../db/open.ts'
import type { RideState, VehicleType } from '../db/schema-mobility.ts'
import type { Point, Spot } from '../geo/point.ts'
import { driving } from './states.ts'

/** What somebody outside who was given the link may see of a ride: no numbers, no last names, nothing of the passenger. */
export interface SharedRide {
  state: RideState
  vehicleType: VehicleType
  pickup: Spot
  dropoff: Spot | null
  /** Null while nobody has accepted. */
  driver: { firstName: string | null; plate: string } | null
  /** Where the driver was last seen, while the ride is under way; of one that nobody ends, for some hours. */
  position: (Point & { seenAt: number }) | null
  /** When the passenger or the driver asked for help. */
  sosAt: number | null
  acceptedAt: number | null
  arrivedAt: number | null
  startedAt: number | null
  endedAt: number | null
}

/** Undefined for a token that nobody has, and from two hours after the end of its ride. */
export function sharedRide(from: Pick<Reader, 'get'>, token: string, now: number): SharedRide | undefined {
  const row = from.get<Row>(select, token)
  if (row === undefined || (row.endedAt !== null && now >= row.endedAt + shownAfterEndMs)) return undefined
  const { plate, latitude, longitude, seenAt } = row
  const since = row.startedAt ?? row.arrivedAt ?? row.acceptedAt ?? now
  const isUnderWay = driving.some((state) => state === row.state) && now < since + positionForMs
  return {
    state: row.state,
    vehicleType: row.vehicleType,
    pickup: spot(row.pickupLatitude, row.pickupLongitude, row.pickupName),
    dropoff:
      row.dropoffLatitude === null || row.dropoffLongitude === null
        ? null
        : spot(row.dropoffLatitude, row.dropoffLongitude, row.dropoffName),
    driver: plate === null ? null : { firstName: row.driverName?.trim().split(/\s+/)[0] || null, plate },
    position:
      isUnderWay && latitude !== null && longitude !== null && seenAt !== null
        ? { latitude, longitude, seenAt }
        : null,
    sosAt: row.sosAt,
    acceptedAt: row.acceptedAt,
    arrivedAt: row.arrivedAt,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
  }
}

const shownAfterEndMs = 2 * 3_600_000
/** Nobody is on the road with a passenger for longer; who is followed after that has forgotten to end the ride. */
const positionForMs = 6 * 3_600_000

const spot = (latitude: number, longitude: number, name: string | null): Spot => ({
  latitude,
  longitude,
  ...(name !== null && { name }),
})

const select = `select r.state, r.vehicle_type vehicleType,
    r.pickup_latitude pickupLatitude, r.pickup_longitude pickupLongitude, r.pickup_name pickupName,
    r.dropoff_latitude dropoffLatitude, r.dropoff_longitude dropoffLongitude, r.dropoff_name dropoffName,
    r.sos_at sosAt, r.accepted_at acceptedAt, r.arrived_at arrivedAt, r.started_at startedAt, r.ended_at endedAt,
    p.name driverName, v.plate, d.latitude, d.longitude, d.seen_at seenAt
  from ride r
    left join person p on p.id = r.driver_id
    left join vehicle v on v.id = r.vehicle_id
    left join driver_presence d on d.person_id = r.driver_id
  where r.share_token = ?`

interface Row {
  state: RideState
  vehicleType: VehicleType
  pickupLatitude: number
  pickupLongitude: number
  pickupName: string | null
  dropoffLatitude: number | null
  dropoffLongitude: number | null
  dropoffName: string | null
  sosAt: number | null
  acceptedAt: number | null
  arrivedAt: number | null
  startedAt: number | null
  endedAt: number | null
  driverName: string | null
  plate: string | null
  latitude: number | null
  longitude: number | null
  seenAt: number | null
}
