import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** People, what came in, what goes out, and where each conversation stands. */
export const spine: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    for (const table of tables) await sql.raw(`drop table ${table}`).execute(db)
  },
}

/** Children first, so that nothing ever refers to a table that is gone. */
const tables = [
  'feature_flag',
  'media_upload',
  'timer',
  'message_status',
  'outbox',
  'conversation',
  'inbox',
  'webhook_cursor',
  'webhook_delivery',
  'person',
]

const up = [
  `create table person (
    id integer primary key,
    wa_id text unique,
    user_id text unique,
    phone text unique,
    username text,
    name text,
    language text check (language in ('en', 'fr', 'rw', 'sw')),
    first_seen_at integer not null,
    last_inbound_at integer,
    opted_out_at integer,
    marketing_opted_out_at integer,
    bot_paused_until integer,
    merged_into integer references person (id)
  ) strict`,

  // Append-only and without further indexes: what is acknowledged costs one row at the end of the table, however
  // many there are already.
  `create table webhook_delivery (
    id integer primary key,
    received_at integer not null,
    body blob not null,
    problem text
  ) strict`,
  // Only what cannot be read is in it, so it costs the others nothing.
  'create index webhook_delivery_problem on webhook_delivery (id) where problem is not null',
  `create table webhook_cursor (
    id integer primary key check (id = 1),
    unpacked_through integer not null
  ) strict`,
  'insert into webhook_cursor (id, unpacked_through) values (1, 0)',

  `create table inbox (
    id integer primary key,
    external_id text not null unique,
    kind text not null,
    lane text not null,
    person_id integer references person (id),
    delivery_id integer,
    correlation_id text not null,
    payload text not null,
    occurred_at integer not null,
    received_at integer not null,
    attempts integer not null default 0,
    next_attempt_at integer not null default 0,
    handled_at integer,
    dead_at integer,
    outcome text
  ) strict`,
  'create index inbox_open on inbox (lane, id) where handled_at is null and dead_at is null',
  'create index inbox_dead on inbox (dead_at) where dead_at is not null',

  `create table conversation (
    person_id integer primary key references person (id) on delete cascade,
    flow text not null,
    version integer not null,
    step text not null,
    data text not null,
    trail text not null,
    offered text not null,
    updated_at integer not null
  ) strict`,

  `create table outbox (
    id integer primary key,
    token text not null unique,
    person_id integer not null references person (id),
    inbox_id integer,
    correlation_id text not null,
    message text not null,
    category text not null check (category in ('service', 'template')),
    state text not null check (state in
      ('queued', 'sending', 'uncertain', 'accepted', 'failed', 'undeliverable', 'cancelled')),
    wa_message_id text unique,
    status text check (status in ('sent', 'delivered', 'read', 'played', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null default 0,
    error_code integer,
    error_message text,
    created_at integer not null,
    sending_at integer,
    settled_at integer
  ) strict`,
  `create index outbox_open on outbox (person_id, id) where state in ('queued', 'sending', 'uncertain')`,
  `create index outbox_failed on outbox (settled_at) where state in ('failed', 'undeliverable')`,

  `create table message_status (
    id integer primary key,
    outbox_id integer,
    wa_message_id text not null,
    status text not null,
    token text,
    detail text,
    occurred_at integer not null,
    received_at integer not null,
    unique (wa_message_id, status)
  ) strict`,
  'create index message_status_outbox on message_status (outbox_id)',
  'create index message_status_orphan on message_status (token) where outbox_id is null',

  `create table timer (
    id integer primary key,
    person_id integer not null references person (id),
    name text not null,
    due_at integer not null,
    data text not null,
    correlation_id text not null,
    fired_at integer,
    cancelled_at integer
  ) strict`,
  'create index timer_due on timer (due_at) where fired_at is null and cancelled_at is null',
  'create index timer_person on timer (person_id, name) where fired_at is null and cancelled_at is null',

  `create table media_upload (
    content_hash text primary key,
    media_id text not null,
    expires_at integer not null
  ) strict, without rowid`,

  `create table feature_flag (
    name text primary key,
    enabled integer not null check (enabled in (0, 1)),
    description text not null
  ) strict, without rowid`,
  `insert into feature_flag (name, enabled, description) values
    ('qr_generation', 1, 'People make mobile-money QR codes in the chat')`,
]
