import type { Db } from '../db/open.ts'
import { forgetInSlices } from '../db/slices.ts'

/** Deliveries and handled events older than Meta's seven days of redelivery, and a day for clocks. */
export async function forgetOldEvents(db: Db, now: number): Promise<number> {
  const before = now - 8 * dayMs
  // Ids rise with time, so the oldest are at the front and no index on the time is needed. The one the cursor stands
  // on stays: SQLite gives ids of an emptied table out again, and the unpacker would take the next for old ones.
  const deliveries = await inBatches(
    db,
    `delete from webhook_delivery where id in
       (select id from (select id, received_at from webhook_delivery
          where id < (select unpacked_through from webhook_cursor) order by id limit 200) where received_at < ?)`,
    before,
  )
  // Dead events stay: somebody still has to look at them.
  const events = await inBatches(
    db,
    `delete from inbox where id in (select id from (select id, received_at, handled_at, dead_at from inbox
       where dead_at is null order by id limit 200) where received_at < ? and handled_at is not null)`,
    before,
  )
  return deliveries + events
}

/** What became of files people sent, after the time in which Meta still has them. */
export const forgetMediaJobs = (db: Db, now: number): Promise<number> =>
  inBatches(
    db,
    `delete from media_job where id in (select id from media_job where state <> 'waiting' and settled_at < ? limit 200)`,
    now - 30 * dayMs,
  )

/** That somebody sent a map link: the link itself is gone when it has been looked up. */
export const forgetLinkJobs = (db: Db, now: number): Promise<number> =>
  inBatches(
    db,
    `delete from link_job where id in (select id from link_job where state <> 'waiting' and settled_at < ? limit 200)`,
    now - 30 * dayMs,
  )

/**
 * Where people were, in what they were told: a pin said back to them, the map link of a pickup. A day after it was
 * sent; what was not sent may still be retried, and keeps it as long as events are kept.
 */
export const forgetSaidPositions = (db: Db, now: number): Promise<number> =>
  forgetInSlices(
    db,
    {
      table: 'outbox',
      column: 'created_at',
      before: now - dayMs,
      where: `message glob '*[0-9].[0-9][0-9][0-9][0-9][0-9],*' and (state = 'accepted' or
        (state in ('failed', 'undeliverable', 'cancelled') and created_at < ${now - 8 * dayMs}))`,
    },
    (tx, ids) => {
      let forgotten = 0
      for (const id of ids) {
        const { message = '' } =
          tx.get<{ message: string }>('select message from outbox where id = ?', id) ?? {}
        const without = message.replace(degrees, '…')
        if (without === message) continue
        tx.run('update outbox set message = ? where id = ?', without, id)
        forgotten += 1
      }
      return forgotten
    },
  )

/** As flows write a position, in words and in links: five digits are about a metre. */
const degrees = /-?\d{1,2}\.\d{5},-?\d{1,3}\.\d{5}/g

/** Timers that have fired or were taken back. The newest stays: its number is the id of an event. */
export const forgetTimers = (db: Db, now: number): Promise<number> =>
  forgetInSlices(
    db,
    {
      table: 'timer',
      column: 'due_at',
      // A timer may be set for a day far away; every row is looked at.
      before: Number.MAX_SAFE_INTEGER,
      where: `coalesce(fired_at, cancelled_at) < ${now - 30 * dayMs} and id < (select max(id) from timer)`,
    },
    (tx, ids) =>
      tx.run('delete from timer where id in (select value from json_each(?))', JSON.stringify(ids)).changes,
  )

/** What somebody had said before they left a question open for a month, such as where they wanted to be picked up. */
export const forgetOpenQuestions = (db: Db, now: number): Promise<number> =>
  inBatches(
    db,
    `update conversation set flow = 'menu', version = 1, step = 'idle', data = '{}', trail = '[]', offered = '[]',
         misses = 0 where person_id in
       (select person_id from conversation where flow <> 'menu' and updated_at < ? limit 200)`,
    now - 30 * dayMs,
  )

/** Messages and their statuses after 90 days. */
export async function forgetOldMessages(db: Db, now: number): Promise<number> {
  const before = now - 90 * dayMs
  const statuses = await inBatches(
    db,
    `delete from message_status where id in
       (select id from (select id, received_at from message_status order by id limit 200) where received_at < ?)`,
    before,
  )
  const messages = await inBatches(
    db,
    `delete from outbox where id in (select id from (select id, created_at, state from outbox order by id limit 200)
       where created_at < ? and state not in ('queued', 'sending', 'uncertain'))`,
    before,
  )
  return statuses + messages
}

/** Small transactions, so that acknowledgements never wait long behind a deletion. */
async function inBatches(db: Db, sql: string, before: number): Promise<number> {
  let total = 0
  for (;;) {
    const { changes } = await db.write((tx) => tx.run(sql, before))
    total += changes
    if (changes === 0) return total
  }
}

const dayMs = 24 * 60 * 60 * 1000
