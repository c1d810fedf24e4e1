import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Vehicles, the people who drive them, where those who are online are, and what a ride costs. */
export const drivers: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    for (const table of tables) await sql.raw(`drop table ${table}`).execute(db)
  },
}

const tables = ['tariff', 'driver_presence', 'driver', 'vehicle']

const types = `('moto', 'cab', 'liffan', 'truck', 'rental', 'other')`

/**
 * The world is halved 22 times in both directions, and where a position falls each time is written bit by bit, north or
 * south, east or west: cells of 5 m by 10 m at most, and those of any larger square are one range of numbers.
 */
const halvings = 22
const step = (degrees: string, of: number): string =>
  `min(${2 ** halvings - 1}, cast((${degrees}) / ${of}.0 * ${2 ** halvings} as integer))`
const spread = (step: string, shift: 0 | 1): string =>
  Array.from({ length: halvings }, (_, bit) => `(${step} >> ${bit} & 1) << ${2 * bit + shift}`)
    .map((bit) => `(${bit})`)
    .join(' | ')

const up = [
  `create table vehicle (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    type text not null check (type in ${types}),
    plate text not null,
    make_model text,
    seats integer check (seats between 1 and 100),
    state text not null check (state in ('pending', 'active', 'rejected', 'suspended', 'removed')),
    why text,
    insured_until integer,
    verified_at integer,
    verified_by text,
    created_at integer not null,
    check (state <> 'active' or insured_until is not null)
  ) strict`,
  'create index vehicle_person on vehicle (person_id)',
  'create index vehicle_plate on vehicle (plate)',
  // Anybody may claim a plate; only one may drive with it.
  `create unique index vehicle_plate_active on vehicle (plate) where state = 'active'`,

  `create table driver (
    person_id integer primary key references person (id) on delete cascade,
    vehicle_id integer references vehicle (id) on delete set null,
    suspended_at integer,
    suspended_why text,
    renewal_told_at integer,
    stars_sum integer not null default 0,
    stars_count integer not null default 0,
    created_at integer not null
  ) strict`,
  'create index driver_vehicle on driver (vehicle_id)',

  // Only who is online has a row: a position is kept no longer than it is needed.
  `create table driver_presence (
    person_id integer primary key references person (id) on delete cascade,
    vehicle_id integer not null references vehicle (id) on delete cascade,
    vehicle_type text not null check (vehicle_type in ${types}),
    latitude real not null check (latitude between -90 and 90),
    longitude real not null check (longitude between -180 and 180),
    source text not null check (source in ('pin', 'live', 'web', 'operator')),
    online_since integer not null,
    seen_at integer not null,
    expires_at integer not null,
    busy integer not null default 0 check (busy in (0, 1)),
    cell_y integer generated always as (${step('latitude + 90', 180)}) virtual,
    cell_x integer generated always as (${step('longitude + 180', 360)}) virtual,
    cell integer generated always as (${spread('cell_y', 1)} | ${spread('cell_x', 0)}) stored
  ) strict`,
  'create index driver_presence_expires on driver_presence (expires_at)',
  'create index driver_presence_vehicle on driver_presence (vehicle_id)',

  // Who can be found: online and free, by the cell they are in. The rest is what a search reads of each.
  `create index driver_presence_near on driver_presence (vehicle_type, cell, expires_at, latitude, longitude)
    where busy = 0`,

  `create table tariff (
    vehicle_type text primary key check (vehicle_type in ${types}),
    first_m integer not null check (first_m >= 0),
    first_rwf integer not null check (first_rwf >= 0),
    per_km_rwf integer not null check (per_km_rwf >= 0),
    long_after_m integer check (long_after_m > first_m),
    long_per_km_rwf integer check (long_per_km_rwf >= 0),
    waiting_free_min integer not null check (waiting_free_min >= 0),
    waiting_per_min_rwf integer not null check (waiting_per_min_rwf >= 0),
    night_from_min integer check (night_from_min between 0 and 1439),
    night_to_min integer check (night_to_min between 0 and 1439),
    night_percent integer not null default 0 check (night_percent between 0 and 300),
    road_percent integer not null default 130 check (road_percent between 100 and 300),
    speed_kmh integer not null check (speed_kmh between 1 and 200),
    verified integer not null default 0 check (verified in (0, 1)),
    note text not null,
    check ((long_after_m is null) = (long_per_km_rwf is null)),
    check ((night_from_min is null) = (night_to_min is null))
  ) strict, without rowid`,
  `insert into tariff (vehicle_type, first_m, first_rwf, per_km_rwf, long_after_m, long_per_km_rwf, waiting_free_min,
      waiting_per_min_rwf, road_percent, speed_kmh, verified, note) values
    ('moto', 2000, 400, 117, 40000, 205, 10, 21, 130, 25, 1,
      'The regulator''s moto tariff of August 2022; waiting as of 2020. Check for later revisions.'),
    ('cab', 2000, 1500, 600, null, null, 10, 50, 130, 22, 0, 'A guess to begin with: set your own.'),
    ('liffan', 2000, 2000, 800, null, null, 15, 50, 130, 20, 0, 'A guess to begin with: set your own.'),
    ('truck', 5000, 10000, 1500, null, null, 30, 100, 130, 20, 0, 'A guess to begin with: set your own.')`,
]
