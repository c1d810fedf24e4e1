import type { Db } from '../../server/db/open.ts'
import type { Message } from '../../server/flows/message.ts'
import {
  eventsMatching,
  messagesMatching,
  type SeenEvent,
  type SeenMessage,
  statusesOf,
} from '../../server/queue/browse.ts'
import { type Replayed, replay } from '../../server/queue/replay.ts'
import { bubble } from '../bubbles.ts'
import { masked } from '../masked.ts'
import { clockTime } from '../moment.ts'
import { outboxEntry, reasonWithCode, stateAndStatus } from '../outbox/describe.ts'
import { short, table } from '../table.ts'
import { entryOf, whoIs } from '../webhook/describe.ts'
import { storyLines, storyOf } from '../webhook/story.ts'
import { deadEventIds, outboxIds } from './figures.ts'
import { duration } from './words.ts'

/** A list as it is shown: one line of text for each row, what matters most first. */
export interface List {
  head: string
  rows: { id: number; text: string }[]
}

export interface Shows {
  timezone: string
  /** Show phone numbers and message ids in full. */
  reveal: boolean
}

/** Events that were given up, the last of them first. */
export function deadList(db: Db, now: number, shows: Shows): List {
  const ids = deadEventIds(db.read, mostRows)
  const events = new Map<number, SeenEvent>(
    eventsMatching(db.read, { ids, limit: mostRows }).map((event) => [event.id, event]),
  )
  const cells = ids.flatMap((id) => {
    const event = events.get(id)
    if (event === undefined) return []
    const { kind, person, said, attempts, outcome } = masked(entryOf(event), shows)
    const age = duration(Math.max(0, now - (event.dead_at ?? now)))
    const why = short(outcome ?? 'no reason was kept', reasonWidth)
    return [[String(id), age, short(whoIs(person), 18), why, kind, String(attempts), short(said, 40)]]
  })
  return listOf(['EVENT', 'AGO', 'PERSON', 'REASON', 'KIND', 'TRIES', 'SAID'], cells)
}

/** Messages that are open, the oldest first, then those that failed in the last hour. */
export function outboxList(db: Db, now: number, shows: Shows): List {
  const ids = outboxIds(db.read, now, mostRows)
  const messages = new Map<number, SeenMessage>(
    messagesMatching(db.read, { ids, limit: mostRows }).map((row) => [row.id, row]),
  )
  const cells = ids.flatMap((id) => {
    const row = messages.get(id)
    if (row === undefined) return []
    const { person, says, state, attempts, errorCode, reason } = masked(outboxEntry(row), shows)
    const why = short(reasonWithCode(errorCode, reason) ?? '', reasonWidth)
    const age = duration(Math.max(0, now - row.created_at))
    return [[String(id), age, state, short(whoIs(person), 18), why, String(attempts), short(says, 40)]]
  })
  return listOf(['MESSAGE', 'AGE', 'STATE', 'PERSON', 'REASON', 'TRIES', 'SAYS'], cells)
}

/** The event and every message it caused; the delivery's own bytes are many lines, and seldom what is looked for. */
export function eventDetails(db: Db, id: number, shows: Shows): string[] {
  const story = masked(storyOf(db.read, String(id)), shows)
  const lines = storyLines({ ...story, delivery: null }, shows.timezone)
  return [
    ...lines.slice(lines[0] === '' ? 1 : 0),
    '',
    ...(story.delivery === null ? [] : [`The delivery it came in: inzira webhook show ${story.delivery.id}`]),
  ]
}

export function messageDetails(db: Db, id: number, shows: Shows): string[] {
  const row = messagesMatching(db.read, { ids: [id], limit: 1 })[0]
  if (row === undefined) return [`Message ${id} is not there any more.`]
  const { person, state, status, attempts, nextTryAt, errorCode, reason, externalId, correlationId } = masked(
    outboxEntry(row),
    shows,
  )
  const time = (at: number) => clockTime(at, shows.timezone)
  const why = reasonWithCode(errorCode, reason)
  return [
    `Message ${id} to ${whoIs(person)}  ${stateAndStatus({ state, status })}`,
    `  created   ${time(row.created_at)}`,
    `  tries     ${attempts}${nextTryAt === null ? '' : `, the next one at ${time(Date.parse(nextTryAt))}`}`,
    ...(why === null ? [] : [`  why       ${why}`]),
    ...(externalId === null ? [] : [`  Meta's id ${externalId}`]),
    `  log       ${correlationId}`,
    ...statusesOf(db.read, id).map(({ status: heard, occurred_at, detail }) =>
      `  ${heard.padEnd(10)}${time(occurred_at)}  ${detail ?? ''}`.trimEnd(),
    ),
    '',
    ...bubble(masked(row.message as Message, shows)).map((line) => `  | ${line}`),
  ]
}

/** Puts a dead event back to the door and says what that came to. */
export async function replayEvent(db: Db, id: number): Promise<string> {
  const replayed = await db.write((tx) => replay(tx, id, { force: false }))
  return replayed === undefined ? `Event ${id} is not there any more.` : `Event ${id} ${sentences[replayed]}.`
}

const sentences: Record<Replayed, string> = {
  opened: 'goes through the door again; a running server takes it up within a second',
  hurried: 'is tried again at once',
  waiting: 'waits for its turn already',
  'already done': 'was handled meanwhile and is left alone',
  forgotten: 'held a position that has been forgotten, and cannot be handled any more',
}

function listOf(head: string[], cells: string[][]): List {
  const [first = '', ...lines] = table(head, cells)
  return { head: first, rows: lines.map((text, at) => ({ id: Number(cells[at]?.[0]), text })) }
}

/** On 80 columns the words that were said stand beyond the edge; the reason must not. */
const reasonWidth = 40
/** As many as somebody would scroll through. */
const mostRows = 200
