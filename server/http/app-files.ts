import { Elysia, NotFoundError } from 'elysia'
import { type WebPage, webPage } from '../assets.ts'
import { systemClock } from '../clock.ts'
import { acceptedLanguage } from '../i18n/accept.ts'
import { type Language, languages } from '../i18n/languages.ts'
import { cookieIn } from './cookies.ts'
import { type HeaderOptions, leastHeaders, securityHeaders } from './headers.ts'
import { ShareDoor, shareWithoutWorker } from './share.ts'

/** In this cookie the page keeps the language somebody chose, for the first words of the next visit. */
export const languageCookie = 'lang'

/** The web app: its pages, its files, what a phone needs to install it, and a page for addresses that do not exist. */
export function appFiles({
  door = new ShareDoor(forOne),
  ...options
}: HeaderOptions & { door?: ShareDoor } = {}) {
  const answer = async ({ request }: { request: Request }): Promise<Response> => {
    const app = await webPage('app')
    const path = new URL(request.url).pathname
    const headers = securityHeaders(request, options)
    // What the page may do stands on the page, also on the copy that the worker keeps: repeated on each of its files it
    // would cost a slow phone more than half of what they weigh.
    if (path.startsWith('/-/') && path.endsWith('.html')) return fileOf(app, path.slice(3), request, headers)
    if (path.startsWith('/-/')) {
      const least = { ...leastHeaders(request, options), 'cross-origin-resource-policy': 'same-origin' }
      return fileOf(app, path.slice(3), request, least)
    }
    if (path === '/sw.js') return worker(app, request, headers, (options.tileOrigins ?? []).join(' '))
    if (path === '/manifest.webmanifest') {
      const manifest = `manifest.${languageFor(request)}.webmanifest`
      return found(app.respond(manifest, request, { headers: { ...headers, vary: byLanguage } }))
    }
    const route = routeOf(mapOf(app), path)
    // Programs that ask for something else want no page to be told that there is none.
    if (route === undefined && !wantsPage(request, path)) throw new NotFoundError()
    return shell(app, request, { headers, route })
  }
  const plugin = new Elysia({ name: 'app-files' })
    .post(
      '/share',
      async ({ request, server }) => {
        const app = await webPage('app')
        // The page is put together anew, and so neither compressed nor known to anybody.
        const blank = new Request(request.url, {
          headers: {
            cookie: request.headers.get('cookie') ?? '',
            'accept-language': request.headers.get('accept-language') ?? '',
          },
        })
        const headers = securityHeaders(request, options)
        const page = () => shell(app, blank, { headers, route: '/share' })
        return shareWithoutWorker(request, { page, language: languageFor(request), door, server })
      },
      // A body that is no form is answered with a page too.
      { parse: 'none', detail: { hide: true } },
    )
    .get('/*', answer, { detail: { hide: true } })
  return plugin.head('/*', answer, { detail: { hide: true } })
}

/** For whoever shows the pages without a server around them. */
const forOne = { clock: systemClock, config: { apiPerPersonPerMinute: 240, trustProxy: 0 } }

/** One of our languages: asked for in the address, chosen before, or the browser's. */
export function languageFor(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  const wanted = [asked, cookieIn(request, languageCookie)]
  return (
    languages.find((language) => wanted[0] === language) ??
    languages.find((language) => wanted[1] === language) ??
    acceptedLanguage(request.headers.get('accept-language'))
  )
}

/** What the build wrote down of itself (web/build/app.ts). */
interface AppMap {
  pages: Record<Language, string>
  /** Of each address what its page needs besides what every page does, by language. */
  routes: Record<string, Record<Language, string[]>>
}

const byLanguage = 'accept-language, cookie'
const maps = new WeakMap<WebPage, AppMap>()

function mapOf(app: WebPage): AppMap {
  const known = maps.get(app)
  if (known !== undefined) return known
  const map = JSON.parse(new TextDecoder().decode(app.files.get('pages.json')?.bytes)) as AppMap
  maps.set(app, map)
  return map
}

/** Only what is named by its content: the rest has an address of its own. */
function fileOf(app: WebPage, name: string, request: Request, headers: Record<string, string>): Response {
  if (!app.files.get(name)?.cacheControl.includes('immutable')) throw new NotFoundError()
  return found(app.respond(name, request, { headers }))
}

/** The page itself; status 404 where it will say that there is nothing. */
function shell(
  app: WebPage,
  request: Request,
  { headers, route }: { headers: Record<string, string>; route: string | undefined },
): Response {
  const map = mapOf(app)
  const language = languageFor(request)
  const scripts = route === undefined ? [] : (map.routes[route]?.[language] ?? [])
  const answer = app.respond(map.pages[language], request, {
    status: route === undefined ? 404 : 200,
    headers: {
      ...headers,
      'cache-control': 'no-cache',
      'content-language': language,
      vary: byLanguage,
      // Links of an older version have what signs in within the address.
      ...((route === '/in' || route === '/in/:token') && { 'referrer-policy': 'no-referrer' }),
      // In a header, since the page itself is the same file at every address.
      ...(scripts.length > 0 && {
        link: scripts.map((file) => `</-/${file}>; rel=modulepreload; crossorigin`).join(', '),
      }),
    },
  })
  return found(answer)
}

/**
 * The service worker. It keeps the page with its headers: another place for tiles has to make it a new version, though
 * no file has changed.
 */
function worker(app: WebPage, request: Request, headers: Record<string, string>, tiles: string): Response {
  const marked = tiles === '' ? app : markedWorker(app, tiles)
  return found(marked.respond('sw.js', request, { headers: { ...headers, 'service-worker-allowed': '/' } }))
}

const marked = new WeakMap<WebPage, Map<string, WebPage>>()

function markedWorker(app: WebPage, mark: string): WebPage {
  const known = marked.get(app) ?? new Map<string, WebPage>()
  marked.set(app, known)
  const before = known.get(mark)
  if (before !== undefined) return before
  const code = new TextDecoder().decode(app.files.get('sw.js')?.bytes)
  const page = app.with('sw.js', new TextEncoder().encode(`${code}\n// ${mark}\n`))
  known.set(mark, page)
  return page
}

function routeOf({ routes }: AppMap, path: string): string | undefined {
  const parts = path.split('/')
  return Object.keys(routes).find((route) => {
    const wanted = route.split('/')
    return (
      wanted.length === parts.length &&
      wanted.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at]))
    )
  })
}

const wantsPage = (request: Request, path: string): boolean =>
  !/^\/(?:api|webhooks|q|trip|health)\//.test(path) &&
  (request.headers.get('accept') ?? '').includes('text/html')

function found(answer: Response | undefined): Response {
  if (answer === undefined) throw new NotFoundError()
  return answer
}
