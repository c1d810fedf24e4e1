import type { Reader, Tx } from '../db/open.ts'
import { personById } from '../people/people.ts'
import { defaultOf } from '../qr/code.ts'
import { parsePayee } from '../qr/payee.ts'

/** The digits by which a driver is paid: what they chose for their QR codes, else their own number. */
export function payeeOf(from: Tx | Reader, driverId: number): string | null {
  const chosen = defaultOf(from, driverId)?.payee
  if (chosen !== undefined) return chosen.value
  const phone = personById(from, driverId)?.phone
  const own = phone == null ? undefined : parsePayee(`+${phone}`)
  return own?.ok && own.value.kind === 'phone' ? own.value.value : null
}
