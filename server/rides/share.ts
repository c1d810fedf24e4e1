import { randomBytes } from 'node:crypto'
import type { Tx } from '../db/open.ts'
import { record } from './change.ts'
import type { Doer, Moment } from './moment.ts'
import type { Ride } from './ride.ts'

/** Where that page is; the key to one ride follows. */
export const sharedPath = '/trip'

/** The page on which outsiders follow the ride; the address is the key to it, so it cannot be guessed. */
export function shareUrlOf(tx: Tx, ride: Ride, publicUrl: string, doer: Doer, moment: Moment): string {
  const token = ride.share_token ?? newToken()
  if (ride.share_token === null) {
    tx.run('update ride set share_token = ? where id = ?', token, ride.id)
    record(tx, ride, { ...doer, what: 'shared' }, moment)
  }
  return `${publicUrl.replace(/\/+$/, '')}${sharedPath}/${token}`
}

const newToken = (): string => randomBytes(16).toString('base64url')
