import { type Language, languages } from '../../server/i18n/languages.ts'
import { offlineDb } from '../offline/db.ts'
import { worker } from './scope.ts'

/**
 * The files of the app on the phone. Each version has a cache of its own: the page of one version never meets scripts
 * of another. Answers of the API are never in it (web/offline/store.ts keeps those that are worth it, by person).
 */
const { shell } = worker
const prefix = 'app-'
const cacheName = prefix + shell.version

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
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)
  for (const name of old.slice(0, -1)) await caches.delete(name)
}

export async function dropAllVersions(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name)
}

/** A file below /-/: as it was kept, by whichever version; else from the server, and then kept. */
export async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.ok) {
    const cache = await caches.open(cacheName)
    await cache.put(request, response.clone())
  }
  return response
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
  const cache = await caches.open(cacheName)
  const asked = languages.find((each) => each === new URL(request.url).searchParams.get('lang'))
  // A page in a language whose words are not here would stay without any.
  const [words] = asked === undefined ? [] : shell.words[asked].map(address)
  const isKept = words !== undefined && (await cache.match(words)) !== undefined
  const language = asked !== undefined && isKept ? asked : await chosenLanguage()
  if (asked !== undefined && !isKept && worker.navigator.onLine) return fetch(request)
  const kept = await cache.match(address(shell.pages[language]), { ignoreVary: true })
  return kept ?? fetch(request)
}

/** Keeps the language somebody chose, and fetches its words. */
export async function speak(language: Language): Promise<void> {
  await (await offlineDb()).put('settings', language, 'language')
  const cache = await caches.open(cacheName)
  for (const words of shell.words[language].map(address)) {
    if ((await cache.match(words)) === undefined) await cache.add(words)
  }
}

/** What the page said, or else what the browser speaks. */
async function chosenLanguage(): Promise<Language> {
  const chosen = await (await offlineDb()).get('settings', 'language')
  const spoken = worker.navigator.languages.map((tag) => tag.slice(0, 2))
  return [chosen, ...spoken].map((tag) => languages.find((each) => each === tag)).find(Boolean) ?? 'en'
}

const address = (file: string): string => `/-/${file}`
