import type { Reader } from '../../server/db/open.ts'
import type { Message } from '../../server/flows/message.ts'
import type { Rehearsed } from '../../server/queue/replay.ts'
import { bubble } from '../bubbles.ts'
import { saidIn } from './describe.ts'

/** One rehearsed event for people and scripts. */
export interface ToldRehearsal {
  /** Null when it is not stored and came out of a file. */
  id: number | null
  externalId: string
  kind: string
  said: string
  alreadyDone: boolean
  outcome: string | null
  failure: string | null
  replies: unknown[]
}

export function rehearsedOf(
  read: Reader,
  { event, alreadyDone, outcome, failure, messages }: Rehearsed,
): ToldRehearsal {
  const stored = read.get<{ id: number }>('select id from inbox where external_id = ?', event.external_id)
  return {
    id: stored?.id ?? null,
    externalId: event.external_id,
    kind: event.kind,
    said: saidIn({ kind: event.kind, payload: JSON.parse(event.payload) }),
    alreadyDone,
    outcome: outcome ?? null,
    failure: failure ?? null,
    replies: messages.map(({ message }) => JSON.parse(message) as unknown),
  }
}

export function rehearsedLines({
  id,
  kind,
  said,
  alreadyDone,
  outcome,
  failure,
  replies,
}: ToldRehearsal): string[] {
  const about = `${id === null ? 'new event' : `event ${id}`}  ${kind}  ${said}`
  const note = alreadyDone ? '  (handled before: only --force does it again)' : ''
  if (failure !== null) return [about + note, `  would fail: ${failure}`]
  return [
    about + note,
    `  ${outcome ?? ''}`,
    ...replies.flatMap((reply) =>
      bubble(reply as Message).map((line, at) => `  ${at === 0 ? '>' : '|'} ${line}`),
    ),
  ]
}
