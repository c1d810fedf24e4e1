import type { Db } from '../db/open.ts'
import { forgetInSlices } from '../db/slices.ts'

/**
 * Logins a day after they expired, sessions a month after. The newest login stays: SQLite would give its number out
 * again, which sessions and buttons in chats hold.
 */
export async function forgetLoginsAndSessions(db: Db, now: number): Promise<number> {
  const logins = await forgetInSlices(
    db,
    {
      table: 'web_login',
      column: 'created_at',
      before: now - loginsKeptMs,
      where: `expires_at < ${now - loginsKeptMs} and id <> (select max(id) from web_login)`,
    },
    (tx, ids) =>
      tx.run('delete from web_login where id in (select value from json_each(?))', JSON.stringify(ids))
        .changes,
  )
  const sessions = await forgetInSlices(
    db,
    {
      table: 'web_session',
      column: 'created_at',
      before: now - sessionsKeptMs,
      where: `expires_at < ${now - sessionsKeptMs}`,
    },
    (tx, ids) =>
      tx.run('delete from web_session where id in (select value from json_each(?))', JSON.stringify(ids))
        .changes,
  )
  return logins + sessions
}

const dayMs = 24 * 3_600_000
const loginsKeptMs = dayMs
const sessionsKeptMs = 30 * dayMs
