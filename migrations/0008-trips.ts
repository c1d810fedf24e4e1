import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Trips planned ahead by passengers and drivers, each day they are made, and what two people agreed on. */
export const trips: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    for (const table of tables) await sql.raw(`drop table ${table}`).execute(db)
  },
}

const tables = ['booking_event', 'booking', 'trip_path', 'trip_day', 'trip']

const up = [
  `create table trip (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    role text not null check (role in ('passenger', 'driver')),
    vehicle_type text check (vehicle_type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    vehicle_id integer references vehicle (id) on delete cascade,
    from_latitude real not null check (from_latitude between -90 and 90),
    from_longitude real not null check (from_longitude between -180 and 180),
    from_name text,
    to_latitude real not null check (to_latitude between -90 and 90),
    to_longitude real not null check (to_longitude between -180 and 180),
    to_name text,
    repeats text not null check (repeats in ('once', 'daily', 'weekdays', 'weekly')),
    first_day integer not null,
    window_from_min integer not null check (window_from_min between 0 and 1439),
    window_to_min integer not null check (window_to_min > window_from_min and window_to_min <= 2880),
    seats integer not null check (seats between 1 and 60),
    state text not null check (state in ('active', 'cancelled', 'ended')),
    created_at integer not null,
    ended_at integer,
    check ((state = 'active') = (ended_at is null))
  ) strict`,
  'create index trip_person on trip (person_id, id)',
  'create index trip_vehicle on trip (vehicle_id)',
  `create index trip_repeating on trip (id) where state = 'active' and repeats <> 'once'`,

  `create table trip_day (
    id integer primary key,
    trip_id integer not null references trip (id) on delete cascade,
    day integer not null,
    starts_at integer not null,
    ends_at integer not null check (ends_at > starts_at),
    seats_left integer not null check (seats_left >= 0),
    state text not null check (state in ('open', 'cancelled', 'past')),
    unique (trip_id, day)
  ) strict`,
  `create index trip_day_open on trip_day (ends_at) where state = 'open'`,

  // The open days by where they lead and when, in minutes since 1970; role 0 a passenger's, 1 a driver's.
  `create virtual table trip_path using rtree (
    id, min_lat, max_lat, min_lon, max_lon, min_minute, max_minute, min_role, max_role)`,
  `create trigger trip_path_insert after insert on trip_day when new.state = 'open' begin
    insert into trip_path select new.id, min(from_latitude, to_latitude), max(from_latitude, to_latitude),
      min(from_longitude, to_longitude), max(from_longitude, to_longitude),
      new.starts_at / 60000, new.ends_at / 60000, role = 'driver', role = 'driver' from trip where id = new.trip_id;
  end`,
  `create trigger trip_path_leave after update of state on trip_day when new.state <> 'open' begin
    delete from trip_path where id = new.id;
  end`,
  `create trigger trip_path_delete after delete on trip_day begin
    delete from trip_path where id = old.id;
  end`,

  `create table booking (
    id integer primary key,
    driver_day_id integer not null references trip_day (id) on delete cascade,
    passenger_day_id integer not null references trip_day (id) on delete cascade,
    passenger_id integer not null references person (id),
    driver_id integer not null references person (id),
    asked_by text not null check (asked_by in ('passenger', 'driver')),
    state text not null check (state in ('asked', 'agreed', 'declined', 'cancelled', 'expired', 'done')),
    seats integer not null check (seats >= 1),
    pickup_at integer not null,
    estimate_rwf integer check (estimate_rwf >= 0),
    cancelled_by text check (cancelled_by in ('passenger', 'driver', 'operator', 'system')),
    cancel_reason text,
    asked_at integer not null,
    agreed_at integer,
    ended_at integer,
    check (driver_id <> passenger_id),
    check ((state in ('asked', 'agreed')) = (ended_at is null)),
    check ((state = 'cancelled') = (cancelled_by is not null))
  ) strict`,
  `create unique index booking_pair on booking (driver_day_id, passenger_day_id) where state in ('asked', 'agreed')`,
  `create unique index booking_of_passenger on booking (passenger_day_id) where state = 'agreed'`,
  'create index booking_driver_day on booking (driver_day_id)',
  'create index booking_passenger_day on booking (passenger_day_id)',
  'create index booking_passenger on booking (passenger_id, id)',
  'create index booking_driver on booking (driver_id, id)',
  `create index booking_open on booking (pickup_at) where state in ('asked', 'agreed')`,

  `create table booking_event (
    id integer primary key,
    booking_id integer not null references booking (id) on delete cascade,
    at integer not null,
    state text not null,
    by text not null check (by in ('passenger', 'driver', 'operator', 'system')),
    person_id integer references person (id),
    detail text
  ) strict`,
  'create index booking_event_booking on booking_event (booking_id, id)',
  'create index booking_event_person on booking_event (person_id)',
]
