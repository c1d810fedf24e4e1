import type { Generated } from 'kysely'
import type { Language } from '../i18n/languages.ts'
import type { DocumentSchema } from './schema-documents.ts'
import type { MobilitySchema } from './schema-mobility.ts'
import type { WebSchema } from './schema-web.ts'

/** Times are milliseconds since 1970 in UTC; JSON is text. One row type per table. */
export interface Schema extends MobilitySchema, DocumentSchema, WebSchema {
  person: PersonRow
  webhook_delivery: WebhookDeliveryRow
  webhook_cursor: WebhookCursorRow
  inbox: InboxRow
  conversation: ConversationRow
  outbox: OutboxRow
  message_status: MessageStatusRow
  timer: TimerRow
  media_upload: MediaUploadRow
  feature_flag: FeatureFlagRow
  ussd_template: UssdTemplateRow
  momo_fee: MomoFeeRow
  qr_code: QrCodeRow
  qr_default: QrDefaultRow
  media_job: MediaJobRow
}

export interface PersonRow {
  id: Generated<number>
  /** Meta's id of a phone account, usually the number; absent for people known only by user_id. */
  wa_id: string | null
  /** Business-scoped user id, "CC.xxxx". */
  user_id: string | null
  /** E.164 digits without the plus. */
  phone: string | null
  username: string | null
  name: string | null
  language: Language | null
  first_seen_at: number
  /** Opens the 24-hour window in which free-form messages are allowed. */
  last_inbound_at: number | null
  opted_out_at: number | null
  marketing_opted_out_at: number | null
  /** While in the future a human answers and the bot is silent. */
  bot_paused_until: number | null
  /** Since when they wait for a human they asked for; null when none was asked for, or one has answered. */
  asked_for_human_at: number | null
  /** Set when this row turned out to be the same human as another one. */
  merged_into: number | null
}

export interface WebhookDeliveryRow {
  id: Generated<number>
  received_at: number
  body: Uint8Array
  /** Why nothing could be read from it, or null. */
  problem: string | null
}

export interface WebhookCursorRow {
  id: number
  /** Deliveries up to this one have their updates in the inbox. */
  unpacked_through: number
}

export interface InboxRow {
  id: Generated<number>
  /** Unique for ever: wamid, "status:<wamid>:<status>", "timer:<id>", … */
  external_id: string
  kind: string
  /** Events of one lane are handled one after the other, oldest first. */
  lane: string
  person_id: number | null
  delivery_id: number | null
  correlation_id: string
  payload: string
  occurred_at: number
  received_at: number
  attempts: Generated<number>
  next_attempt_at: Generated<number>
  handled_at: number | null
  dead_at: number | null
  /** What handling came to, or the last error. */
  outcome: string | null
}

export interface ConversationRow {
  person_id: number
  flow: string
  version: number
  step: string
  data: string
  /** Steps left behind, for "back". */
  trail: string
  /** Choices under the last message, so that their numbers and words can be typed. */
  offered: string
  updated_at: number
  /** Answers in a row that could not be used. */
  misses: Generated<number>
}

export type OutboxState =
  | 'queued'
  | 'sending'
  | 'uncertain'
  | 'accepted'
  | 'failed'
  | 'undeliverable'
  | 'cancelled'

export interface OutboxRow {
  id: Generated<number>
  /** Travels with the message as biz_opaque_callback_data; statuses bring it back. */
  token: string
  person_id: number
  inbox_id: number | null
  correlation_id: string
  message: string
  category: 'service' | 'template'
  state: OutboxState
  wa_message_id: string | null
  status: 'sent' | 'delivered' | 'read' | 'played' | 'failed' | null
  attempts: Generated<number>
  next_attempt_at: Generated<number>
  error_code: number | null
  error_message: string | null
  created_at: number
  sending_at: number | null
  settled_at: number | null
}

export interface MessageStatusRow {
  id: Generated<number>
  /** Null while the message it speaks of is not known here yet. */
  outbox_id: number | null
  wa_message_id: string
  status: string
  token: string | null
  detail: string | null
  occurred_at: number
  received_at: number
}

export interface TimerRow {
  id: Generated<number>
  person_id: number
  name: string
  due_at: number
  data: string
  correlation_id: string
  fired_at: number | null
  cancelled_at: number | null
}

export interface MediaUploadRow {
  content_hash: string
  media_id: string
  expires_at: number
}

export interface FeatureFlagRow {
  name: string
  enabled: number
  description: string
}

export interface UssdTemplateRow {
  name: string
  country: string
  network: string
  kind: 'phone' | 'merchant'
  /** 'same' pays inside the network, 'cross' pays a number of another one. */
  reach: 'same' | 'cross'
  template: string
  template_without_amount: string | null
  verified: Generated<number>
  enabled: Generated<number>
  note: string
}

export interface MomoFeeRow {
  country: string
  network: string
  reach: 'same' | 'cross'
  up_to_rwf: number
  fee_rwf: number
  verified: Generated<number>
}

export interface QrCodeRow {
  id: Generated<number>
  slug: string
  /** Null for codes made on the command line. */
  person_id: number | null
  country: string
  network: string | null
  kind: 'phone' | 'merchant'
  payee: string
  amount_rwf: number | null
  template: string
  ussd: string
  mode: 'raw' | 'encoded' | 'link' | 'text'
  created_at: number
}

export interface QrDefaultRow {
  person_id: number
  country: string
  network: string | null
  kind: 'phone' | 'merchant'
  payee: string
  last_amount_rwf: number | null
  updated_at: number
}

export interface MediaJobRow {
  id: Generated<number>
  person_id: number
  /** Meta's id of what was sent; it expires after seven days. */
  media_id: string
  /** What it is read for. */
  purpose: 'qr' | 'document'
  /** The document that its file is for. */
  document_id: number | null
  /** Of the file, as the one who announced it says; hex. */
  sha256: string | null
  state: 'waiting' | 'done' | 'failed'
  attempts: Generated<number>
  next_attempt_at: number
  correlation_id: string
  /** The last error, or why it was given up. */
  problem: string | null
  created_at: number
  settled_at: number | null
}
