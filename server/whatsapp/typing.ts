import type { Clock } from '../clock.ts'
import type { Reader } from '../db/open.ts'
import { type Document, documentById } from '../documents/documents.ts'
import type { DocumentProgress, ProgressBoard } from '../documents/progress.ts'
import type { Log } from '../log.ts'
import { headOf } from '../queue/outbox.ts'
import type { Graph } from './graph.ts'

export interface TypingOptions {
  read: Reader
  clock: Clock
  log: Log
  graph: Pick<Graph, 'markRead'>
  board: ProgressBoard
  /** Whether Meta answers at present; a courtesy does not add to its troubles. */
  metaAnswers(): boolean
}

/**
 * Shows "typing…" to people whose documents are being fetched or read. A courtesy: nothing waits for it, what goes
 * wrong is told at debug, and each person gets it once in 25 s at most. Returns how to stop.
 */
export function typeWhileReading({ board, ...options }: TypingOptions): () => void {
  const typing = new Typing(options)
  const deaf = board.listen((progress) => typing.heard(progress))
  return () => {
    deaf()
    typing.stop()
  }
}

/** Somebody for whom documents are at work, or were a moment ago. */
interface Waiting {
  documents: Set<number>
  /** How often it was shown since anything was heard of their documents. */
  shown: number
  cancel: () => void
}

class Typing {
  readonly #waiting = new Map<number, Waiting>()
  #underWay = 0

  constructor(private readonly options: Omit<TypingOptions, 'board'>) {}

  heard({ personId, documentId, at }: DocumentProgress): void {
    const isAtWork = at.stage !== 'waiting' && at.stage !== 'done' && at.stage !== 'failed'
    const waiting = this.#waiting.get(personId)
    if (!isAtWork) waiting?.documents.delete(documentId)
    else if (waiting !== undefined) {
      waiting.documents.add(documentId)
      waiting.shown = 0
    } else {
      const fresh = { documents: new Set([documentId]), shown: 0, cancel: () => {} }
      this.#waiting.set(personId, fresh)
      // After the answer to the message itself, which is on its way now and would end it at once.
      this.#lookAgain(personId, fresh, settleMs)
    }
  }

  stop(): void {
    for (const { cancel } of this.#waiting.values()) cancel()
    this.#waiting.clear()
  }

  #lookAgain(personId: number, waiting: Waiting, afterMs: number): void {
    waiting.cancel = this.options.clock.after(afterMs, () => this.#look(personId, waiting))
  }

  #look(personId: number, waiting: Waiting): void {
    try {
      const document = this.#atWork(waiting)
      if (document === undefined) this.#waiting.delete(personId)
      else if (headOf(this.options.read, personId) !== undefined) this.#lookAgain(personId, waiting, settleMs)
      else {
        waiting.shown += 1
        this.#show(document)
        this.#lookAgain(personId, waiting, lastsMs)
      }
    } catch (error) {
      // Whoever reads the documents meets the same fault, and tells of it.
      this.options.log.debug({ err: error, person: personId }, 'typing could not be asked for')
      this.#lookAgain(personId, waiting, lastsMs)
    }
  }

  /** One of their documents that is still being fetched or read; undefined as well when that has come to a halt. */
  #atWork({ documents, shown }: Waiting): Document | undefined {
    for (const id of documents) {
      const document = documentById(this.options.read, id)
      if (document?.state !== 'fetching' && document?.state !== 'waiting') documents.delete(id)
      else if (shown < mostInSilence) return document
    }
    return undefined
  }

  #show(document: Document): void {
    const { read, graph, log, metaAnswers } = this.options
    if (!metaAnswers() || this.#underWay >= maxUnderWay) return
    const messageId = messageOf(read, document)
    if (messageId === undefined) return
    this.#underWay += 1
    const about = { correlationId: document.correlation_id, document: document.id }
    graph
      .markRead(messageId, { typing: true })
      .catch((error: unknown) => log.debug({ ...about, err: error }, 'typing was not taken'))
      .finally(() => {
        this.#underWay -= 1
      })
  }
}

/** Meta's id of the message that brought a document, or had it read; undefined for one from elsewhere. */
function messageOf(read: Reader, document: Document): string | undefined {
  if (document.source !== 'whatsapp') return undefined
  return read.get<{ external_id: string }>(newestCause, document.correlation_id, document.person_id)
    ?.external_id
}

// From the newest backwards, for it has just come in; and no further than a busy day, for there is no index.
const newestCause = `select external_id from inbox
  where id > (select max(id) from inbox) - 20000 and correlation_id = ? and person_id = ? and kind = 'message'
    and external_id like 'wamid.%' order by id desc limit 1`

/** Meta shows it so long, and is said to take no new request for it meanwhile. */
const lastsMs = 25_000
const settleMs = 400
/** A file that cannot be had is tried for hours; nobody types that long. */
const mostInSilence = 4
const maxUnderWay = 4
