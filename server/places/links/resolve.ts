import { lookup as systemLookup } from 'node:dns/promises'
import type { Spot } from '../../geo/point.ts'
import { parseLink } from './link.ts'
import { spotInPage } from './page.ts'
import { isAddress, isPublicAddress } from './public-address.ts'
import { readLink, unwrapped } from './read.ts'

/** Where a short link leads. `why` names hosts at most: the link itself says where somebody is. */
export type Resolved = { spot: Spot } | { nothing: string; name?: string | undefined }

/** Looks a short link up; throws when another try may succeed. */
export type ResolveLink = (url: string) => Promise<Resolved>

export interface ResolverOptions {
  /** All addresses of a name. */
  lookup?: (host: string) => Promise<string[]>
  fetch?: (url: string, init: BunFetchRequestInit) => Promise<Response>
  /** For all hops together. */
  timeoutMs?: number
}

/**
 * Follows a short link by hand, from one allowed host to the next, until an address on the way holds the position.
 * What is asked for is never in the hands of whoever wrote the link: docs/decisions/0009-short-links.md.
 */
export function linkResolver(options: ResolverOptions = {}): ResolveLink {
  const { lookup = lookupAll, fetch: ask = fetch, timeoutMs = 8000 } = options
  return async (url) => {
    // One clock for everything; ending it also lets go of a body that is still coming in.
    const ending = new AbortController()
    const timer = setTimeout(() => ending.abort(new Error('it took too long')), timeoutMs)
    try {
      return await follow(url, { lookup, ask, signal: ending.signal })
    } finally {
      clearTimeout(timer)
      ending.abort()
    }
  }
}

interface Asking {
  lookup: (host: string) => Promise<string[]>
  ask: (url: string, init: BunFetchRequestInit) => Promise<Response>
  signal: AbortSignal
}

async function follow(first: string, asking: Asking): Promise<Resolved> {
  let url: URL | undefined = new URL(first)
  let name: string | undefined
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const refusal = refusalOf(url)
    if (refusal !== undefined || url === undefined) return { nothing: refusal ?? 'no address', name }
    const response: Response | Refusal = await request(url, asking).catch(withoutAddress(url, asking.signal))
    if ('refused' in response) return { nothing: response.refused, name }
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null)
      return lastPage(response, { url, name, signal: asking.signal })
    if (!URL.canParse(location, url.href)) return { nothing: 'a redirect to no address', name }
    const next = new URL(location, url)
    const reading = readLink(next.href)
    if (reading.is === 'spot') return { spot: reading.spot }
    if (reading.is === 'no_position') name = reading.name ?? name
    url = unwrapped(parseLink(next.href))?.url
  }
  return { nothing: 'too many redirects', name }
}

/** Why this address is not asked, or undefined. */
function refusalOf(url: URL | undefined): string | undefined {
  if (url === undefined) return 'a redirect into an app'
  if (url.protocol !== 'https:') return `not https but ${url.protocol}`
  if (url.username !== '' || url.password !== '') return 'a name or password in the address'
  if (url.port !== '') return `port ${url.port}`
  if (isAddress(url.hostname)) return 'a number for a host'
  if (!allowedHosts.has(url.hostname)) return `the host ${url.hostname}`
  if (url.href.length > maxUrl) return 'an address too long'
  return undefined
}

interface Refusal {
  refused: string
}

/**
 * The name is resolved here, every address it has is looked at, and the connection goes to one of these and no other:
 * a name that has another address a moment later leads nowhere. The certificate must be that of the name.
 */
async function request(url: URL, { lookup, ask, signal }: Asking): Promise<Response | Refusal> {
  const addresses = await endedBy(signal, lookup(url.hostname))
  if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
  if (!addresses.every(isPublicAddress))
    return { refused: `${url.hostname} has an address that is not public` }
  // Many machines have no way to IPv6 addresses although names have them.
  const [address = ''] = addresses.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
  const target = new URL(url)
  target.hostname = address.includes(':') ? `[${address}]` : address
  target.hash = ''
  return ask(target.href, {
    redirect: 'manual',
    keepalive: false,
    // A small packed body may unpack to one without end.
    decompress: false,
    headers: {
      host: url.hostname,
      'user-agent': userAgent,
      accept: 'text/html',
      'accept-language': 'en',
      'accept-encoding': 'identity',
    },
    tls: { serverName: url.hostname },
    signal,
  })
}

/** Bun writes the whole address into its errors, which are logged. */
const withoutAddress =
  ({ hostname }: URL, signal: AbortSignal) =>
  (error: unknown): never => {
    if (signal.aborted) throw new Error(`${hostname} took too long`)
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    throw new Error(`${hostname}: ${code}`)
  }

async function lastPage(
  response: Response,
  { url, name, signal }: { url: URL; name: string | undefined; signal: AbortSignal },
): Promise<Resolved> {
  const { status } = response
  if (status === 429 || status >= 500) throw new Error(`${url.hostname} answered ${status}`)
  if (status !== 200) return { nothing: `${url.hostname} answered ${status}`, name }
  if (!response.headers.get('content-type')?.includes('html')) return { nothing: 'no page', name }
  const spot = spotInPage(await beginningOf(response).catch(withoutAddress(url, signal)))
  if (spot === undefined) return { nothing: `no position on the page of ${url.hostname}`, name }
  const called = name ?? spot.name
  return { spot: { ...spot, ...(called !== undefined && { name: called }) } }
}

/** No more than the limit is ever held, whatever length was promised. */
async function beginningOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    parts.push(part.subarray(0, maxBody - size))
    size += part.length
    if (size >= maxBody) break
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}

/** A name server that never answers does not hold the job for ever. */
function endedBy<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  // Whichever loses the race may still fail, of which nobody need hear.
  ended.catch(() => undefined)
  return Promise.race([promise, ended])
}

const lookupAll = async (host: string): Promise<string[]> =>
  (await systemLookup(host, { all: true })).map(({ address }) => address)

/** Who may be asked, as the first and as any later hop. A country's Google is only read, never asked. */
const allowedHosts = new Set([
  'maps.app.goo.gl',
  'app.goo.gl',
  'goo.gl',
  'g.co',
  'google.com',
  'www.google.com',
  'maps.google.com',
  'maps.apple',
  'maps.apple.com',
  'waze.com',
  'www.waze.com',
  'ul.waze.com',
])
const maxHops = 5
const maxUrl = 4096
const maxBody = 256 * 1024
/** A common browser's: it says nothing of this program or its operator, and gets pages that hold positions. */
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
