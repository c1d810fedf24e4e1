import { Database } from 'bun:sqlite'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { databaseFault } from '../db/faults.ts'
import { migrationStatus } from '../db/migrate.ts'
import { snapshotInto } from '../db/snapshot.ts'
import { AppError } from '../error.ts'

export interface BackupReport {
  file: string
  bytes: number
  /** The newest migration in it. */
  schema: string
  people: number
}

/** Copies a database that may be in use and checks the copy before it is called a backup. */
export async function createBackup(path: string, folder: string, now = Date.now()): Promise<BackupReport> {
  const status = migrationStatus(path)
  if (!status.exists) {
    throw new AppError(
      'database.missing',
      `There is no database at ${path}, so nothing to back up. Check DATABASE_PATH.`,
    )
  }
  const schema = [...status.applied, ...status.unknown].at(-1) ?? 'empty'
  return verifyBackup(await snapshotInto(path, folder, schema, now))
}

/** Reads the whole file and throws `database.corrupt` unless it could be restored. */
export async function verifyBackup(file: string): Promise<BackupReport> {
  if (!existsSync(file)) throw new AppError('not.found', `There is no file ${file}. Check the path.`)
  const database = new Database(file, { readonly: true })
  try {
    const problems = database.query<{ integrity_check: string }, []>('pragma integrity_check(3)').all()
    const found = problems.map((row) => row.integrity_check).filter((line) => line !== 'ok')
    if (found.length > 0) throw damaged(file, found.join('; '))
    const applied = database
      .query<{ name: string }, []>('select name from kysely_migration order by name desc limit 1')
      .get()
    const people = database.query<{ count: number }, []>('select count(*) as count from person').get()
    return {
      file,
      bytes: (await stat(file)).size,
      schema: applied?.name ?? 'empty',
      people: people?.count ?? 0,
    }
  } catch (error) {
    const fault = databaseFault(error)
    if (fault instanceof AppError)
      throw fault.code === 'database.corrupt' ? damaged(file, String(error)) : fault
    // No such table: a sound SQLite file, but not one of ours.
    throw damaged(file, `it is not a database of inzira (${String(error)})`)
  } finally {
    database.close()
  }
}

function damaged(file: string, what: string): AppError {
  return new AppError(
    'database.corrupt',
    `${file} cannot be restored: ${what}. Keep an older backup instead.`,
  )
}
