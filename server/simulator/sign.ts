/**
 * JSON as Meta writes it before signing: everything outside ASCII as \uXXXX, "/" as "\/" and "@" as "\u0040". A
 * receiver that parses and writes again gets other bytes, and so another signature.
 */
export function metaJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff/@]/g, (unit) =>
    unit === '/' ? '\\/' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** X-Hub-Signature-256 over exactly these bytes. */
export function signatureOf(body: string, appSecret: string): string {
  return `sha256=${new Bun.CryptoHasher('sha256', appSecret).update(body).digest('hex')}`
}
