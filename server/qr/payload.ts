import { AppError } from '../error.ts'

/**
 * What the squares hold. Scanners hand a literal %23 to some diallers and Android drops a raw # from links, so no
 * form suits every phone: 'raw' for chats, 'link' for posters, the others by the operator's choice.
 */
export const payloadModes = ['raw', 'encoded', 'link', 'text'] as const
export type PayloadMode = (typeof payloadModes)[number]

export function payloadOf(
  code: { ussd: string; slug: string | null },
  mode: PayloadMode,
  publicUrl: string | null,
): string {
  switch (mode) {
    case 'raw':
      return `tel:${code.ussd}`
    case 'encoded':
      return dialLink(code.ussd)
    case 'text':
      return code.ussd
    case 'link':
      return landingUrl(code.slug, publicUrl)
  }
}

/** For links and buttons, where a raw # would start a fragment. */
export const dialLink = (ussd: string): string => `tel:${ussd.replaceAll('#', '%23')}`

/**
 * Posters hang for years: they point at the landing page when there is one, which can be put right later. One that
 * only this machine can open, as in a demo, is of no use to whoever scans.
 */
export const posterMode = (mode: PayloadMode, slug: string | null, publicUrl: string | null): PayloadMode =>
  mode === 'raw' && slug !== null && publicUrl?.startsWith('https:') ? 'link' : mode

function landingUrl(slug: string | null, publicUrl: string | null): string {
  if (publicUrl === null) {
    throw new AppError(
      'qr.invalid',
      'A QR code that opens a page needs the server’s address. Set PUBLIC_URL, or choose another mode.',
    )
  }
  if (slug === null) {
    throw new AppError(
      'qr.invalid',
      'A QR code that opens a page must be kept in the database. Choose another mode for a passing one.',
    )
  }
  return `${publicUrl.replace(/\/+$/, '')}/q/${slug}`
}
