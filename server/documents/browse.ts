import type { Reader, Tx } from '../db/open.ts'
import type { DocumentFieldRow, MediaFileRow } from '../db/schema-documents.ts'
import type { VehicleRow } from '../db/schema-mobility.ts'
import type { Language } from '../i18n/languages.ts'
import { type OwnedVehicle, vehicleById } from '../vehicles/vehicles.ts'
import { type Document, type DocumentField, documentById } from './documents.ts'

/** What lists of vehicles can be narrowed to. */
export type SeenState = 'pending' | 'active' | 'expired' | 'rejected' | 'suspended'

/** A vehicle as the operator sees one. */
export interface SeenVehicle extends Omit<OwnedVehicle, 'state'> {
  state: OwnedVehicle['state']
  name: string | null
  phone: string | null
  /** Since when somebody waits for the operator's word on it; null when nobody does. */
  waitingSince: number | null
  /** What waits, or else the newest of its papers. */
  paper: Document | undefined
}

export interface VehicleFilter {
  people?: number[] | undefined
  /** Only those on which the operator must decide, who has waited longest first. */
  isWaiting?: boolean
  /** Only those whose insurance ends between now and then, the soonest first. */
  endsBefore?: number | undefined
  state?: SeenState | undefined
  now: number
  limit: number
}

/** Vehicles that are somebody's; the newest last where nothing else says an order. */
export function vehiclesMatching(read: Reader, filter: VehicleFilter): SeenVehicle[] {
  const { people, isWaiting = false, endsBefore, state, now, limit } = filter
  const order = isWaiting ? 'waitingSince, v.id' : endsBefore !== undefined ? 'v.insured_until, v.id' : null
  const rows = read.all<Omit<SeenVehicle, 'paper'>>(
    `select v.*, p.name, p.phone,
         coalesce(w.since, case when v.state = 'pending' then v.created_at end) as waitingSince
       from vehicle v join person p on p.id = v.person_id
       left join (select vehicle_id, min(settled_at) as since from document
         where state = 'submitted' and vehicle_id is not null group by vehicle_id) w on w.vehicle_id = v.id
       where v.state <> 'removed' and ${states[state ?? 'all']}
         and (?1 is null or v.person_id in (select value from json_each(?1)))
         and (?2 = 0 or waitingSince is not null)
         and (?3 is null or (v.state = 'active' and v.insured_until > ?4 and v.insured_until <= ?3))
       order by ${order ?? 'v.id desc'} limit ?5`,
    people === undefined ? null : JSON.stringify(people),
    isWaiting ? 1 : 0,
    endsBefore ?? null,
    now,
    limit,
  )
  const found = order === null ? rows.reverse() : rows
  return found.map((row) => {
    const papers = papersOfVehicle(read, row.id)
    return { ...row, paper: papers.find(({ state }) => state === 'submitted') ?? papers.at(-1) }
  })
}

/** How many vehicles wait for the operator's word, and since when the first: those that vehiclesMatching() finds. */
export function waitingForOperator(read: Reader): { count: number; since: number | null } {
  const found = read.get<{ count: number; since: number | null }>(
    `select count(*) as count, min(since) as since from (
       select min(settled_at) as since from document indexed by document_open join vehicle on vehicle.id = vehicle_id
         where document.state in ('waiting', 'submitted') and document.state = 'submitted'
           and vehicle.state <> 'removed' group by vehicle_id
       union all
       select created_at from vehicle where state = 'pending' and not exists (
         select 1 from document where vehicle_id = vehicle.id and document.state = 'submitted'))`,
  )
  return found ?? { count: 0, since: null }
}

/** All papers ever sent for a vehicle, the oldest first. */
export const papersOfVehicle = (read: Tx | Reader, vehicleId: number): Document[] =>
  read.all<Document>('select * from document where vehicle_id = ? order by id', vehicleId)

/** Everything that is kept of one paper, and of what it belongs to. */
export interface SeenPaper {
  document: Document
  person: { id: number; name: string | null; phone: string | null; language: Language | null }
  vehicle: (Omit<VehicleRow, 'id'> & { id: number }) | undefined
  /** The vehicle's other papers, the oldest first. */
  others: Document[]
  /** In the order in which they are printed. */
  fields: DocumentField[]
  /** Undefined once it has been deleted, which is long before the facts are. */
  file: Pick<MediaFileRow, 'sha256' | 'mime' | 'bytes'> | undefined
}

export function paperById(read: Reader, id: number): SeenPaper | undefined {
  const document = documentById(read, id)
  if (document === undefined) return undefined
  const person = read.get<SeenPaper['person']>(
    'select id, name, phone, language from person where id = ?',
    document.person_id,
  )
  const { vehicle_id } = document
  return {
    document,
    person: person ?? { id: document.person_id, name: null, phone: null, language: null },
    vehicle: vehicle_id === null ? undefined : vehicleById(read, vehicle_id),
    others: vehicle_id === null ? [] : papersOfVehicle(read, vehicle_id).filter((other) => other.id !== id),
    fields: read.all<DocumentField & DocumentFieldRow>(
      'select * from document_field where document_id = ? order by rowid',
      id,
    ),
    file: read.get('select sha256, mime, bytes from media_file where id = ?', document.file_id),
  }
}

const states: Record<SeenState | 'all', string> = {
  all: 'true',
  pending: `v.state = 'pending'`,
  active: `v.state = 'active' and v.insured_until > ?4`,
  expired: `v.state = 'active' and coalesce(v.insured_until, 0) <= ?4`,
  rejected: `v.state = 'rejected'`,
  suspended: `v.state = 'suspended'`,
}
