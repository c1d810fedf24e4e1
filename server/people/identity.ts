import type { Tx } from '../db/open.ts'
import { keepSuspended, stopIfSuspended } from '../drivers/standing.ts'
import { laneOf } from '../events/events.ts'
import { countAfterMerge, endWhatCollides } from '../rides/merge.ts'
import { endWhatCollidesInTrips } from '../trips/merge.ts'
import { joinTwins } from '../vehicles/merge.ts'
import { cleanName } from './name.ts'
import { personById } from './people.ts'

/** How the outside knows somebody; at least one of waId and userId. */
export interface Identity {
  waId?: string
  userId?: string
  name?: string
  username?: string
}

interface Known {
  id: number
  wa_id: string | null
  user_id: string | null
  name: string | null
  username: string | null
}

/**
 * Our own id of the human behind a phone account, a business-scoped user id, or both; made at the first sight.
 * When the two turn out to be one human who was known as two, the rows are merged.
 */
export function personOf(tx: Tx, identity: Identity, now: number): number {
  const byWa = identity.waId === undefined ? undefined : tx.get<Known>(byWaId, identity.waId)
  const byUser = identity.userId === undefined ? undefined : tx.get<Known>(byUserId, identity.userId)
  const known = byWa ?? byUser
  if (known === undefined) return add(tx, identity, now)
  if (byWa !== undefined && byUser !== undefined && byWa.id !== byUser.id)
    mergePeople(tx, byUser.id, byWa.id, now)
  learn(tx, known, identity)
  return known.id
}

/** Whether anybody here is known by one of these. */
export const isSomebody = (tx: Tx, { waId, userId }: Identity): boolean =>
  (waId !== undefined && tx.get(byWaId, waId) !== undefined) ||
  (userId !== undefined && tx.get(byUserId, userId) !== undefined)

/** The person changed number: the old account's rows now answer to the new one. */
export function changeNumber(
  tx: Tx,
  personId: number,
  to: { waId?: string; userId?: string },
  now: number,
): number {
  const byWa = to.waId === undefined ? undefined : tx.get<Known>(byWaId, to.waId)
  const byUser = to.userId === undefined ? undefined : tx.get<Known>(byUserId, to.userId)
  for (const holder of new Set([byWa?.id, byUser?.id])) {
    if (holder !== undefined && holder !== personId) mergePeople(tx, holder, personId, now)
  }
  if (to.waId !== undefined) {
    setNumber(tx, personId, to.waId)
    // A BSUID is new with every number, so the one we knew no longer reaches anybody.
    if (to.userId === undefined) tx.run('update person set user_id = null where id = ?', personId)
  }
  if (to.userId !== undefined) tx.run('update person set user_id = ? where id = ?', to.userId, personId)
  return personId
}

/**
 * Everything of `from` becomes `into`'s. Every column that refers to a person is carried over: the list comes from the
 * schema itself, so a table added later is not forgotten. Where both hold a row that may exist once per person,
 * the one of `into` stays; what two people did with each other is kept, under the old name if need be.
 */
export function mergePeople(tx: Tx, from: number, into: number, now: number): void {
  const gone = personById(tx, from)
  if (gone === undefined || from === into) return
  endWhatCollides(tx, from, into, now)
  endWhatCollidesInTrips(tx, from, into, now)
  keepSuspended(tx, from, into)
  for (const { name, column, vanishes } of tx.all<Reference>(referencesToPeople)) {
    tx.run(`update or ignore ${name} set ${column} = ? where ${column} = ?`, into, from)
    if (vanishes) tx.run(`delete from ${name} where ${column} = ?`, from)
  }
  joinTwins(tx, into, now)
  // Whatever is written for them is read when they are: they have just written, or the operator has changed a number.
  stopIfSuspended(tx, into, { now, correlationId: `merge:${from}`, wake() {} })
  countAfterMerge(tx, into)
  // Of the two long tables only what may still be handled moves: history is found through merged_into.
  for (const condition of ['handled_at is null and dead_at is null', 'dead_at is not null']) {
    tx.run(
      `update inbox set lane = ?, person_id = ? where lane = ? and ${condition}`,
      laneOf(into),
      into,
      laneOf(from),
    )
  }
  tx.run(
    `update outbox set person_id = ? where person_id = ? and state in ('queued', 'sending', 'uncertain')`,
    into,
    from,
  )
  tx.run(
    'update person set wa_id = null, user_id = null, phone = null, username = null, merged_into = ? where id = ?',
    into,
    from,
  )
  // Whoever said stop, or talks to a human, under one of the two has done so.
  tx.run(
    `update person set wa_id = coalesce(wa_id, ?), user_id = coalesce(user_id, ?), phone = coalesce(phone, ?),
       username = coalesce(username, ?), name = coalesce(name, ?), language = coalesce(language, ?),
       opted_out_at = coalesce(opted_out_at, ?), marketing_opted_out_at = coalesce(marketing_opted_out_at, ?),
       bot_paused_until = nullif(max(coalesce(bot_paused_until, 0), ?), 0),
       last_inbound_at = nullif(max(coalesce(last_inbound_at, 0), ?), 0),
       first_seen_at = min(first_seen_at, ?) where id = ?`,
    gone.wa_id,
    gone.user_id,
    gone.phone,
    gone.username,
    gone.name,
    gone.language,
    gone.opted_out_at,
    gone.marketing_opted_out_at,
    gone.bot_paused_until ?? 0,
    gone.last_inbound_at ?? 0,
    gone.first_seen_at,
    into,
  )
}

/** Meta's wa_id is the number's digits for every country but a few, where it differs from E.164 by a digit. */
function setNumber(tx: Tx, personId: number, waId: string): void {
  tx.run('update person set wa_id = ?, phone = ? where id = ?', waId, waId, personId)
}

function add(tx: Tx, identity: Identity, now: number): number {
  const { lastInsertRowid } = tx.run(
    `insert into person (wa_id, user_id, phone, username, name, first_seen_at) values (?, ?, ?, ?, ?, ?)`,
    identity.waId ?? null,
    identity.userId ?? null,
    identity.waId ?? null,
    identity.username ?? null,
    cleanName(identity.name ?? '') || null,
    now,
  )
  return Number(lastInsertRowid)
}

function learn(tx: Tx, known: Known, identity: Identity): void {
  const { waId, userId, username } = identity
  const name = cleanName(identity.name ?? '') || undefined
  // They write from it, so it is theirs, whatever was known before.
  if (waId !== undefined && known.wa_id !== waId) setNumber(tx, known.id, waId)
  if (userId !== undefined && known.user_id !== userId) {
    tx.run('update person set user_id = ? where id = ?', userId, known.id)
  }
  // A name the person chose here stays; Meta's profile name only fills a gap.
  if (name !== undefined && known.name === null)
    tx.run('update person set name = ? where id = ?', name, known.id)
  if (username !== undefined && known.username !== username) {
    tx.run('update person set username = ? where id = ?', username, known.id)
  }
}

const columns = 'id, wa_id, user_id, name, username'
const byWaId = `select ${columns} from person where wa_id = ?`
const byUserId = `select ${columns} from person where user_id = ?`

interface Reference {
  name: string
  column: string
  /** 1 where the row is nothing without the person. */
  vanishes: number
}
const referencesToPeople = `select m.name as name, f."from" as "column", f.on_delete = 'CASCADE' as vanishes
  from sqlite_schema m join pragma_foreign_key_list(m.name) f
  where m.type = 'table' and f."table" = 'person' and m.name not in ('inbox', 'outbox')
    and not (m.name = 'person' and f."from" = 'merged_into')`
