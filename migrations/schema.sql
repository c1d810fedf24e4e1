-- Made from migrations/ by "bun run generate"; edits are lost.

CREATE TABLE conversation (
    person_id integer primary key references person (id) on delete cascade,
    flow text not null,
    version integer not null,
    step text not null,
    data text not null,
    trail text not null,
    offered text not null,
    updated_at integer not null
  , misses integer not null default 0) strict;

CREATE TABLE feature_flag (
    name text primary key,
    enabled integer not null check (enabled in (0, 1)),
    description text not null
  ) strict, without rowid;

CREATE TABLE inbox (
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
  ) strict;

CREATE INDEX inbox_dead on inbox (dead_at) where dead_at is not null;

CREATE INDEX inbox_open on inbox (lane, id) where handled_at is null and dead_at is null;

CREATE TABLE media_job (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    media_id text not null,
    purpose text not null check (purpose in ('qr')),
    state text not null check (state in ('waiting', 'done', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    correlation_id text not null,
    problem text,
    created_at integer not null,
    settled_at integer
  ) strict;

CREATE INDEX media_job_settled on media_job (settled_at) where settled_at is not null;

CREATE INDEX media_job_waiting on media_job (next_attempt_at) where state = 'waiting';

CREATE TABLE media_upload (
    content_hash text primary key,
    media_id text not null,
    expires_at integer not null
  ) strict, without rowid;

CREATE TABLE message_status (
    id integer primary key,
    outbox_id integer,
    wa_message_id text not null,
    status text not null,
    token text,
    detail text,
    occurred_at integer not null,
    received_at integer not null,
    unique (wa_message_id, status)
  ) strict;

CREATE INDEX message_status_orphan on message_status (token) where outbox_id is null;

CREATE INDEX message_status_outbox on message_status (outbox_id);

CREATE TABLE momo_fee (
    country text not null,
    network text not null,
    reach text not null check (reach in ('same', 'cross')),
    up_to_rwf integer not null check (up_to_rwf > 0),
    fee_rwf integer not null check (fee_rwf >= 0),
    verified integer not null default 0 check (verified in (0, 1)),
    primary key (country, network, reach, up_to_rwf)
  ) strict, without rowid;

CREATE TABLE outbox (
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
  ) strict;

CREATE INDEX outbox_failed on outbox (settled_at) where state in ('failed', 'undeliverable');

CREATE INDEX outbox_open on outbox (person_id, id) where state in ('queued', 'sending', 'uncertain');

CREATE TABLE person (
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
  , asked_for_human_at integer) strict;

CREATE INDEX person_asked_for_human on person (asked_for_human_at) where asked_for_human_at is not null;

CREATE TABLE qr_code (
    id integer primary key,
    slug text not null unique,
    person_id integer references person (id) on delete cascade,
    country text not null,
    network text,
    kind text not null check (kind in ('phone', 'merchant')),
    payee text not null,
    amount_rwf integer check (amount_rwf > 0),
    template text not null,
    ussd text not null,
    mode text not null check (mode in ('raw', 'encoded', 'link', 'text')),
    created_at integer not null
  ) strict;

CREATE INDEX qr_code_person on qr_code (person_id, id);

CREATE TABLE qr_default (
    person_id integer primary key references person (id) on delete cascade,
    country text not null,
    network text,
    kind text not null check (kind in ('phone', 'merchant')),
    payee text not null,
    last_amount_rwf integer check (last_amount_rwf > 0),
    updated_at integer not null
  ) strict;

CREATE TABLE timer (
    id integer primary key,
    person_id integer not null references person (id),
    name text not null,
    due_at integer not null,
    data text not null,
    correlation_id text not null,
    fired_at integer,
    cancelled_at integer
  ) strict;

CREATE INDEX timer_due on timer (due_at) where fired_at is null and cancelled_at is null;

CREATE INDEX timer_person on timer (person_id, name) where fired_at is null and cancelled_at is null;

CREATE TABLE ussd_template (
    name text primary key,
    country text not null check (length(country) = 2),
    network text not null,
    kind text not null check (kind in ('phone', 'merchant')),
    reach text not null check (reach in ('same', 'cross')),
    template text not null,
    template_without_amount text,
    verified integer not null default 0 check (verified in (0, 1)),
    enabled integer not null default 0 check (enabled in (0, 1)),
    note text not null
  ) strict, without rowid;

CREATE TABLE webhook_cursor (
    id integer primary key check (id = 1),
    unpacked_through integer not null
  ) strict;

CREATE TABLE webhook_delivery (
    id integer primary key,
    received_at integer not null,
    body blob not null,
    problem text
  ) strict;

CREATE INDEX webhook_delivery_problem on webhook_delivery (id) where problem is not null;
