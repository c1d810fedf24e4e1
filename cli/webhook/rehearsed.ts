import type { Message } from '../../server/flows/message.ts'
import type { Rehearsed } from '../../server/queue/replay.ts'
import { bubble } from '../bubbles.ts'
import { saidIn } from './describe.ts'

/** One rehearsed event for people and scripts. */
export interface ToldRehearsal {
  id: number
  externalId: string
  kind: string
  said: string
  alreadyDone: boolean
  outcome: string | null
  failure: string | null
  replies: unknown[]
}

export function rehearsedOf({ event, alreadyDone, outcome, failure, messages }: Rehearsed): ToldRehearsal {
  return {
    id: event.id,
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
  const about = `event ${id}  ${kind}  ${said}`
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
