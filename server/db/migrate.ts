import type { Database } from 'bun:sqlite'
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely, sql } from 'kysely'
import { type Migration, Migrator, NO_MIGRATIONS } from 'kysely/migration'
import { migrations as released } from '../../migrations/index.ts'
import { AppError, sentenceOf } from '../error.ts'
import { dialectOf } from './dialect.ts'
import { databaseFault, isDatabaseFault } from './faults.ts'
import { lockDatabase } from './lock.ts'
import { type Db, openWriter } from './open.ts'
import { snapshotInto } from './snapshot.ts'
import { Statements } from './statements.ts'

type Migrations = Readonly<Record<string, Migration>>

interface RunOptions {
  /** Where the copy of the database goes that is made before anything is changed. */
  backupDir: string
  migrations?: Migrations
  /** Milliseconds since 1970; names the backup. */
  now?: number
}

export interface MigrationRun {
  /** Names in the order in which they ran. */
  ran: string[]
  /** The copy made before, or null when there was nothing to change or to keep. */
  backup: string | null
}

export interface MigrationStatus {
  exists: boolean
  applied: string[]
  pending: string[]
  /** Applied by a newer version of this program. */
  unknown: string[]
}

/** Brings the database up to the newest schema, or to the migration named `to`; makes the file if there is none. */
export async function migrateUp(path: string, options: RunOptions & { to?: string }): Promise<MigrationRun> {
  const list = options.migrations ?? released
  const to = options.to === undefined ? undefined : nameOf(options.to, list)
  return run(path, options, ({ pending }) =>
    to === undefined ? pending : pending.slice(0, pending.indexOf(to) + 1),
  )
}

/** Takes back the newest `steps` migrations, or all after the one named `to`; `to: null` takes back everything. */
export async function migrateDown(
  path: string,
  options: RunOptions & ({ steps: number } | { to: string | null }),
): Promise<MigrationRun> {
  const list = options.migrations ?? released
  const to = 'to' in options && options.to !== null ? nameOf(options.to, list) : undefined
  if (!existsSync(path)) throw missing(path)
  return run(path, options, ({ applied }) => {
    const newestFirst = applied.toReversed()
    if ('steps' in options) return newestFirst.slice(0, options.steps)
    if (to === undefined) return newestFirst
    const stays = newestFirst.indexOf(to)
    return stays === -1 ? [] : newestFirst.slice(0, stays)
  })
}

/** What has been applied and what has not; creates nothing. */
export function migrationStatus(path: string, list: Migrations = released): MigrationStatus {
  if (!existsSync(path)) return { exists: false, applied: [], pending: namesOf(list), unknown: [] }
  return withDatabase(path, (database) => statusOf(database, list))
}

/** Throws unless the database is what this version works with and can be written; for the start of a server. */
export function assertCurrent(path: string): void {
  if (!existsSync(path)) throw missing(path)
  const { pending, unknown } = withDatabase(path, (database) => {
    // Says at once that the file is locked or read-only, not with the first message.
    database.run('begin immediate')
    database.run('rollback')
    return statusOf(database, released)
  })
  refuseNewer(path, unknown)
  if (pending.length > 0) {
    throw new AppError(
      'database.outdated',
      `The database at ${path} is older than this version of inzira (${pending.length} to apply). Run "inzira migrate up".`,
    )
  }
}

/** Gives an open database the newest schema without a file, a backup or a second connection: for ':memory:'. */
export async function migrateOpen(db: Db): Promise<void> {
  await db.write((tx) => apply(tx.q, released, namesOf(released).at(-1) ?? NO_MIGRATIONS))
}

/** Everything a run changes, Kysely's own tables included, is in one transaction: it happens whole or not at all. */
async function run(
  path: string,
  options: RunOptions,
  choose: (status: MigrationStatus) => string[],
): Promise<MigrationRun> {
  const list = options.migrations ?? released
  await makeFolder(dirname(path))
  // A server at work would meet a schema it does not know, and two runs would get in each other's way.
  const lock = lockDatabase(path)
  const isNew = !existsSync(path)
  let committed = false
  let statements: Statements | undefined
  try {
    statements = new Statements(openWriter(path, { create: true }))
    const { database } = statements
    // A migration may rebuild a table that others refer to; apply() checks afterwards that all references hold.
    database.run('pragma foreign_keys = off')
    database.run('begin immediate')
    const status = statusOf(database, list)
    refuseNewer(path, status.unknown)
    const chosen = choose(status)
    if (chosen.length === 0) return { ran: [], backup: null }
    const backup = status.applied.length === 0 ? null : await backUp(path, status, options)
    const q = new Kysely<unknown>({ dialect: dialectOf(statements) })
    await apply(q, list, targetAfter(chosen, status))
    database.run('commit')
    committed = true
    return { ran: chosen, backup }
  } catch (error) {
    throw databaseFault(error)
  } finally {
    if (statements?.database.inTransaction) statements.run('rollback')
    statements?.finalize()
    statements?.database.close()
    if (isNew && !committed) await removeDatabase(path)
    lock.release()
  }
}

/** Runs inside a transaction that is already open. */
async function apply<T>(q: Kysely<T>, list: Migrations, target: Target): Promise<void> {
  const checked = Object.fromEntries(
    Object.entries(list).map(([name, migration]) => [name, withChecks(name, migration)]),
  )
  const migrator = new Migrator({
    db: q,
    provider: { getMigrations: async () => checked },
    disableTransactions: true,
  })
  const { error, results } = await migrator.migrateTo(target)
  if (error === undefined) return
  if (isDatabaseFault(error)) throw error
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'before the first'
  throw new AppError(
    'migration.failed',
    `Migration ${failed} failed and the database is as it was before: ${sentenceOf(error)}. Keep the old version running and report this.`,
    { cause: error },
  )
}

function withChecks(name: string, migration: Migration): Migration {
  return {
    async up(q) {
      await migration.up(q)
      await refuseBrokenReferences(q)
    },
    async down(q) {
      if (migration.down === undefined) throw new Error(`${name} cannot be taken back`)
      await migration.down(q)
      await refuseBrokenReferences(q)
    },
  }
}

async function refuseBrokenReferences<T>(q: Kysely<T>): Promise<void> {
  const broken = await sql<{ table: string }>`select distinct "table" from pragma_foreign_key_check`.execute(
    q,
  )
  if (broken.rows.length === 0) return
  throw new Error(
    `it leaves rows of ${broken.rows.map(({ table }) => table).join(', ')} that refer to nothing`,
  )
}

type Target = string | typeof NO_MIGRATIONS

/** Where the schema stands after these, which are either all pending or all applied, newest first. */
function targetAfter(chosen: string[], { applied }: MigrationStatus): Target {
  const last = chosen.at(-1) ?? ''
  const at = applied.indexOf(last)
  if (at === -1) return last
  return applied[at - 1] ?? NO_MIGRATIONS
}

function statusOf(database: Database, list: Migrations): MigrationStatus {
  const known = namesOf(list)
  const table = database.query("select 1 from sqlite_schema where name = 'kysely_migration'").get()
  const applied =
    table === null
      ? []
      : database
          .query<{ name: string }, []>('select name from kysely_migration order by name')
          .all()
          .map(({ name }) => name)
  return {
    exists: true,
    applied: applied.filter((name) => known.includes(name)),
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  }
}

function withDatabase<T>(path: string, read: (database: Database) => T): T {
  const database = openWriter(path)
  try {
    return read(database)
  } catch (error) {
    throw databaseFault(error)
  } finally {
    database.close()
  }
}

function backUp(path: string, { applied }: MigrationStatus, options: RunOptions): Promise<string> {
  return snapshotInto(path, options.backupDir, applied.at(-1) ?? 'empty', options.now ?? Date.now())
}

function refuseNewer(path: string, unknown: string[]): void {
  if (unknown.length === 0) return
  throw new AppError(
    'database.newer',
    `The database at ${path} was last used by a newer version of inzira (${unknown.join(', ')} is not known here). ` +
      'Use that version, or restore the backup it made before its upgrade.',
  )
}

/** Accepts the whole name or its number: "0002-media" or "2". */
function nameOf(given: string, list: Migrations): string {
  const names = namesOf(list)
  const found = names.find((name) => name === given || Number.parseInt(name, 10) === Number(given))
  if (found !== undefined) return found
  throw new AppError('usage.invalid', `There is no migration "${given}". These exist: ${names.join(', ')}.`)
}

function namesOf(list: Migrations): string[] {
  return Object.keys(list).sort()
}

function missing(path: string): AppError {
  return new AppError(
    'database.missing',
    `There is no database at ${path}. Run "inzira migrate up" to make one.`,
  )
}

async function makeFolder(folder: string): Promise<void> {
  try {
    // What people write is in it: nobody else on the machine needs to look.
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new AppError(
      'database.unavailable',
      `The folder ${folder} cannot be made. Choose another DATABASE_PATH or DATA_DIR, or give this user the right to write there.`,
      { cause: error },
    )
  }
}

async function removeDatabase(path: string): Promise<void> {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) await rm(file, { force: true })
}
