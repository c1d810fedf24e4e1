import { offlineDb, type StoredShare } from './db.ts'

export type Share = StoredShare & { id: number }

/**
 * Keeps what was shared until a page has used it; gives its number, or undefined where it is more than a phone is asked
 * to hold. Also called by the service worker. `personId`: who is signed in, null for nobody.
 */
export async function keepShare(
  shared: Pick<StoredShare, 'title' | 'text' | 'url' | 'files'>,
  personId: number | null,
): Promise<number | undefined> {
  const files = shared.files.slice(0, mostFiles)
  if (files.some(({ size }) => size > mostBytes)) return undefined
  const [title, text, url] = [shared.title, shared.text, shared.url].map((words) =>
    words.slice(0, mostCharacters),
  )
  const db = await offlineDb()
  const now = Date.now()
  const tx = db.transaction('shared', 'readwrite')
  const kept = (await tx.store.getAll()) as Share[]
  const old = kept.filter(({ sharedAt }, at) => sharedAt < now - keptMs || at <= kept.length - mostShares)
  for (const { id } of old) await tx.store.delete(id)
  const made = { title: title ?? '', text: text ?? '', url: url ?? '', files, personId, sharedAt: now }
  const id = await tx.store.add(made)
  await tx.done
  return id
}

/**
 * What this person shared. What was shared while nobody was signed in belongs to whoever signs in within the hour, and
 * to nobody else any more.
 */
export async function sharedById(id: number, personId: number | null): Promise<Share | undefined> {
  const tx = (await offlineDb()).transaction('shared', 'readwrite')
  const share = (await tx.store.get(id)) as Share | undefined
  const isOpen = share !== undefined && isOf(share, personId, Date.now())
  if (isOpen && share.personId !== personId) await tx.store.put({ ...share, personId })
  await tx.done
  return isOpen ? share : undefined
}

export async function dropShare(id: number): Promise<void> {
  await (await offlineDb()).delete('shared', id)
}

/** Whoever has the phone next finds nothing that others shared. */
export async function forgetSharesOfOthers(personId: number | null): Promise<void> {
  const now = Date.now()
  const tx = (await offlineDb()).transaction('shared', 'readwrite')
  for await (const cursor of tx.store) {
    if (!isOf(cursor.value, personId, now)) await cursor.delete()
  }
  await tx.done
}

/** A share of an older version has no person: it is nobody's. */
const isOf = ({ personId: owner, sharedAt }: StoredShare, personId: number | null, now: number): boolean =>
  owner === personId || (owner === null && sharedAt > now - ownerlessMs)

const keptMs = 86_400_000
const ownerlessMs = 3_600_000
const mostFiles = 5
const mostBytes = 16 * 1024 * 1024
const mostShares = 10
const mostCharacters = 20_000
