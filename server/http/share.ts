import type { Server } from 'bun'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Language } from '../i18n/languages.ts'
import { TokenBuckets } from '../limits/buckets.ts'
import { addressOf } from './address.ts'
import { formIn, maxBodyBytes, readBody } from './body-limit.ts'
import { escapeHtml, htmlPage, page as plainPage } from './page.ts'

/**
 * What a phone shares with the app when no service worker takes it: offline support is off, or the phone has cleared
 * its memory. The server keeps nothing. Words go on in the address; files go back within the page they were sent to,
 * and that keeps them on the phone (web/offline/shared.ts).
 */
export async function shareWithoutWorker(
  request: Request,
  { page, language, door, server }: ShareParts,
): Promise<Response> {
  // Phones share as if the address had been typed; another site has nothing to share here.
  const from = request.headers.get('sec-fetch-site') ?? 'none'
  if (from !== 'none' && from !== 'same-origin') return seeOther('/share')
  const entered = door.enter(request, server)
  if ('waitS' in entered) return busy(language, entered.waitS)
  try {
    const body = await bodyOf(request, door.clock)
    if (body === undefined) return seeOther('/share?lost=1')
    return await door.inTurn(() => taken(body, request.headers.get('content-type') ?? '', page))
  } finally {
    entered.leave()
  }
}

export interface ShareParts {
  /** The page of /share. */
  page: () => Response
  language: Language
  door: ShareDoor
  server: Server<unknown> | null
}

export interface ShareRules {
  clock: Clock
  config: Pick<Config, 'apiPerPersonPerMinute' | 'trustProxy'>
}

/**
 * How many may share at once, and how often from one address: nobody is signed in here, each may send a whole file, and
 * a file in a page is several times as large.
 */
export class ShareDoor {
  readonly #often: TokenBuckets
  readonly #inside = new Map<string, number>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly parts: ShareRules) {
    const perMinute = Math.ceil(parts.config.apiPerPersonPerMinute / 12)
    this.#often = new TokenBuckets({ capacity: perMinute, perMinute })
  }

  get clock() {
    return this.parts.clock
  }

  /** Whoever waits is not let in: meanwhile the server would have to keep what they send. */
  enter(request: Request, server: Server<unknown> | null): { leave: () => void } | { waitS: number } {
    const address = addressOf(request, server, this.parts.config)
    const waitMs = this.#often.take(address, this.clock.now())
    if (waitMs > 0) return { waitS: Math.ceil(waitMs / 1000) }
    const theirs = this.#inside.get(address) ?? 0
    const all = [...this.#inside.values()].reduce((sum, count) => sum + count, 0)
    if (theirs >= mostEach || all >= mostInside) return { waitS: busyS }
    this.#inside.set(address, theirs + 1)
    const leave = () => {
      const left = (this.#inside.get(address) ?? 1) - 1
      if (left > 0) this.#inside.set(address, left)
      else this.#inside.delete(address)
    }
    return { leave }
  }

  /** One after the other: here a file needs the most memory. */
  inTurn<Result>(make: () => Promise<Result>): Promise<Result> {
    const made = this.#turn.then(make)
    this.#turn = made.catch(() => undefined)
    return made
  }
}

async function taken(body: Uint8Array<ArrayBuffer>, type: string, page: () => Response): Promise<Response> {
  const form = await formIn(body, type)
  if (form === undefined) return seeOther('/share?lost=1')
  const words = new URLSearchParams()
  for (const name of ['title', 'text', 'url'] as const) {
    const value = form.get(name)
    if (typeof value === 'string' && value.trim() !== '') words.set(name, value.slice(0, maxCharacters))
  }
  const files = form.getAll('files').filter((part): part is File => part instanceof File && part.size > 0)
  if (files.length === 0) return seeOther(words.size === 0 ? '/share' : `/share?${words}`)
  return withData(page(), { words: Object.fromEntries(words), files: await Promise.all(files.map(written)) })
}

/** In the page of /share without a service worker, in the element with the id "shared". */
export interface SharedInPage {
  words: Record<string, string>
  files: { name: string; type: string; base64: string }[]
}

async function written(file: File): Promise<SharedInPage['files'][number]> {
  const base64 = new Uint8Array(await file.arrayBuffer()).toBase64()
  return { name: file.name, type: file.type, base64 }
}

/** Data in a page is no script: it runs nothing, and the policy for scripts lets it be. */
async function withData(page: Response, shared: SharedInPage): Promise<Response> {
  const json = JSON.stringify(shared).replaceAll('<', '\\u003c')
  const html = await page.text()
  const headers = new Headers(page.headers)
  headers.delete('etag')
  headers.set('cache-control', 'no-store')
  const data = `<script type="application/json" id="shared">${json}</script></body>`
  return new Response(
    html.replace('</body>', () => data),
    { headers },
  )
}

async function bodyOf(request: Request, clock: Clock): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await readBody(request, { mostBytes: maxBodyBytes, clock })
  } catch (error) {
    // It broke off, or was held back: the page says so and how to go on. Bun has no class of error for it.
    if (error instanceof Error) return undefined
    throw error
  }
}

function busy(language: Language, waitS: number): Response {
  const { title, text } = busyWords[language]
  const body = [`<h1>${escapeHtml(title)}</h1>`, `<p>${escapeHtml(text)}</p>`]
  const answer = plainPage(htmlPage(language, { title, body }), 503, language)
  answer.headers.set('retry-after', String(waitS))
  return answer
}

const busyWords: Record<Language, { title: string; text: string }> = {
  en: {
    title: 'Many are sharing at the moment',
    text: 'What you shared was not taken. Wait a minute, then share it again.',
  },
  fr: {
    title: 'Beaucoup de partages en ce moment',
    text: 'Votre partage n’a pas été pris. Attendez une minute, puis partagez à nouveau.',
  },
  rw: {
    title: 'Ubu abasangiza ni benshi',
    text: 'Ibyo wasangije ntibyakiriwe. Tegereza umunota, wongere ubisangize.',
  },
  sw: {
    title: 'Wengi wanashiriki kwa sasa',
    text: 'Ulichoshiriki hakikupokelewa. Subiri dakika moja, kisha ushiriki tena.',
  },
}

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } })
/** As much as fits into an address everywhere. */
const maxCharacters = 2000
/** Each with up to 17 MB of a file that is still on its way. */
const mostInside = 8
const mostEach = 2
const busyS = 10
