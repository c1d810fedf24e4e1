import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** What this browser keeps between visits. The page and the service worker open the same database. */
export interface OfflineSchema extends DBSchema {
  /** Writes that wait to be sent, in the order in which they were made. */
  outbox: { key: number; value: StoredWrite; indexes: { person: number } }
  /** The last known answer of a read, by person and key. */
  answers: { key: [person: number, key: string]; value: StoredAnswer; indexes: { person: number } }
  /** What was shared with the app and not yet used. */
  shared: { key: number; value: StoredShare }
  /** Who is signed in and what they speak, for the service worker, which sees no cookies. */
  settings: { key: 'language' | 'person'; value: string | number | null }
}

/** What is sent with a write: data, or the fields of a form with files. */
export type WriteBody = { json: unknown } | { form: [name: string, value: string | File][] } | null

export interface StoredWrite {
  id?: number
  personId: number
  /** Its Idempotency-Key: however often it is sent, it is done once. */
  key: string
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body: WriteBody
  /** What the person did, for the list: a text of the catalogue and what stands in its gaps. */
  label: { text: string; values: Record<string, string | number> }
  queuedAt: number
  /** Later than this it is not sent unasked: a ride wanted at noon is not wanted at night. */
  staleAt: number | null
  /** waiting: for the network · refused: by the server, for the person to see · stale: for the person to decide. */
  state: 'waiting' | 'refused' | 'stale'
  problem: { status: number; code: string } | null
  attempts: number
  nextAttemptAt: number
}

export interface StoredAnswer {
  personId: number
  key: string
  value: unknown
  storedAt: number
}

export interface StoredShare {
  id?: number
  title: string
  text: string
  url: string
  files: File[]
  /** Who was signed in; null: nobody. */
  personId: number | null
  sharedAt: number
}

let opened: Promise<IDBPDatabase<OfflineSchema>> | undefined

export function offlineDb(): Promise<IDBPDatabase<OfflineSchema>> {
  opened ??= openDB<OfflineSchema>('inzira', 1, {
    upgrade(db) {
      const outbox = db.createObjectStore('outbox', { keyPath: 'id', autoIncrement: true })
      outbox.createIndex('person', 'personId')
      const answers = db.createObjectStore('answers', { keyPath: ['personId', 'key'] })
      answers.createIndex('person', 'personId')
      db.createObjectStore('shared', { keyPath: 'id', autoIncrement: true })
      db.createObjectStore('settings')
    },
    // A newer version in another tab may change the database; this one opens it again when it is needed.
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
    terminated() {
      opened = undefined
    },
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}
