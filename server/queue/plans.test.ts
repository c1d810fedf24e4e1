import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Db, Tx } from '../db/open.ts'
import type { Param } from '../db/statements.ts'
import { laneOf, receive } from '../events/events.ts'
import { changeNumber, mergePeople, personOf } from '../people/identity.ts'
import { cancelTimers, nextTimerAt, setTimer } from '../timers/timers.ts'
import { conversationOf } from './conversations.ts'
import { openLanes } from './dispatcher.ts'
import { forgetOldEvents, forgetOldMessages } from './forget.ts'
import { hasUnreadStatuses, isKnown, markDead, markHandled, oldestOpen, reopen } from './inbox.ts'
import * as outbox from './outbox.ts'
import { adoptOrphans, applyStatus } from './statuses.ts'
import { memory } from './testing.ts'
import { fireDueTimers } from './timers.ts'

/** Years of history must cost nothing: each statement is run on a long one and its plan is looked at. */
let db: Db
/** Explaining a statement that writes leaves its connection unfit for writing, so another one does it. */
let planner: Db
beforeAll(async () => {
  db = await memory()
  planner = await memory()
  await db.write((tx) => {
    const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)'
    tx.run(`${numbers} insert into person (id, wa_id, first_seen_at) select i, '2507' || i, 1 from n`, people)
    tx.run(
      `${numbers} insert into inbox (external_id, kind, lane, person_id, correlation_id, payload, occurred_at,
         received_at, handled_at) select 'wamid.' || i, 'message', 'p' || (i % ${people} + 1), i % ${people} + 1,
         'c', '{}', 1, 1, 1 from n`,
      events,
    )
    tx.run(
      `${numbers} insert into outbox (token, person_id, correlation_id, message, category, state, wa_message_id,
         created_at, settled_at) select 't' || i, i % ${people} + 1, 'c', '{}', 'service', 'accepted', 'w' || i, 1, 1
         from n`,
      events,
    )
    tx.run(
      `${numbers} insert into message_status (outbox_id, wa_message_id, status, occurred_at, received_at)
         select i, 'w' || i, 'sent', 1, 1 from n`,
      events,
    )
  })
})
afterAll(() => Promise.all([db.close(), planner.close()]))

const people = 1000
const events = 100_000
const open = {
  externalId: 'wamid.open',
  kind: 'message',
  lane: laneOf(7),
  personId: 7,
  correlationId: 'c',
  payload: {},
  occurredAt: 1,
}
const status = { waMessageId: 'w9', status: 'read', occurredAt: 1, token: 't9' }

const jobs: Record<string, (tx: Tx) => unknown> = {
  'storing an event': (tx) => [isKnown(tx, 'x'), receive(tx, open, 1)],
  'finding the lanes with open events': (tx) => openLanes(tx),
  'finding the oldest event of a lane': (tx) => oldestOpen(tx, laneOf(7)),
  'settling an event': (tx) => [markHandled(tx, 1, 'x', 1), markDead(tx, 2, 'x', 1), reopen(tx, 3)],
  'finding somebody, known or new': (tx) => [
    personOf(tx, { waId: '25077' }, 1),
    personOf(tx, { userId: 'RW.1', waId: '25078' }, 1),
  ],
  'finding where somebody stands': (tx) => conversationOf(tx, 7),
  'a change of number': (tx) => changeNumber(tx, 9, { waId: '999', userId: 'RW.9' }, 1),
  'queueing a message': (tx) =>
    outbox.send(tx, { personId: 7, correlationId: 'c' }, [{ kind: 'text', body: 'x' }], 1),
  'the next message of somebody': (tx) => outbox.headOf(tx, 7),
  'people with open messages': (tx) => outbox.peopleWithOpenMessages(tx),
  'sends under way at a crash': (tx) => outbox.sendingAtCrash(tx, 1),
  'the states of a message': (tx) => [
    outbox.markSending(tx, 1, 1),
    outbox.markUncertain(tx, 1, 1, 'x'),
    outbox.markWaitedInVain(tx, 1, 1),
    outbox.markQueuedAgain(tx, 1, 1, 1, 'x'),
    outbox.markTemplate(tx, 1),
    outbox.markAccepted(tx, 1, 'w1', 1),
    outbox.markEnded(tx, 1, 'failed', 1, 'x', 1),
  ],
  'a status': (tx) => [
    applyStatus(tx, status, 1),
    applyStatus(tx, { ...status, waMessageId: 'new' }, 1),
    adoptOrphans(tx, 9, 'w9'),
  ],
  'looking for statuses that are not applied yet': (tx) => hasUnreadStatuses(tx, 5),
  timers: (tx) => [
    setTimer(tx, { personId: 7, name: 'a.b', dueAt: 1, data: {}, correlationId: 'c' }),
    nextTimerAt(tx, 5),
    fireDueTimers(tx, 5, 10),
    cancelTimers(tx, 7, 'a.b', 5),
  ],
}

describe('with a long history behind it, no table is looked through for', () => {
  test.each(Object.keys(jobs))('%s', async (name) => {
    const ran = new Set<string>()
    await db.write((tx) => jobs[name]?.(recording(tx, ran)))
    expect(ran.size).toBeGreaterThan(0)
    expect(
      Object.fromEntries([...ran].map((sql) => [sql, scansIn(sql)]).filter(([, scans]) => scans?.length)),
    ).toEqual({})
  })

  test('merging two people, except for tables that hold a row or few for each person', async () => {
    const ran = new Set<string>()
    await db.write((tx) => mergePeople(recording(tx, ran), 20, 21, 1))
    const scanned = [...ran]
      .flatMap(scansIn)
      .filter((step) => /\b(inbox|outbox|message_status|person)\b/.test(step))
    expect(scanned).toEqual([])
  })
})

describe('housekeeping', () => {
  test('forgets what is old, but not the dead, the open and the delivery the cursor stands on', async () => {
    const eightDaysMs = 8 * 24 * 3_600_000
    const fresh = await memory()
    const event = (externalId: string) => ({ ...open, externalId, lane: 'x', personId: undefined as never })
    await fresh.write((tx) => {
      for (let n = 0; n < 3; n += 1)
        tx.run('insert into webhook_delivery (received_at, body) values (1, ?)', new Uint8Array([n]))
      tx.run('update webhook_cursor set unpacked_through = 2')
      for (const name of ['wamid.handled', 'wamid.dead', 'wamid.open']) receive(tx, event(name), 1)
      markHandled(tx, 1, 'done', 1)
      markDead(tx, 2, 'broken', 1)
    })
    expect(await forgetOldEvents(fresh, eightDaysMs + 2)).toBe(2)
    expect(fresh.read.all('select id from webhook_delivery')).toEqual([{ id: 2 }, { id: 3 }])
    expect(fresh.read.all('select external_id as id from inbox')).toEqual([
      { id: 'wamid.dead' },
      { id: 'wamid.open' },
    ])
    await fresh.close()
  })

  test('of an idle server never lets the unpacker take a new delivery for an old one', async () => {
    const fresh = await memory()
    const deliver = () =>
      fresh.write((tx) =>
        Number(
          tx.run('insert into webhook_delivery (received_at, body) values (1, ?)', new Uint8Array())
            .lastInsertRowid,
        ),
      )
    for (let n = 0; n < 5; n += 1) await deliver()
    await fresh.write((tx) => tx.run('update webhook_cursor set unpacked_through = 5'))
    await forgetOldEvents(fresh, 10 ** 12)
    expect(await deliver()).toBeGreaterThan(5)
    await fresh.close()
  })

  test('forgets messages after ninety days unless they still wait to be sent', async () => {
    const fresh = await memory()
    await fresh.write((tx) => {
      tx.run(`insert into person (id, wa_id, first_seen_at) values (1, '1', 1)`)
      outbox.send(
        tx,
        { personId: 1, correlationId: 'c' },
        [
          { kind: 'text', body: 'sent long ago' },
          { kind: 'text', body: 'still waiting' },
        ],
        1,
      )
      outbox.markSending(tx, 1, 1)
      outbox.markAccepted(tx, 1, 'w', 1)
    })
    expect(await forgetOldMessages(fresh, 91 * 24 * 3_600_000)).toBe(1)
    expect(fresh.read.all('select id from outbox')).toEqual([{ id: 2 }])
    await fresh.close()
  })
})

function recording(tx: Tx, ran: Set<string>): Tx {
  const noted =
    <Result>(call: (sql: string, ...params: Param[]) => Result) =>
    (sql: string, ...params: Param[]): Result => {
      ran.add(sql)
      return call(sql, ...params)
    }
  return { ...tx, get: noted(tx.get), all: noted(tx.all), run: noted(tx.run) } as Tx
}

/** Steps of the plan that look through a whole table, or a whole index that is not about open work only. */
function scansIn(sql: string): string[] {
  // A numbered one may stand in several places.
  const numbers = [...sql.matchAll(/\?(\d+)/g)].map(([, number]) => Number(number))
  const params = Array(Math.max(sql.split('?').length - 1 - numbers.length, ...numbers)).fill(1)
  return planner.read
    .all<{ detail: string }>(`explain query plan ${sql}`, ...params)
    .map((step) => step.detail)
    .filter((detail) => detail.startsWith('SCAN') && !openWork.test(detail))
}

/** A table of one row, and partial indexes: they hold only what is not finished. */
const openWork =
  /SCAN webhook_cursor|USING (COVERING )?INDEX (inbox_open|inbox_dead|outbox_open|timer_due|message_status_orphan)/
