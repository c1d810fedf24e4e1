import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { ShiftableClock } from '../../server/clock.ts'
import type { Db, Tx } from '../../server/db/open.ts'
import { jpegsOf } from '../../server/documents/crops.ts'
import { moveDocument } from '../../server/documents/documents.ts'
import { failDocument } from '../../server/documents/intake.ts'
import { keepReading } from '../../server/documents/reading.ts'
import { AppError } from '../../server/error.ts'
import { laneOf, receive } from '../../server/events/events.ts'
import type { Incoming } from '../../server/flows/incoming.ts'
import { flows } from '../../server/flows/index.ts'
import type { Choice, Message } from '../../server/flows/message.ts'
import type { Language } from '../../server/i18n/languages.ts'
import { type MediaJob, settleMediaJob } from '../../server/media/jobs.ts'
import type { OcrEngine } from '../../server/ocr/engine.ts'
import { personOf } from '../../server/people/identity.ts'
import { setLanguage } from '../../server/people/people.ts'
import { openLinkJobs } from '../../server/places/links/jobs.ts'
import type { Pictures } from '../../server/qr/pictures.ts'
import { type Handling, handle } from '../../server/queue/handle.ts'
import { markHandled, oldestOpen } from '../../server/queue/inbox.ts'
import { tellLink } from '../../server/queue/link-resolver.ts'
import { pictureRead } from '../../server/queue/qr-pictures.ts'
import { fireDueTimers } from '../../server/queue/timers.ts'

export interface SessionOptions {
  db: Db
  clock: ShiftableClock
  pictures: Pictures
  ocr: OcrEngine
  /** Who writes. Without a number nothing could ever be sent to them, whatever database this is. */
  identity: { waId: string } | { userId: string }
  language: Language | undefined
  handling: Pick<Handling, 'botPauseMs' | 'lapseMs' | 'publicUrl' | 'rules'>
}

/**
 * A conversation through the same door as everybody's. An event is received, handled and answered in one transaction,
 * so that a server at work on the same database neither handles it too nor sends the answers.
 */
export class Session {
  #choices: Choice[] = []
  #count = 0
  /** What was sent, by its id: it may be asked for turns later. */
  readonly #files = new Map<string, Uint8Array>()
  /** Documents that are to be read, and the ids of their files. */
  readonly #papers: { id: number; mediaId: string }[] = []

  private constructor(
    private readonly options: SessionOptions,
    private readonly personId: number,
  ) {}

  static async begin(options: SessionOptions): Promise<Session> {
    const { db, clock, identity, language } = options
    const personId = await db.write((tx) => {
      const id = personOf(tx, { ...identity, name: 'Terminal' }, clock.now())
      if (language !== undefined) setLanguage(tx, id, language)
      return id
    })
    return new Session(options, personId)
  }

  says(body: string): Promise<Message[]> {
    return this.#does({ kind: 'text', body })
  }

  sendsLocation(latitude: number, longitude: number, name?: string): Promise<Message[]> {
    return this.#does({ kind: 'location', latitude, longitude, ...(name && { name }) })
  }

  sendsContact(phone: string): Promise<Message[]> {
    return this.#does({ kind: 'contacts', phones: [phone] })
  }

  /** The number or the title of a choice seen so far, the newest first. Throws 'usage.invalid'. */
  taps(typed: string): Promise<Message[]> {
    const choice =
      this.#choices[Number(typed) - 1] ??
      this.#choices.find(({ title }) => title.toLowerCase() === typed.toLowerCase())
    if (choice !== undefined) return this.#does({ kind: 'choice', id: choice.id, title: choice.title })
    const titles = this.#choices.map(({ title }) => title).join(', ')
    throw new AppError(
      'usage.invalid',
      titles === '' ? 'There is nothing to tap yet.' : `There is no "${typed}" to tap, but ${titles}.`,
    )
  }

  async sendsFile(media: 'image' | 'document', path: string): Promise<Message[]> {
    const bytes = await readFile(path).catch((error: unknown) => {
      throw new AppError('not.found', `${path} cannot be read. Check the path.`, { cause: error })
    })
    const mime = Bun.file(path).type || 'application/octet-stream'
    const filename = `file${extname(path)}`
    const mediaId = `terminal:${path}`
    this.#files.set(mediaId, new Uint8Array(bytes))
    return this.#does({ kind: 'media', media, mediaId, mime, filename }, this.#files.get(mediaId))
  }

  /** Time goes by; what falls due on the way is heard. */
  async waits(ms: number): Promise<Message[]> {
    if (this.options.db.path !== ':memory:') {
      throw new AppError(
        'usage.invalid',
        'Time goes by only in memory: on a real database others have timers too.',
      )
    }
    this.options.clock.shift(ms)
    return this.#turn((tx, now) => void fireDueTimers(tx, now, 100))
  }

  async #does(incoming: Incoming, file?: Uint8Array): Promise<Message[]> {
    const read = file === undefined ? undefined : await this.options.pictures.read(file)
    const result =
      read === undefined ? undefined : read.ok ? { texts: read.value } : { problem: read.problem }
    const answers = await this.#turn(
      (tx, now) => this.#receive(tx, 'message', `terminal:${now}:${++this.#count}`, incoming, now),
      result,
    )
    for (const paper of this.#papers.splice(0)) answers.push(...(await this.#readPaper(paper)))
    return answers
  }

  /** Nothing is kept of the file itself: it lies where it was sent from. */
  async #readPaper({ id, mediaId }: { id: number; mediaId: string }): Promise<Message[]> {
    const startedAt = performance.now()
    const file = this.#files.get(mediaId) ?? new Uint8Array()
    const outcome = await this.options.ocr.read(file, { crops: true })
    const readMs = performance.now() - startedAt
    const crops = outcome.ok ? await jpegsOf(outcome.value.crops) : {}
    return this.#turn((tx, now) => {
      moveDocument(tx, id, ['fetching'], 'waiting')
      if (outcome.ok) keepReading(tx, id, { document: outcome.value.document, crops, readMs }, now)
      else failDocument(tx, id, outcome.fault.code, now)
    })
  }

  async #turn(begin: (tx: Tx, now: number) => void, fileResult?: unknown): Promise<Message[]> {
    const { db, clock } = this.options
    const messages = await db.write(async (tx) => {
      const now = clock.now()
      const before = tx.get<{ id: number | null }>('select max(id) as id from outbox')?.id ?? 0
      begin(tx, now)
      await this.#handleOpen(tx, now)
      for (const job of this.#jobs(tx)) {
        settleMediaJob(tx, job.id, { state: 'done', problem: null }, now)
        if (job.document_id !== null) this.#papers.push({ id: job.document_id, mediaId: job.media_id })
        else this.#receive(tx, 'result', `media:${job.id}`, { name: pictureRead, data: fileResult }, now)
        await this.#handleOpen(tx, now)
      }
      for (const { id } of openLinkJobs(tx, this.personId)) {
        // A terminal asks nobody on the internet; a server would.
        tellLink(tx, id, { nothing: 'not looked up from a terminal' }, now)
        await this.#handleOpen(tx, now)
      }
      return this.#takeAnswers(tx, before, now)
    })
    const offered = messages.findLast((message) => message.kind === 'choices')
    if (offered !== undefined) this.#choices = offered.choices
    return messages
  }

  async #handleOpen(tx: Tx, now: number): Promise<void> {
    for (;;) {
      const event = oldestOpen(tx, laneOf(this.personId))
      if (event === undefined) return
      const { outcome } = await handle(tx, event, {
        ...this.options.handling,
        flows,
        reading,
        hasTemplate: false,
        now,
      })
      markHandled(tx, event.id, outcome, now)
    }
  }

  /** The answers are read here: for the sender they are settled. */
  #takeAnswers(tx: Tx, after: number, now: number): Message[] {
    const rows = tx.all<{ id: number; message: string }>(
      'select id, message from outbox where id > ? and person_id = ? order by id',
      after,
      this.personId,
    )
    tx.run(
      `update outbox set state = 'accepted', status = 'read', wa_message_id = 'terminal:' || token, settled_at = ?
         where id > ? and person_id = ?`,
      now,
      after,
      this.personId,
    )
    return rows.map(({ message }) => JSON.parse(message) as Message)
  }

  #jobs(tx: Tx): MediaJob[] {
    return tx.all<MediaJob>(
      `select * from media_job where state = 'waiting' and person_id = ?`,
      this.personId,
    )
  }

  #receive(tx: Tx, kind: string, externalId: string, payload: unknown, now: number): void {
    const { personId } = this
    const about = { externalId, kind, lane: laneOf(personId), personId, correlationId: 'terminal' }
    receive(tx, { ...about, payload, occurredAt: now }, now)
  }
}

/** What is typed here is already what a flow understands. */
const reading: Handling['reading'] = {
  message: (payload) => payload as Incoming,
  status: () => undefined,
  identity: () => undefined,
  marketingOptOut: () => undefined,
}
