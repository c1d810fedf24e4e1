import type { Config } from '../server/config.ts'
import { assertCurrent } from '../server/db/migrate.ts'
import { type Db, openDb } from '../server/db/open.ts'

/** The database of this configuration for as long as the work takes; a clear fault when it is missing or outdated. */
export async function withDatabase<T>(
  { databasePath }: Config,
  work: (db: Db) => T | Promise<T>,
): Promise<T> {
  assertCurrent(databasePath)
  const db = openDb(databasePath)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}
