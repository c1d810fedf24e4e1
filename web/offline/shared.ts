import { offlineDb, type StoredShare } from './db.ts'

export type Share = StoredShare & { id: number }

/** Keeps what was shared until a page has used it; gives its number. Also called by the service worker. */
export async function keepShare(
  shared: Pick<StoredShare, 'title' | 'text' | 'url' | 'files'>,
): Promise<number> {
  const db = await offlineDb()
  const now = Date.now()
  for (const old of await db.getAll('shared')) {
    if (old.id !== undefined && old.sharedAt < now - keptMs) await db.delete('shared', old.id)
  }
  return db.add('shared', { ...shared, sharedAt: now })
}

export async function sharedById(id: number): Promise<Share | undefined> {
  return (await (await offlineDb()).get('shared', id)) as Share | undefined
}

/** A file that was handed over to another page, such as /vehicles?shared=3; it stays until `dropShare`. */
export async function sharedFile(id: number): Promise<File | undefined> {
  return (await sharedById(id))?.files[0]
}

export async function dropShare(id: number): Promise<void> {
  await (await offlineDb()).delete('shared', id)
}

const keptMs = 86_400_000
