import type { Db } from '../../server/db/open.ts'
import type { DocumentFieldRow, DocumentState } from '../../server/db/schema-documents.ts'
import { addDocument } from '../../server/documents/documents.ts'
import { FolderStore } from '../../server/media/store.ts'
import { specimenJpeg, specimenPdf } from '../../server/ocr/specimen.ts'
import { shownPlate } from '../../server/vehicles/plate.ts'
import { claimVehicle, vehiclesOf } from '../../server/vehicles/vehicles.ts'

export interface PaperPlan {
  personId: number
  plate: string
  state?: DocumentState
  submittedAt?: number
  file?: 'jpeg' | 'pdf' | 'none'
  /** Of a year from now unless told. */
  validTo?: string
  validFrom?: string
}

/** A paper as it stands once the driver has answered what was asked; returns its number. */
export async function addPaper(db: Db, mediaDir: string, plan: Partial<PaperPlan>): Promise<number> {
  const { personId = 0, plate = 'RAD123C', state = 'submitted', file = 'jpeg' } = plan
  const now = Date.now()
  const { submittedAt = now, validFrom = dayIn(-10), validTo = dayIn(300) } = plan
  const bytes = file === 'none' ? undefined : await (file === 'pdf' ? specimenPdf() : specimenJpeg())
  const crop = await specimenJpeg({ width: 200, height: 60 })
  const store = new FolderStore(mediaDir)
  await store.open()
  const sha256 = bytes === undefined ? '' : await store.put(bytes, async (hash) => hash)
  return db.write((tx) => {
    const claimed = claimVehicle(tx, { personId, type: 'cab', plate }, now)
    const vehicleId =
      'id' in claimed ? claimed.id : (vehiclesOf(tx, personId).find((own) => own.plate === plate)?.id ?? null)
    const about = {
      personId,
      vehicleId,
      vehicleType: 'cab',
      source: 'whatsapp',
      correlationId: 'c1',
    } as const
    const id = addDocument(tx, about, now)
    const fileId =
      bytes === undefined
        ? null
        : Number(
            tx.run(
              'insert into media_file (person_id, sha256, mime, bytes, created_at) values (?, ?, ?, ?, ?)',
              personId,
              sha256,
              file === 'pdf' ? 'application/pdf' : 'image/jpeg',
              bytes.length,
              now,
            ).lastInsertRowid,
          )
    tx.run(
      `update document set state = ?, kind = 'insurance', read_ms = 1234, read_at = ?, settled_at = ?, file_id = ?
         where id = ?`,
      state,
      submittedAt,
      submittedAt,
      fileId,
      id,
    )
    for (const field of fieldsOf(shownPlate(plate), validFrom, validTo)) {
      tx.run(
        `insert into document_field (document_id, name, read_value, confidence, value, source, asked, crop)
           values (?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        field.name,
        field.read_value,
        field.confidence,
        field.value,
        field.source,
        field.source === 'read' ? 0 : 1,
        field.name === 'plate' ? crop : null,
      )
    }
    return id
  })
}

type Given = Pick<DocumentFieldRow, 'name' | 'read_value' | 'confidence' | 'value' | 'source'>

const fieldsOf = (plate: string, from: string, to: string): Given[] => [
  { name: 'plate', read_value: plate, confidence: 0.97, value: plate, source: 'read' },
  { name: 'insurer', read_value: 'RADIANT', confidence: 0.7, value: 'RADIANT', source: 'confirmed' },
  {
    name: 'policy_number',
    read_value: 'RAD/<script>',
    confidence: 0.9,
    value: 'RAD/<script>',
    source: 'read',
  },
  { name: 'valid_from', read_value: from, confidence: 0.99, value: from, source: 'read' },
  { name: 'valid_to', read_value: '2020-01-01', confidence: 0.6, value: to, source: 'corrected' },
  { name: 'chassis', read_value: 'JT0', confidence: 0.4, value: null, source: null },
]

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
