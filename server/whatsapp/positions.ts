import type { Db, Tx } from '../db/open.ts'
import { forgetInSlices } from '../db/slices.ts'
import { withoutPosition } from '../queue/without-position.ts'
import { type Json, list, object } from './payload.ts'

/**
 * Where people were, a day after it was dealt with: their pins in the inbox and in the raw deliveries. Of dead events
 * and deliveries that could not be read, which somebody may still mend, only what is older than all others are kept.
 */
export async function forgetPositions(db: Db, now: number): Promise<number> {
  const before = now - dayMs
  // In JSON a quoted word that somebody typed has backslashes, so this finds members only.
  const events = await forgetInSlices(
    db,
    {
      table: 'inbox',
      column: 'received_at',
      before,
      where: `instr(payload, '"latitude"') > 0 and kind in ('message', 'echo', 'result', 'notice', 'unknown')
        and (handled_at < ${before} or (dead_at is not null and received_at < ${now - keptMs}))`,
    },
    forgetInEvents,
  )
  const deliveries = await forgetInSlices(
    db,
    {
      table: 'webhook_delivery',
      column: 'received_at',
      before,
      where: `instr(body, cast('"latitude"' as blob)) > 0 and problem is null
        and id <= (select unpacked_through from webhook_cursor)`,
    },
    forgetInDeliveries,
  )
  return events + deliveries
}

function forgetInEvents(tx: Tx, ids: number[]): number {
  let forgotten = 0
  for (const id of ids) {
    const row = tx.get<{ payload: string }>('select payload from inbox where id = ?', id)
    const payload = object(row && JSON.parse(row.payload))
    if (payload === undefined) continue
    const found = [object(payload.message), object(payload.echo), ...messagesIn(payload.value)].map(forgetPin)
    if (object(payload.incoming)?.kind === 'location') {
      payload.incoming = { kind: 'location' }
      found.push(true)
    }
    if (!found.includes(true)) continue
    tx.run(
      'update inbox set payload = ? where id = ?',
      JSON.stringify({ ...payload, ...withoutPosition }),
      id,
    )
    forgotten += 1
  }
  return forgotten
}

function forgetInDeliveries(tx: Tx, ids: number[]): number {
  let forgotten = 0
  for (const id of ids) {
    const row = tx.get<{ body: Uint8Array }>('select body from webhook_delivery where id = ?', id)
    if (row === undefined) continue
    const body: unknown = JSON.parse(new TextDecoder().decode(row.body))
    const found = list(object(body)?.entry)
      .flatMap((entry) => list(object(entry)?.changes))
      .flatMap((change) => messagesIn(object(change)?.value))
      .map(forgetPin)
    if (!found.includes(true)) continue
    tx.run(
      'update webhook_delivery set body = ? where id = ?',
      new TextEncoder().encode(JSON.stringify(body)),
      id,
    )
    forgotten += 1
  }
  return forgotten
}

/** Also of another number of the same account, which are kept and not answered. */
function messagesIn(value: unknown): (Json | undefined)[] {
  const { messages, message_echoes } = object(value) ?? {}
  return [...list(messages), ...list(message_echoes)].map(object)
}

/** The place's name and address tell as much as its degrees. */
function forgetPin(message: Json | undefined): boolean {
  if (object(message?.location)?.latitude === undefined || message === undefined) return false
  message.location = withoutPosition
  return true
}

const dayMs = 24 * 3_600_000
/** As long as handled events. */
const keptMs = 8 * dayMs
