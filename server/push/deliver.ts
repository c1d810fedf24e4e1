import { lookup as systemLookup } from 'node:dns/promises'
import webPush from 'web-push'
import { isPublicAddress } from '../places/links/public-address.ts'
import { refusalOfEndpoint } from './endpoint.ts'
import type { GivenSubscription } from './subscription.ts'
import type { VapidKeys } from './vapid.ts'

export interface Parcel {
  payload: string
  urgency: 'normal' | 'high'
  /** How long the push service keeps it for a phone that is off. */
  ttlMs: number
  /** Of the same topic a push service keeps the last one only. */
  topic: string
}

/** What the push service says. */
export type Delivered =
  | { is: 'taken' }
  /** It knows the subscription no more. */
  | { is: 'gone' }
  /** It will never take this one. */
  | { is: 'refused'; why: string }
  /** It does not believe who we are. */
  | { is: 'keys_refused'; why: string; afterMs: number | undefined }
  /** `busy`: it answers, and wants less. */
  | { is: 'later'; why: string; busy: boolean; afterMs: number | undefined }

export type Deliver = (to: GivenSubscription, parcel: Parcel) => Promise<Delivered>

export interface DeliverOptions {
  keys(): Promise<VapidKeys>
  subject: string
  /** Push services that the operator allows besides those of the browsers. */
  services: readonly string[]
  timeoutMs?: number
  /** All addresses of a name. */
  lookup?: (host: string) => Promise<string[]>
  fetch?: (url: string, init: BunFetchRequestInit) => Promise<Response>
}

/**
 * Encrypts for one browser (RFC 8291) and hands it to its push service (RFC 8030). The address came from a stranger:
 * it is judged again, its name is resolved here, every address must be public and the connection goes to one of these;
 * no redirect is followed and no answer is read.
 */
export function pushDelivery(options: DeliverOptions): Deliver {
  const { keys, subject, services, timeoutMs = 10_000, lookup = lookupAll, fetch: ask = fetch } = options
  return async (to, parcel) => {
    const refusal = refusalOfEndpoint(to.endpoint, services)
    if (refusal !== undefined) return { is: 'refused', why: refusal }
    const vapid = { ...(await keys()), subject }
    const request = requestOf(to, parcel, vapid)
    const url = new URL(to.endpoint)
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const addresses = await endedBy(signal, lookup(url.hostname))
      if (addresses.length === 0) return later('no address')
      if (!addresses.every(isPublicAddress))
        return { is: 'refused', why: 'its name leads into a private network' }
      // Many machines have no way to IPv6 addresses although names have them.
      const [address = ''] = addresses.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
      const target = new URL(url)
      target.hostname = address.includes(':') ? `[${address}]` : address
      const response = await ask(target.href, {
        method: 'POST',
        headers: { ...request.headers, host: url.hostname },
        body: request.body,
        redirect: 'manual',
        decompress: false,
        tls: { serverName: url.hostname },
        signal,
      })
      // Whatever it says is not read; letting go of it frees the connection.
      await response.body?.cancel()
      return meaningOf(response)
    } catch (error) {
      // Bun writes the whole address into its errors, and whoever has that address can send to the browser.
      if (signal.aborted) return later('it took too long')
      return later(error instanceof Error && 'code' in error ? String(error.code) : 'no answer')
    }
  }
}

/** What web-push would send; put together here because it reads addresses by a rule older than that of URLs. */
function requestOf(to: GivenSubscription, parcel: Parcel, { publicKey, privateKey, subject }: Sender) {
  const { origin } = new URL(to.endpoint)
  const { cipherText } = webPush.encrypt(to.keys.p256dh, to.keys.auth, parcel.payload, encoding)
  return {
    headers: {
      authorization: webPush.getVapidHeaders(origin, subject, publicKey, privateKey, encoding).Authorization,
      'content-encoding': encoding,
      'content-type': 'application/octet-stream',
      ttl: String(Math.max(0, Math.floor(parcel.ttlMs / 1000))),
      urgency: parcel.urgency,
      topic: parcel.topic,
    },
    body: new Uint8Array(cipherText),
  }
}

type Sender = VapidKeys & { subject: string }
const encoding = 'aes128gcm'

/** RFC 8030, section 5, and what the services document of their own. */
function meaningOf({ status, headers }: Response): Delivered {
  if (status >= 200 && status < 300) return { is: 'taken' }
  if (status === 404 || status === 410) return { is: 'gone' }
  const why = `answered ${status}`
  const afterMs = retryAfterMs(headers.get('retry-after'))
  if (status === 401 || status === 403) return { is: 'keys_refused', why, afterMs }
  if (status === 408 || status === 429) return { is: 'later', why, busy: true, afterMs }
  if (status >= 500) return { is: 'later', why, busy: false, afterMs }
  return { is: 'refused', why }
}

/** Seconds or a date: RFC 9110, section 10.2.3. */
function retryAfterMs(value: string | null): number | undefined {
  if (value === null) return undefined
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) && ms > 0 ? ms : undefined
}

const later = (why: string): Delivered => ({ is: 'later', why, busy: false, afterMs: undefined })

/** A name server that never answers does not hold the job for ever. */
function endedBy<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  // Whichever loses the race may still fail, of which nobody need hear.
  ended.catch(() => undefined)
  promise.catch(() => undefined)
  return Promise.race([promise, ended])
}

const lookupAll = async (host: string): Promise<string[]> =>
  (await systemLookup(host, { all: true })).map(({ address }) => address)
