import type { Tx } from '../db/open.ts'

/** Something that happened and must change the world once. */
export interface Event {
  externalId: string
  kind: string
  lane: string
  personId?: number
  deliveryId?: number
  correlationId: string
  payload: unknown
  /** Milliseconds since 1970, as the outside says. */
  occurredAt: number
}

/** Stores the event at the one door, the inbox, unless it is already known; true when it was new. */
export function receive(tx: Tx, event: Event, now: number): boolean {
  const { changes } = tx.run(
    insert,
    event.externalId,
    event.kind,
    event.lane,
    event.personId ?? null,
    event.deliveryId ?? null,
    event.correlationId,
    JSON.stringify(event.payload),
    event.occurredAt || now,
    now,
  )
  return changes > 0
}

export interface News {
  /** Unique for ever, such as "ride:17:3": the same news is told once. */
  id: string
  personId: number
  /** "flow.event": the flow that tells it, in the person's language, and what it calls this. */
  name: string
  data: unknown
  correlationId: string
}

/**
 * Tells somebody of what another person, a deadline or an operator changed: an event in their own lane, in the
 * transaction of the change, so that nothing changes of which nobody is told. Returns the lane to wake.
 */
export function tell(tx: Tx, { id, personId, name, data, correlationId }: News, now: number): string {
  const lane = laneOf(personId)
  const payload = { name, data }
  receive(
    tx,
    { externalId: id, kind: 'result', lane, personId, correlationId, payload, occurredAt: now },
    now,
  )
  return lane
}

/** Events of one person are handled in this lane, one after the other. */
export const laneOf = (personId: number): string => `p${personId}`

const insert = `insert into inbox
  (external_id, kind, lane, person_id, delivery_id, correlation_id, payload, occurred_at, received_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (external_id) do nothing`
