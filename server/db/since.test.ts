import { expect, test } from 'bun:test'
import { migrateOpen } from './migrate.ts'
import { openDb } from './open.ts'
import { firstIdSince } from './since.ts'

test('finds where a time begins, also where old rows are gone', async () => {
  const db = openDb(':memory:')
  await migrateOpen(db)
  const table = { table: 'webhook_delivery', column: 'received_at' }
  expect(firstIdSince(db.read, table, 0)).toBe(0)
  const hour = 3_600_000
  await db.write((tx) => {
    for (const id of [3, 4, 10, 11, 500])
      tx.run(
        'insert into webhook_delivery (id, received_at, body) values (?, ?, ?)',
        id,
        id * hour,
        new Uint8Array(1),
      )
  })
  const from = (at: number) =>
    db.read.all<{ id: number }>(
      'select id from webhook_delivery where id >= ? and received_at >= ?',
      firstIdSince(db.read, table, at),
      at,
    )
  expect(from(0).map(({ id }) => id)).toEqual([3, 4, 10, 11, 500])
  expect(from(4 * hour).map(({ id }) => id)).toEqual([4, 10, 11, 500])
  expect(from(4 * hour + 1).map(({ id }) => id)).toEqual([10, 11, 500])
  expect(from(501 * hour)).toEqual([])
})
