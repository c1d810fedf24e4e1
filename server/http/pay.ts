import { Elysia } from 'elysia'
import type { Reader } from '../db/open.ts'
import type { Language } from '../i18n/languages.ts'
import { type QrCode, qrBySlug } from '../qr/code.ts'
import { drawingOf } from '../qr/file.ts'
import type { Pictures } from '../qr/pictures.ts'
import { ussdFor } from '../qr/template.ts'
import { templateOf, templatesFor } from '../qr/templates.ts'
import { asset, languageFor, page } from './page.ts'
import { copyScript, notFoundPage, type OtherWay, payPage, styles } from './pay-page.ts'

export interface PayOptions {
  read: Pick<Reader, 'get' | 'all'>
  pictures: Pictures
}

/** /q/:slug, where a poster leads: who is paid, how much, and the digits to dial. Anybody with the code may look. */
export const pay = ({ read, pictures }: PayOptions) => {
  const drawn = new RecentPictures(pictures)
  return new Elysia({ name: 'pay' })
    .get('/q/-/pay.css', () => asset(styles, 'text/css; charset=utf-8'))
    .get('/q/-/copy.js', () => asset(copyScript, 'text/javascript; charset=utf-8'))
    .get('/q/:slug', ({ params, query, headers }) => {
      const language = languageFor(query.lang, headers['accept-language'])
      const code = qrBySlug(read, params.slug.toLowerCase())
      if (code === undefined) return page(notFoundPage(language), 404, language)
      const isPhone = /Mobi|Android|iPhone|iPad|KAIOS|Opera Mini/i.test(headers['user-agent'] ?? '')
      const dialsOn = templateOf(read, code.template)?.network ?? null
      return page(
        payPage({ code, language, isPhone, dialsOn, otherWays: otherWays(read, code) }),
        200,
        language,
      )
    })
    .get('/q/:slug/code.png', async ({ params, query, headers }) => {
      const code = qrBySlug(read, params.slug.toLowerCase())
      const language = languageFor(query.lang, headers['accept-language'])
      if (code === undefined) return page(notFoundPage(language), 404, language)
      const bytes = await drawn.pictureOf(code, language)
      return new Response(bytes, {
        headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' },
      })
    })
}

/** A link is public, so drawing again and again what was just drawn is not offered to strangers. */
class RecentPictures {
  readonly #kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  constructor(readonly pictures: Pictures) {}

  pictureOf(code: QrCode, language: Language): Promise<Uint8Array<ArrayBuffer>> {
    const key = `${code.slug} ${language}`
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    // Always the raw form: a code on a screen is scanned by a phone that should dial, not open this page again.
    const drawing = drawingOf({ ...code, mode: 'raw' }, 'picture', { language, publicUrl: null })
    const picture = this.pictures
      .draw(drawing, 'picture', 'landing pages')
      .then((bytes) => new Uint8Array(bytes))
    this.#kept.set(key, picture)
    picture.catch(() => this.#kept.delete(key))
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > maxRecentPictures && oldest !== undefined) this.#kept.delete(oldest)
    return picture
  }
}

const maxRecentPictures = 100

/** The other ways to pay the same payee that are switched on, each with its own digits. */
function otherWays(read: PayOptions['read'], code: QrCode): OtherWay[] {
  return templatesFor(read, code.payee).flatMap((template) => {
    const ussd = ussdFor(code.payee, code.amountRwf, template)
    if (ussd === undefined || ussd === code.ussd) return []
    return [{ network: template.network, ussd, verified: template.verified }]
  })
}
