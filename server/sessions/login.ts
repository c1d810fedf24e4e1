import { createHmac } from 'node:crypto'
import type { Reader, Tx } from '../db/open.ts'
import { newCode } from './code.ts'
import { endSessionOf, hashOf, newSecret, openSession, type Session, sessionOf } from './session.ts'

/** What a browser is given to sign in with: the code for its person's eyes, the secret for its cookie. */
export interface AskedCode {
  code: string
  browser: string
  expiresAt: number
}

export interface SignedIn {
  loginId: number
  /** For the session's cookie. */
  token: string
  session: Session
}

/** A browser wants to sign somebody in. What it had asked for before dies: one browser, one open code. */
export function askForCode(
  tx: Tx,
  { before, device }: { before: string | undefined; device: string },
  now: number,
): AskedCode {
  if (before !== undefined) {
    tx.run(
      'update web_login set expires_at = min(expires_at, ?) where browser_hash = ? and used_at is null',
      now,
      hashOf(before),
    )
  }
  const code = unusedCode(tx)
  const browser = newSecret()
  const expiresAt = now + openMs
  tx.run(
    `insert into web_login (kind, secret_hash, browser_hash, device, created_at, expires_at)
       values ('code', ?, ?, ?, ?, ?)`,
    hashOf(code),
    hashOf(browser),
    device,
    now,
    expiresAt,
  )
  return { code, browser, expiresAt }
}

/** What has become of what this browser asked for. */
export function stateOf(
  from: Pick<Reader, 'get'>,
  browser: string,
  now: number,
): { is: 'waiting'; expiresAt: number } | { is: 'claimed' } | { is: 'expired' } {
  const login = loginOf(from, browser)
  if (login === undefined || now >= login.expiresAt) return { is: 'expired' }
  return login.personId === null ? { is: 'waiting', expiresAt: login.expiresAt } : { is: 'claimed' }
}

/** The person sends the code: from now on the browser that shows it may sign in as them. Undefined: no such open code. */
export function claimCode(
  tx: Tx,
  { code, personId }: { code: string; personId: number },
  now: number,
): { loginId: number; device: string } | undefined {
  const login = tx.get<{ id: number; device: string; personId: number | null }>(
    `select id, device, person_id personId from web_login
       where secret_hash = ? and kind = 'code' and expires_at > ?`,
    hashOf(code),
    now,
  )
  if (login === undefined) return undefined
  // Whoever sends it twice is told the same twice; a second person is not told that there was a first.
  if (login.personId !== null && login.personId !== personId) return undefined
  if (login.personId === null) {
    // A page in the background asks again only when its person comes back to it.
    tx.run(
      'update web_login set person_id = ?, claimed_at = ?, expires_at = ? where id = ?',
      personId,
      now,
      now + openMs,
      login.id,
    )
  }
  return { loginId: login.id, device: login.device }
}

/**
 * Makes the one session of a code that its person has sent. The session's token follows from what only this browser
 * knows, so that an answer which got lost, or two tabs that ask at once, come to the same session.
 */
export function finishCode(
  tx: Tx,
  { browser, replaces }: { browser: string; replaces: string | undefined },
  now: number,
): SignedIn | undefined {
  const login = loginOf(tx, browser)
  if (login === undefined || login.personId === null || now >= login.expiresAt) return undefined
  const token = createHmac('sha256', browser).update('session').digest('base64url')
  if (login.usedAt !== null) {
    const session = now < login.usedAt + againMs ? sessionOf(tx, token, now) : undefined
    return session && { loginId: login.id, token, session }
  }
  tx.run('update web_login set used_at = ? where id = ?', now, login.id)
  if (replaces !== undefined) endSessionOf(tx, replaces)
  const { session } = openSession(
    tx,
    { personId: login.personId, loginId: login.id, device: login.device, token },
    now,
  )
  return { loginId: login.id, token, session }
}

/** A way in for whoever opens it first, once. Earlier ones of the same person no longer work. */
export function makeLink(tx: Tx, personId: number, now: number): { token: string; expiresAt: number } {
  tx.run(
    `update web_login set expires_at = min(expires_at, ?)
       where person_id = ? and kind = 'link' and used_at is null`,
    now,
    personId,
  )
  const token = newSecret()
  const expiresAt = now + openMs
  tx.run(
    `insert into web_login (kind, secret_hash, person_id, device, created_at, expires_at, claimed_at)
       values ('link', ?, ?, '', ?, ?, ?)`,
    hashOf(token),
    personId,
    now,
    expiresAt,
    now,
  )
  return { token, expiresAt }
}

/** Whether such a link would still sign somebody in; looking does not use it up. */
export const isLinkOpen = (from: Pick<Reader, 'get'>, token: string, now: number): boolean =>
  openLink(from, token, now) !== undefined

/** Undefined for a link that was used, has expired, or never was. */
export function useLink(
  tx: Tx,
  { token, device, replaces }: { token: string; device: string; replaces: string | undefined },
  now: number,
): SignedIn | undefined {
  const login = openLink(tx, token, now)
  if (login === undefined) return undefined
  tx.run('update web_login set used_at = ?, device = ? where id = ?', now, device, login.id)
  if (replaces !== undefined) endSessionOf(tx, replaces)
  return {
    loginId: login.id,
    ...openSession(tx, { personId: login.personId, loginId: login.id, device }, now),
  }
}

/**
 * The person did not mean it: the session that was made of it ends, and none can be made of it any more. False when
 * there is nothing left to end.
 */
export function endLogin(
  tx: Tx,
  { loginId, personId }: { loginId: number; personId: number },
  now: number,
): boolean {
  const ended = tx.run('delete from web_session where login_id = ? and person_id = ?', loginId, personId)
  const closed = tx.run(
    'update web_login set used_at = ?1, expires_at = min(expires_at, ?1) where id = ?2 and person_id = ?3 and used_at is null',
    now,
    loginId,
    personId,
  )
  return ended.changes + closed.changes > 0
}

/** Whoever signs everything out means what is on its way in too: links, and codes that they have sent. */
export function closeLogins(tx: Tx, personId: number, now: number): void {
  tx.run(
    `update web_login set used_at = ?1, expires_at = min(expires_at, ?1)
       where person_id = ?2 and used_at is null`,
    now,
    personId,
  )
}

interface Login {
  id: number
  personId: number | null
  device: string
  expiresAt: number
  usedAt: number | null
}

const loginOf = (from: Pick<Reader, 'get'>, browser: string): Login | undefined =>
  from.get<Login>(
    `select id, person_id personId, device, expires_at expiresAt, used_at usedAt from web_login where browser_hash = ?`,
    hashOf(browser),
  )

const openLink = (
  from: Pick<Reader, 'get'>,
  token: string,
  now: number,
): { id: number; personId: number } | undefined =>
  from.get(
    `select id, person_id personId from web_login
       where secret_hash = ? and kind = 'link' and used_at is null and expires_at > ?`,
    hashOf(token),
    now,
  )

function unusedCode(tx: Tx): string {
  for (;;) {
    const code = newCode()
    if (tx.get('select 1 from web_login where secret_hash = ?', hashOf(code)) === undefined) return code
  }
}

const openMs = 10 * 60_000
/** A browser that did not get the answer asks again within seconds. */
const againMs = 2 * 60_000
/** Where the page of a link is, before its token: no browser sends what follows "#", so no log of a proxy has it. */
export const linkPath = '/in#'
