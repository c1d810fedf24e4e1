import { Database } from 'bun:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { exists, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { lockDatabase } from './lock.ts'
import { assertCurrent, migrateDown, migrateOpen, migrateUp, migrationStatus } from './migrate.ts'
import { openDb } from './open.ts'

let folder: string
let path: string
let backupDir: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-migrate-'))
  path = join(folder, 'inzira.db')
  backupDir = join(folder, 'backups')
})
afterEach(() => rm(folder, { recursive: true }))

const first = {
  up: async (q: Kysely<unknown>) =>
    void (await sql`create table a (id integer primary key, note text)`.execute(q)),
  down: async (q: Kysely<unknown>) => void (await sql`drop table a`.execute(q)),
}
const second = {
  up: async (q: Kysely<unknown>) =>
    void (await sql`create table b (id integer primary key, a integer references a (id))`.execute(q)),
  down: async (q: Kysely<unknown>) => void (await sql`drop table b`.execute(q)),
}
const migrations = { '0001-first': first, '0002-second': second }
const failing = {
  up: async (q: Kysely<unknown>) => {
    await sql`create table c (id integer primary key)`.execute(q)
    await sql`insert into a (note) values ('half done')`.execute(q)
    throw new Error('the moon is full')
  },
  down: async () => {},
}

/** Schema and rows as SQLite itself sees them. */
function contents(file: string): unknown {
  const database = new Database(file, { readonly: true })
  try {
    const tables = database
      .query<{ name: string; sql: string }, []>('select * from sqlite_schema order by name')
      .all()
    const named = tables.filter(({ sql }) => /^create table/i.test(sql ?? ''))
    return { tables, rows: named.map(({ name }) => database.query(`select * from "${name}"`).all()) }
  } finally {
    database.close()
  }
}

describe('migrate up', () => {
  test('makes the folder and the database, and has nothing to keep a copy of', async () => {
    const deep = join(folder, 'a/b/inzira.db')
    expect(await migrateUp(deep, { backupDir, migrations })).toEqual({
      ran: Object.keys(migrations),
      backup: null,
    })
    expect(await exists(backupDir)).toBe(false)
  })

  test('does nothing, and makes no backup, when all is applied', async () => {
    await migrateUp(path, { backupDir, migrations })
    expect(await migrateUp(path, { backupDir, migrations })).toEqual({ ran: [], backup: null })
  })

  test('stops where it is told, by name or by number', async () => {
    expect((await migrateUp(path, { backupDir, migrations, to: '0001-first' })).ran).toEqual(['0001-first'])
    expect((await migrateUp(path, { backupDir, migrations, to: '2' })).ran).toEqual(['0002-second'])
    await expect(migrateUp(path, { backupDir, migrations, to: '3' })).rejects.toThrow(
      'There is no migration "3"',
    )
  })

  test('first makes a whole copy, named after its time and the last migration', async () => {
    await migrateUp(path, { backupDir, migrations, to: '1' })
    const before = contents(path)
    const { backup } = await migrateUp(path, {
      backupDir,
      migrations,
      now: Date.UTC(2026, 10, 22, 23, 20, 21),
    })
    expect(backup).toBe(join(backupDir, 'inzira-20261122T232021Z-0001-first.db'))
    expect(contents(backup ?? '')).toEqual(before)
    expect(await readdir(backupDir)).toHaveLength(1)
  })

  test('leaves everything as it was when a migration fails, also those before it in the same run', async () => {
    await migrateUp(path, { backupDir, migrations, to: '1' })
    const before = contents(path)
    const run = migrateUp(path, { backupDir, migrations: { ...migrations, '0003-failing': failing } })
    await expect(run).rejects.toMatchObject({
      code: 'migration.failed',
      message: expect.stringContaining('the moon is full'),
    })
    expect(contents(path)).toEqual(before)
  })

  test('leaves no database behind when the very first run fails', async () => {
    const run = migrateUp(path, { backupDir, migrations: { '0001-first': first, '0002-failing': failing } })
    await expect(run).rejects.toMatchObject({ code: 'migration.failed' })
    expect(await exists(path)).toBe(false)
  })

  test('refuses a migration that leaves references to nothing', async () => {
    await migrateUp(path, { backupDir, migrations })
    const dangling = {
      up: async (q: Kysely<unknown>) => void (await sql`insert into b (a) values (77)`.execute(q)),
      down: async () => {},
    }
    expect(
      migrateUp(path, { backupDir, migrations: { ...migrations, '0003-dangling': dangling } }),
    ).rejects.toThrow('rows of b that refer to nothing')
  })

  test('may rebuild a table to which others refer', async () => {
    await migrateUp(path, { backupDir, migrations })
    const database = new Database(path)
    database.run("insert into a values (1, 'kept')")
    database.run('insert into b values (1, 1)')
    database.close()
    const rebuild = {
      up: async (q: Kysely<unknown>) => {
        await sql`create table a2 (id integer primary key, note text not null)`.execute(q)
        await sql`insert into a2 select * from a`.execute(q)
        await sql`drop table a`.execute(q)
        await sql`alter table a2 rename to a`.execute(q)
      },
      down: async () => {},
    }
    await migrateUp(path, { backupDir, migrations: { ...migrations, '0003-rebuild': rebuild } })
    expect(contents(path)).toMatchObject({
      rows: [[{ id: 1, note: 'kept' }], [{ id: 1, a: 1 }], ...[expect.anything(), expect.anything()]],
    })
  })
})

describe('migrate down', () => {
  test('takes back steps, or everything after a name, or everything, each after a backup', async () => {
    await migrateUp(path, { backupDir, migrations })
    expect((await migrateDown(path, { backupDir, migrations, steps: 1 })).ran).toEqual(['0002-second'])
    await migrateUp(path, { backupDir, migrations })
    expect((await migrateDown(path, { backupDir, migrations, to: '1' })).ran).toEqual(['0002-second'])
    await migrateUp(path, { backupDir, migrations })
    const { ran, backup } = await migrateDown(path, { backupDir, migrations, to: null })
    expect(ran).toEqual(['0002-second', '0001-first'])
    expect(await exists(backup ?? '')).toBe(true)
    expect(migrationStatus(path, migrations)).toMatchObject({ applied: [], pending: Object.keys(migrations) })
  })

  test('leaves everything as it was when a step back fails', async () => {
    const stuck = { up: async () => {}, down: () => Promise.reject(new Error('no way back')) }
    const list = { ...migrations, '0003-stuck': stuck }
    await migrateUp(path, { backupDir, migrations: list })
    const before = contents(path)
    const run = migrateDown(path, { backupDir, migrations: list, to: null })
    await expect(run).rejects.toMatchObject({ code: 'migration.failed' })
    expect(contents(path)).toEqual(before)
  })
})

describe('the start of anything that uses the database', () => {
  test('is refused without a database, and with one that is older or newer', async () => {
    expect(() => assertCurrent(path)).toThrow(expect.objectContaining({ code: 'database.missing' }))
    await migrateUp(path, { backupDir })
    expect(() => assertCurrent(path)).not.toThrow()
    const database = new Database(path)
    database.run("insert into kysely_migration values ('9999-from-the-future', '2030-01-01')")
    database.close()
    expect(() => assertCurrent(path)).toThrow(expect.objectContaining({ code: 'database.newer' }))
    await expect(migrateUp(path, { backupDir })).rejects.toMatchObject({ code: 'database.newer' })
    await expect(migrateDown(path, { backupDir, steps: 1 })).rejects.toMatchObject({ code: 'database.newer' })
  })

  test('looking at the status creates nothing', async () => {
    expect(migrationStatus(path)).toMatchObject({ exists: false, applied: [] })
    expect(await readdir(folder)).toEqual([])
  })

  test('gives a private database in memory the newest schema', async () => {
    const db = openDb(':memory:')
    await migrateOpen(db)
    expect(db.read.get('select count(*) as people from person')).toEqual({ people: 0 })
    await db.close()
  })
})

describe('a database file in a bad state is named as such', () => {
  test('locked by another process', async () => {
    await migrateUp(path, { backupDir, migrations, to: '1' })
    const other = new Database(path)
    other.run('begin immediate')
    await expect(migrateUp(path, { backupDir, migrations })).rejects.toMatchObject({
      code: 'database.locked',
    })
    other.run('rollback')
    other.close()
    expect(migrationStatus(path, migrations).applied).toEqual(['0001-first'])
  })

  test('in use by a server', async () => {
    await migrateUp(path, { backupDir, migrations, to: '1' })
    const lock = lockDatabase(path)
    await expect(migrateUp(path, { backupDir, migrations })).rejects.toThrow('Another inzira server')
    lock.release()
    expect((await migrateUp(path, { backupDir, migrations })).ran).toEqual(['0002-second'])
  })

  test('not a database at all', async () => {
    await writeFile(path, 'These are the notes of a meeting. '.repeat(100))
    await expect(migrateUp(path, { backupDir })).rejects.toMatchObject({ code: 'database.corrupt' })
    expect(() => assertCurrent(path)).toThrow(expect.objectContaining({ code: 'database.corrupt' }))
  })

  test('damaged within', async () => {
    await migrateUp(path, { backupDir })
    const database = new Database(path)
    database.run('pragma wal_checkpoint(truncate)')
    database.close()
    await truncate(path, 4096)
    expect(() => assertCurrent(path)).toThrow(expect.objectContaining({ code: 'database.corrupt' }))
  })

  test('in a folder that cannot be', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(migrateUp(join(folder, 'file/below/inzira.db'), { backupDir })).rejects.toMatchObject({
      code: 'database.unavailable',
    })
  })
})
