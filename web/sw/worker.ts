import { languages } from '../../server/i18n/languages.ts'
import { dropAllVersions } from '../offline/app-cache.ts'
import { sendWrites } from '../offline/outbox-store.ts'
import { forgetAllAnswers } from '../offline/store.ts'
import { dropOldVersions, file, install, isPage, page, speak } from './files.ts'
import { openPush, resubscribe, showPush } from './push.ts'
import { worker } from './scope.ts'
import { takeShare } from './share-target.ts'

/**
 * The service worker: opens the app without a network, takes what the phone shares, sends what waits. It never answers
 * for the API. A new version waits until the person says so, or until no tab shows the old one.
 */
worker.addEventListener('install', (event) => event.waitUntil(install()))

worker.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([dropOldVersions(), worker.clients.claim(), leaveIfOff()])),
)

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== worker.location.origin) return
  if (request.method === 'POST' && pathname === '/share') return event.respondWith(takeShare(request))
  if (request.method !== 'GET') return
  if (pathname.startsWith('/-/')) return event.respondWith(file(request))
  if (request.mode === 'navigate' && isPage(pathname)) {
    event.respondWith(page(request))
    event.waitUntil(leaveIfOff())
  } else if (request.mode === 'navigate') event.respondWith(elsewhere(request))
})

worker.addEventListener('message', (event) => {
  const { type, language } = (event.data ?? {}) as { type?: string; language?: string }
  if (type === 'take-over') event.waitUntil(worker.skipWaiting())
  if (type === 'leave') event.waitUntil(leave())
  const spoken = languages.find((each) => each === language)
  if (type === 'language' && spoken !== undefined) event.waitUntil(speak(spoken))
})

worker.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(send())
})

worker.addEventListener('push', (event) => event.waitUntil(showPush(event)))
worker.addEventListener('notificationclick', (event) => event.waitUntil(openPush(event)))
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(resubscribe()))

/** A page that only the server has, such as the one behind a poster. */
async function elsewhere(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof TypeError) return Response.redirect('/offline', 302)
    throw error
  }
}

/** A sync that fails is tried again by the browser, later and later. */
async function send(): Promise<void> {
  const nextAttemptAt = await sendWrites({
    settled: (outcome) => new BroadcastChannel('outbox').postMessage(outcome),
  })
  if (nextAttemptAt !== null) throw new Error('something still waits to be sent')
}

let askedAt = 0

/** Asks now and then whether it is wanted at all: the page that would say so may be the one that is broken. */
async function leaveIfOff(): Promise<void> {
  if (Date.now() - askedAt < 600_000) return
  askedAt = Date.now()
  try {
    const response = await fetch('/api/config', { cache: 'no-store' })
    if (!response.ok) return
    const { flags } = (await response.json()) as { flags?: { offline_support?: boolean } }
    if (flags?.offline_support === false) await leave()
  } catch (error) {
    // No network is what it is for.
    if (!(error instanceof TypeError)) throw error
  }
}

/** The operator has switched offline support off. What waits to be sent stays, and the page sends it. */
async function leave(): Promise<void> {
  await dropAllVersions()
  await forgetAllAnswers()
  await worker.registration.unregister()
}
