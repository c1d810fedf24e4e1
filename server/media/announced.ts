/**
 * The hash of a file as it was announced, in hex: webhooks write it in base64, Graph in hex. Null for anything else,
 * and then there is nothing to check the file against.
 */
export function announcedSha256(text: string | undefined): string | null {
  if (text === undefined) return null
  const written = text.trim()
  if (/^[0-9a-f]{64}$/i.test(written)) return written.toLowerCase()
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(written)) return null
  return Buffer.from(written, 'base64').toString('hex')
}
