import type { Reader } from '../db/open.ts'
import { qrsOf } from '../qr/code.ts'
import { sessionsOf } from '../sessions/session.ts'
import type { Scope } from './scope.ts'

type Row = Record<string, string | number | null>

/**
 * Everything that is kept about one person in rows of their own, for them to take away. Of rides and agreements it
 * holds their side: who the other one was is the other one's, but for what the messages to them say.
 */
export function myData(read: Reader, personId: number, scope: Scope, now: number) {
  const rows = (sql: string): Row[] => read.all<Row>(sql, personId)
  const row = (sql: string): Row | null => read.get<Row>(sql, personId) ?? null
  return {
    exportedAt: now,
    about:
      'Times are milliseconds since 1970-01-01 UTC, money is whole Rwandan francs, distances are metres.',
    person: row(
      `select name, phone, username, language, first_seen_at, last_inbound_at, opted_out_at, asked_for_human_at
         from person where id = ?`,
    ),
    trustedContact: scope.rides.trustedContact() ?? null,
    savedPlaces: scope.places.saved(),
    placeNamesGiven: rows('select name, latitude, longitude, heard_at from place_heard where person_id = ?'),
    qrDefault: scope.qr.defaultWithAmount() ?? null,
    qrCodes: qrsOf(read, personId, { limit: most }).map(({ personId: _, ...code }) => code),
    rides: rows(
      `select id, iif(driver_id = ?1, 'driver', 'passenger') as role, vehicle_type, state, pickup_latitude,
          pickup_longitude, pickup_name, dropoff_latitude, dropoff_longitude, dropoff_name, distance_m, estimate_rwf,
          fare_rwf, cancelled_by, cancel_reason, requested_at, accepted_at, arrived_at, started_at, ended_at
         from ride where driver_id = ?1 or passenger_id = ?1 order by id`,
    ),
    ratingsGiven: rows('select ride_id, stars, rated_at from rating where person_id = ?'),
    ratingsReceived: row('select count(*) as ratings, sum(stars) as stars from rating where rated_id = ?'),
    trips: rows(
      `select id, role, vehicle_type, from_latitude, from_longitude, from_name, to_latitude, to_longitude, to_name,
          repeats, first_day, window_from_min, window_to_min, seats, state, created_at, ended_at, cancel_reason
         from trip where person_id = ? order by id`,
    ),
    bookings: rows(
      `select id, iif(driver_id = ?1, 'driver', 'passenger') as role, state, seats, pickup_at, estimate_rwf, asked_by,
          cancelled_by, cancel_reason, asked_at, agreed_at, ended_at
         from booking where driver_id = ?1 or passenger_id = ?1 order by id`,
    ),
    driver: row(
      `select suspended_at, suspended_why, stars_sum, stars_count, created_at from driver where person_id = ?`,
    ),
    online: row(
      `select latitude, longitude, source, online_since, seen_at, expires_at from driver_presence where person_id = ?`,
    ),
    vehicles: rows(
      `select id, type, plate, make_model, seats, state, why, insured_from, insured_until, verified_at, created_at
         from vehicle where person_id = ? order by id`,
    ),
    papers: rows(
      `select id, vehicle_id, vehicle_type, source, state, kind, problem, why, created_at, read_at, settled_at
         from document where person_id = ? order by id`,
    ),
    paperFields: rows(
      `select f.document_id, f.name, f.read_value, f.value, f.source from document_field f
         join document d on d.id = f.document_id where d.person_id = ? order by f.document_id`,
    ),
    browsers: sessionsOf(read, personId, now).map(({ personId: _, ...session }) => session),
    pushes: row(
      'select count(*) as browsers, min(created_at) as since from push_subscription where person_id = ?',
    ),
    messagesToYou: rows(
      'select created_at, status, message from outbox where person_id = ? order by id desc limit 1000',
    ),
    messagesFromYou: rows(
      `select occurred_at, payload from inbox where person_id = ? and kind = 'message' order by id desc limit 1000`,
    ),
    notInHere:
      'Pictures of papers, and copies the operator made of the database. Write "agent" in WhatsApp to ask for those, or to have your data deleted.',
  }
}

const most = 10_000
