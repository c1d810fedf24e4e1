import { effect, signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { language, say } from './i18n/say.ts'
import { watchInstall } from './install.tsx'
import { forgetDraftsOfOthers, isTyping } from './offline/drafts.ts'
import { type Keeper, keeper } from './resource.ts'
import { config, me } from './session.ts'
import { Button } from './ui/button.tsx'
import { Notice } from './ui/notice.tsx'

/** Whether a newer version of the app lies ready on this phone. */
export const isUpdateReady = signal(false)

/**
 * Called once by main.tsx: whatever makes the app work without a network. It comes after the first page, in scripts of
 * its own, and only where the flag offline_support is on.
 */
export function startShell(): void {
  watchInstall()
  keeper.current = answersOnPhone
  // A session that has ended is no other person: what was typed waits for whoever signs in again. Signing out forgets it
  // (pages/profile/sessions.tsx).
  effect(() => {
    if (me.value != null) forgetDraftsOfOthers(me.value.id)
  })
  effect(() => {
    if (config.value === undefined) return
    whenIdle(() => {
      // What was known of the server may change while the one begins: the other comes after it, and not between.
      const next = () => (isOn() ? startOffline() : leaveOffline())
      turn = turn.then(next, next)
      return turn
    })
  })
}

let turn: Promise<void> = Promise.resolve()

/** Above every page: that there is a new version, and what waits to be sent. Nothing is loaded anew before a tap. */
export function ShellNotices() {
  const Outbox = outboxNotice.value
  return (
    <div class="shell-notices">
      {isUpdateReady.value && <UpdateNotice />}
      {Outbox !== undefined && <Outbox />}
    </div>
  )
}

function UpdateNotice() {
  return (
    <Notice icon="refresh">
      <p>{say(isTyping.value ? 'offline.newVersionTyping' : 'offline.newVersion')}</p>
      <Button look="quiet" onClick={takeUpdate}>
        {say('offline.reload')}
      </Button>
    </Notice>
  )
}

/**
 * Called where a script of the app could not be had: after an upgrade the server has only those of the new version, and
 * then loading the page anew is the way on.
 */
export async function lookForNewVersion(): Promise<void> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src.split('/').pop()
  try {
    const answer = await fetch('/offline', { cache: 'no-store' })
    if (own !== undefined && answer.ok && !(await answer.text()).includes(own)) isUpdateReady.value = true
  } catch (error) {
    // It was only the network.
    if (!(error instanceof TypeError)) throw error
  }
}

/** Lets the new version take over, then loads the page with it. */
export async function takeUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  // Another tab was quicker: the new version is at work already.
  if (!registration?.waiting) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration.waiting.postMessage({ type: 'take-over' })
}

/** Pages ask for what was last known before anything else; the store itself is fetched when the first one does. */
const answersOnPhone: Keeper = {
  async keep(key, value) {
    const person = me.value
    if (person && isOn()) await ifThereIsRoom(async (store) => store.remember(person.id, key, value))
  },
  async last(key) {
    const person = me.value
    return person && isOn() ? ifThereIsRoom((store) => store.recall(person.id, key)) : undefined
  },
}

const isOn = (): boolean => config.value?.flags.offline_support === true

/** A phone that is full, or a private window, keeps nothing: pages then know what the server says, and no more. */
async function ifThereIsRoom<Result>(
  use: (store: typeof import('./offline/store.ts')) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    const store = await import('./offline/store.ts')
    // It may have been switched off meanwhile.
    return isOn() ? await use(store) : undefined
  } catch (error) {
    console.info('nothing is kept for times without a network', error)
    return undefined
  }
}

/** Comes with the queue itself, after the first page. */
const outboxNotice = signal<ComponentType | undefined>(undefined)
let started = false

async function startOffline(): Promise<void> {
  if (started) return
  started = true
  await sendWhatWaits()
  const registration = await registerWorker()
  if (registration === undefined) return
  effect(() => {
    const spoken = language.value
    void navigator.serviceWorker.ready.then(({ active }) =>
      active?.postMessage({ type: 'language', language: spoken }),
    )
  })
}

/** Of whoever is signed in; the list of it comes with it. */
async function sendWhatWaits(): Promise<void> {
  if (outboxNotice.value !== undefined) return
  const [queue, store, shares, { OutboxNotice }] = await Promise.all([
    import('./offline/queue.ts'),
    import('./offline/store.ts'),
    import('./offline/shared.ts'),
    import('./offline/outbox.tsx'),
  ])
  outboxNotice.value = OutboxNotice
  effect(() => {
    const person = me.value
    if (person === undefined) return
    void queue.queueFor(person?.id ?? null)
    void store.forgetAnswersOfOthers(person?.id ?? null)
    void shares.forgetSharesOfOthers(person?.id ?? null)
  })
}

/** All that was kept is thrown away, and the worker is gone with the next page. What waits to be sent is sent all the same. */
async function leaveOffline(): Promise<void> {
  started = false
  if ((await indexedDB.databases?.())?.some(({ name }) => name === 'inzira')) {
    await sendWhatWaits()
    await (await import('./offline/store.ts')).forgetAllAnswers()
  }
  const registration = await navigator.serviceWorker?.getRegistration()
  for (const worker of [registration?.active, registration?.waiting]) worker?.postMessage({ type: 'leave' })
  await registration?.unregister()
  // The worker does the same; where it cannot any more, nothing is to stay either.
  if ('caches' in globalThis) await (await import('./offline/app-cache.ts')).dropAllVersions()
}

async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  const workers = navigator.serviceWorker
  if (workers === undefined) return undefined
  // The very first worker takes over too, and is no update.
  const hadWorker = workers.controller !== null
  let registration: ServiceWorkerRegistration
  try {
    registration = await workers.register('/sw.js', { updateViaCache: 'none' })
  } catch (error) {
    // No network, a private window, or a full phone: the app goes on without.
    console.info('no service worker', error)
    return undefined
  }
  if (registration.waiting !== null && hadWorker) isUpdateReady.value = true
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && workers.controller !== null) isUpdateReady.value = true
    })
  })
  workers.addEventListener('controllerchange', () => {
    // Another tab took the new version: this one still shows the old, and says so.
    if (hadWorker) isUpdateReady.value = true
  })
  lookForUpdates(registration)
  return registration
}

/** Browsers look by themselves when a page is opened; an installed app may stay open for days. */
function lookForUpdates(registration: ServiceWorkerRegistration): void {
  let lookedAt = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lookedAt < 3_600_000) return
    lookedAt = Date.now()
    // Without a network there is nothing to find.
    registration.update().catch(() => undefined)
  })
}

/** After what the person waits for. */
function whenIdle(work: () => Promise<void>): void {
  const start = () => void work()
  const idle = () =>
    'requestIdleCallback' in globalThis
      ? requestIdleCallback(start, { timeout: 3000 })
      : setTimeout(start, 500)
  if (document.readyState === 'complete') idle()
  else addEventListener('load', idle, { once: true })
}
