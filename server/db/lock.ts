import { Database, SQLiteError } from 'bun:sqlite'
import { existsSync, realpathSync } from 'node:fs'
import { AppError } from '../error.ts'
import { databaseFault } from './faults.ts'

/**
 * Only one server works on a database: two would each hand out the same work. The lock is a transaction held open in
 * a file beside it, so the system lets go of it however the process ends.
 */
export function lockDatabase(path: string): { release(): void } {
  if (path === ':memory:') return { release() {} }
  const lock = new Database(`${realPath(path)}.lock`, { create: true, readwrite: true })
  try {
    lock.run('pragma journal_mode = delete')
    lock.run('begin exclusive')
  } catch (error) {
    lock.close()
    // Only "busy" means that somebody holds it; a folder that cannot be written is another fault.
    if (!(error instanceof SQLiteError) || (error.errno & 0xff) !== busy) throw databaseFault(error)
    throw new AppError(
      'database.locked',
      `Another inzira server is already working on ${path}. Stop it first, or give this one another DATABASE_PATH.`,
      { cause: error },
    )
  }
  return {
    release() {
      lock.run('rollback')
      lock.close()
    },
  }
}

/** One database has one name, whatever links lead to it. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
}

/** Whether a server is working on the database at this moment. */
export function isServed(path: string): boolean {
  try {
    lockDatabase(path).release()
    return false
  } catch (error) {
    if (error instanceof AppError && error.code === 'database.locked') return true
    throw error
  }
}

/** SQLITE_BUSY */
const busy = 5
