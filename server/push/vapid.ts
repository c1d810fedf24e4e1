import webPush from 'web-push'
import type { Db, Reader } from '../db/open.ts'

/** By which push services know this server (RFC 8292). Browsers subscribe to the public one and to no other. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/** Made at the first need and kept for ever: with other keys every browser would have to subscribe anew. */
export async function vapidKeys(db: Db, now: number): Promise<VapidKeys> {
  const kept = keptKeys(db.read)
  if (kept !== undefined) return kept
  const made = JSON.stringify(webPush.generateVAPIDKeys())
  await db.write((tx) =>
    tx.run(
      'insert into server_key (name, value, created_at) values (?, ?, ?) on conflict (name) do nothing',
      keyName,
      made,
      now,
    ),
  )
  const keys = keptKeys(db.read)
  if (keys === undefined) throw new Error('the keys for push messages could not be kept')
  return keys
}

function keptKeys(read: Reader): VapidKeys | undefined {
  const row = read.get<{ value: string }>('select value from server_key where name = ?', keyName)
  return row && (JSON.parse(row.value) as VapidKeys)
}

/** Whom a push service writes to when something is wrong; Apple demands one that exists. */
export const vapidSubject = (by: {
  contactEmail?: string | undefined
  publicUrl?: string | undefined
}): string =>
  by.contactEmail !== undefined
    ? `mailto:${by.contactEmail}`
    : by.publicUrl?.startsWith('https:')
      ? by.publicUrl
      : 'https://inzira.invalid'

const keyName = 'vapid'
