import type { Db, Reader, Tx } from '../db/open.ts'
import type { MediaFileRow } from '../db/schema-documents.ts'
import type { MediaStore } from './store.ts'

export type MediaFile = Omit<MediaFileRow, 'id'> & { id: number }

/** Whose file it is; to be written while the store holds its bytes, in the `name` of put(). */
export function keepFile(
  tx: Tx,
  file: Pick<MediaFile, 'person_id' | 'sha256' | 'mime' | 'bytes'>,
  now: number,
): number {
  const { lastInsertRowid } = tx.run(
    'insert into media_file (person_id, sha256, mime, bytes, created_at) values (?, ?, ?, ?, ?)',
    file.person_id,
    file.sha256,
    file.mime,
    file.bytes,
    now,
  )
  return Number(lastInsertRowid)
}

/** A file of theirs; undefined when it is gone or another one's. */
export const fileOf = (from: Tx | Reader, personId: number, id: number): MediaFile | undefined =>
  from.get<MediaFile>('select * from media_file where id = ? and person_id = ?', id, personId)

/** For the operator and for workers, who may see everybody's. */
export const fileById = (from: Tx | Reader, id: number): MediaFile | undefined =>
  from.get<MediaFile>('select * from media_file where id = ?', id)

/** A file of theirs with these very bytes. */
export const fileWithBytes = (from: Tx | Reader, personId: number, sha256: string): MediaFile | undefined =>
  from.get<MediaFile>('select * from media_file where person_id = ? and sha256 = ? limit 1', personId, sha256)

/** Forgets the files whose time has come, and deletes the bytes that nobody names any more. Returns how many. */
export async function forgetFiles(db: Db, store: MediaStore, now: number): Promise<number> {
  for (let forgotten = 0; ; ) {
    const due = db.read.all<{ id: number; sha256: string }>(
      `select id, sha256 from media_file indexed by media_file_forget
         where forget_at is not null and forget_at <= ? order by forget_at limit 50`,
      now,
    )
    if (due.length === 0) return forgotten
    const ids = JSON.stringify(due.map(({ id }) => id))
    await db.write((tx) =>
      tx.run(
        'delete from media_file where id in (select value from json_each(?)) and forget_at <= ?',
        ids,
        now,
      ),
    )
    for (const sha256 of new Set(due.map((file) => file.sha256))) await removeUnlessNamed(db, store, sha256)
    forgotten += due.length
  }
}

/**
 * Deletes what lies there and nobody names: a crash between the writing of a file and of its row leaves such, and
 * people who are erased. Not what is younger than a day: its row may be about to be written.
 */
export async function forgetOrphans(db: Db, store: MediaStore, now: number): Promise<number> {
  let forgotten = 0
  for await (const sha256 of store.putBefore(now - dayMs)) {
    if (await removeUnlessNamed(db, store, sha256)) forgotten += 1
  }
  return forgotten
}

const removeUnlessNamed = ({ read }: Db, store: MediaStore, sha256: string): Promise<boolean> =>
  store.remove(sha256, () => isFileNamed(read, sha256))

/** Whether these bytes are anybody's. */
export const isFileNamed = (from: Tx | Reader, sha256: string): boolean =>
  from.get('select 1 from media_file where sha256 = ? limit 1', sha256) !== undefined

/** How much of theirs is kept that came after that time. */
export const bytesKeptSince = (from: Tx | Reader, personId: number, since: number): number =>
  from.get<{ bytes: number }>(
    `select coalesce(sum(bytes), 0) as bytes from media_file indexed by media_file_person
       where person_id = ? and created_at > ?`,
    personId,
    since,
  )?.bytes ?? 0

const dayMs = 86_400_000
