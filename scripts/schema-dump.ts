import type { Database } from 'bun:sqlite'

/** The whole schema as SQL text, in an order that does not depend on how it came about; without Kysely's own tables. */
export function schemaDump(database: Database): string {
  const objects = database
    .query<{ sql: string }, []>(
      "select sql from sqlite_schema where sql is not null and name not glob 'kysely_*' order by tbl_name, type desc, name",
    )
    .all()
  return objects.map(({ sql }) => `${sql};\n`).join('\n')
}
