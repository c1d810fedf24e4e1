import type { Generated } from 'kysely'

/** The web app: who is signed in where, what was done already, what is pushed. Times are milliseconds since 1970 in UTC. */
export interface WebSchema {
  web_login: WebLoginRow
  web_session: WebSessionRow
  web_action: WebActionRow
  push_subscription: PushSubscriptionRow
  push_job: PushJobRow
  server_key: ServerKeyRow
}

/** A way to sign in, open for some minutes. */
export interface WebLoginRow {
  id: Generated<number>
  /** code: shown by a page and sent by the person · link: made for a person and opened by a browser. */
  kind: 'code' | 'link'
  /** SHA-256 of the code or of the link's token, in hex. */
  secret_hash: string
  /** SHA-256 of what only the browser that asked knows; null for a link. */
  browser_hash: string | null
  /** Whose it is; null while nobody has sent the code. */
  person_id: number | null
  /** What the browser calls itself, in words: "Chrome, Android". */
  device: string
  created_at: number
  expires_at: number
  /** When the person sent the code; of a link, when it was made. */
  claimed_at: number | null
  /** When a session was made of it. */
  used_at: number | null
}

export interface WebSessionRow {
  id: Generated<number>
  person_id: number
  /** SHA-256 of the cookie's value, in hex. */
  token_hash: string
  /** The login it was made of. */
  login_id: number | null
  device: string
  created_at: number
  /** To the minute or so. */
  seen_at: number
  expires_at: number
}

/** What a write came to, by the key its sender gave it. */
export interface WebActionRow {
  person_id: number
  key: string
  /** SHA-256 of method, path and body: the key may not be used again for something else. */
  request_hash: string
  /** The HTTP status that was answered. */
  status: number
  /** The body that was answered, as JSON. */
  answer: string
  created_at: number
}

export interface PushSubscriptionRow {
  id: Generated<number>
  person_id: number
  session_id: number
  /** Where the browser's push service takes messages for it. */
  endpoint: string
  /** The browser's public key, base64url. */
  p256dh: string
  /** The secret shared with the browser, base64url. */
  auth: string
  created_at: number
  /** In a row. */
  failures: Generated<number>
}

export interface PushJobRow {
  id: Generated<number>
  subscription_id: number
  /** Of the event that is told, as in inbox.external_id: it is pushed once to each browser. */
  event_id: string
  payload: string
  urgency: 'normal' | 'high'
  state: Generated<'waiting' | 'done' | 'failed'>
  attempts: Generated<number>
  next_attempt_at: number
  expires_at: number
  problem: string | null
  created_at: number
  settled_at: number | null
}

export interface ServerKeyRow {
  name: string
  value: string
  created_at: number
}
