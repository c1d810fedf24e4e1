import type { Tx } from '../../db/open.ts'
import { documentsOf } from '../../documents/documents.ts'
import { attachFile, failDocument } from '../../documents/intake.ts'
import { keepReading } from '../../documents/reading.ts'
import * as standing from '../../drivers/standing.ts'
import type { DocumentKind, FieldName } from '../../ocr/document.ts'
import { instantOf, localTime } from '../../trips/days.ts'
import { readPlate } from '../../vehicles/plate.ts'
import { type Vehicle, vehiclesByPlate } from '../../vehicles/vehicles.ts'
import type { Incoming } from '../incoming.ts'
import type { Cast, Transcript } from '../testing.ts'

export const tz = 'Africa/Kigali'

/** The test's clock begins on Sunday 22 November 2026 at 10:00 in Kigali. */
export const lastDay = (c: Cast, days: number): number =>
  instantOf(localTime(c.clock.now(), tz).day + days + 1, 0, tz)

let changes = 0
/** The operator does something, and whoever must hear of it does. */
export async function operator<T>(c: Cast, act: (tx: Tx, change: standing.Change) => T): Promise<T> {
  const done = await c.db.write((tx) =>
    act(tx, { now: c.clock.now(), correlationId: `operator-${++changes}`, wake() {} }),
  )
  await c.settles()
  return done
}

export const vehicle = (c: Cast, typed: string): Vehicle => {
  const read = readPlate(typed)
  const [found] = read.is === 'plate' ? vehiclesByPlate(c.db.read, read.plate) : []
  if (found === undefined) throw new Error(`there is no vehicle ${typed}`)
  return found
}

/** Without any paper. */
export async function registers(p: Transcript, plate: string, type = 'Cab'): Promise<void> {
  await p.sends({ kind: 'choice', id: 'vehicles!list!', title: 'My vehicles' })
  if ((await p.conversation()).step === 'list') await p.taps('Add a vehicle')
  await p.taps(type)
  await p.taps('No paper at hand')
  await p.says(plate)
}

export const verifies = (c: Cast, plate: string, days = 100): Promise<boolean> =>
  operator(c, (tx, change) =>
    standing.verify(tx, vehicle(c, plate), { insuredUntil: lastDay(c, days), by: 'operator' }, change),
  )

export async function driver(c: Cast, plate = 'RAD 123 C', days = 100): Promise<Transcript> {
  const p = await c.person({ name: 'Jean' })
  await registers(p, plate)
  await verifies(c, plate, days)
  return p
}

let files = 0
/** A file of its own each time, unless it is named. */
export const photo = (mediaId = `P${++files}`): Incoming & { kind: 'media' } => ({
  kind: 'media',
  media: 'image',
  mediaId,
  mime: 'image/jpeg',
  sha256: new Bun.CryptoHasher('sha256').update(mediaId).digest('base64'),
})

export const pdf = (mediaId?: string): Incoming & { kind: 'media' } => ({
  ...photo(mediaId),
  media: 'document',
  mime: 'application/pdf',
  filename: 'certificate.pdf',
})

/** What is read from a certificate: a value that is sure, or one with its confidence. */
export type Reading = Partial<Record<FieldName, string | [value: string, confidence: number]>>

/** As a clean certificate of a cab is read. */
export const clean: Reading = {
  plate: 'RAD 123 C',
  insurer: 'SANLAM',
  policy_number: 'MV/0743/2026',
  valid_from: '2026-11-20',
  valid_to: '2027-11-19',
  make: 'TOYOTA',
  model: 'COROLLA',
  seats: '5',
}

/** Somebody's oldest file that is on its way arrives and is read so; whoever must hear of it does. */
export async function reads(
  p: Transcript,
  reading: Reading = clean,
  { kind = 'insurance' as DocumentKind, crops = true } = {},
): Promise<number> {
  const id = await arrives(p)
  const now = p.clock.now()
  await p.db.write((tx) => {
    const fields = Object.entries(reading).map(([name, given]) => {
      const [value, confidence] = typeof given === 'string' ? [given, 0.97] : given
      return [name, { value, confidence }]
    })
    const document = { kind, fields: Object.fromEntries(fields) }
    const lines = crops ? Object.keys(reading).map((name) => [name, new Uint8Array([255, 216])]) : []
    return keepReading(tx, id, { document, crops: Object.fromEntries(lines), readMs: 900 }, now)
  })
  await p.cast.settles(p.personId)
  return id
}

/** Somebody's oldest file that is on its way cannot be had or read. */
export async function fails(p: Transcript, problem: string): Promise<number> {
  const id = await arrives(p)
  await p.db.write((tx) => failDocument(tx, id, problem, p.clock.now()))
  await p.cast.settles(p.personId)
  return id
}

/** The bytes of the oldest are here. */
async function arrives({ db, personId, clock }: Transcript): Promise<number> {
  const [document] = documentsOf(db.read, personId, ['fetching', 'waiting'])
  if (document === undefined) throw new Error('no file is on its way')
  const file = { personId, sha256: String(document.id).padStart(64, '0'), mime: 'image/jpeg', bytes: 1000 }
  await db.write((tx) => attachFile(tx, document.id, file, clock.now()))
  return document.id
}
