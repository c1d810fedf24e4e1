import { type Language, languages } from '../../server/i18n/languages.ts'
import { cachePrefix, whileKept } from '../offline/app-cache.ts'
import { offlineDb } from '../offline/db.ts'
import { worker } from './scope.ts'

/**
 * The files of the app on the phone. Each version has a cache of its own: the page of one version never meets scripts
 * of another. Answers of the API are never in it (web/offline/store.ts keeps those that are worth it, by person).
 */
const { shell } = worker
const cacheName = cachePrefix + shell.version

/** All that this version needs in one language; nothing is installed unless all of it came. */
export async function install(): Promise<void> {
  const cache = await caches.open(cacheName)
  const language = await chosenLanguage()
  const pages = Object.values(shell.pages)
  // Names with a hash may come out of the browser's own cache: they are what the page has loaded just now. The page
  // itself may not, since its headers can change while it stays the same.
  await Promise.all([
    cache.addAll([...shell.files, ...shell.words[language]].map(address)),
    cache.addAll(pages.map((page) => new Request(address(page), { cache: 'reload' }))),
  ])
}

/** Lets go of old versions, but for the last: tabs that are open still run it, and load the rest of it when needed. */
export async function dropOldVersions(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name !== cacheName)
  for (const name of old.slice(0, -1)) await caches.delete(name)
}

/** A file below /-/: as it was kept, by whichever version; else from the server, and then kept. */
export async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.ok) {
    const kept = response.clone()
    await ifNotLeft((cache) => cache.put(request, kept))
  }
  return response
}

/**
 * What may still be added to this version's files. A worker that has left goes on answering the pages that were open:
 * that its cache is gone is how it knows, also after it was started anew.
 */
function ifNotLeft(add: (cache: Cache) => Promise<void>): Promise<void> {
  return whileKept(async () => {
    if (await caches.has(cacheName)) await add(await caches.open(cacheName))
  })
}

/** Whether the app itself has that address. */
export function isPage(path: string): boolean {
  const parts = path.split('/')
  return shell.routes.some((route) => {
    const wanted = route.split('/')
    return (
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at])
    )
  })
}

/** The page for an address of the app, in the language of the person. */
export async function page(request: Request): Promise<Response> {
  // Looked up by its name: to open a cache that is gone would make it anew.
  const lookUp = (path: string) => caches.match(path, { cacheName, ignoreVary: true })
  const asked = languages.find((each) => each === new URL(request.url).searchParams.get('lang'))
  // A page in a language whose words are not here would stay without any.
  const [words] = asked === undefined ? [] : shell.words[asked].map(address)
  const isKept = words !== undefined && (await lookUp(words)) !== undefined
  const language = asked !== undefined && isKept ? asked : await chosenLanguage()
  if (asked !== undefined && !isKept && worker.navigator.onLine) return fetch(request)
  const kept = await lookUp(address(shell.pages[language]))
  return kept ?? fetch(request)
}

/** Keeps the language somebody chose, and fetches its words. */
export async function speak(language: Language): Promise<void> {
  await (await offlineDb()).put('settings', language, 'language')
  await ifNotLeft(async (cache) => {
    for (const words of shell.words[language].map(address)) {
      if ((await cache.match(words)) === undefined) await cache.add(words)
    }
  })
}

/** What the page said, or else what the browser speaks. */
async function chosenLanguage(): Promise<Language> {
  const chosen = await (await offlineDb()).get('settings', 'language')
  const spoken = worker.navigator.languages.map((tag) => tag.slice(0, 2))
  return [chosen, ...spoken].map((tag) => languages.find((each) => each === tag)).find(Boolean) ?? 'en'
}

const address = (file: string): string => `/-/${file}`
