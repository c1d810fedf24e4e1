import { Database } from 'bun:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppError } from '../error.ts'
import { type Db, openDb, openWriter } from './open.ts'
import { Statements } from './statements.ts'
import { Writer } from './writer.ts'

let folder: string
let path: string
let db: Db
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-writer-'))
  path = join(folder, 'w.db')
  const made = openWriter(path, { create: true })
  made.run('create table note (body text not null unique)')
  made.close()
  db = openDb(path)
})
afterEach(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})

const insert = 'insert into note (body) values (?)'
const notes = () =>
  db.read.all<{ body: string }>('select body from note order by rowid').map((row) => row.body)

describe('jobs that wait together', () => {
  test('share a commit', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => db.write((tx) => tx.run(insert, `${n}`), 'intake')),
    )
    expect(notes()).toHaveLength(200)
    expect(db.counts.jobs).toBe(200)
    expect(db.counts.commits).toBeLessThan(5)
  })

  test('run in the order in which they came', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => db.write((tx) => tx.run(insert, `${n}`))))
    expect(notes()).toEqual(Array.from({ length: 50 }, (_, n) => `${n}`))
  })

  test('are seen by others only once they are committed, and then at once', async () => {
    const inside = db.write(async (tx) => {
      tx.run(insert, 'one')
      await Promise.resolve()
      return db.read.all('select 1 from note').length
    })
    expect(await inside).toBe(0)
    expect(notes()).toEqual(['one'])
  })
})

describe('a job that throws', () => {
  test('leaves nothing behind and does not disturb the others', async () => {
    const outcomes = await Promise.allSettled([
      db.write((tx) => tx.run(insert, 'before')),
      db.write((tx) => {
        tx.run(insert, 'half')
        throw new Error('changed my mind')
      }),
      db.write(async (tx) => {
        tx.run(insert, 'later half')
        await Promise.resolve()
        throw new Error('changed my mind later')
      }),
      db.write((tx) => tx.run(insert, 'after')),
    ])
    expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(notes()).toEqual(['before', 'after'])
  })

  test('by breaking a rule of the schema is told so, alone', async () => {
    await db.write((tx) => tx.run(insert, 'taken'))
    const [doubled, other] = await Promise.allSettled([
      db.write((tx) => tx.run(insert, 'taken')),
      db.write((tx) => tx.run(insert, 'free')),
    ])
    expect(doubled).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('UNIQUE') },
    })
    expect(other.status).toBe('fulfilled')
  })
})

describe('a fault of the database', () => {
  /** No page more than there are: what a full disk looks like from inside. */
  const fill = () => db.write((tx) => tx.run(`pragma max_page_count = 1`))
  const free = () => db.write((tx) => tx.run(`pragma max_page_count = 1000000`))
  const big = 'x'.repeat(100_000)

  test('is told to every job of the batch, none of them waits for ever, and nothing is half done', async () => {
    await fill()
    const outcomes = await Promise.allSettled([
      db.write((tx) => tx.run(insert, 'small intake'), 'intake'),
      db.write((tx) => tx.run(insert, big), 'intake'),
      db.write((tx) => tx.run(insert, 'behind the one that fails'), 'intake'),
      db.write((tx) => tx.run(insert, 'some work')),
    ])
    const told = outcomes.map((one) => (one.status === 'rejected' ? (one.reason as AppError).code : 'kept'))
    expect(told.slice(0, 3)).toEqual(['database.full', 'database.full', 'database.full'])
    expect(notes()).toEqual(told[3] === 'kept' ? ['some work'] : [])
    await free()
    await db.write((tx) => tx.run(insert, big), 'intake')
    expect(notes()).toContain(big)
  })

  test('in one job rejects the jobs that shared its transaction', async () => {
    await fill()
    const outcomes = await Promise.allSettled([
      db.write((tx) => tx.run(insert, 'first')),
      db.write((tx) => tx.run(insert, big)),
    ])
    expect(outcomes.map((one) => one.status)).toEqual(['rejected', 'rejected'])
    expect(notes()).toEqual([])
  })

  test('such as a lock held by another process is told as one, and passes', async () => {
    const other = new Database(path)
    other.run('begin immediate')
    const refused = db.write((tx) => tx.run(insert, 'locked out'), 'intake')
    expect(await refused.catch((error: unknown) => error)).toMatchObject({
      code: 'database.locked',
      status: 503,
    })
    other.run('rollback')
    other.close()
    await db.write((tx) => tx.run(insert, 'let in'))
    expect(notes()).toEqual(['let in'])
  })
})

test('a file system that becomes read-only is told as such, and writing goes on when it is mended', async () => {
  const database = openWriter(path)
  const writer = new Writer(new Statements(database))
  await writer.write((tx) => tx.run(insert, 'before'))
  // What it looks like to SQLite; taking the right to a file that is open already changes nothing.
  database.run('pragma query_only = on')
  const refused = Promise.allSettled([
    writer.write((tx) => tx.run(insert, 'intake'), 'intake'),
    writer.write((tx) => tx.run(insert, 'work')),
  ])
  const told = (await refused).map((one) => one.status === 'rejected' && (one.reason as AppError).code)
  expect(told).toEqual(['database.readonly', 'database.readonly'])
  database.run('pragma query_only = off')
  await writer.write((tx) => tx.run(insert, 'after'), 'intake')
  expect(notes()).toEqual(['before', 'after'])
  writer.statements.finalize()
  database.close()
})

test('a flood of intake leaves room for work', async () => {
  let isWorkDone = false
  const work = db
    .write((tx) => tx.run(insert, 'work'))
    .then(() => {
      isWorkDone = true
    })
  const until = performance.now() + 1500
  for (let n = 0; performance.now() < until && !isWorkDone; ) {
    await Promise.all(Array.from({ length: 64 }, () => db.write((tx) => tx.run(insert, `${n++}`), 'intake')))
  }
  expect(isWorkDone).toBe(true)
  await work
})

test('closing waits for what was handed in', async () => {
  const written = db.write((tx) => tx.run(insert, 'just in time'))
  await db.close()
  await written
  db = openDb(path)
  expect(notes()).toEqual(['just in time'])
})

test('tells once that another process wrote', async () => {
  expect(db.changedOutside()).toBe(false)
  await db.write((tx) => tx.run(insert, 'ours'))
  expect(db.changedOutside()).toBe(false)
  const other = new Database(path)
  other.run(`insert into note (body) values ('theirs')`)
  other.close()
  expect([db.changedOutside(), db.changedOutside()]).toEqual([true, false])
})

test('refuses at once what comes after the database was closed, and goes on quietly', async () => {
  const late = openDb(path)
  const last = late.write((tx) => tx.run(insert, 'in time'))
  await late.close()
  expect((await last).changes).toBe(1)
  const refused = await late.write((tx) => tx.run(insert, 'too late')).catch((error: AppError) => error.code)
  expect(refused).toBe('database.unavailable')
  expect(notes()).toEqual(['in time'])
})
