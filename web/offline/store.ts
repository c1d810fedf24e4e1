import { offlineDb } from './db.ts'

/** The last known answer of a read, and when it was given; for whoever it was given to, and nobody else. */
export async function recall(
  personId: number,
  key: string,
): Promise<{ value: unknown; at: number } | undefined> {
  const stored = await (await offlineDb()).get('answers', [personId, key])
  return stored && { value: stored.value, at: stored.storedAt }
}

/** Keeps something to be shown without a network: plain data, as it comes out of JSON. */
export async function remember(personId: number, key: string, value: unknown): Promise<void> {
  await (await offlineDb()).put('answers', { personId, key, value, storedAt: Date.now() })
}

/** Where offline support was switched off. */
export async function forgetAllAnswers(): Promise<void> {
  await (await offlineDb()).clear('answers')
}

/** Nothing stays to be read by whoever has the phone next. What was not sent yet stays for its owner. */
export async function forgetAnswersOfOthers(personId: number | null): Promise<void> {
  const tx = (await offlineDb()).transaction('answers', 'readwrite')
  for await (const cursor of tx.store) {
    if (cursor.value.personId !== personId) await cursor.delete()
  }
  await tx.done
}
