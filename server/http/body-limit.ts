import type { Clock } from '../clock.ts'
import { AppError } from '../error.ts'
import { maxFileBytes } from '../ocr/sniff.ts'

/** What else stands in an upload beside the file. */
export const uploadRoomBytes = 64 * 1024

/** Nothing larger is read at all; a little more than the largest upload, so that our own 413 can say so. */
export const maxBodyBytes = maxFileBytes + 1024 * 1024

/** Whatever is no upload of a file: forms of a few fields. */
export const maxPlainBytes = 64 * 1024

/** Meta's own limit: 3 MB with up to 1,000 updates. */
export const maxDeliveryBytes = 3 * 1024 * 1024

/** Throws `body.too_large` for what says that it is, before it is read: nobody fills the memory by it. */
export function mustFit(request: Request): void {
  const bytes = Number(request.headers.get('content-length') ?? 0)
  if (bytes > (mostBytes.get(pathOf(request)) ?? maxPlainBytes)) throw tooLarge()
}

/**
 * The body, counted while it comes in: not every one says before how large it is. Throws `body.too_large`, and TooSlow
 * for one that is held back, so that nobody keeps thousands of them open.
 */
export async function readBody(
  request: Request,
  { mostBytes, clock }: { mostBytes: number; clock: Clock },
): Promise<Uint8Array<ArrayBuffer>> {
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  const begunAt = clock.now()
  const chunks: Uint8Array[] = []
  let bytes = 0
  let isLate = false
  for (;;) {
    const leftMs = graceMs + bytes / leastBytesPerMs - (clock.now() - begunAt)
    const untime = clock.after(Math.max(0, leftMs), () => {
      isLate = true
      void reader.cancel()
    })
    const { done, value } = await reader.read().finally(untime)
    if (isLate) throw new TooSlow('usage.invalid', 'The body did not arrive in time. Send it again.')
    if (done) return Buffer.concat(chunks)
    bytes += value.length
    if (bytes > mostBytes) {
      void reader.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
}

/** The connection is of no use any more: the rest of the body would still have to come. */
export class TooSlow extends AppError {}

/**
 * The form in a body; undefined when there is none. What has far more parts than any form here is not taken apart.
 */
export async function formIn(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<FormData | undefined> {
  if (hasManyParts(body, contentType)) return undefined
  try {
    return await new Response(body, { headers: { 'content-type': contentType } }).formData()
  } catch (error) {
    // Whatever came was no form, or broke off. Bun has no class of error for it.
    if (error instanceof Error) return undefined
    throw error
  }
}

function hasManyParts(body: Uint8Array<ArrayBuffer>, contentType: string): boolean {
  const [, quoted, plain] = /boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType) ?? []
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  // Without a boundary it can only be pairs, which are short.
  const mark = quoted ?? plain
  if (mark === undefined) return body.length > maxPlainBytes
  let parts = 0
  for (let at = bytes.indexOf(`--${mark}`); at >= 0; at = bytes.indexOf(`--${mark}`, at + mark.length + 2)) {
    parts += 1
    if (parts > maxParts) return true
  }
  return false
}

/** Without the slash at its end, which changes nothing. */
export const pathOf = ({ url }: Pick<Request, 'url'>): string =>
  (URL.parse(url)?.pathname ?? url).replace(/(?<=.)\/$/, '')

const tooLarge = () => new AppError('body.too_large', 'This is larger than is taken here.')

/** A file that was shared with the app is posted to its page where no service worker takes it. */
const mostBytes: ReadonlyMap<string, number> = new Map([
  ['/api/papers', maxBodyBytes],
  ['/api/qr/read', maxBodyBytes],
  ['/share', maxBodyBytes],
  ['/webhooks/whatsapp', maxDeliveryBytes],
])
const maxParts = 50
/** 64 kbit/s: slower than any network that phones still have, so 16 MB may take half an hour. */
const leastBytesPerMs = 8
const graceMs = 15_000
