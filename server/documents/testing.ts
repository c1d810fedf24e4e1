import { mkdtempSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workerPath } from '../assets.ts'
import { type Clock, type ManualClock, systemClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { setFlag } from '../flags/flags.ts'
import { type Log, silentLog } from '../log.ts'
import { isFileNamed } from '../media/files.ts'
import { FolderStore, sha256Of } from '../media/store.ts'
import { OcrEngine } from '../ocr/engine.ts'
import { personOf } from '../people/identity.ts'
import { documentFiles } from '../queue/document-files.ts'
import { DocumentReader } from '../queue/document-reader.ts'
import { MediaFetcher } from '../queue/media-fetcher.ts'
import { qrPictures } from '../queue/qr-pictures.ts'
import { memory } from '../queue/testing.ts'
import { createSimulator, type Simulator } from '../simulator/index.ts'
import { mediaDownload } from '../whatsapp/download.ts'
import { type Document, documentById } from './documents.ts'
import { orderDocument, receiveUpload } from './intake.ts'
import { type DocumentProgress, ProgressBoard } from './progress.ts'

/** Everything between a picture on Meta's side and what was read of it: all but the conversation. */
export interface PaperRoom extends AsyncDisposable {
  db: Db
  store: FolderStore
  /** Where the files lie. */
  folder: string
  simulator: Simulator
  reader: DocumentReader
  told: DocumentProgress[]
  /** How often the reader was given something. */
  reads(): number
  person(): Promise<number>
  /** A file at Meta, announced to us as the papers of a vehicle. */
  sends(
    personId: number,
    bytes: Uint8Array,
    as?: { mime?: string; announced?: string; vehicleId?: number },
  ): Promise<number>
  uploads(personId: number, bytes: Uint8Array): ReturnType<typeof receiveUpload>
  document(id: number): Document
  /** Settles when none of them is on its way or waits any more. */
  settled(...ids: number[]): Promise<void>
  events(): { id: string; name: string; documentId: number; personId: number }[]
  /** How often a file was asked for. */
  downloads(): number
  /** Everything begins again on the same database and folder, as after a crash or a stop. */
  restart(): Promise<void>
}

export interface RoomOptions {
  clock?: Clock
  /** Instead of the real reader: the code of a worker (reads()) that answers at once, or not. */
  worker?: string
  workers?: number
  timeLimitMs?: number
  folder?: string
  timeoutMs?: number
  log?: Log
}

export async function paperRoom(options: RoomOptions = {}): Promise<PaperRoom> {
  const {
    clock = systemClock,
    workers = 1,
    timeLimitMs = 45_000,
    timeoutMs = 2000,
    log = silentLog,
  } = options
  const parent = options.folder ?? (await mkdtemp(join(tmpdir(), 'inzira-papers-')))
  const folder = join(parent, 'media')
  const db = await memory()
  const simulator = await createSimulator({ clock })
  const store = new FolderStore(folder, { isNamed: (sha256) => isFileNamed(db.read, sha256) })
  await store.open().catch(() => undefined)
  const told: DocumentProgress[] = []
  let reads = 0
  let downloads = 0
  let people = 0
  const download = mediaDownload({
    url: simulator.url,
    version: 'v26.0',
    accessToken: simulator.identity.accessToken,
    timeoutMs,
  })
  const open = () => {
    const board = new ProgressBoard()
    board.listen((progress) => told.push(progress))
    const engine = new OcrEngine({
      workerPath:
        options.worker === undefined ? workerPath('server/ocr/reader-worker.ts') : workerOf(options.worker),
      workers,
      timeLimitMs,
    })
    const common = { db, clock, log, wake() {} }
    const reader = new DocumentReader({
      ...common,
      store,
      board,
      workers,
      secondReader: false,
      read(bytes, request) {
        reads += 1
        return engine.read(bytes, request)
      },
    })
    const fetcher = new MediaFetcher({
      ...common,
      download(mediaId, maxBytes) {
        downloads += 1
        return download(mediaId, maxBytes)
      },
      uses: {
        qr: qrPictures(() => Promise.reject(new Error('no codes are read here'))),
        document: documentFiles({ db, store, board, arrived: () => reader.wake() }),
      },
    })
    return { reader, fetcher, engine }
  }
  const start = async () => {
    await now.reader.start()
    now.fetcher.start()
  }
  const stop = async () => {
    const quiet = now.reader.stop()
    now.engine.stop()
    await Promise.all([quiet, now.fetcher.stop()])
  }
  let now = open()
  await start()
  const room: PaperRoom = {
    db,
    store,
    folder,
    simulator,
    told,
    get reader() {
      return now.reader
    },
    reads: () => reads,
    person() {
      people += 1
      return db.write((tx) => personOf(tx, { waId: `${250788000000 + people}` }, clock.now()))
    },
    async sends(personId, bytes, { mime = 'image/jpeg', announced, vehicleId } = {}) {
      const mediaId = await leftAtMeta(simulator, bytes, mime)
      const sha256 = announced ?? Buffer.from(sha256Of(bytes), 'hex').toString('base64')
      const about = {
        personId,
        vehicleType: 'moto',
        vehicleId: vehicleId ?? null,
        correlationId: 'c1',
      } as const
      const id = await db.write((tx) => orderDocument(tx, about, { mediaId, sha256 }, clock.now()))
      now.fetcher.wake()
      return id
    },
    async uploads(personId, bytes) {
      const about = { personId, vehicleType: 'moto', vehicleId: null, correlationId: 'c1' } as const
      const taken = await receiveUpload({ db, store }, { ...about, source: 'web', bytes }, clock.now())
      now.reader.wake()
      return taken
    },
    document(id) {
      const found = documentById(db.read, id)
      if (found === undefined) throw new Error(`there is no document ${id}`)
      return found
    },
    settled: (...ids) =>
      until(() => ids.every((id) => !['fetching', 'waiting'].includes(room.document(id).state))),
    events: () =>
      db.read
        .all<{ external_id: string; payload: string; person_id: number }>('select * from inbox order by id')
        .map(({ external_id, payload, person_id }) => {
          const { name, data } = JSON.parse(payload) as { name: string; data: { documentId: number } }
          return { id: external_id, name, documentId: data.documentId, personId: person_id }
        }),
    downloads: () => downloads,
    async restart() {
      await stop()
      now = open()
      await start()
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await simulator.stop()
      await db.close()
      if (options.folder === undefined) await rm(parent, { recursive: true, force: true })
    },
  }
  return room
}

/** Waits, in real time, for something to become true. */
export async function until(holds: () => boolean, mostMs = 20_000): Promise<void> {
  for (const end = Date.now() + mostMs; !holds(); await Bun.sleep(5))
    if (Date.now() > end) throw new Error('this never came to be')
}

/** Meta takes a file from anybody who asks politely; whose it is does not matter to who fetches it. */
export async function leftAtMeta(
  { url, identity }: Simulator,
  bytes: Uint8Array,
  type: string,
): Promise<string> {
  const form = new FormData()
  form.append('messaging_product', 'whatsapp')
  form.append('type', type)
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), 'paper')
  const answer = await fetch(`${url}/v26.0/${identity.phoneNumberId}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${identity.accessToken}` },
    body: form,
  })
  const { id } = (await answer.json()) as { id?: string }
  if (id === undefined) throw new Error(`Meta did not take the file: ${answer.status}`)
  return id
}

function workerOf(code: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'inzira-worker-')), 'worker.cjs')
  writeFileSync(path, `const { parentPort } = require('node:worker_threads')\n${code}`)
  return path
}

/** What such a worker answers for a certificate with nothing but a plate. */
export const plateRead = `{ document: { kind: 'insurance', fields: { plate: { value: 'RAD 417 K', confidence: 0.9 } } },
  lines: [], pages: [], crops: {}, spentMs: {} }`
/** A worker that reads everything at once. */
export const quickWorker = `parentPort.on('message', ({ id }) => parentPort.postMessage({ id, kind: 'read', result: ${plateRead} }))`

const switchReading = (db: Db, isOn: boolean) => db.write((tx) => setFlag(tx, 'ocr_processing', isOn))
export const readingOff = (db: Db) => switchReading(db, false)
export const readingOn = (db: Db) => switchReading(db, true)

/** Lets the clock go on in steps until something has become true. */
export async function ticking(clock: ManualClock, holds: () => boolean, stepMs: number): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); await Bun.sleep(5)) {
    clock.advance(stepMs)
    if (Date.now() > end) throw new Error('this never came to be')
  }
}
