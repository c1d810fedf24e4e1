import type { Json } from './json.ts'
import type { Identity } from './options.ts'

/** One thing for a webhook to tell, and the lists of `value` it belongs in. */
export interface Update {
  field: 'messages' | 'smb_message_echoes' | 'user_preferences' | 'user_id_update' | (string & {})
  personKey?: string
  contacts?: Json[]
  /** Lists of `value`, such as messages or statuses. */
  lists: Record<string, Json[]>
  /** Further keys of `value`, as they are. */
  more?: Json
}

/**
 * The body of one webhook. Several updates are spread over entries and changes the way Meta does it, so a receiver
 * that reads only the first of anything loses the rest.
 */
export function envelopeOf(updates: Update[], identity: Identity): Json {
  const changes: Json[] = []
  let open: { key: string; value: Record<string, unknown>; held: number } | undefined
  for (const update of updates) {
    const key = `${update.field}:${Object.keys(update.lists).join()}`
    if (open === undefined || open.key !== key || open.held >= perChange || update.more !== undefined) {
      const value: Record<string, unknown> = {
        messaging_product: 'whatsapp',
        metadata: {
          display_phone_number: identity.displayPhoneNumber.replace(/[^\d]/g, ''),
          phone_number_id: identity.phoneNumberId,
        },
        ...update.more,
      }
      open = { key, value, held: 0 }
      changes.push({ value, field: update.field })
    }
    join(open.value, update)
    open.held++
  }
  const entries: Json[] = []
  for (let from = 0; from < changes.length; from += perEntry) {
    entries.push({ id: identity.wabaId, changes: changes.slice(from, from + perEntry) })
  }
  return { object: 'whatsapp_business_account', entry: entries }
}

function join(value: Record<string, unknown>, update: Update): void {
  if (update.contacts !== undefined) {
    value.contacts ??= []
    const contacts = value.contacts as Json[]
    for (const contact of update.contacts) {
      if (!contacts.some((one) => one.user_id === contact.user_id)) contacts.push(contact)
    }
  }
  for (const [name, items] of Object.entries(update.lists)) {
    value[name] ??= []
    ;(value[name] as Json[]).push(...items)
  }
}

const perChange = 10
const perEntry = 4
