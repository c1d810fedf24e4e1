import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Mobile-money QR codes: what is dialled where, what it costs, the codes people made and their defaults. */
export const qr: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of up) await sql.raw(statement).execute(db)
  },
  async down(db: Kysely<unknown>) {
    for (const table of tables) await sql.raw(`drop table ${table}`).execute(db)
  },
}

/** Children first: foreign keys are on while a migration runs. */
const tables = ['qr_default', 'qr_code', 'momo_fee', 'ussd_template']

const up = [
  `create table ussd_template (
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
  ) strict, without rowid`,

  `create table momo_fee (
    country text not null,
    network text not null,
    reach text not null check (reach in ('same', 'cross')),
    up_to_rwf integer not null check (up_to_rwf > 0),
    fee_rwf integer not null check (fee_rwf >= 0),
    verified integer not null default 0 check (verified in (0, 1)),
    primary key (country, network, reach, up_to_rwf)
  ) strict, without rowid`,

  `create table qr_code (
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
  ) strict`,
  'create index qr_code_person on qr_code (person_id, id)',

  `create table qr_default (
    person_id integer primary key references person (id) on delete cascade,
    country text not null,
    network text,
    kind text not null check (kind in ('phone', 'merchant')),
    payee text not null,
    last_amount_rwf integer check (last_amount_rwf > 0),
    updated_at integer not null
  ) strict`,

  `insert into ussd_template
    (name, country, network, kind, reach, template, template_without_amount, verified, enabled, note) values
    ('rw.mtn.phone', 'RW', 'MTN', 'phone', 'same', '*182*1*1*{phone}*{amount}#', '*182*1*1*{phone}#', 1, 1,
      'MTN to MTN. Confidence high with an amount; the form without one is expected to ask for it.'),
    ('rw.mtn.merchant', 'RW', 'MTN', 'merchant', 'same', '*182*8*1*{code}*{amount}#', '*182*8*1*{code}#', 1, 1,
      'MoMoPay merchant code. Confidence high, with and without an amount.'),
    ('rw.mtn.phone.cross', 'RW', 'MTN', 'phone', 'cross', '*182*1*2*{phone}*{amount}#', '*182*1*2*{phone}#', 1, 1,
      'MTN to another network (eKash). Confidence high with an amount; the form without one is expected to ask for it.'),
    ('rw.airtel.phone', 'RW', 'Airtel', 'phone', 'same', '*500*1*1*{phone}*{amount}#', null, 0, 0,
      'Uncertain: sources differ in the order of phone and amount.'),
    ('ug.mtn.merchant', 'UG', 'MTN', 'merchant', 'same', '*165*3*{code}*{amount}#', null, 0, 0,
      'Good confidence, not tried.'),
    ('ug.airtel.merchant', 'UG', 'Airtel', 'merchant', 'same', '*185*9*{code}*{amount}#', null, 0, 0,
      'Good confidence, not tried.'),
    ('cm.mtn.phone', 'CM', 'MTN', 'phone', 'same', '*126*1*1*{phone}*{amount}#', null, 0, 0,
      'Medium confidence, not tried.'),
    ('cm.orange.phone', 'CM', 'Orange', 'phone', 'same', '#150*1*1*{phone}*{amount}#', null, 0, 0,
      'Medium confidence, not tried.'),
    ('bi.ecocash.phone', 'BI', 'EcoCash', 'phone', 'same', '*151*1*1*{phone}*{amount}#', null, 0, 0,
      'Uncertain: only the beginning *151*1*1* is known.'),
    ('bi.lumicash.phone', 'BI', 'Lumicash', 'phone', 'same', '*163*1*1*{phone}*{amount}#', null, 0, 0,
      'Uncertain: only the beginning *163*1*1* is known.')`,

  `insert into momo_fee (country, network, reach, up_to_rwf, fee_rwf) values
    ('RW', 'MTN', 'same', 1000, 20),
    ('RW', 'MTN', 'same', 10000, 100),
    ('RW', 'MTN', 'same', 150000, 250),
    ('RW', 'MTN', 'same', 2000000, 1500),
    ('RW', 'MTN', 'same', 5000000, 3000),
    ('RW', 'MTN', 'same', 10000000, 5000),
    ('RW', 'MTN', 'cross', 1000, 100),
    ('RW', 'MTN', 'cross', 10000, 200),
    ('RW', 'MTN', 'cross', 150000, 350),
    ('RW', 'MTN', 'cross', 2000000, 1600),
    ('RW', 'MTN', 'cross', 5000000, 3000),
    ('RW', 'MTN', 'cross', 10000000, 5000)`,
]
