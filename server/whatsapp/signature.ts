import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * True when the header is Meta's HMAC-SHA256 of exactly these bytes under the app secret. Fails closed on a missing
 * or malformed header. Meta escapes non-ASCII before signing, so the bytes must never be parsed and written again.
 * Source: developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function signatureMatches(
  body: Uint8Array,
  header: string | null | undefined,
  appSecret: string,
): boolean {
  if (appSecret === '' || header?.length !== prefix.length + hexLength || !header.startsWith(prefix))
    return false
  const claimed = Buffer.from(header.slice(prefix.length), 'hex')
  if (claimed.length !== hexLength / 2) return false
  return timingSafeEqual(createHmac('sha256', appSecret).update(body).digest(), claimed)
}

/** True when the header could be a signature; what has none is refused before its body is read. */
export const looksSigned = (header: string | null | undefined): boolean =>
  header?.length === prefix.length + hexLength && header.startsWith(prefix)

/** The header value Meta would send with these bytes. */
export function signatureOf(body: Uint8Array | string, appSecret: string): string {
  return prefix + createHmac('sha256', appSecret).update(body).digest('hex')
}

const prefix = 'sha256='
const hexLength = 64
