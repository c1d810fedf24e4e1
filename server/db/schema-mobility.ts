import type { Generated, GeneratedAlways } from 'kysely'

/** Places, drivers, rides and trips. Times are milliseconds since 1970 in UTC, distances metres, money whole francs. */
export interface MobilitySchema {
  place_source: PlaceSourceRow
  place: PlaceRow
  place_heard: PlaceHeardRow
  saved_place: SavedPlaceRow
  link_job: LinkJobRow
  trusted_contact: TrustedContactRow
  vehicle: VehicleRow
  driver: DriverRow
  driver_presence: DriverPresenceRow
  tariff: TariffRow
  ride_transition: { from_state: RideState; to_state: RideState }
  ride: RideRow
  ride_event: RideEventRow
  ride_offer: RideOfferRow
  rating: RatingRow
  trip: TripRow
  trip_day: TripDayRow
  trip_path: TripPathRow
  trip_told: TripToldRow
  booking_transition: { from_state: BookingRow['state']; to_state: BookingRow['state'] }
  booking: BookingRow
  booking_event: BookingEventRow
}

export type VehicleType = 'moto' | 'cab' | 'liffan' | 'truck' | 'rental' | 'other'
export type RideState =
  | 'requested'
  | 'offered'
  | 'accepted'
  | 'arrived'
  | 'started'
  | 'completed'
  | 'cancelled'
  | 'expired'
export type Side = 'passenger' | 'driver'
/** Who changed something. */
export type Actor = Side | 'operator' | 'system'

/** Which edition of the built-in names is loaded. */
export interface PlaceSourceRow {
  name: string
  edition: string
  loaded_at: number
}

export interface PlaceRow {
  id: Generated<number>
  kind: 'province' | 'district' | 'sector' | 'cell' | 'village' | 'town' | 'landmark' | 'learned'
  name: string
  /** The name as it is searched: see i18n/words.ts, plain(). */
  plain: string
  /** What it lies in, from near to far: "Kimironko, Gasabo, Kigali". */
  within: string | null
  latitude: number | null
  longitude: number | null
  source: 'rwanda' | 'geonames' | 'operator' | 'people'
  /** Names the place within its source, so that a second import changes it instead of adding another. */
  source_ref: string | null
  created_at: number
}

export interface PlaceHeardRow {
  id: Generated<number>
  person_id: number
  /** Who drove them from there. */
  driver_id: number
  name: string
  plain: string
  latitude: number
  longitude: number
  heard_at: number
}

export interface SavedPlaceRow {
  id: Generated<number>
  person_id: number
  name: string
  plain: string
  latitude: number
  longitude: number
  created_at: number
}

export interface LinkJobRow {
  id: Generated<number>
  person_id: number
  url: string
  /** The question that the link answers. */
  flow: string
  step: string
  state: 'waiting' | 'done' | 'failed'
  attempts: Generated<number>
  next_attempt_at: number
  correlation_id: string
  problem: string | null
  created_at: number
  settled_at: number | null
}

export interface TrustedContactRow {
  person_id: number
  /** E.164 digits without the plus. */
  phone: string
  name: string | null
  updated_at: number
}

export interface VehicleRow {
  id: Generated<number>
  person_id: number
  type: VehicleType
  /** Upper case, without blanks. */
  plate: string
  make_model: string | null
  seats: number | null
  /** A removed one is kept because rides name it. */
  state: 'pending' | 'active' | 'rejected' | 'suspended' | 'removed'
  /** Why it was rejected or suspended. */
  why: string | null
  /** The first instant at which the insurance is no longer valid. */
  insured_until: number | null
  /** From when on that insurance holds; null: since it was verified. */
  insured_from: number | null
  /** The papers that its facts were taken from. */
  document_id: number | null
  verified_at: number | null
  verified_by: string | null
  created_at: number
}

export interface DriverRow {
  person_id: number
  /** The vehicle they drive at present. */
  vehicle_id: number | null
  suspended_at: number | null
  suspended_why: string | null
  /** When they last heard that sharing their location again had kept them online. */
  renewal_told_at: number | null
  stars_sum: Generated<number>
  stars_count: Generated<number>
  created_at: number
}

/** Somebody online. The row is gone when they are not. */
export interface DriverPresenceRow {
  person_id: number
  vehicle_id: number
  vehicle_type: VehicleType
  latitude: number
  longitude: number
  source: 'pin' | 'live' | 'web' | 'operator'
  online_since: number
  seen_at: number
  /** When the position is too old or the insurance ends, whichever comes first. */
  expires_at: number
  /** 1 while they hold a ride or an open offer. */
  busy: Generated<number>
  cell_y: GeneratedAlways<number>
  cell_x: GeneratedAlways<number>
  /** Where they are, as the number of a cell: see drivers/cells.ts. */
  cell: GeneratedAlways<number>
}

export interface TariffRow {
  vehicle_type: VehicleType
  first_m: number
  first_rwf: number
  per_km_rwf: number
  long_after_m: number | null
  long_per_km_rwf: number | null
  waiting_free_min: number
  waiting_per_min_rwf: number
  /** Minutes of the local day between which a night fare holds; may cross midnight. */
  night_from_min: number | null
  night_to_min: number | null
  /** Added to the fare at night. */
  night_percent: Generated<number>
  /** The way by road in percent of the straight line. */
  road_percent: Generated<number>
  speed_kmh: number
  verified: Generated<number>
  note: string
}

export interface RideRow {
  id: Generated<number>
  passenger_id: number
  driver_id: number | null
  vehicle_id: number | null
  /** The driver the passenger chose, or null for the nearest. */
  wanted_driver_id: number | null
  vehicle_type: VehicleType
  state: RideState
  pickup_latitude: number
  pickup_longitude: number
  pickup_name: string | null
  dropoff_latitude: number | null
  dropoff_longitude: number | null
  dropoff_name: string | null
  radius_m: number
  /** By road, estimated; null without a destination. */
  distance_m: number | null
  estimate_rwf: number | null
  fare_rwf: number | null
  pin: string
  pin_misses: Generated<number>
  share_token: string | null
  sos_at: number | null
  sos_by: Side | null
  sos_seen_at: number | null
  cancelled_by: Actor | null
  cancel_reason: string | null
  requested_at: number
  /** Until then drivers are looked for. */
  look_until: number
  /** While requested: when to look for a driver again. */
  look_at: Generated<number>
  /** While somebody drives it: when to ask both whether it is still on, or to end it. */
  check_at: number | null
  accepted_at: number | null
  arrived_at: number | null
  started_at: number | null
  ended_at: number | null
}

export interface RideEventRow {
  id: Generated<number>
  ride_id: number
  at: number
  /** The state after it. */
  state: RideState
  what: string
  by: Actor
  person_id: number | null
  latitude: number | null
  longitude: number | null
  detail: string | null
}

export interface RideOfferRow {
  id: Generated<number>
  ride_id: number
  driver_id: number
  state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn'
  distance_m: number
  offered_at: number
  /** When the driver was told of it; null for one that was over before its turn came. */
  shown_at: number | null
  expires_at: number
  answered_at: number | null
}

export interface RatingRow {
  ride_id: number
  by: Side
  person_id: number
  rated_id: number
  stars: number
  rated_at: number
}

export interface TripRow {
  id: Generated<number>
  person_id: number
  role: Side
  vehicle_type: VehicleType | null
  vehicle_id: number | null
  from_latitude: number
  from_longitude: number
  from_name: string | null
  to_latitude: number
  to_longitude: number
  to_name: string | null
  /** Around the straight way; a driver's with room for those who wait beside it. See trips/path.ts. */
  min_latitude: number
  max_latitude: number
  min_longitude: number
  max_longitude: number
  /** In a straight line. */
  distance_m: number
  /** How long the driver takes from start to end; of a passenger's trip, if driven without a detour. */
  travel_min: number
  repeats: 'once' | 'daily' | 'weekdays' | 'weekly'
  /** Days since 1970-01-01 in the operator's time zone. */
  first_day: number
  /** Minutes after that day's midnight; the end may lie in the next day. */
  window_from_min: number
  window_to_min: number
  seats: number
  state: 'active' | 'cancelled' | 'ended'
  created_at: number
  ended_at: number | null
  /** What the operator gave; owners give none. */
  cancel_reason: string | null
}

/** One day on which a trip is made. */
export interface TripDayRow {
  id: Generated<number>
  trip_id: number
  day: number
  /** The window in which they leave. */
  starts_at: number
  ends_at: number
  /** When nobody can be met on it any more: a driver's trip takes its time after the latest start. */
  over_at: number
  /** When the driver leaves, once an agreement has settled it. */
  departs_at: number | null
  /** A driver's free seats; of a passenger, those still wanted: none once somebody takes them along. */
  seats_left: number
  state: 'open' | 'cancelled' | 'past'
  /** What the operator gave; owners give none. */
  cancel_reason: string | null
}

/** R*Tree over the open days that have seats; written by triggers only. */
export interface TripPathRow {
  id: number
  min_lat: number
  max_lat: number
  min_lon: number
  max_lon: number
  min_time: number
  max_time: number
  min_role: number
  max_role: number
  from_latitude: number
  from_longitude: number
  to_latitude: number
  to_longitude: number
  distance_m: number
}

/** That the owner of a trip was told of another that suits it. */
export interface TripToldRow {
  trip_id: number
  other_trip_id: number
  told_at: number
}

export interface BookingRow {
  id: Generated<number>
  driver_day_id: number
  passenger_day_id: number
  passenger_id: number
  driver_id: number
  asked_by: Side
  state: 'asked' | 'agreed' | 'declined' | 'cancelled' | 'expired' | 'done'
  seats: number
  /** When the driver is expected where the passenger waits. */
  pickup_at: number
  /** Asked: until when it can be answered. Agreed: from when it counts as done. */
  due_at: number
  estimate_rwf: number | null
  cancelled_by: Actor | null
  cancel_reason: string | null
  asked_at: number
  agreed_at: number | null
  ended_at: number | null
}

export interface BookingEventRow {
  id: Generated<number>
  booking_id: number
  at: number
  state: BookingRow['state']
  by: Actor
  person_id: number | null
  detail: string | null
}
