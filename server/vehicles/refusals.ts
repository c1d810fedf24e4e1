import type { Reader, Tx } from '../db/open.ts'

/** What a refusal is about. */
export interface Refused {
  plates?: readonly string[]
  personId?: number
  /** Hashes of files. */
  files?: readonly string[]
}

/**
 * An operator has refused or suspended something: from now on papers alone let nobody drive with that plate, with that
 * file, or this person with anything, whatever becomes of the rows it was about. A plate that somebody else drives with
 * is not theirs to lose.
 */
export function refuse(tx: Tx, { plates = [], personId, files = [] }: Refused, now: number): void {
  for (const plate of plates) {
    tx.run(
      `insert or ignore into refusal (plate, created_at) select ?1, ?2 where not exists
         (select 1 from vehicle where plate = ?1 and state = 'active' and person_id is not ?3)`,
      plate,
      now,
      personId ?? null,
    )
  }
  for (const sha256 of files) {
    tx.run('insert or ignore into refusal (sha256, created_at) values (?, ?)', sha256, now)
  }
  if (personId !== undefined) {
    tx.run('insert or ignore into refusal (person_id, created_at) values (?, ?)', personId, now)
  }
}

/** An operator has looked and let it pass. */
export function lift(tx: Tx, { plates = [], personId, files = [] }: Refused): void {
  for (const plate of plates) tx.run('delete from refusal where plate = ?', plate)
  for (const sha256 of files) tx.run('delete from refusal where sha256 = ?', sha256)
  if (personId !== undefined) tx.run('delete from refusal where person_id = ?', personId)
}

export const isRefused = (from: Tx | Reader, { plates = [], personId, files = [] }: Refused): boolean =>
  from.get(
    `select 1 from refusal where plate in (select value from json_each(?1)) or person_id = ?2
       or sha256 in (select value from json_each(?3))`,
    JSON.stringify(plates),
    personId ?? null,
    JSON.stringify(files),
  ) !== undefined

/** The files that a vehicle's papers came in, but for those that were rejected: each of these stands for itself. */
export const filesOfVehicle = (from: Tx | Reader, vehicleId: number): string[] =>
  from
    .all<{ sha256: string }>(
      `select distinct media_file.sha256 from document indexed by document_vehicle
         join media_file on media_file.id = document.file_id
         where document.vehicle_id = ? and document.state <> 'rejected'`,
      vehicleId,
    )
    .map(({ sha256 }) => sha256)

export const filesOfDocument = (from: Tx | Reader, fileId: number | null): string[] =>
  from
    .all<{ sha256: string }>('select sha256 from media_file where id = ?', fileId)
    .map(({ sha256 }) => sha256)
