import type { Config } from '../../server/config.ts'
import type { Db, Tx } from '../../server/db/open.ts'
import { flows } from '../../server/flows/index.ts'
import { silentLog } from '../../server/log.ts'
import { type EventState, eventsMatching } from '../../server/queue/browse.ts'
import type { Handling } from '../../server/queue/handle.ts'
import { type Rehearsed, type Replayed, rehearse, replay } from '../../server/queue/replay.ts'
import { rulesOf } from '../../server/rides/rules.ts'
import { whatsappReading } from '../../server/whatsapp/reading.ts'
import { unpack } from '../../server/whatsapp/unpack.ts'
import type { Meant, MeantBody } from './meant.ts'

/** What was done with one event or one body. */
export interface Done {
  /** Absent for an event that only comes into being when the server reads the body. */
  eventId: number | null
  source: string
  did: Replayed | 'delivered'
}

/** Puts everything meant back to the door, a little at a time, so that a running server is not kept waiting. */
export async function replayAll(db: Db, { eventIds, bodies }: Meant, force: boolean): Promise<Done[]> {
  const done: Done[] = []
  for (let from = 0; from < eventIds.length; from += atOnce) {
    const ids = eventIds.slice(from, from + atOnce)
    done.push(...(await db.write((tx) => ids.flatMap((id) => again(tx, id, `event ${id}`, force)))))
  }
  for (const body of bodies) done.push(...(await db.write((tx) => deliverAgain(tx, body, force))))
  return done
}

function again(tx: Tx, id: number, source: string, force: boolean): Done[] {
  const did = replay(tx, id, { force })
  return did === undefined ? [] : [{ eventId: id, source, did }]
}

/** What is known already is replayed; the body itself is delivered only when there is anything new in it. */
function deliverAgain(tx: Tx, body: MeantBody, force: boolean): Done[] {
  const known = knownAmong(tx, body.externalIds)
  const done = known.flatMap((id) => again(tx, id, sourceOf(body), force))
  if (known.length > 0 && known.length === body.externalIds.length) return done
  deliver(tx, body)
  return [...done, { eventId: null, source: sourceOf(body), did: 'delivered' }]
}

const atOnce = 200

/** Events behind these ids as they are now, once all have been tried or the time is up. */
export async function awaitHandled(
  db: Db,
  ids: number[],
  patienceMs: number,
  onProgress: (left: number) => void,
): Promise<Map<number, { state: EventState; outcome: string | null }>> {
  const until = Date.now() + patienceMs
  for (;;) {
    const events = eventsMatching(db.read, { ids, limit: ids.length })
    const left = events.filter(({ state }) => state === 'waiting').length
    onProgress(left)
    if (left === 0 || Date.now() > until) {
      return new Map(events.map(({ id, state, outcome }) => [id, { state, outcome }]))
    }
    await Bun.sleep(50)
  }
}

/** What would be answered to all of it; each person's events after each other, as they would be handled. */
export async function rehearseAll(db: Db, meant: Meant, config: Config): Promise<Rehearsed[]> {
  const handling: Handling = {
    flows,
    reading: whatsappReading,
    botPauseMs: config.botPauseMs,
    lapseMs: config.conversationLapseMs,
    hasTemplate: config.metaFallbackTemplate !== undefined,
    publicUrl: config.publicUrl ?? null,
    rules: rulesOf(config),
    now: Date.now(),
  }
  const lanes = Map.groupBy(
    eventsMatching(db.read, { ids: meant.eventIds, limit: meant.eventIds.length }),
    ({ lane }) => lane,
  )
  const rehearsed: Rehearsed[] = []
  for (const events of lanes.values()) {
    rehearsed.push(...(await rehearse(db, () => events.map(({ id }) => id), handling)))
  }
  for (const body of meant.bodies) {
    rehearsed.push(
      ...(await rehearse(db, (tx) => bringIn(tx, body, config.metaPhoneNumberId ?? ''), handling)),
    )
  }
  return rehearsed
}

/** The events of a body, those known before included. */
function bringIn(tx: Tx, body: MeantBody, phoneNumberId: string): number[] {
  const id = deliver(tx, body)
  unpack(tx, { id, received_at: Date.now(), body: body.bytes }, phoneNumberId, new Set(), silentLog)
  const fresh = tx.all<{ id: number }>('select id from inbox where delivery_id = ?', id).map((row) => row.id)
  return [...new Set([...knownAmong(tx, body.externalIds), ...fresh])].sort((a, b) => a - b)
}

/** The bytes come to the door once more, where the unpacker finds them. */
function deliver(tx: Tx, { bytes, deliveryId }: MeantBody): number {
  const { lastInsertRowid } = tx.run(
    'insert into webhook_delivery (received_at, body) values (?, ?)',
    Date.now(),
    bytes,
  )
  // The new one says whether it can be read now; the old one is settled by that.
  if (deliveryId !== undefined) tx.run('update webhook_delivery set problem = null where id = ?', deliveryId)
  return Number(lastInsertRowid)
}

const knownAmong = (tx: Tx, externalIds: string[]): number[] =>
  tx
    .all<{ id: number }>(
      'select id from inbox where external_id in (select value from json_each(?)) order by id',
      JSON.stringify(externalIds),
    )
    .map(({ id }) => id)

const sourceOf = ({ file, deliveryId }: MeantBody): string => file ?? `delivery ${deliveryId}`
