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

const tables = [
  'booking_event',
  'booking',
  'booking_transition',
  'trip_told',
  'trip_path',
  'trip_day',
  'trip',
]

const inPath = (row: string): string => `(${row}.state = 'open' and ${row}.seats_left > 0)`
const intoPath = `insert into trip_path select new.id, min_latitude, max_latitude, min_longitude, max_longitude,
  new.starts_at / 86400000.0, new.over_at / 86400000.0, role = 'driver', role = 'driver',
  from_latitude, from_longitude, to_latitude, to_longitude, distance_m from trip where id = new.trip_id`

const up = [
  `create table trip (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    role text not null check (role in ('passenger', 'driver')),
    vehicle_type text check (vehicle_type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    vehicle_id integer references vehicle (id) on delete set null,
    from_latitude real not null check (from_latitude between -90 and 90),
    from_longitude real not null check (from_longitude between -180 and 180),
    from_name text,
    to_latitude real not null check (to_latitude between -90 and 90),
    to_longitude real not null check (to_longitude between -180 and 180),
    to_name text,
    min_latitude real not null,
    max_latitude real not null,
    min_longitude real not null,
    max_longitude real not null,
    distance_m integer not null check (distance_m > 0),
    travel_min integer not null check (travel_min >= 1),
    repeats text not null check (repeats in ('once', 'daily', 'weekdays', 'weekly')),
    first_day integer not null,
    window_from_min integer not null check (window_from_min between 0 and 1439),
    window_to_min integer not null check (window_to_min > window_from_min and window_to_min <= 2880),
    seats integer not null check (seats between 1 and 60),
    state text not null check (state in ('active', 'cancelled', 'ended')),
    created_at integer not null,
    ended_at integer,
    cancel_reason text,
    check ((state = 'active') = (ended_at is null)),
    check (state = 'cancelled' or cancel_reason is null),
    check (role = 'driver' or vehicle_id is null)
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
    over_at integer not null check (over_at >= ends_at),
    departs_at integer check (departs_at between starts_at and ends_at),
    seats_left integer not null check (seats_left >= 0),
    state text not null check (state in ('open', 'cancelled', 'past')),
    cancel_reason text,
    check (state = 'cancelled' or cancel_reason is null),
    unique (trip_id, day)
  ) strict`,
  `create index trip_day_open on trip_day (over_at) where state = 'open'`,

  // The open days with seats by where they lead and when, in days since 1970 so that no dimension outweighs the
  // others; role 0 a passenger's, 1 a driver's. The exact ends ride along, so that most of what a box holds too much is
  // left out without a look at other tables. Kept in step by the database itself.
  `create virtual table trip_path using rtree (
    id, min_lat, max_lat, min_lon, max_lon, min_time, max_time, min_role, max_role,
    +from_latitude, +from_longitude, +to_latitude, +to_longitude, +distance_m)`,
  `create trigger trip_path_insert after insert on trip_day when ${inPath('new')} begin
    ${intoPath};
  end`,
  `create trigger trip_path_enter after update of state, seats_left on trip_day
    when ${inPath('new')} and not ${inPath('old')} begin
    ${intoPath};
  end`,
  `create trigger trip_path_leave after update of state, seats_left on trip_day
    when ${inPath('old')} and not ${inPath('new')} begin
    delete from trip_path where id = new.id;
  end`,
  `create trigger trip_path_delete after delete on trip_day begin
    delete from trip_path where id = old.id;
  end`,

  // Who has heard that another trip suits theirs: each pair is told once.
  `create table trip_told (
    trip_id integer not null references trip (id) on delete cascade,
    other_trip_id integer not null references trip (id) on delete cascade,
    told_at integer not null,
    primary key (trip_id, other_trip_id)
  ) strict, without rowid`,
  'create index trip_told_other on trip_told (other_trip_id)',

  `create table booking_transition (from_state text not null, to_state text not null, primary key (from_state, to_state))
    strict, without rowid`,
  `insert into booking_transition values
    ('asked', 'agreed'), ('asked', 'declined'), ('asked', 'cancelled'), ('asked', 'expired'),
    ('agreed', 'cancelled'), ('agreed', 'done')`,
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
    due_at integer not null,
    estimate_rwf integer check (estimate_rwf >= 0),
    cancelled_by text check (cancelled_by in ('passenger', 'driver', 'operator', 'system')),
    cancel_reason text,
    asked_at integer not null,
    agreed_at integer,
    ended_at integer,
    check (driver_id <> passenger_id),
    check ((state in ('asked', 'agreed')) = (ended_at is null)),
    check ((state = 'cancelled') = (cancelled_by is not null)),
    check ((state in ('agreed', 'done')) <= (agreed_at is not null))
  ) strict`,
  // The promises of an agreement, kept by the database whatever the code does.
  `create unique index booking_pair on booking (driver_day_id, passenger_day_id) where state in ('asked', 'agreed')`,
  `create unique index booking_of_passenger on booking (passenger_day_id) where state = 'agreed'`,
  'create index booking_driver_day on booking (driver_day_id)',
  'create index booking_passenger_day on booking (passenger_day_id)',
  'create index booking_passenger on booking (passenger_id, id)',
  'create index booking_driver on booking (driver_id, id)',
  `create index booking_due on booking (due_at) where state in ('asked', 'agreed')`,
  `create trigger booking_begins before insert on booking when new.state <> 'asked' begin
    select raise(abort, 'a booking begins as asked');
  end`,
  `create trigger booking_changes before update of state on booking
    when old.state <> new.state
      and not exists (select 1 from booking_transition where from_state = old.state and to_state = new.state) begin
    select raise(abort, 'a booking cannot change this way');
  end`,
  // Agreeing takes the seats, and there are never fewer than none; what is taken back gives them back.
  `create trigger booking_takes_seats after update of state on booking
    when old.state = 'asked' and new.state = 'agreed' begin
    update trip_day set seats_left = seats_left - new.seats where id in (new.driver_day_id, new.passenger_day_id);
  end`,
  `create trigger booking_gives_seats after update of state on booking
    when old.state = 'agreed' and new.state = 'cancelled' begin
    update trip_day set seats_left = seats_left + new.seats where id in (new.driver_day_id, new.passenger_day_id);
  end`,

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
