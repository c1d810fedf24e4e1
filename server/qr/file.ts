import type { Language } from '../i18n/languages.ts'
import type { QrCode } from './code.ts'
import { payloadOf, posterMode } from './payload.ts'
import type { DrawAs, QrDrawing } from './picture/verified.ts'
import type { Pictures } from './pictures.ts'

export interface QrFile {
  bytes: Uint8Array
  mime: string
  filename: string
}

export interface DrawingOptions {
  language: Language
  /** Where the landing pages are reached, or null when nobody outside can. */
  publicUrl: string | null
  /** A shop's or person's name for the print. */
  name?: string | undefined
  /** In whose turn it is drawn; the server's own unless told. */
  whose?: string
}

/** The file of a code, the same bytes each time; every code is read back before it is handed out. */
export async function qrFile(
  pictures: Pictures,
  code: QrCode,
  as: DrawAs,
  options: DrawingOptions,
): Promise<QrFile> {
  const { mime, extension } = fileKinds[as]
  const bytes = await pictures.draw(drawingOf(code, as, options), as, options.whose)
  return {
    bytes,
    mime,
    filename: `inzira-${code.payee.value}${as === 'picture' || as === 'svg' ? '' : `-${as}`}.${extension}`,
  }
}

export type DrawnCode = Pick<QrCode, 'payee' | 'amountRwf' | 'ussd' | 'mode'> & {
  readonly slug: string | null
}

/** What is drawn for a code, kept or passing. */
export function drawingOf(
  code: DrawnCode,
  as: DrawAs,
  { language, publicUrl, name }: DrawingOptions,
): QrDrawing {
  const mode = as === 'poster' ? posterMode(code.mode, code.slug, publicUrl) : code.mode
  return {
    payload: payloadOf(code, mode, publicUrl),
    opensPage: mode === 'link',
    payee: code.payee,
    amountRwf: code.amountRwf,
    ussd: code.ussd,
    language,
    name,
  }
}

export const fileKinds: Record<DrawAs, { mime: string; extension: string }> = {
  picture: { mime: 'image/png', extension: 'png' },
  svg: { mime: 'image/svg+xml', extension: 'svg' },
  sticker: { mime: 'application/pdf', extension: 'pdf' },
  poster: { mime: 'application/pdf', extension: 'pdf' },
}
