import type { Reader, Tx } from '../db/open.ts'

export interface TrustedContact {
  /** E.164 digits without the plus. */
  phone: string
  name: string | null
}

/** Who is written to when this person calls for help. */
export const trustedContactOf = (from: Reader | Tx, personId: number): TrustedContact | undefined =>
  from.get<TrustedContact>('select phone, name from trusted_contact where person_id = ?', personId)

/** Null forgets it. */
export function setTrustedContact(
  tx: Tx,
  personId: number,
  contact: TrustedContact | null,
  now: number,
): void {
  if (contact === null) tx.run('delete from trusted_contact where person_id = ?', personId)
  else {
    tx.run(
      `insert into trusted_contact (person_id, phone, name, updated_at) values (?, ?, ?, ?)
         on conflict (person_id) do update set
           phone = excluded.phone, name = excluded.name, updated_at = excluded.updated_at`,
      personId,
      contact.phone,
      contact.name,
      now,
    )
  }
}
