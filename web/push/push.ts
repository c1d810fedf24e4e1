import { signal } from '@preact/signals'
import { answerOf, api, once } from '../api.ts'

/** Whether this browser shows notifications: `install`: only once the app is on the home screen. */
export type PushState = 'unknown' | 'unsupported' | 'install' | 'blocked' | 'off' | 'on'

export const pushState = signal<PushState>(whyNot() ?? 'unknown')

/**
 * Finds out how it stands, and mends what came apart: a browser that has lost its subscription gets a new one. Asks
 * nobody for anything. Throws a Refusal.
 */
export async function lookAtPush(): Promise<void> {
  const without = whyNot()
  if (without !== undefined) {
    pushState.value = without
    return
  }
  const { publicKey, subscribed } = await answerOf(api.push.key.get())
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  const isWhole = subscription != null && isFor(subscription, publicKey)
  if (subscribed && !isWhole && registration !== undefined && Notification.permission === 'granted')
    await subscribeWith(registration, publicKey)
  pushState.value = subscribed && Notification.permission === 'granted' ? 'on' : 'off'
}

/** Only to be called by a tap: the browser asks the person. Throws a Refusal. */
export async function switchPushOn(): Promise<void> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') {
    pushState.value = permission === 'denied' ? 'blocked' : 'off'
    return
  }
  const { publicKey } = await answerOf(api.push.key.get())
  const registration = await workerWithin(readyWithinMs)
  if (registration === undefined) {
    pushState.value = 'unsupported'
    return
  }
  pushState.value = (await subscribeWith(registration, publicKey)) ? 'on' : 'unsupported'
}

/** Throws a Refusal. */
export async function switchPushOff(): Promise<void> {
  // The server first: then nothing is sent any more, whatever the browser does.
  await answerOf(api.push.subscriptions.delete(undefined, once()))
  pushState.value = 'off'
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

function whyNot(): PushState | undefined {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return isAppleInBrowser() ? 'install' : 'unsupported'
  return Notification.permission === 'denied' ? 'blocked' : undefined
}

/** iPhones push to apps on the home screen only, and hide all of it before. */
function isAppleInBrowser(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) && !matchMedia('(display-mode: standalone)').matches
}

/** False where the browser has no push service, as some without Google's have none. */
async function subscribeWith(registration: ServiceWorkerRegistration, publicKey: string): Promise<boolean> {
  const { pushManager } = registration
  let subscription = await pushManager.getSubscription()
  // A browser keeps one for one key only; the server may have been set up anew.
  if (subscription !== null && !isFor(subscription, publicKey)) {
    await subscription.unsubscribe()
    subscription = null
  }
  try {
    subscription ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    console.info('no push service', error)
    return false
  }
  const { endpoint = '', keys = {} } = subscription.toJSON()
  const { p256dh = '', auth = '' } = keys
  await answerOf(api.push.subscriptions.post({ endpoint, keys: { p256dh, auth } }, once()))
  return true
}

function isFor({ options }: PushSubscription, publicKey: string): boolean {
  if (options.applicationServerKey === null) return true
  const bytes = String.fromCharCode(...new Uint8Array(options.applicationServerKey))
  return btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === publicKey
}

/** The service worker comes after the page; where offline_support is off it never does. */
function workerWithin(ms: number): Promise<ServiceWorkerRegistration | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms))
  return Promise.race([navigator.serviceWorker.ready, late])
}

const readyWithinMs = 10_000
