import type { Message } from '../flows/message.ts'
import type { Refusal } from '../queue/refuse.ts'
import { classify } from './errors.ts'
import { graphBody } from './outgoing.ts'
import { type Json, list, object, text } from './payload.ts'

/** What became of a send. */
export type SendResult =
  | { sent: true; waMessageId: string }
  /** Meta said no, or was certainly never reached. */
  | { sent: false; refusal: Refusal; code: number | null; message: string; reached: boolean }
  /** The answer never came: Meta may or may not have taken it. */
  | { sent: 'uncertain'; message: string }

export interface Recipient {
  waId: string | null
  userId: string | null
}

export interface Template {
  name: string
  /** Such as "en" or "en_US", as approved. */
  language: string
}

export interface Graph {
  sendMessage(
    to: Recipient,
    message: Message,
    extras: { token: string; mediaId?: string },
  ): Promise<SendResult>
  /** The only thing allowed outside the 24-hour window; the text becomes its one body parameter. */
  sendTemplate(
    to: Recipient,
    template: Template,
    body: string,
    extras: { token: string },
  ): Promise<SendResult>
  /**
   * Two blue ticks; with `typing` also "typing…", until the next message or for 25 s. Throws when Meta did not take
   * it, which is nothing to anybody but a log.
   * Source: developers.facebook.com/documentation/business-messaging/whatsapp/typing-indicators
   */
  markRead(waMessageId: string, options?: { typing?: boolean }): Promise<void>
  upload(file: { bytes: Uint8Array; mime: string; filename: string }): Promise<Uploaded>
  /** Any GET below the version, for doctor and setup: status and JSON body. */
  get(path: string): Promise<{ status: number; body: Json; date: string | null }>
  post(path: string): Promise<{ status: number; body: Json }>
}

export type Uploaded =
  | { mediaId: string }
  | { mediaId?: never; refusal: Refusal; code: number | null; message: string }

export interface GraphOptions {
  /** https://graph.facebook.com, or the simulator. */
  url: string
  version: string
  phoneNumberId: string
  accessToken: string
  timeoutMs: number
}

export function graphClient(options: GraphOptions): Graph {
  const base = `${options.url}/${options.version}`
  const messagesUrl = `${base}/${options.phoneNumberId}/messages`
  const authorization = `Bearer ${options.accessToken}`
  const call = (url: string, init: RequestInit = {}) =>
    fetch(url, {
      ...init,
      headers: { ...init.headers, authorization },
      signal: AbortSignal.timeout(options.timeoutMs),
      redirect: 'error',
    })

  async function post(body: Json): Promise<SendResult> {
    let response: Response
    try {
      response = await call(messagesUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
      })
    } catch (error) {
      return failureOf(error)
    }
    return readAnswer(response)
  }

  return {
    sendMessage: (to, message, { token, mediaId }) =>
      post({
        recipient_type: 'individual',
        ...address(to),
        ...graphBody(message, mediaId),
        biz_opaque_callback_data: token,
      }),

    sendTemplate: (to, template, body, { token }) =>
      post({
        recipient_type: 'individual',
        ...address(to),
        type: 'template',
        template: {
          name: template.name,
          language: { code: template.language },
          components: [{ type: 'body', parameters: [{ type: 'text', text: templateText(body) }] }],
        },
        biz_opaque_callback_data: token,
      }),

    async markRead(waMessageId, { typing = false } = {}) {
      const response = await call(messagesUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          messaging_product: 'whatsapp',
          status: 'read',
          message_id: waMessageId,
          ...(typing && { typing_indicator: { type: 'text' } }),
        }),
      })
      const body = await jsonOf(response)
      if (!response.ok) throw new Error(faultOf(response.status, body).message)
    },

    async upload({ bytes, mime, filename }) {
      const form = new FormData()
      form.set('messaging_product', 'whatsapp')
      form.set('type', mime)
      form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], filename, { type: mime }))
      try {
        const response = await call(`${base}/${options.phoneNumberId}/media`, { method: 'POST', body: form })
        const body = await jsonOf(response)
        const mediaId = text(body.id)
        return response.ok && mediaId !== undefined ? { mediaId } : faultOf(response.status, body)
      } catch (error) {
        // An upload shows nothing to anybody: doing it again is harmless, so it is never uncertain.
        return { refusal: 'number', code: null, message: reason(error) }
      }
    },

    async get(path) {
      const response = await call(`${base}/${path}`)
      return { status: response.status, body: await jsonOf(response), date: response.headers.get('date') }
    },
    async post(path) {
      const response = await call(`${base}/${path}`, { method: 'POST' })
      return { status: response.status, body: await jsonOf(response) }
    },
  }
}

async function readAnswer(response: Response): Promise<SendResult> {
  let body: Json
  try {
    body = await jsonOf(response)
  } catch (error) {
    return response.ok ? { sent: 'uncertain', message: reason(error) } : rejected(response.status, {})
  }
  const waMessageId = text(object(list(body.messages)[0])?.id)
  if (response.ok && waMessageId !== undefined) return { sent: true, waMessageId }
  // A gateway's own page: it may have passed the request on before it gave up.
  if (object(body.error) === undefined && gatewayFaults.has(response.status)) {
    return { sent: 'uncertain', message: `HTTP ${response.status} without Meta's error` }
  }
  if (response.ok && body.success !== true) return { sent: 'uncertain', message: '200 without a message id' }
  return rejected(response.status, body)
}

const gatewayFaults = new Set([500, 502, 504])

const rejected = (status: number, body: Json): SendResult => ({
  sent: false,
  reached: true,
  ...faultOf(status, body),
})

function faultOf(status: number, body: Json): { refusal: Refusal; code: number | null; message: string } {
  const error = object(body.error)
  const code = typeof error?.code === 'number' ? error.code : null
  const details = text(object(error?.error_data)?.details)
  const said = text(error?.message) ?? `HTTP ${status}`
  // Meta's details are often its message once more.
  const message = (details && !said.includes(details) ? `${said}: ${details}` : said).slice(0, 500)
  return { refusal: classify(code, status, error?.is_transient === true), code, message }
}

/** Refused connections never reached Meta; anything else may have, before it broke. */
function failureOf(error: unknown): SendResult {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (neverReached.has(code))
    return { sent: false, reached: false, refusal: 'number', code: null, message: reason(error) }
  return { sent: 'uncertain', message: reason(error) }
}

const neverReached = new Set([
  'ConnectionRefused',
  'ECONNREFUSED',
  'FailedToOpenSocket',
  'ENOTFOUND',
  'EAI_AGAIN',
  'DNSException',
])

const reason = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300)

const jsonOf = async (response: Response): Promise<Json> => {
  const raw = await response.text()
  try {
    return object(JSON.parse(raw)) ?? {}
  } catch {
    // A proxy's HTML page instead of Meta's JSON: the status alone has to do.
    return {}
  }
}

/** A phone account goes in `to`, a business-scoped user id in `recipient`. */
const address = (to: Recipient): Json => (to.waId !== null ? { to: to.waId } : { recipient: to.userId })

/** Template parameters may hold no line breaks, tabs or runs of spaces. */
const templateText = (body: string): string => body.replace(/\s+/g, ' ').trim().slice(0, 1024)
