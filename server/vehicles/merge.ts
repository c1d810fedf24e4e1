import type { Tx } from '../db/open.ts'
import { documentsOf } from '../documents/documents.ts'
import { supersede } from '../documents/doubts.ts'
import { refuse } from './refusals.ts'
import { type OwnedVehicle, vehiclesOf } from './vehicles.ts'

/**
 * After two rows have become one human: what both had registered is one vehicle. The strongest word on it counts, so
 * that nobody gets rid of a suspension by a second number; rides, trips, papers and the choice of it follow.
 */
export function joinTwins(tx: Tx, personId: number, now: number): void {
  const own = vehiclesOf(tx, personId)
  for (const plate of new Set(own.map((vehicle) => vehicle.plate))) {
    const twins = own.filter((vehicle) => vehicle.plate === plate).sort(strongest)
    const [kept, ...others] = twins
    if (kept === undefined || others.length === 0) continue
    for (const other of others) join(tx, kept, other)
    if (twins.some(({ state }) => state === 'rejected' || state === 'suspended')) {
      refuse(tx, { plates: [plate], personId }, now)
    }
    const waiting = documentsOf(tx, personId, ['submitted']).filter(({ vehicle_id: id }) => id === kept.id)
    const newest = waiting.at(-1)
    if (newest !== undefined) supersede(tx, newest, now)
  }
}

function join(tx: Tx, kept: OwnedVehicle, other: OwnedVehicle): void {
  for (const { name, column } of tx.all<{ name: string; column: string }>(referencesToVehicles)) {
    tx.run(`update ${name} set ${column} = ? where ${column} = ?`, kept.id, other.id)
  }
  // Once it is restored, it may drive for as long as the other one could.
  if (kept.state === 'suspended' && other.state === 'active') {
    tx.run(
      `update vehicle set insured_from = other.insured_from, insured_until = other.insured_until,
           verified_at = other.verified_at, verified_by = other.verified_by, document_id = other.document_id
         from vehicle as other
         where vehicle.id = ?1 and other.id = ?2 and other.insured_until > coalesce(vehicle.insured_until, 0)`,
      kept.id,
      other.id,
    )
  }
  tx.run('delete from vehicle where id = ?', other.id)
}

const strongest = (a: OwnedVehicle, b: OwnedVehicle): number =>
  strength.indexOf(a.state) - strength.indexOf(b.state) ||
  (b.verified_at ?? 0) - (a.verified_at ?? 0) ||
  b.id - a.id

/** Beside an active one another was rejected because the first was theirs too, and then they were two. */
const strength: readonly OwnedVehicle['state'][] = ['suspended', 'active', 'rejected', 'pending']

const referencesToVehicles = `select m.name as name, f."from" as "column"
  from sqlite_schema m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = 'vehicle'`
