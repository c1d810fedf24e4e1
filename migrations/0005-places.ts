import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Places by name and by point: Rwanda's own names, the operator's landmarks, what people call their pickups. */
export const places: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    for (const table of tables) await sql.raw(`drop table ${table}`).execute(db)
  },
}

const tables = [
  'trusted_contact',
  'link_job',
  'saved_place',
  'place_heard',
  'place_point',
  'place_name',
  'place',
  'place_source',
]

const up = [
  // Which edition of the built-in names is loaded; no row means none, or not yet all of them.
  `create table place_source (
    name text primary key,
    edition text not null,
    loaded_at integer not null
  ) strict`,

  `create table place (
    id integer primary key,
    kind text not null check (kind in ('province', 'district', 'sector', 'cell', 'village', 'town', 'landmark', 'learned')),
    name text not null,
    plain text not null,
    within text,
    latitude real check (latitude between -90 and 90),
    longitude real check (longitude between -180 and 180),
    source text not null check (source in ('rwanda', 'geonames', 'operator', 'people')),
    source_ref text,
    created_at integer not null,
    pinned text as (iif(latitude is null, '', 'pin')) virtual,
    check ((latitude is null) = (longitude is null))
  ) strict`,
  'create unique index place_source_ref on place (source, source_ref)',
  'create index place_plain on place (plain)',
  'create index place_pinned on place (plain) where latitude is not null',

  // Trigrams of the name without accents and case: "kimirongo" still shares most of its own with "kimironko". Few of
  // all names have a position; the second column finds those without looking at the others.
  `create virtual table place_name
    using fts5 (plain, pinned, content = 'place', content_rowid = 'id', tokenize = 'trigram')`,
  `create trigger place_name_insert after insert on place begin
    insert into place_name (rowid, plain, pinned) values (new.id, new.plain, new.pinned);
  end`,
  `create trigger place_name_delete after delete on place begin
    insert into place_name (place_name, rowid, plain, pinned) values ('delete', old.id, old.plain, old.pinned);
  end`,
  `create trigger place_name_update after update of plain, latitude on place begin
    insert into place_name (place_name, rowid, plain, pinned) values ('delete', old.id, old.plain, old.pinned);
    insert into place_name (rowid, plain, pinned) values (new.id, new.plain, new.pinned);
  end`,

  'create virtual table place_point using rtree (id, min_lat, max_lat, min_lon, max_lon)',
  `create trigger place_point_insert after insert on place when new.latitude is not null begin
    insert into place_point values (new.id, new.latitude, new.latitude, new.longitude, new.longitude);
  end`,
  `create trigger place_point_delete after delete on place begin
    delete from place_point where id = old.id;
  end`,
  `create trigger place_point_update after update of latitude, longitude on place begin
    delete from place_point where id = old.id;
    insert into place_point select new.id, new.latitude, new.latitude, new.longitude, new.longitude
      where new.latitude is not null;
  end`,

  // What one person called a place they were picked up at; a name several people use becomes a place.
  `create table place_heard (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    driver_id integer not null references person (id) on delete cascade,
    name text not null,
    plain text not null,
    latitude real not null,
    longitude real not null,
    heard_at integer not null
  ) strict`,
  'create index place_heard_plain on place_heard (plain)',
  'create index place_heard_person on place_heard (person_id)',
  'create index place_heard_driver on place_heard (driver_id)',

  `create table saved_place (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    name text not null,
    plain text not null,
    latitude real not null,
    longitude real not null,
    created_at integer not null,
    unique (person_id, plain)
  ) strict`,

  // A short map link that wants the network to be understood; its result comes back as an event.
  `create table link_job (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    url text not null,
    flow text not null,
    step text not null,
    state text not null check (state in ('waiting', 'done', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    correlation_id text not null,
    problem text,
    created_at integer not null,
    settled_at integer
  ) strict`,
  `create index link_job_waiting on link_job (next_attempt_at) where state = 'waiting'`,
  'create index link_job_person on link_job (person_id)',

  `create table trusted_contact (
    person_id integer primary key references person (id) on delete cascade,
    phone text not null,
    name text,
    updated_at integer not null
  ) strict`,
]
