import type { Db } from '../db/open.ts'

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
