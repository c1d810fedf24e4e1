import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Since when somebody waits for a human, so that operators see who does. */
export const askedForHuman: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table person add column asked_for_human_at integer').execute(db)
    await sql
      .raw(
        'create index person_asked_for_human on person (asked_for_human_at) where asked_for_human_at is not null',
      )
      .execute(db)
  },
  async down(db: Kysely<unknown>) {
    await sql.raw('drop index person_asked_for_human').execute(db)
    await sql.raw('alter table person drop column asked_for_human_at').execute(db)
  },
}
