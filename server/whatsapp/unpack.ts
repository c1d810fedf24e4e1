import { isDatabaseFault } from '../db/faults.ts'
import type { Db, Tx } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import { laneOf, receive } from '../events/events.ts'
import type { Log } from '../log.ts'
import { isSomebody, personOf } from '../people/identity.ts'
import { isKnown } from '../queue/inbox.ts'
import { type Update, updatesOf } from './payload.ts'

interface Delivery {
  id: number
  received_at: number
  body: Uint8Array
}

/**
 * Turns stored deliveries into inbox events, in the order in which they came: one row per message and status. The
 * rows and the cursor move in one transaction, and an update already known changes nothing, so a crash anywhere
 * only means that some are looked at twice.
 */
export class Unpacker {
  #running: Promise<void> | undefined
  #again = false
  #stopped = false
  #retry: (() => void) | undefined

  constructor(
    private readonly options: {
      db: Db
      log: Log
      phoneNumberId: string
      after(delayMs: number, call: () => void): () => void
      /** Called after the commit with the lanes that have something new. */
      wake(lanes: string[]): void
    },
  ) {}

  /** There may be new deliveries. */
  wake(): void {
    if (this.#stopped) return
    if (this.#running !== undefined) {
      this.#again = true
      return
    }
    this.#running = this.#run().finally(() => {
      this.#running = undefined
      if (this.#again) {
        this.#again = false
        this.wake()
      }
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#retry?.()
    await this.#running
  }

  async #run(): Promise<void> {
    try {
      for (let more = true; more && !this.#stopped; ) more = await this.#unpackSome()
    } catch (error) {
      this.options.log.error({ err: error }, 'unpacking deliveries failed; it will be tried again')
      this.#retry = this.options.after(retryMs, () => this.wake())
    }
  }

  /** One small transaction's worth; false when nothing is left. */
  async #unpackSome(): Promise<boolean> {
    const { db, log, phoneNumberId } = this.options
    const done = await db.write((tx) => {
      const through = tx.get<{ unpacked_through: number }>(readCursor)?.unpacked_through ?? 0
      const lanes = new Set<string>()
      let last = through
      for (let updates = 0; updates < updatesAtOnce; ) {
        const delivery = tx.get<Delivery>(readNext, last)
        if (delivery === undefined) break
        // An empty one counts as well: it has to be read.
        updates += 1 + unpack(tx, delivery, phoneNumberId, lanes, log)
        last = delivery.id
      }
      if (last !== through) tx.run('update webhook_cursor set unpacked_through = ?', last)
      return { lanes, more: last !== through }
    })
    if (done.lanes.size > 0) this.options.wake([...done.lanes])
    return done.more
  }
}

/** Names all that a delivery caused, in logs and tables. */
export const correlationIdOf = (deliveryId: number): string => `d${deliveryId.toString(36)}`

/** Brings the updates of one delivery into the inbox; returns how many it held, and adds their lanes. */
export function unpack(
  tx: Tx,
  delivery: Delivery,
  phoneNumberId: string,
  lanes: Set<string>,
  log: Log,
): number {
  const correlationId = correlationIdOf(delivery.id)
  const { updates, problem } = read(delivery.body, phoneNumberId)
  if (problem !== undefined) {
    tx.run('update webhook_delivery set problem = ? where id = ?', problem, delivery.id)
    log.warn({ correlationId, problem, bytes: delivery.body.length }, 'a delivery cannot be read; it is kept')
  }
  let fresh = 0
  for (const update of updates) {
    const lane = storeGently(tx, update, delivery, correlationId, log)
    if (lane === undefined) continue
    lanes.add(lane)
    fresh += 1
  }
  log.debug({ correlationId, updates: updates.length, fresh }, 'delivery unpacked')
  return updates.length
}

function read(body: Uint8Array, phoneNumberId: string): { updates: Update[]; problem?: string } {
  try {
    const updates = updatesOf(JSON.parse(decoder.decode(body)), phoneNumberId)
    return updates.length === 0 ? { updates, problem: 'no updates in it' } : { updates }
  } catch (error) {
    return { updates: [], problem: `unparsable: ${sentenceOf(error).slice(0, 200)}` }
  }
}

/** One odd update must not cost the others: what cannot be stored is named, and its raw bytes are in the delivery. */
function storeGently(
  tx: Tx,
  update: Update,
  delivery: Delivery,
  correlationId: string,
  log: Log,
): string | undefined {
  try {
    return store(tx, update, delivery, correlationId)
  } catch (error) {
    if (isDatabaseFault(error)) throw error
    log.error(
      { correlationId, err: error, kind: update.kind },
      'an update cannot be stored; its delivery is kept',
    )
    const { sender: _unused, ...rest } = update
    const payload = { problem: sentenceOf(error), was: update.kind }
    return store(tx, { ...rest, kind: 'unknown', payload }, delivery, correlationId)
  }
}

/** The lane of the event, or undefined when it was known already. */
function store(tx: Tx, update: Update, delivery: Delivery, correlationId: string): string | undefined {
  // A redelivery is old news: what it says of its sender may be out of date.
  if (isKnown(tx, update.externalId)) return undefined
  const personId = senderIn(tx, update, delivery.received_at)
  const lane = personId === undefined ? update.externalId : laneOf(personId)
  const event = {
    externalId: update.externalId,
    kind: update.kind,
    lane,
    ...(personId !== undefined && { personId }),
    deliveryId: delivery.id,
    correlationId,
    payload: update.payload,
    occurredAt: update.occurredAt,
  }
  return receive(tx, event, delivery.received_at) ? lane : undefined
}

/** A change told twice, or late, comes from an identity nobody has any more: then it is about who has the new one. */
function senderIn(tx: Tx, { sender, becomes }: Update, now: number): number | undefined {
  if (sender === undefined) return undefined
  const isPast = becomes !== undefined && !isSomebody(tx, sender) && isSomebody(tx, becomes)
  return personOf(tx, isPast ? becomes : sender, now)
}

const readCursor = 'select unpacked_through from webhook_cursor'
const readNext = 'select id, received_at, body from webhook_delivery where id > ? order by id limit 1'
/** Keeps one transaction to a few milliseconds. */
const updatesAtOnce = 50
const retryMs = 1000
const decoder = new TextDecoder()
