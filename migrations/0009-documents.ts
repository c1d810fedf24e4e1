import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Files people sent that are kept, and vehicle documents that are read from them. */
export const documents: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    for (const statement of down) await sql.raw(statement).execute(db)
  },
}

const types = `('moto', 'cab', 'liffan', 'truck', 'rental', 'other')`

/** A vehicle keeps the reason when its owner removes it; whoever verified it took that away. */
const refused = `(state in ('rejected', 'suspended') or (state = 'removed' and why is not null))`

const up = [
  // The bytes lie in the media folder under their hash; a row says whose they are and how long they are kept.
  `create table media_file (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    sha256 text not null check (length(sha256) = 64),
    mime text not null,
    bytes integer not null check (bytes > 0),
    created_at integer not null,
    forget_at integer
  ) strict`,
  'create index media_file_person on media_file (person_id, sha256)',
  'create index media_file_sha256 on media_file (sha256)',
  'create index media_file_forget on media_file (forget_at) where forget_at is not null',

  `create table document (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    vehicle_type text not null check (vehicle_type in ${types}),
    vehicle_id integer references vehicle (id) on delete set null,
    source text not null check (source in ('whatsapp', 'web', 'operator')),
    file_id integer references media_file (id) on delete set null,
    state text not null check (state in
      ('fetching', 'waiting', 'review', 'submitted', 'approved', 'rejected', 'discarded', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    began_at integer,
    interruptions integer not null default 0,
    interrupted_at integer,
    problem text,
    kind text check (kind in ('insurance', 'comesa', 'registration', 'licence', 'other')),
    read_ms integer,
    read_at integer,
    settled_at integer,
    decided_by text,
    why text,
    correlation_id text not null,
    created_at integer not null
  ) strict`,
  'create index document_person on document (person_id, state)',
  `create index document_open on document (state, next_attempt_at) where state in ('waiting', 'submitted')`,
  'create index document_vehicle on document (vehicle_id) where vehicle_id is not null',
  'create index document_file on document (file_id) where file_id is not null',
  'create index document_read on document (read_at) where read_at is not null',
  'create index document_settled on document (settled_at) where settled_at is not null',

  // What was read is kept beside what counts: whether somebody confirmed or corrected it must stay visible.
  `create table document_field (
    document_id integer not null references document (id) on delete cascade,
    name text not null,
    read_value text,
    confidence real check (confidence between 0 and 1),
    value text,
    source text check (source in ('read', 'confirmed', 'corrected', 'operator')),
    asked integer not null default 0 check (asked in (0, 1)),
    crop blob,
    settled_at integer,
    primary key (document_id, name),
    check ((value is null) = (source is null))
  ) strict`,

  'alter table vehicle add column document_id integer references document (id) on delete set null',
  'alter table vehicle add column insured_from integer',
  'create index vehicle_document on vehicle (document_id) where document_id is not null',

  // What an operator refused stays refused, also when the vehicle is removed or the paper forgotten.
  `create table refusal (
    id integer primary key,
    plate text unique,
    person_id integer unique references person (id) on delete cascade,
    sha256 text unique check (length(sha256) = 64),
    created_at integer not null,
    check ((plate is not null) + (person_id is not null) + (sha256 is not null) = 1)
  ) strict`,
  `insert into refusal (plate, created_at) select plate, min(created_at) from vehicle
    where ${refused} and plate not in (select plate from vehicle where state = 'active') group by plate`,
  `insert into refusal (person_id, created_at) select person_id, min(created_at) from vehicle
    where ${refused} group by person_id`,

  ...mediaJob(`('qr', 'document')`, {
    columns: `document_id integer references document (id) on delete cascade,
    sha256 text,
    `,
    from: 'null, null,',
  }),
  'create index media_job_document on media_job (document_id) where document_id is not null',

  `insert into feature_flag (name, enabled, description) values
    ('ocr_processing', 1, 'Papers of vehicles are read from photos; off, they are kept and read later')
    on conflict (name) do nothing`,
]

const down = [
  `delete from feature_flag where name = 'ocr_processing'`,
  'drop table refusal',
  'drop index vehicle_document',
  'alter table vehicle drop column insured_from',
  'alter table vehicle drop column document_id',
  `delete from media_job where purpose <> 'qr'`,
  'drop index media_job_document',
  ...mediaJob(`('qr')`, { columns: '', from: '' }),
  'drop table document_field',
  'drop table document',
  'drop table media_file',
]

/** SQLite changes no check of a column: the table is written anew. */
function mediaJob(purposes: string, { columns, from }: { columns: string; from: string }): string[] {
  return [
    'alter table media_job rename to media_job_before',
    `create table media_job (
    id integer primary key,
    person_id integer not null references person (id) on delete cascade,
    media_id text not null,
    purpose text not null check (purpose in ${purposes}),
    ${columns}state text not null check (state in ('waiting', 'done', 'failed')),
    attempts integer not null default 0,
    next_attempt_at integer not null,
    correlation_id text not null,
    problem text,
    created_at integer not null,
    settled_at integer
  ) strict`,
    `insert into media_job
       select id, person_id, media_id, purpose, ${from} state, attempts, next_attempt_at, correlation_id, problem,
         created_at, settled_at from media_job_before`,
    'drop table media_job_before',
    `create index media_job_waiting on media_job (next_attempt_at) where state = 'waiting'`,
    'create index media_job_settled on media_job (settled_at) where settled_at is not null',
  ]
}
