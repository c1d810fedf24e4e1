import type { Tx } from '../db/open.ts'

/** People 1 to `count`, each with a verified vehicle of the same number. */
export function somePeople(tx: Tx, count: number, insuredUntil = 10_000_000): void {
  for (let id = 1; id <= count; id += 1) {
    tx.run('insert into person (id, wa_id, first_seen_at) values (?, ?, 1)', id, `2507${id}`)
    tx.run(
      `insert into vehicle (id, person_id, type, plate, state, insured_until, verified_at, verified_by, created_at)
         values (?1, ?1, 'moto', ?2, 'active', ?3, 1, 'a test', 1)`,
      id,
      `RA${String(id).padStart(3, '0')}A`,
      insuredUntil,
    )
  }
}
