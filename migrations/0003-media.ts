import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Files people send, fetched and read as durable jobs; and how often somebody was not understood in a row. */
export const media: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    await sql.raw('alter table conversation drop column misses').execute(db)
    await sql.raw('drop table media_job').execute(db)
  },
}

const up = [
  `create table media_job (
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
  ) strict`,
  `create index media_job_waiting on media_job (next_attempt_at) where state = 'waiting'`,
  'create index media_job_settled on media_job (settled_at) where settled_at is not null',
  'alter table conversation add column misses integer not null default 0',
]
