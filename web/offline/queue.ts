import { signal } from '@preact/signals'
import { Refusal } from '../api.ts'
import { config } from '../session.ts'
import { offlineDb, type StoredWrite, type WriteBody } from './db.ts'
import {
  addWrite,
  isNetworkFault,
  type Outcome,
  type QueuedWrite,
  removeWrite,
  requestOf,
  retryWrite,
  sendWrites,
  writesOf,
} from './outbox-store.ts'

export type { Outcome, QueuedWrite } from './outbox-store.ts'

/** What waits to be sent, and what was refused, of the person who is signed in. */
export const outbox = signal<QueuedWrite[]>([])

export interface Write {
  method: StoredWrite['method']
  path: string
  body?: WriteBody
  /** What the person did, as a text of the catalogue: it stands in the list of what waits. */
  label: StoredWrite['label']
  /** How long after this moment it may still be sent without asking again; days where it is left out. */
  validForMs?: number
  /** Made anew unless the page has one already, such as for a tap that it repeats. */
  key?: string
}

/** The server has answered, or the write lies here until there is a network. */
export type Sent = { queued: false; response: Response } | { queued: true; key: string }

/**
 * Does a write now, or, where nothing comes through, keeps it and does it once as soon as something does. An answer of
 * any kind is given back: only a lost network puts it into the queue. Throws the Refusal network.down where nothing can
 * be kept: the flag is off, or the browser has no room.
 */
export async function sendOrQueue(personId: number, write: Write): Promise<Sent> {
  const { method, path, body = null, label, validForMs, key = crypto.randomUUID() } = write
  const canKeep = config.value?.flags.offline_support !== false && (await hasMemory())
  // Nothing overtakes what waits already.
  if (canKeep && navigator.onLine && (await hasWaiting(personId))) await flush()
  if (!canKeep || (navigator.onLine && !(await hasWaiting(personId)))) {
    try {
      return { queued: false, response: await fetch(path, requestOf({ method, key, body })) }
    } catch (error) {
      if (!isNetworkFault(error)) throw error
      if (!canKeep) throw new Refusal('network.down')
    }
  }
  const queuedAt = Date.now()
  const staleAt = queuedAt + Math.min(validForMs ?? keySafeMs, keySafeMs)
  const waiting = { state: 'waiting', problem: null, attempts: 0, nextAttemptAt: 0 } as const
  await addWrite({ personId, key, method, path, body, label, queuedAt, staleAt, ...waiting })
  announce()
  await refresh()
  void wakeWorker()
  void flush()
  return { queued: true, key }
}

/** Begins to send for whoever is signed in, now and whenever the network comes back. Null: nobody is. */
export async function queueFor(personId: number | null): Promise<void> {
  person = personId
  if (!listening) listen()
  await (await offlineDb()).put('settings', personId, 'person')
  await refresh()
  void flush()
}

/** Tries to send all that waits. Called by itself; by hand only where a person asks for it. */
export async function flush(): Promise<void> {
  if (person === null) return
  clearTimeout(timer)
  const nextAttemptAt = await sendWrites({
    settled(outcome) {
      tell(outcome)
      announce(outcome)
      void refresh()
    },
  })
  await refresh()
  if (nextAttemptAt !== null && outbox.value.length > 0) {
    timer = setTimeout(() => void flush(), Math.max(nextAttemptAt - Date.now(), 1_000))
  }
}

export async function retry(id: number): Promise<void> {
  await retryWrite(id)
  await refresh()
  await flush()
}

export async function discard(id: number): Promise<void> {
  await removeWrite(id)
  announce()
  await refresh()
}

/** At sign-out: forgets what has not been sent, if the person said so. What stays is sent when they sign in again. */
export async function discardAll(): Promise<void> {
  for (const { id } of outbox.value) await removeWrite(id)
  announce()
  await refresh()
}

/** Tells of every write that the server has settled, whichever tab has sent it; gives back how to stop. */
export function onSettled(listener: (outcome: Outcome) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Private windows of some browsers have no memory, nor has a phone that is full. */
async function hasMemory(): Promise<boolean> {
  try {
    await offlineDb()
    return true
  } catch (error) {
    console.info('nothing can be kept in this browser', error)
    return false
  }
}

const hasWaiting = async (personId: number): Promise<boolean> =>
  (await writesOf(personId)).some(({ state }) => state === 'waiting')

/** The server knows a key for seven days: what is sent long before that is never done twice. */
const keySafeMs = 3.5 * 86_400_000

let person: number | null = null
let listening = false
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<(outcome: Outcome) => void>()
/** Other tabs, and the worker, change the same queue. */
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('outbox')
const announce = (outcome?: Outcome) => channel?.postMessage(outcome)

function tell(outcome: Outcome): void {
  if (outcome.write.personId !== person) return
  for (const listener of listeners) listener(outcome)
}

async function refresh(): Promise<void> {
  outbox.value = person === null ? [] : await writesOf(person)
}

function listen(): void {
  listening = true
  addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flush()
  })
  channel?.addEventListener('message', ({ data }: MessageEvent<Outcome | undefined>) => {
    if (data !== undefined) tell(data)
    void refresh()
  })
}

/** Where there is Background Sync, the service worker sends after this page was closed. */
async function wakeWorker(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (registration === undefined || !('sync' in registration)) return
  const sync = registration.sync as { register(tag: string): Promise<void> }
  // Some browsers have it switched off; then the page sends when it is opened next.
  await sync.register('outbox').catch((error: unknown) => console.info('no background sync', error))
}
