import type { Message } from '../../server/flows/message.ts'
import type { SeenMessage } from '../../server/queue/browse.ts'
import { bubble } from '../bubbles.ts'
import { clockTime } from '../moment.ts'
import { short, table } from '../table.ts'
import { whoIs } from '../webhook/describe.ts'

/** One message of the outbox for people and scripts. */
export interface OutboxEntry {
  id: number
  correlationId: string
  createdAt: string
  person: { id: number; name: string | null; number: string | null }
  kind: string
  says: string
  state: string
  status: string | null
  externalId: string | null
  attempts: number
  /** When it is tried again; null when it is not, or at once. */
  nextTryAt: string | null
  errorCode: number | null
  reason: string | null
}

export function outboxEntry(row: SeenMessage): OutboxEntry {
  const message = row.message as Message
  const waits = (row.state === 'queued' || row.state === 'uncertain') && row.next_attempt_at > 0
  return {
    id: row.id,
    correlationId: row.correlation_id,
    createdAt: new Date(row.created_at).toISOString(),
    person: { id: row.person_id, name: row.name, number: row.phone },
    kind: row.category === 'template' ? 'template' : message.kind,
    says: bubble(message).join(' '),
    state: row.state,
    status: row.status,
    externalId: row.wa_message_id,
    attempts: row.attempts,
    nextTryAt: waits ? new Date(row.next_attempt_at).toISOString() : null,
    errorCode: row.error_code,
    reason: row.error_message,
  }
}

export function outboxLines(entries: OutboxEntry[], timezone: string): string[] {
  return table(
    ['ID', 'CREATED', 'PERSON', 'SAYS', 'STATE', 'TRIES', 'NEXT TRY', 'REASON'],
    entries.map((entry) => [
      String(entry.id),
      clockTime(Date.parse(entry.createdAt), timezone),
      short(whoIs(entry.person), 28),
      short(entry.says, 32),
      stateAndStatus(entry),
      String(entry.attempts),
      entry.nextTryAt === null ? '-' : clockTime(Date.parse(entry.nextTryAt), timezone),
      short(reasonWithCode(entry.errorCode, entry.reason) ?? '', 100),
    ]),
  )
}

/** What became of it here and what Meta told of it, once when both say the same. */
export const stateAndStatus = ({ state, status }: Pick<OutboxEntry, 'state' | 'status'>): string =>
  status === null || status === state ? state : `${state}, ${status}`

/** Meta's code and its sentence, which often begins with the code. */
export function reasonWithCode(code: number | null, reason: string | null): string | null {
  const sentence = reason?.replace(/^\(#\d+\) */, '')
  return code === null && sentence === undefined ? null : [code, sentence].filter(Boolean).join(' ')
}
