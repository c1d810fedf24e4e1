import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Rides: who asked, who was offered, who drives, and every change with its when, where and by whom. */
export const rides: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    for (const table of tables) await sql.raw(`drop table ${table}`).execute(db)
    await sql.raw(`delete from feature_flag where name = 'nearby_drivers'`).execute(db)
  },
}

const tables = ['rating', 'ride_offer', 'ride_event', 'ride', 'ride_transition']

const up = [
  `insert into feature_flag (name, enabled, description) values
    ('nearby_drivers', 1, 'People find a driver nearby and ask for a ride')`,

  `create table ride_transition (from_state text not null, to_state text not null, primary key (from_state, to_state))
    strict, without rowid`,
  `insert into ride_transition values
    ('requested', 'offered'), ('requested', 'cancelled'), ('requested', 'expired'),
    ('offered', 'requested'), ('offered', 'accepted'), ('offered', 'cancelled'), ('offered', 'expired'),
    ('accepted', 'arrived'), ('accepted', 'cancelled'),
    ('arrived', 'started'), ('arrived', 'cancelled'),
    ('started', 'completed'), ('started', 'cancelled')`,

  `create table ride (
    id integer primary key,
    passenger_id integer not null references person (id),
    driver_id integer references person (id),
    vehicle_id integer references vehicle (id),
    wanted_driver_id integer references person (id),
    vehicle_type text not null check (vehicle_type in ('moto', 'cab', 'liffan', 'truck', 'rental', 'other')),
    state text not null check (state in ('requested', 'offered', 'accepted', 'arrived', 'started', 'completed', 'cancelled', 'expired')),
    pickup_latitude real not null check (pickup_latitude between -90 and 90),
    pickup_longitude real not null check (pickup_longitude between -180 and 180),
    pickup_name text,
    dropoff_latitude real check (dropoff_latitude between -90 and 90),
    dropoff_longitude real check (dropoff_longitude between -180 and 180),
    dropoff_name text,
    radius_m integer not null check (radius_m between 1 and 25000),
    distance_m integer check (distance_m >= 0),
    estimate_rwf integer check (estimate_rwf >= 0),
    fare_rwf integer check (fare_rwf >= 0),
    pin text not null check (length(pin) = 4),
    pin_misses integer not null default 0,
    share_token text unique,
    sos_at integer,
    sos_by text check (sos_by in ('passenger', 'driver')),
    sos_seen_at integer,
    cancelled_by text check (cancelled_by in ('passenger', 'driver', 'operator', 'system')),
    cancel_reason text,
    requested_at integer not null,
    look_until integer not null,
    look_at integer not null default 0,
    check_at integer,
    accepted_at integer,
    arrived_at integer,
    started_at integer,
    ended_at integer,
    check (driver_id is null or driver_id <> passenger_id),
    check ((dropoff_latitude is null) = (dropoff_longitude is null)),
    check ((state in ('accepted', 'arrived', 'started', 'completed')) <= (driver_id is not null and vehicle_id is not null)),
    check ((state in ('requested', 'offered', 'expired')) <= (driver_id is null)),
    check ((state = 'cancelled') = (cancelled_by is not null)),
    check ((state in ('completed', 'cancelled', 'expired')) = (ended_at is not null)),
    check (state <> 'completed' or fare_rwf is not null)
  ) strict`,
  // The promises of booking, kept by the database whatever the code does.
  `create unique index ride_of_driver on ride (driver_id) where state in ('accepted', 'arrived', 'started')`,
  `create unique index ride_of_passenger on ride (passenger_id)
    where state in ('requested', 'offered', 'accepted', 'arrived', 'started')`,
  `create index ride_looking on ride (look_at) where state = 'requested'`,
  'create index ride_checked on ride (check_at) where check_at is not null',
  `create index ride_active on ride (id) where state in ('requested', 'offered', 'accepted', 'arrived', 'started')`,
  'create index ride_passenger on ride (passenger_id, id)',
  'create index ride_driver on ride (driver_id, id)',
  'create index ride_vehicle on ride (vehicle_id)',
  'create index ride_wanted on ride (wanted_driver_id)',
  'create index ride_sos on ride (sos_at) where sos_at is not null and sos_seen_at is null',
  `create trigger ride_begins before insert on ride when new.state <> 'requested' begin
    select raise(abort, 'a ride begins as requested');
  end`,
  `create trigger ride_changes before update of state on ride
    when old.state <> new.state
      and not exists (select 1 from ride_transition where from_state = old.state and to_state = new.state) begin
    select raise(abort, 'a ride cannot change this way');
  end`,
  // It has proved what it was for. Four characters that nobody can type for it.
  `create trigger ride_pin_ends after update of state on ride when new.ended_at is not null begin
    update ride set pin = '----' where id = new.id;
  end`,
  `create trigger ride_is_paid before update of fare_rwf on ride
    when old.state = 'completed' and new.fare_rwf is not old.fare_rwf begin
    select raise(abort, 'the fare of a completed ride does not change');
  end`,

  `create table ride_event (
    id integer primary key,
    ride_id integer not null references ride (id) on delete cascade,
    at integer not null,
    state text not null,
    what text not null,
    by text not null check (by in ('passenger', 'driver', 'operator', 'system')),
    person_id integer references person (id),
    latitude real,
    longitude real,
    detail text
  ) strict`,
  'create index ride_event_ride on ride_event (ride_id, id)',
  'create index ride_event_person on ride_event (person_id)',

  `create table ride_offer (
    id integer primary key,
    ride_id integer not null references ride (id) on delete cascade,
    driver_id integer not null references person (id),
    state text not null check (state in ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
    distance_m integer not null,
    offered_at integer not null,
    shown_at integer,
    expires_at integer not null,
    answered_at integer,
    check ((state = 'open') = (answered_at is null))
  ) strict`,
  `create unique index ride_offer_open_driver on ride_offer (driver_id) where state = 'open'`,
  `create unique index ride_offer_open_ride on ride_offer (ride_id) where state = 'open'`,
  `create unique index ride_offer_once on ride_offer (ride_id, driver_id)`,
  `create index ride_offer_expires on ride_offer (expires_at) where state = 'open'`,
  'create index ride_offer_driver on ride_offer (driver_id, id)',
  // The code closes the offer first. Whoever changes a ride by hand leaves nobody asked, and no driver held, for nothing.
  `create trigger ride_is_offered_no_more after update of state on ride
    when old.state = 'offered' and new.state <> 'offered'
      and exists (select 1 from ride_offer where ride_id = new.id and state = 'open') begin
    update driver_presence set busy = exists (select 1 from ride
        where driver_id = driver_presence.person_id and state in ('accepted', 'arrived', 'started'))
      where person_id in (select driver_id from ride_offer where ride_id = new.id and state = 'open');
    update ride_offer set state = 'withdrawn', answered_at = coalesce(new.ended_at, offered_at)
      where ride_id = new.id and state = 'open';
  end`,

  `create table rating (
    ride_id integer not null references ride (id) on delete cascade,
    by text not null check (by in ('passenger', 'driver')),
    person_id integer not null references person (id),
    rated_id integer not null references person (id),
    stars integer not null check (stars between 1 and 5),
    rated_at integer not null,
    primary key (ride_id, by)
  ) strict, without rowid`,
  'create index rating_person on rating (person_id)',
  'create index rating_rated on rating (rated_id)',
]
