import { Database } from 'bun:sqlite'
import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { AppError } from '../error.ts'
import { dialectOf } from './dialect.ts'
import { databaseFault } from './faults.ts'
import type { Schema } from './schema.ts'
import { type Param, Statements } from './statements.ts'
import { type Job, type Urgency, Writer } from './writer.ts'

export type { Tx } from './writer.ts'

/** A query-only view of the database: sees only what is committed, and cannot write whatever it is asked. */
export interface Reader {
  readonly q: Kysely<Schema>
  get<Row>(sql: string, ...params: Param[]): Row | undefined
  all<Row>(sql: string, ...params: Param[]): Row[]
}

export interface Db {
  readonly path: string
  readonly read: Reader
  /** Runs the job in a transaction and resolves after its commit. Never call it from inside a job. */
  write<T>(job: Job<T>, urgency?: Urgency): Promise<T>
  /** Settles when every job handed in so far is committed or refused. */
  idle(): Promise<void>
  /** True once after another process wrote to the database. */
  changedOutside(): boolean
  /** Group-commit counts since the start. */
  readonly counts: { readonly commits: number; readonly jobs: number }
  close(): Promise<void>
}

/** Opens an existing, migrated database. The path ':memory:' gives both handles the same private database. */
export function openDb(path: string): Db {
  const writing = new Statements(openWriter(path))
  // A second connection to :memory: would see another database, so there the reader shares the writer's.
  const reading = path === memory ? writing : new Statements(openReader(path))
  const writer = new Writer(writing)
  const versionOf = () => writing.get<{ data_version: number }>('pragma data_version')?.data_version
  let lastVersion = versionOf()
  return {
    path,
    read: {
      q: new Kysely<Schema>({ dialect: dialectOf(reading) }),
      get: (sql, ...params) => reading.get(sql, ...params),
      all: (sql, ...params) => reading.all(sql, ...params),
    },
    write: (job, urgency) => writer.write(job, urgency),
    idle: () => writer.idle(),
    changedOutside() {
      const current = versionOf()
      const changed = current !== lastVersion
      lastVersion = current
      return changed
    },
    counts: writer.counts,
    async close() {
      await writer.idle()
      writer.close()
      if (reading !== writing) close(reading)
      close(writing)
    },
  }
}

/** A connection with this house's settings, for the writer and for migrations. */
export function openWriter(path: string, options: { create?: boolean } = {}): Database {
  if (path !== memory && !options.create && !existsSync(path)) {
    throw new AppError(
      'database.missing',
      `There is no database at ${path}. Run "inzira migrate up" to make one.`,
    )
  }
  // What people said is nobody else's business on this machine: the file and the logs beside it are the owner's alone.
  if (path !== memory) process.umask(0o077)
  return guarded(path, () => {
    const database = new Database(path, { create: true, readwrite: true, strict: true })
    database.run('pragma busy_timeout = 2000')
    database.run('pragma journal_mode = wal')
    // FULL: a commit is on the disk before it is acknowledged, also when the power fails.
    database.run('pragma synchronous = full')
    database.run('pragma foreign_keys = on')
    // A short log is written over and over in place: commits are quicker than into a growing one, and a checkpoint
    // holds the writer for some 3 ms instead of 7.
    database.run('pragma wal_autocheckpoint = 500')
    database.run('pragma cache_size = -32000')
    // What is deleted is overwritten where its page is written anyway; pages that become free as a whole are not.
    database.run('pragma secure_delete = fast')
    return database
  })
}

function openReader(path: string): Database {
  return guarded(path, () => {
    const database = new Database(path, { readwrite: true, create: false, strict: true })
    database.run('pragma busy_timeout = 2000')
    database.run('pragma query_only = on')
    database.run('pragma cache_size = -8000')
    return database
  })
}

function guarded(path: string, open: () => Database): Database {
  try {
    return open()
  } catch (error) {
    const fault = databaseFault(error)
    if (fault instanceof AppError)
      throw new AppError(fault.code, `${path}: ${fault.message}`, { cause: error })
    throw error
  }
}

function close(statements: Statements): void {
  statements.finalize()
  statements.database.close()
}

const memory = ':memory:'
