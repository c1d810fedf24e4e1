import type { Selectable } from 'kysely'
import type { Tx } from '../db/open.ts'
import type { ConversationRow } from '../db/schema.ts'
import type { Conversation } from '../flows/conversation.ts'

/** Where the person stands, or undefined when they never spoke. */
export function conversationOf(tx: Tx, personId: number): (Conversation & { updatedAt: number }) | undefined {
  const row = tx.get<Selectable<ConversationRow>>('select * from conversation where person_id = ?', personId)
  if (row === undefined) return undefined
  return {
    flow: row.flow,
    version: row.version,
    step: row.step,
    data: JSON.parse(row.data) as Conversation['data'],
    trail: JSON.parse(row.trail) as Conversation['trail'],
    offered: JSON.parse(row.offered) as Conversation['offered'],
    misses: row.misses,
    updatedAt: row.updated_at,
  }
}

export function saveConversation(tx: Tx, personId: number, at: Conversation, now: number): void {
  tx.run(
    `insert into conversation (person_id, flow, version, step, data, trail, offered, updated_at, misses)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (person_id) do update set flow = excluded.flow, version = excluded.version, step = excluded.step,
         data = excluded.data, trail = excluded.trail, offered = excluded.offered, updated_at = excluded.updated_at,
         misses = excluded.misses`,
    personId,
    at.flow,
    at.version,
    at.step,
    JSON.stringify(at.data),
    JSON.stringify(at.trail),
    JSON.stringify(at.offered),
    now,
    at.misses,
  )
}
