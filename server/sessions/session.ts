import { createHash, randomBytes } from 'node:crypto'
import type { Reader, Tx } from '../db/open.ts'

/** A browser in which somebody is signed in. */
export interface Session {
  id: number
  personId: number
  /** What the browser calls itself, in words: "Chrome, Android". */
  device: string
  createdAt: number
  /** To the minute. */
  seenAt: number
  expiresAt: number
}

/** 32 random bytes, base64url: nobody guesses it. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** SHA-256 in hex. What is hashed here is random, or lives for minutes: it needs no salt. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** The session of a cookie's value; undefined for one that nobody has, or that has expired. */
export function sessionOf(read: Pick<Reader, 'get'>, token: string, now: number): Session | undefined {
  if (!secretShape.test(token)) return undefined
  return read.get<Session>(
    `select ${columns} from web_session where token_hash = ? and expires_at > ?`,
    hashOf(token),
    now,
  )
}

/** Somebody used it: it lives on, up to a year in all. Written once a minute at most; true when it was. */
export function touchSession(tx: Tx, id: number, now: number): boolean {
  const { changes } = tx.run(
    `update web_session set seen_at = ?1, expires_at = max(expires_at, min(?1 + ?2, created_at + ?3))
       where id = ?4 and seen_at <= ?1 - ?5 and expires_at > ?1`,
    now,
    idleMs,
    wholeMs,
    id,
    touchEveryMs,
  )
  return changes > 0
}

/**
 * Signs a browser in. Only the hash of the token is kept: whoever reads the database cannot use it. The person may
 * have been merged into another since they asked.
 */
export function openSession(
  tx: Tx,
  by: { personId: number; loginId: number | null; device: string; token?: string },
  now: number,
): { token: string; session: Session } {
  const personId = survivorOf(tx, by.personId)
  const token = by.token ?? newSecret()
  const expiresAt = now + idleMs
  const { lastInsertRowid } = tx.run(
    `insert into web_session (person_id, token_hash, login_id, device, created_at, seen_at, expires_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
    personId,
    hashOf(token),
    by.loginId,
    by.device,
    now,
    now,
    expiresAt,
  )
  endLongestUnused(tx, personId)
  const id = Number(lastInsertRowid)
  return { token, session: { id, personId, device: by.device, createdAt: now, seenAt: now, expiresAt } }
}

/** False when that person has no such session. What is pushed to its browser ends with it. */
export const endSession = (tx: Tx, personId: number, id: number): boolean =>
  tx.run('delete from web_session where id = ? and person_id = ?', id, personId).changes > 0

/** Ends the session of a cookie's value, whoever's it is. */
export function endSessionOf(tx: Tx, token: string): void {
  tx.run('delete from web_session where token_hash = ?', hashOf(token))
}

/** How many were ended. */
export const endOtherSessions = (tx: Tx, personId: number, kept: number | null): number =>
  tx.run('delete from web_session where person_id = ? and id is not ?', personId, kept).changes

/** Where somebody is signed in, the last used first. */
export const sessionsOf = (read: Pick<Reader, 'all'>, personId: number, now: number): Session[] =>
  read.all<Session>(
    `select ${columns} from web_session where person_id = ? and expires_at > ? order by seen_at desc, id desc`,
    personId,
    now,
  )

/** Nobody has more browsers than this; what is above it are sessions whose cookies were lost. */
function endLongestUnused(tx: Tx, personId: number): void {
  tx.run(
    `delete from web_session where person_id = ?1 and id not in
       (select id from web_session where person_id = ?1 order by seen_at desc, id desc limit ?2)`,
    personId,
    maxSessions,
  )
}

function survivorOf(tx: Tx, personId: number): number {
  const into = tx.get<{ id: number | null }>('select merged_into id from person where id = ?', personId)?.id
  return into == null ? personId : survivorOf(tx, into)
}

const columns = 'id, person_id personId, device, created_at createdAt, seen_at seenAt, expires_at expiresAt'
const secretShape = /^[\w-]{43}$/
const dayMs = 24 * 3_600_000
const idleMs = 90 * dayMs
const wholeMs = 365 * dayMs
const touchEveryMs = 60_000
export const maxSessions = 20
