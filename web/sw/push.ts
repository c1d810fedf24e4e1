import type { PushPayload } from '../../server/push/push.ts'
import { type WorkerNotificationEvent, type WorkerPushEvent, worker } from './scope.ts'

/** Options that TypeScript does not know of, since not every browser has them. */
interface ShownOptions extends NotificationOptions {
  renotify: boolean
  timestamp: number
  actions?: { action: string; title: string }[]
}

/** Shows what was pushed. One that was sent twice, or takes the place of another, or comes to who is looking, is silent. */
export async function showPush({ data }: Pick<WorkerPushEvent, 'data'>): Promise<void> {
  const told = payloadIn(data)
  const { registration, shell } = worker
  const before = await registration.getNotifications({ tag: told.tag })
  const isAgain = before.some((shown) => (shown.data as { id?: string } | null)?.id === told.id)
  const silent = isAgain || told.quiet === true || (await isLooking())
  const options: ShownOptions = {
    body: told.body,
    lang: told.lang,
    tag: told.tag,
    data: { id: told.id, url: told.url },
    icon: `/-/${shell.icons.icon}`,
    badge: `/-/${shell.icons.badge}`,
    timestamp: told.at,
    silent,
    renotify: !silent,
    ...(told.action !== undefined && { actions: [{ action: 'open', title: told.action }] }),
  }
  await registration.showNotification(told.title, options)
}

/** Shows the page that the notification is about: in the window that has it already, or in one of its own. */
export async function openPush({
  notification,
}: Pick<WorkerNotificationEvent, 'notification'>): Promise<void> {
  notification.close()
  const wanted = ownAddress((notification.data as { url?: unknown } | null)?.url)
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find(({ url }) => new URL(url).pathname === new URL(wanted).pathname)
  // Another page is left as it is: somebody may be typing there.
  if (there !== undefined) await there.focus()
  else await worker.clients.openWindow(wanted)
}

/** The browser has a new address for this phone: the server must know it, or nothing arrives any more. */
export async function resubscribe(): Promise<void> {
  const answer = await fetch('/api/push/key')
  // Nobody is signed in: nobody is to be told anything.
  if (!answer.ok) return
  const { publicKey } = (await answer.json()) as { publicKey: string }
  const subscription = await worker.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  const taken = await fetch('/api/push/subscriptions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(subscription),
  })
  if (!taken.ok) throw new Error(`the new subscription was not taken: ${taken.status}`)
}

const isLooking = async (): Promise<boolean> =>
  (await worker.clients.matchAll({ type: 'window' })).some(({ focused }) => focused)

/** Browsers want something shown for each push, so what cannot be read says at least who it is from. */
function payloadIn(data: WorkerPushEvent['data']): PushPayload {
  const nothing: PushPayload = {
    id: '',
    title: 'Inzira',
    body: '',
    url: '/',
    tag: 'inzira',
    lang: 'en',
    at: Date.now(),
  }
  try {
    return { ...nothing, ...(data?.json() as Partial<PushPayload> | undefined) }
  } catch (error) {
    console.error('a push message could not be read', error)
    return nothing
  }
}

/** Only this server's own pages are opened. */
function ownAddress(url: unknown): string {
  const { origin } = worker.location
  const wanted = new URL(typeof url === 'string' ? url : '/', origin)
  return wanted.origin === origin ? wanted.href : origin
}
