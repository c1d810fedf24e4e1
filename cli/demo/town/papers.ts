import type { Tx } from '../../../server/db/open.ts'
import { addDocument } from '../../../server/documents/documents.ts'
import type { FieldName } from '../../../server/ocr/document.ts'
import { dateOf, localTime } from '../../../server/trips/days.ts'
import { shownPlate } from '../../../server/vehicles/plate.ts'
import type { Citizen } from './roster.ts'

/**
 * The certificate that a driver of the town sent in an earlier life: what was read from it is there, the picture has
 * been deleted since. The vehicle's insurance is taken from it.
 */
export function addApprovedPaper(
  tx: Tx,
  citizen: Citizen,
  { personId, vehicleId, insuredUntil }: { personId: number; vehicleId: number; insuredUntil: number },
): void {
  const { vehicleType, plate, name, seats } = citizen
  const insuredFrom = insuredUntil - yearMs
  const sentAt = insuredFrom + dayMs / 2
  const about = { personId, vehicleId, vehicleType, source: 'whatsapp', correlationId: 'demo' } as const
  const id = addDocument(tx, about, sentAt)
  tx.run(
    `update document set state = 'approved', attempts = 1, kind = 'insurance', read_ms = ?, read_at = ?,
       settled_at = ?, decided_by = 'demo' where id = ?`,
    900 + (Number(plate.replace(/\D/g, '')) % 400),
    sentAt,
    sentAt,
    id,
  )
  const values: [FieldName, string][] = [
    ['plate', shownPlate(plate)],
    ['insurer', insurers[Number(plate.replace(/\D/g, '')) % insurers.length] ?? 'RADIANT'],
    [
      'policy_number',
      `MOT/${day(insuredFrom).slice(0, 4)}/${String(Bun.hash.crc32(plate) % 1_000_000).padStart(6, '0')}`,
    ],
    ['valid_from', day(insuredFrom)],
    ['valid_to', day(insuredUntil - 1)],
    ['owner_name', name],
    ['seats', String(seats)],
  ]
  for (const [field, value] of values) {
    tx.run(
      `insert into document_field (document_id, name, read_value, confidence, value, source, settled_at)
         values (?, ?, ?, 0.95, ?, 'read', ?)`,
      id,
      field,
      value,
      value,
      sentAt,
    )
  }
  tx.run('update vehicle set document_id = ?, insured_from = ? where id = ?', id, insuredFrom, vehicleId)
}

function day(at: number): string {
  const { year, month, date } = dateOf(localTime(at, kigali).day)
  return [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
}

const insurers = ['RADIANT', 'SANLAM', 'SONARWA', 'PRIME', 'BK', 'MAYFAIR', 'BRITAM']
const kigali = 'Africa/Kigali'
const dayMs = 86_400_000
const yearMs = 365 * dayMs
