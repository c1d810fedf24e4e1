import type { Db } from '../db/open.ts'
import { forgetInSlices } from '../db/slices.ts'
import { forgetFiles, forgetOrphans } from '../media/files.ts'
import type { MediaStore } from '../media/store.ts'

/**
 * Forgets what papers of vehicles are no longer needed for, as docs/PRIVACY.md tells: first it is said when each
 * picture goes, then the pictures that are due go with the lines cut out of them, then the rows. Returns how many.
 */
export async function forgetDocuments(db: Db, store: MediaStore, now: number): Promise<number> {
  await setDeadlines(db, now)
  const files = await forgetFiles(db, store, now)
  await forgetCrops(db)
  const rows = await forgetRows(db, now)
  return files + rows + (await forgetOrphans(db, store, now))
}

/** A deadline moves with the insurance; one by the person's own wish stands, and one that begins when the vehicle is gone is set once and stays. */
function setDeadlines(db: Db, now: number): Promise<number> {
  const byThen = (days: number) =>
    `min(coalesce(media_file.forget_at, ${now + days * dayMs}), ${now + days * dayMs})`
  const deadline = `case
    when document.state = 'discarded' and media_file.forget_at <= document.settled_at then media_file.forget_at
    when document.state in ('failed', 'discarded', 'rejected')
      then coalesce(document.settled_at, document.created_at) + ${7 * dayMs}
    when document.state in ('approved', 'submitted') and vehicle.state = 'removed' then ${byThen(30)}
    when document.state = 'approved' and vehicle.document_id = document.id then vehicle.insured_until + ${90 * dayMs}
    when document.state = 'approved' then ${byThen(90)}
    when document.state = 'review' then coalesce(document.read_at, document.created_at) + ${30 * dayMs}
    end`
  return forgetInSlices(
    db,
    {
      table: 'document',
      column: 'created_at',
      before: Number.MAX_SAFE_INTEGER,
      where: 'file_id is not null',
    },
    (tx, ids) => {
      tx.run(
        `update media_file set forget_at = new.deadline
           from (select document.file_id, ${deadline} as deadline from document
             join media_file on media_file.id = document.file_id
             left join vehicle on vehicle.id = document.vehicle_id
             where document.id in (select value from json_each(?))) as new
           where media_file.id = new.file_id and media_file.forget_at is not new.deadline`,
        JSON.stringify(ids),
      )
      return 0
    },
  )
}

/** A picture of a line goes with the picture it was cut out of. */
const forgetCrops = (db: Db): Promise<number> =>
  forgetInSlices(
    db,
    {
      table: 'document',
      column: 'created_at',
      before: Number.MAX_SAFE_INTEGER,
      where: `file_id is null and exists
        (select 1 from document_field where document_id = document.id and crop is not null)`,
    },
    (tx, ids) =>
      tx.run(
        'update document_field set crop = null where document_id in (select value from json_each(?))',
        JSON.stringify(ids),
      ).changes,
  )

/** What came to nothing, and what no vehicle has (any more). The newest stays: its number is the id of an event. */
const forgetRows = (db: Db, now: number): Promise<number> =>
  forgetInSlices(
    db,
    {
      table: 'document',
      column: 'created_at',
      before: Number.MAX_SAFE_INTEGER,
      where: `id < (select max(id) from document) and file_id is null and case
        when state in ('failed', 'discarded', 'rejected')
          then coalesce(settled_at, created_at) < ${now - 30 * dayMs}
        when state = 'review' then coalesce(read_at, created_at) < ${now - 30 * dayMs}
        when state in ('approved', 'submitted')
          then not exists (select 1 from vehicle where document_id = document.id and state <> 'removed')
            and not (state = 'submitted' and coalesce(
              (select state from vehicle where vehicle.id = document.vehicle_id), '') <> 'removed')
        end`,
    },
    (tx, ids) =>
      tx.run('delete from document where id in (select value from json_each(?))', JSON.stringify(ids))
        .changes,
  )

const dayMs = 86_400_000
