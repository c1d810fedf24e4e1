import { SQLiteError } from 'bun:sqlite'
import { AppError } from '../error.ts'

/** SQLite result codes (primary code = low byte): https://sqlite.org/rescode.html */
const faultOf: Record<number, () => AppError> = {
  5: () =>
    new AppError(
      'database.locked',
      'Another process is writing to the database. Wait for it, or stop it, then try again.',
    ),
  6: () =>
    new AppError(
      'database.locked',
      'Another process is writing to the database. Wait for it, or stop it, then try again.',
    ),
  8: () =>
    new AppError(
      'database.readonly',
      'The database file or its folder is read-only. Give this user the right to write to both.',
    ),
  10: () =>
    new AppError(
      'database.unavailable',
      'The disk refused to read or write the database. Look at the disk (dmesg, df) before starting again.',
    ),
  11: () =>
    new AppError(
      'database.corrupt',
      'The database file is damaged. Keep a copy of it and restore the newest backup.',
    ),
  13: () =>
    new AppError(
      'database.full',
      'The disk is full. Free some space; nothing that was acknowledged is lost.',
    ),
  14: () =>
    new AppError(
      'database.unavailable',
      'The database file cannot be opened. Check that its folder exists and may be entered and written by this user.',
    ),
  26: () =>
    new AppError(
      'database.corrupt',
      'This file is not a database. Check DATABASE_PATH, or restore the newest backup.',
    ),
}

/** True for faults of the disk or the file, which no retry of the same job inside the same transaction mends. */
export function isDatabaseFault(error: unknown): error is SQLiteError {
  return error instanceof SQLiteError && (error.errno & 0xff) in faultOf
}

/** The same, as SQLite threw it or as the writer has told it. */
export const isFaultOfDatabase = (error: unknown): boolean =>
  isDatabaseFault(error) || (error instanceof AppError && error.code.startsWith('database.'))

/** What SQLite threw, as a sentence that says what to do; other errors pass unchanged. */
export function databaseFault(error: unknown): unknown {
  if (!(error instanceof SQLiteError)) return error
  const make = faultOf[error.errno & 0xff]
  if (make === undefined) return error
  const fault = make()
  return new AppError(fault.code, fault.message, { cause: error })
}
