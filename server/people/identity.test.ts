import { beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { laneOf } from '../events/events.ts'
import { changeNumber, type Identity, mergePeople, personOf } from './identity.ts'
import { type Person, personById } from './people.ts'

let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
})

const meets = (identity: Identity, now = 1) => db.write((tx) => personOf(tx, identity, now))
const who = (id: number) => personById(db.read, id) as Person
const people = () => db.read.all<Person>('select * from person where merged_into is null')

describe('somebody who writes', () => {
  test('is the same person by number, by user id, or by both', async () => {
    const id = await meets({ waId: '250788000001', name: 'Aline' })
    expect(await meets({ waId: '250788000001', userId: 'RW.1' })).toBe(id)
    expect(await meets({ userId: 'RW.1' })).toBe(id)
    expect(who(id)).toMatchObject({
      wa_id: '250788000001',
      phone: '250788000001',
      user_id: 'RW.1',
      name: 'Aline',
    })
  })

  test('with a hidden number is known by the user id, and by the number once it shows', async () => {
    const id = await meets({ userId: 'RW.2', username: 'aline' })
    expect(who(id)).toMatchObject({ wa_id: null, phone: null, username: 'aline' })
    await meets({ userId: 'RW.2', waId: '250788000002' })
    expect(await meets({ waId: '250788000002' })).toBe(id)
  })

  test('keeps the name they chose here, whatever their profile says', async () => {
    const id = await meets({ waId: '1', name: 'Profile name' })
    await db.write((tx) => tx.run('update person set name = ? where id = ?', 'Chosen', id))
    await meets({ waId: '1', name: 'Another profile name', username: 'new' })
    expect(who(id)).toMatchObject({ name: 'Chosen', username: 'new' })
  })

  test('from a new number but with the user id we know is answered on the new number', async () => {
    const id = await meets({ waId: '1', userId: 'RW.3' })
    expect(await meets({ waId: '2', userId: 'RW.3' })).toBe(id)
    expect(who(id)).toMatchObject({ wa_id: '2', phone: '2' })
  })
})

describe('a change of number', () => {
  test('keeps the person, and forgets a user id that went with the old number', async () => {
    const id = await meets({ waId: '1', userId: 'RW.1' })
    await db.write((tx) => changeNumber(tx, id, { waId: '2' }, 1))
    expect(who(id)).toMatchObject({ wa_id: '2', phone: '2', user_id: null })
    await db.write((tx) => changeNumber(tx, id, { userId: 'RW.2' }, 1))
    expect(await meets({ waId: '2', userId: 'RW.2' })).toBe(id)
  })

  test('joins both who already wrote from the new number and who already wrote with the new id', async () => {
    const [id, byNumber, byId] = await Promise.all([
      meets({ waId: '1' }),
      meets({ waId: '2' }),
      meets({ userId: 'RW.2' }),
    ])
    await db.write((tx) => changeNumber(tx, id, { waId: '2', userId: 'RW.2' }, 1))
    expect(people().map((one) => one.id)).toEqual([id])
    expect([who(byNumber).merged_into, who(byId).merged_into]).toEqual([id, id])
    expect(await meets({ waId: '2', userId: 'RW.2' })).toBe(id)
  })

  test('leaves the old number to whoever has it next', async () => {
    const id = await meets({ waId: '1' })
    await db.write((tx) => changeNumber(tx, id, { waId: '2' }, 1))
    expect(await meets({ waId: '1' })).not.toBe(id)
  })
})

describe('two rows that turn out to be one human', () => {
  /** Every column that refers to a person, as the schema itself tells. */
  const references = () =>
    db.read.all<{ table: string; column: string }>(
      `select m.name as "table", f."from" as "column"
         from sqlite_schema m join pragma_foreign_key_list(m.name) f
         where m.type = 'table' and f."table" = 'person' and m.name not in ('inbox', 'outbox', 'person')
         order by 1, 2`,
    )

  test('are merged in every table that knows people', async () => {
    const from = await meets({ userId: 'RW.1' })
    const into = await meets({ waId: '1' })
    const columns = Map.groupBy(references(), ({ table }) => table)
    // Knows nobody itself, but others refer to it. The first row of every table has the id 1, which all refer to.
    columns.set('trip_day', [])
    // Rows are made from the schema, so that a table added later is tried as well.
    await db.write((tx) => {
      tx.run('pragma defer_foreign_keys = on')
      // What the columns say does not matter here, only whose the row is.
      tx.run('pragma ignore_check_constraints = on')
      for (const [table, theirs] of columns) {
        const own = new Set(theirs.map(({ column }) => column))
        const needed = tx
          .all<Column>(`select name, type, "notnull", pk, dflt_value from pragma_table_info('${table}')`)
          .filter((column) => own.has(column.name) || !isLeftOut(column))
        tx.run(
          `insert into ${table} (${needed.map(({ name }) => name)}) values (${needed.map(() => '?')})`,
          ...needed.map((column) => (own.has(column.name) ? from : sample(table, column))),
        )
      }
    })
    expect([...columns.keys()]).toEqual(expect.arrayContaining(['conversation', 'timer', 'qr_code', 'ride']))
    // Rows refer to others that are not there; what is looked at is only whose they are.
    await db.write((tx) => {
      tx.run('pragma defer_foreign_keys = on')
      tx.run('pragma ignore_check_constraints = on')
      return personOf(tx, { waId: '1', userId: 'RW.1' }, 0)
    })
    for (const { table, column } of references()) {
      const owners = db.read.all<{ id: number }>(`select ${column} as id from ${table}`).map(({ id }) => id)
      expect({ table, column, owners }).toEqual({ table, column, owners: [into] })
    }
  })

  test('keep the conversation of the one who goes on where both have one', async () => {
    const [from, into] = await Promise.all([meets({ userId: 'RW.1' }), meets({ waId: '1' })])
    await db.write((tx) => {
      for (const [id, step] of [
        [from, 'old'],
        [into, 'new'],
      ] as const) {
        tx.run(
          `insert into conversation (person_id, flow, version, step, data, trail, offered, updated_at)
             values (?, 'menu', 1, ?, '{}', '[]', '[]', 1)`,
          id,
          step,
        )
      }
      mergePeople(tx, from, into, 1)
    })
    expect(db.read.all('select person_id, step from conversation')).toEqual([
      { person_id: into, step: 'new' },
    ])
  })

  test('stay opted out if one of them was, and keep language and name', async () => {
    const [from, into] = await Promise.all([
      meets({ userId: 'RW.1', name: 'Aline' }, 5),
      meets({ waId: '1' }, 9),
    ])
    await db.write((tx) => {
      tx.run(
        `update person set opted_out_at = 7, language = 'rw', bot_paused_until = 8, last_inbound_at = 6 where id = ?`,
        from,
      )
      mergePeople(tx, from, into, 1)
    })
    expect(who(into)).toMatchObject({
      user_id: 'RW.1',
      name: 'Aline',
      language: 'rw',
      opted_out_at: 7,
      bot_paused_until: 8,
      last_inbound_at: 6,
      first_seen_at: 5,
      merged_into: null,
    })
    expect(who(from)).toMatchObject({ wa_id: null, user_id: null, phone: null, merged_into: into })
  })

  test('bring along messages that wait to be sent; those sent stay in the history of their row', async () => {
    const [from, into] = await Promise.all([meets({ userId: 'RW.1' }), meets({ waId: '1' })])
    await db.write((tx) => {
      for (const state of ['queued', 'sending', 'uncertain', 'accepted']) {
        tx.run(
          `insert into outbox (token, person_id, correlation_id, message, category, state, created_at)
             values (?, ?, 'c', '{}', 'service', ?, 1)`,
          state,
          from,
          state,
        )
      }
      mergePeople(tx, from, into, 1)
    })
    expect(db.read.all('select state, person_id as person from outbox order by id')).toEqual([
      { state: 'queued', person: into },
      { state: 'sending', person: into },
      { state: 'uncertain', person: into },
      { state: 'accepted', person: from },
    ])
  })

  test('bring along events that wait and those that are dead', async () => {
    const [from, into] = await Promise.all([meets({ userId: 'RW.1' }), meets({ waId: '1' })])
    const event = `insert into inbox (external_id, kind, lane, person_id, correlation_id, payload, occurred_at,
      received_at, handled_at, dead_at) values (?, 'message', ?, ?, 'c', '{}', 1, 1, ?, ?)`
    await db.write((tx) => {
      tx.run(event, 'open', laneOf(from), from, null, null)
      tx.run(event, 'dead', laneOf(from), from, null, 1)
      tx.run(event, 'handled', laneOf(from), from, 1, null)
      mergePeople(tx, from, into, 1)
    })
    expect(
      db.read.all('select external_id as id, lane, person_id as person from inbox order by inbox.id'),
    ).toEqual([
      { id: 'open', lane: laneOf(into), person: into },
      { id: 'dead', lane: laneOf(into), person: into },
      { id: 'handled', lane: laneOf(from), person: from },
    ])
  })

  test('are not undone by merging them again, or one with itself', async () => {
    const [from, into] = await Promise.all([meets({ userId: 'RW.1' }), meets({ waId: '1' })])
    await db.write((tx) => mergePeople(tx, from, into, 1))
    await db.write((tx) => mergePeople(tx, from, into, 1))
    await db.write((tx) => mergePeople(tx, into, into, 1))
    expect(who(into)).toMatchObject({ wa_id: '1', user_id: 'RW.1', merged_into: null })
  })
})

test('whatever identities come in whatever order, a number and a user id belong to one person at most', async () => {
  const identity = fc
    .record(
      { waId: fc.constantFrom('1', '2', '3'), userId: fc.constantFrom('RW.1', 'RW.2', 'RW.3') },
      { requiredKeys: [] },
    )
    .filter((one) => one.waId !== undefined || one.userId !== undefined)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(identity, fc.boolean()), { maxLength: 25 }), async (steps) => {
      const fresh = openDb(':memory:')
      await migrateOpen(fresh)
      let last: number | undefined
      for (const [one, isChange] of steps) {
        const known = last
        last = await fresh.write((tx) =>
          isChange && known !== undefined && personById(tx, known)?.merged_into === null
            ? changeNumber(tx, known, one, 1)
            : personOf(tx, one, 1),
        )
        const row = personById(fresh.read, last)
        expect(row?.merged_into).toBeNull()
        if (one.waId !== undefined) expect(row?.wa_id).toBe(one.waId)
        if (one.userId !== undefined) expect(row?.user_id).toBe(one.userId)
      }
      await fresh.close()
    }),
    { numRuns: 60 },
  )
})

interface Column {
  name: string
  type: string
  notnull: number
  pk: number
  dflt_value: unknown
}

const isLeftOut = ({ notnull, dflt_value, pk, type, name }: Column): boolean =>
  notnull === 0 || dflt_value !== null || (pk === 1 && type === 'INTEGER' && name === 'id')

function sample(table: string, { name, type }: Column): string | number {
  // Triggers look at how these begin.
  if (table === 'ride' && name === 'state') return 'requested'
  if (table === 'booking' && name === 'state') return 'asked'
  return type === 'TEXT' ? `${table}.${name}` : 1
}
