import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The web app: who is signed in where, what was already done, and what is pushed to whom. */
export const web: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    for (const statement of down) await sql.raw(statement).execute(db)
  },
}

const up = [
  // A way to sign in that is open for some minutes. Only hashes: whoever reads the database cannot sign in with it.
  `create table web_login (
    id integer primary key,
    kind text not null check (kind in ('code', 'link')),
    secret_hash text not null unique check (length(secret_hash) = 64),
    browser_hash text check (length(browser_hash) = 64),
    person_id integer references person (id) on delete cascade,
    device text not null,
    created_at integer not null,
    expires_at integer not null,
    claimed_at integer,
    used_at integer,
    check ((kind = 'code') = (browser_hash is not null)),
    check ((person_id is null) = (claimed_at is null)),
    check (used_at is null or claimed_at is not null)
  ) strict`,
  'create index web_login_expires on web_login (expires_at)',
  'create unique index web_login_browser on web_login (browser_hash) where browser_hash is not null',
  'create index web_login_person on web_login (person_id) where person_id is not null',

  `create table web_session (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    token_hash text not null unique check (length(token_hash) = 64),
    login_id integer unique,
    device text not null,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null
  ) strict`,
  'create index web_session_person on web_session (person_id)',
  'create index web_session_expires on web_session (expires_at)',

  // What a write of the web app came to, kept in its own transaction: the same key again gets the same answer.
  `create table web_action (
    person_id integer not null references person (id) on delete cascade,
    key text not null check (length(key) between 8 and 100),
    request_hash text not null check (length(request_hash) = 64),
    status integer not null,
    answer text not null,
    created_at integer not null,
    primary key (person_id, key)
  ) strict, without rowid`,
  'create index web_action_created on web_action (created_at)',

  `create table push_subscription (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    session_id integer not null references web_session (id) on delete cascade,
    endpoint text not null unique,
    p256dh text not null,
    auth text not null,
    created_at integer not null,
    failures integer not null default 0
  ) strict`,
  'create index push_subscription_person on push_subscription (person_id)',
  'create index push_subscription_session on push_subscription (session_id)',

  `create table push_job (
    id integer primary key,
    subscription_id integer not null references push_subscription (id) on delete cascade,
    event_id text not null,
    payload text not null,
    urgency text not null check (urgency in ('normal', 'high')),
    state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    expires_at integer not null,
    problem text,
    created_at integer not null,
    settled_at integer,
    unique (subscription_id, event_id)
  ) strict`,
  `create index push_job_waiting on push_job (next_attempt_at) where state = 'waiting'`,
  'create index push_job_created on push_job (created_at)',

  // Keys that this server made for itself and must keep, such as the one that push services know it by.
  `create table server_key (
    name text primary key,
    value text not null,
    created_at integer not null
  ) strict, without rowid`,

  `insert into feature_flag (name, enabled, description) values
    ('real_time_updates', 1, 'The web app hears of changes at once; off: it asks every few seconds'),
    ('offline_support', 1, 'The web app works without a network and sends later what was done meanwhile'),
    ('advanced_maps', 1, 'The web app shows a map where a place is chosen')`,
]

const down = [
  `delete from feature_flag where name in ('real_time_updates', 'offline_support', 'advanced_maps')`,
  'drop table server_key',
  'drop table push_job',
  'drop table push_subscription',
  'drop table web_action',
  'drop table web_session',
  'drop table web_login',
]
