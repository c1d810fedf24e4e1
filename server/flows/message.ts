import type { Language } from '../i18n/languages.ts'
import type { FieldName } from '../ocr/document.ts'

/**
 * What a flow says, free of any channel's wire format. One message becomes one bubble. Lengths are Meta's and are
 * checked in code points by whatsapp/outgoing.ts.
 */
export type Message =
  | { kind: 'text'; body: string }
  | {
      kind: 'choices'
      body: string
      /** Up to 3 are drawn as buttons, 4 to 10 as a list. */
      choices: Choice[]
      /** Opens the list; needed from 4 choices on. */
      button?: string
      footer?: string
      /** A picture above the text; only with up to 3 choices. */
      picture?: PictureAttachment
    }
  | { kind: 'link'; body: string; label: string; url: string; picture?: PictureAttachment }
  | { kind: 'location_request'; body: string }
  | { kind: 'picture'; picture: PictureAttachment; caption?: string }
  | { kind: 'file'; file: Attachment; filename: string; caption?: string }

export interface Choice {
  /** Comes back when it is tapped: "flow.step.value", ≤ 200 characters. */
  id: string
  /** ≤ 20 characters among up to three choices, ≤ 24 in a list. */
  title: string
  /** Only in lists, ≤ 72 characters. */
  description?: string
}

/**
 * Bytes that can be made again at any time from what is stored: the sender makes them when it sends, so the outbox
 * stays small and a crash between making and sending costs nothing.
 */
export type Attachment = PictureAttachment | StatementAttachment
export type PictureAttachment = QrAttachment | CropAttachment

export interface QrAttachment {
  source: 'qr'
  qrId: number
  as: 'picture' | 'sticker' | 'poster'
  language: Language
}

/** What a driver earned on these local days, both included; days since 1970-01-01. */
export interface StatementAttachment {
  source: 'statement'
  personId: number
  fromDay: number
  toDay: number
  language: Language
}

/** The line of a vehicle document that a field was read from. */
export interface CropAttachment {
  source: 'crop'
  documentId: number
  field: FieldName
}
