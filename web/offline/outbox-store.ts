import { offlineDb, type StoredWrite } from './db.ts'

/** A write as it lies in the browser, with its place in the queue. */
export type QueuedWrite = StoredWrite & { id: number }

/** What a write was answered. */
export type Outcome =
  | { is: 'sent'; write: QueuedWrite; answer: unknown }
  | { is: 'refused'; write: QueuedWrite; problem: { status: number; code: string } }

interface SendOptions {
  now?: () => number
  /** Called after each answer that settles a write. */
  settled?: (outcome: Outcome) => void
}

/** All that waits or was refused, oldest first, of one person. */
export async function writesOf(personId: number): Promise<QueuedWrite[]> {
  const all = await (await offlineDb()).getAllFromIndex('outbox', 'person', personId)
  return (all as QueuedWrite[]).sort((a, b) => a.id - b.id)
}

export async function addWrite(write: StoredWrite): Promise<number> {
  return (await offlineDb()).add('outbox', write)
}

export async function removeWrite(id: number): Promise<void> {
  await (await offlineDb()).delete('outbox', id)
}

/** Lets a write go again at once, also one that was refused or is old by now. */
export async function retryWrite(id: number): Promise<void> {
  const tx = (await offlineDb()).transaction('outbox', 'readwrite')
  const write = await tx.store.get(id)
  if (write !== undefined) {
    const fresh = { state: 'waiting', problem: null, nextAttemptAt: 0, staleAt: null } as const
    await tx.store.put({ ...write, ...fresh })
  }
  await tx.done
}

/**
 * Sends what waits, in order, one at a time, and never from two places at once: another tab or the service worker that
 * is at it is waited for. Only what belongs to whoever the server says is signed in now. Resolves to the time at which
 * to try again, or to null when nothing waits.
 */
export function sendWrites(options: SendOptions = {}): Promise<number | null> {
  return navigator.locks.request('outbox', () => sendHoldingLock(options))
}

async function sendHoldingLock({ now = Date.now, settled }: SendOptions): Promise<number | null> {
  const personId = await whoIsSignedIn()
  if (personId === 'unreachable') return now() + retryAfterMs(0)
  if (personId === null) return null
  for (const write of await writesOf(personId)) {
    if (write.state !== 'waiting') continue
    if (write.staleAt !== null && write.staleAt < now()) {
      await keep({ ...write, state: 'stale' })
      continue
    }
    // What comes after it waits as well: it may build on it.
    if (write.nextAttemptAt > now()) return write.nextAttemptAt
    const outcome = await sendOne(write)
    if ('later' in outcome) {
      if (outcome.later === 'signed_out') return null
      const nextAttemptAt = now() + (outcome.later ?? retryAfterMs(write.attempts))
      await keep({ ...write, attempts: write.attempts + 1, nextAttemptAt })
      return nextAttemptAt
    }
    if (outcome.is === 'sent') await removeWrite(write.id)
    else await keep({ ...write, state: 'refused', problem: outcome.problem })
    settled?.(outcome)
  }
  return null
}

/** later: in so many milliseconds, or undefined where the server did not say. */
async function sendOne(write: QueuedWrite): Promise<Outcome | { later: number | 'signed_out' | undefined }> {
  let response: Response
  try {
    response = await fetch(write.path, requestOf(write))
  } catch (error) {
    if (isNetworkFault(error)) return { later: undefined }
    throw error
  }
  const { status } = response
  if (response.ok) return { is: 'sent', write, answer: await jsonOf(response) }
  if (status === 401) return { later: 'signed_out' }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    return { later: Number.isFinite(seconds) ? Math.max(seconds, 1) * 1000 : undefined }
  }
  return { is: 'refused', write, problem: { status, code: codeIn(await jsonOf(response)) } }
}

/** The same request however often it is made. */
export function requestOf(write: Pick<StoredWrite, 'method' | 'key' | 'body'>): RequestInit {
  const headers: Record<string, string> = { 'idempotency-key': write.key }
  const init: RequestInit = { method: write.method, headers, credentials: 'same-origin', cache: 'no-store' }
  if (write.body === null) return init
  if ('json' in write.body) {
    headers['content-type'] = 'application/json'
    return { ...init, body: JSON.stringify(write.body.json) }
  }
  const form = new FormData()
  for (const [name, value] of write.body.form) form.append(name, value)
  return { ...init, body: form }
}

/** fetch throws a TypeError when nothing came through, and an AbortError when it took too long. */
export const isNetworkFault = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof DOMException && error.name !== 'DataCloneError')

/** The server decides by its cookie for whom it does something, so it is asked, and not the page. */
async function whoIsSignedIn(): Promise<number | null | 'unreachable'> {
  try {
    const response = await fetch('/api/who', { credentials: 'same-origin', cache: 'no-store' })
    if (!response.ok) return 'unreachable'
    const who = (await jsonOf(response)) as { me?: { id?: unknown } | null } | null
    return typeof who?.me?.id === 'number' ? who.me.id : null
  } catch (error) {
    if (isNetworkFault(error)) return 'unreachable'
    throw error
  }
}

async function keep(write: QueuedWrite): Promise<void> {
  const tx = (await offlineDb()).transaction('outbox', 'readwrite')
  // Somebody may have discarded it meanwhile.
  if ((await tx.store.get(write.id)) !== undefined) await tx.store.put(write)
  await tx.done
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return text === '' ? null : JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function codeIn(answer: unknown): string {
  const code = answer !== null && typeof answer === 'object' && 'code' in answer ? answer.code : undefined
  return typeof code === 'string' ? code : 'request.invalid'
}

/** 5 s, 10 s, 20 s … to 5 minutes. */
const retryAfterMs = (attempts: number): number => Math.min(5_000 * 2 ** attempts, 300_000)
