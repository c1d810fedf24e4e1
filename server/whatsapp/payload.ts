import { createHash } from 'node:crypto'

/** One thing that happened, out of a delivery that may hold a thousand. */
export interface Update {
  /** The same for every redelivery of the same update. */
  externalId: string
  kind: UpdateKind
  sender?: Sender
  /** Of a change of number or id: who the sender is from now on, and may be known as already. */
  becomes?: Sender
  /** Milliseconds since 1970; 0 when Meta did not say. */
  occurredAt: number
  /** As it came, so that a reader mended later can read it again. */
  payload: Json
}

export type UpdateKind = 'message' | 'status' | 'echo' | 'preference' | 'identity' | 'notice' | 'unknown'

/** Who wrote: at least one of waId and userId. */
export interface Sender {
  waId?: string
  userId?: string
  name?: string
  username?: string
}

export type Json = Record<string, unknown>

/**
 * Every update of a webhook body: every entry, every change, every message, status and error in it. Never throws on
 * any JSON: what it does not know becomes an update of kind 'unknown', what is not an object yields nothing.
 */
export function updatesOf(body: unknown, ourPhoneNumberId: string): Update[] {
  const updates: Update[] = []
  for (const entry of list(object(body)?.entry)) {
    for (const change of list(object(entry)?.changes)) {
      const { field, value } = object(change) ?? {}
      readChange(text(field) ?? '', object(value), ourPhoneNumberId, updates)
    }
  }
  return updates
}

function readChange(field: string, value: Json | undefined, ourNumber: string, updates: Update[]): void {
  if (value === undefined) return void updates.push(unknown(field, {}))
  const number = text(object(value.metadata)?.phone_number_id)
  if (number !== undefined && number !== ourNumber) {
    // One WABA may hold several numbers; what is for another one is kept but not answered.
    return void updates.push({ ...unknown(field, value), kind: 'notice' })
  }
  const before = updates.length
  if (field === 'messages') {
    const contacts = contactsOf(value)
    const errors = errorsOf(value)
    for (const message of list(value.messages)) readMessage(object(message), contacts, errors, updates)
    for (const status of list(value.statuses)) readStatus(object(status), updates)
    if (updates.length === before) updates.push(unknown(field, value))
  } else if (field === 'smb_message_echoes') {
    for (const echo of list(value.message_echoes)) readEcho(object(echo), updates)
  } else if (field === 'user_preferences') {
    for (const item of list(value.user_preferences)) readAbout(object(item), 'preference', updates)
  } else if (field === 'user_id_update') {
    for (const item of list(value.user_id_update)) readAbout(object(item), 'identity', updates)
  }
  if (updates.length === before)
    updates.push({ ...unknown(field, value), kind: field === '' ? 'unknown' : 'notice' })
}

function readMessage(
  message: Json | undefined,
  contacts: Contacts,
  errors: unknown[],
  updates: Update[],
): void {
  if (message === undefined) return void updates.push(unknown('messages', {}))
  const waId = digits(message.from)
  const userId = text(message.from_user_id)
  const isNameless = waId === undefined && userId === undefined
  const contact = isNameless
    ? contacts.only
    : (contacts.byWaId.get(waId ?? '') ?? contacts.byUserId.get(userId ?? ''))
  const sender = senderOf(waId ?? digits(contact?.wa_id), userId ?? text(contact?.user_id), contact)
  const payload: Json = errors.length === 0 ? { message } : { message, errors }
  const isSystem = text(message.type) === 'system'
  const becomes = isSystem ? becomesIn(object(message.system)) : undefined
  updates.push({
    externalId: idOf(message.id, () => payload),
    kind: sender === undefined ? 'unknown' : isSystem ? 'identity' : 'message',
    ...(sender && { sender }),
    ...(becomes && { becomes }),
    occurredAt: millis(message.timestamp),
    payload,
  })
}

/** The identity in a system message of type user_changed_number or user_changed_user_id. */
export const becomesIn = (system: Json | undefined): Sender | undefined =>
  senderOf(digits(system?.wa_id) ?? digits(system?.new_wa_id), text(system?.user_id), undefined)

interface Contacts {
  byWaId: Map<string, Json>
  byUserId: Map<string, Json>
  /** The one contact of a change that has just one. */
  only: Json | undefined
}

function contactsOf(value: Json): Contacts {
  const byWaId = new Map<string, Json>()
  const byUserId = new Map<string, Json>()
  const contacts = list(value.contacts)
  for (const item of contacts) {
    const contact = object(item)
    const waId = digits(contact?.wa_id)
    const userId = text(contact?.user_id)
    if (contact !== undefined && waId !== undefined) byWaId.set(waId, contact)
    if (contact !== undefined && userId !== undefined) byUserId.set(userId, contact)
  }
  return { byWaId, byUserId, only: contacts.length === 1 ? object(contacts[0]) : undefined }
}

/** They are kept with every message of the change, so only as much of them as Meta ever sends. */
function errorsOf(value: Json): unknown[] {
  const errors = list(value.errors).slice(0, 10)
  return JSON.stringify(errors).length > maxErrorsLength ? [] : errors
}

function readStatus(status: Json | undefined, updates: Update[]): void {
  const id = text(status?.id)
  const name = text(status?.status)
  if (status === undefined || id === undefined || name === undefined) {
    return void updates.push(unknown('status', status ?? {}))
  }
  updates.push({
    externalId: bounded(`status:${id}:${name}`),
    kind: 'status',
    occurredAt: millis(status.timestamp),
    payload: { status },
  })
}

/** A human answered from the Business app: the one written *to* is the person concerned. */
function readEcho(echo: Json | undefined, updates: Update[]): void {
  const sender = senderOf(digits(echo?.to), text(echo?.to_user_id), undefined)
  if (echo === undefined || sender === undefined)
    return void updates.push(unknown('smb_message_echoes', echo ?? {}))
  updates.push({
    externalId: idOf(echo.id, () => echo),
    kind: 'echo',
    sender,
    occurredAt: millis(echo.timestamp),
    payload: { echo },
  })
}

function readAbout(item: Json | undefined, kind: 'preference' | 'identity', updates: Update[]): void {
  const change = object(item?.user_id)
  const sender = senderOf(digits(item?.wa_id), text(item?.user_id) ?? text(change?.previous), undefined)
  const becomes = senderOf(undefined, text(change?.current), undefined)
  if (item === undefined || sender === undefined) return void updates.push(unknown(kind, item ?? {}))
  updates.push({
    externalId: hashId({ kind, item }),
    kind,
    sender,
    ...(becomes && { becomes }),
    occurredAt: millis(item.timestamp),
    payload: { [kind]: item },
  })
}

function unknown(field: string, value: Json): Update {
  return { externalId: hashId({ field, value }), kind: 'unknown', occurredAt: 0, payload: { field, value } }
}

function senderOf(
  waId: string | undefined,
  userId: string | undefined,
  contact: Json | undefined,
): Sender | undefined {
  if (waId === undefined && userId === undefined) return undefined
  const profile = object(contact?.profile)
  const name = namedBy(profile?.name)
  const username = namedBy(profile?.username)
  return {
    ...(waId !== undefined && { waId }),
    ...(userId !== undefined && { userId }),
    ...(name !== undefined && { name }),
    ...(username !== undefined && { username }),
  }
}

/** Ids that are not Meta's are marked, so that none can pass for a timer's or a status's. */
/** Strangers choose their names: no line breaks, control or direction marks, no endless ones. */
function namedBy(value: unknown): string | undefined {
  const name = text(value)
    ?.slice(0, maxNameLength)
    .replace(/[\p{C}\u2028\u2029]+/gu, ' ')
    .trim()
  return name === '' ? undefined : name
}

function idOf(id: unknown, otherwise: () => Json): string {
  const given = text(id)
  if (given === undefined) return hashId(otherwise())
  return bounded(given.startsWith('wamid.') ? given : `id:${given}`)
}

/** An id longer than any real one is not stored a thousand times over as an index key. */
const bounded = (id: string): string => (id.length <= maxIdLength ? id : hashId({ id }))

const hashId = (value: Json): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 40)}`

/** Seconds as a string is the rule; milliseconds and numbers are seen. Anything else, or past year 9999, is 0. */
export function millis(timestamp: unknown): number {
  // Of an object Number() would ask its valueOf, which may be anything.
  const value = typeof timestamp === 'string' || typeof timestamp === 'number' ? Number(timestamp) : 0
  if (!Number.isFinite(value) || value <= 0) return 0
  const ms = value > secondsAreSmaller ? value : value * 1000
  return ms > lastInstant ? 0 : Math.trunc(ms)
}

/** Shared by all readers of Meta's JSON: a value of the wrong type is as good as absent. */
export const object = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
const digits = (value: unknown): string | undefined => {
  const found = text(value)?.replace(/\D/g, '')
  return found === undefined || found === '' || found.length > 20 ? undefined : found
}

const maxIdLength = 400
const maxNameLength = 200
const maxErrorsLength = 10_000
const secondsAreSmaller = 100_000_000_000
const lastInstant = 253_402_300_799_999
