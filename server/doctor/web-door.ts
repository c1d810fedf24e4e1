import { sentenceOf } from '../error.ts'
import { certificate } from './certificate.ts'
import { type Check, type Found, fail, ok, warn } from './check.ts'
import { looked } from './looked.ts'

export interface WebDoorOptions {
  publicUrl: string
  /** Proxies of our own before the server. */
  trustProxy: number
  /** Where the same is asked for without TLS; the usual port of the same name. */
  plainUrl?: string
  /** An authority that is believed besides the known ones. */
  ca?: string
  now?: number
  timeoutMs?: number
}

/**
 * Whether the web app comes through to PUBLIC_URL as browsers need it. A machine may not reach its own public address
 * although everybody else does, so that nothing answers is a warning; a wrong answer is not.
 */
export async function checkWebDoor(options: WebDoorOptions): Promise<Check[]> {
  const { publicUrl } = options
  const isHttps = publicUrl.startsWith('https:')
  const cure = reachCure(publicUrl)
  const ask = asker(options)
  const checks: Check[] = []
  if (isHttps) {
    const shown = await looked('certificate', () => certificate(options), cure)
    checks.push(shown)
    // No browser comes any further.
    if (shown.status === 'fail') return checks
  }
  let home: Response
  try {
    home = await ask('/', { accept: 'text/html', 'accept-encoding': 'identity' })
  } catch (error) {
    return [...checks, { name: 'web app', ...warn(sentenceOf(error), cure) }]
  }
  const others = [
    looked('web app', async () => isApp(home, await home.text()) ?? (await files(ask)), cure),
    looked('live', () => live(ask), cure),
    looked('compression', () => compression(ask), cure),
  ]
  if (isHttps && options.trustProxy > 0) others.push(looked('HSTS', () => hsts(home), cure))
  const plainUrl = options.plainUrl ?? plainUrlOf(publicUrl)
  if (plainUrl !== undefined) others.push(plain(plainUrl, publicUrl, options))
  return [...checks, ...(await Promise.all(others))]
}

type Ask = (path: string, headers?: Record<string, string>) => Promise<Response>

const asker =
  ({ publicUrl, ca, timeoutMs = usualTimeoutMs }: WebDoorOptions): Ask =>
  (path, headers = {}) =>
    fetch(publicUrl + path, {
      headers,
      redirect: 'manual',
      decompress: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(ca !== undefined && { tls: { ca } }),
    })

function isApp({ status, headers }: Response, html: string): Found | undefined {
  const to = headers.get('location')
  if (status >= 300 && status < 400 && to !== null)
    return fail(`the address leads on to ${to}`, 'Set PUBLIC_URL to the address where people arrive.')
  if (status === 200 && isType(headers, 'text/html') && html.includes('/manifest.webmanifest'))
    return undefined
  if (status >= 502 && status <= 504)
    return fail(
      `the proxy does not reach the server (${status})`,
      'Start the server, and let the proxy lead to its HOST and PORT.',
    )
  return fail(
    `/ answers ${status} and is not the app`,
    'Let the proxy pass every path on, not only /webhooks/whatsapp.',
  )
}

async function files(ask: Ask): Promise<Found> {
  for (const [path, type] of [
    ['/sw.js', 'text/javascript'],
    ['/manifest.webmanifest', 'application/manifest+json'],
  ] as const) {
    const { status, headers } = await ask(path)
    if (status === 200 && isType(headers, type)) continue
    const found = status === 200 ? `is ${headers.get('content-type') ?? 'of no type'}` : `answers ${status}`
    return fail(
      `${path} ${found} instead of ${type}`,
      'Let the proxy pass every path on as it is, and serve no files of its own.',
    )
  }
  return ok('answers with its page, its service worker and its manifest')
}

/** Without a session an upgrade that arrives is refused by 401; one that lost its header is no address at all. */
async function live(ask: Ask): Promise<Found> {
  const { status } = await ask('/api/live', {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  })
  if (status === 401) return ok('WebSockets get through')
  return warn(
    `WebSockets do not get through (${status}): pages ask every few seconds instead`,
    'Let the proxy pass the headers Upgrade and Connection on for /api/live; Caddy does, nginx must be told.',
  )
}

async function compression(ask: Ask): Promise<Found> {
  const encoding = (await ask('/sw.js', { 'accept-encoding': 'br, gzip' })).headers.get('content-encoding')
  if (encoding !== null) return ok(`files come as ${encoding}`)
  return warn(
    'files come uncompressed: the first visit takes three times as long',
    'Let the proxy pass Accept-Encoding on and leave what it gets as it is.',
  )
}

function hsts({ headers }: Response): Found {
  if (headers.has('strict-transport-security')) return ok('is sent')
  return warn(
    'is not sent: the server does not learn that people come by https',
    'Let the proxy set X-Forwarded-Proto, and restart the server with TRUST_PROXY.',
  )
}

/** Whoever types the name without https:// should arrive. Nobody there is as safe as can be. */
async function plain(plainUrl: string, publicUrl: string, options: WebDoorOptions): Promise<Check> {
  const name = 'http'
  let answer: Response
  try {
    answer = await asker({ ...options, publicUrl: plainUrl })('/')
  } catch (error) {
    return { name, ...ok(`nothing answers without TLS (${sentenceOf(error)})`) }
  }
  const to = answer.headers.get('location') ?? ''
  const isMoved = answer.status >= 301 && answer.status <= 308 && to.startsWith('https:')
  if (isMoved) return { name, ...ok(`leads on to ${new URL(to).origin}`) }
  return {
    name,
    ...warn(
      `${plainUrl} answers ${answer.status} instead of leading on to ${publicUrl}`,
      'Let the proxy redirect http to https.',
    ),
  }
}

/** Undefined where the port is an unusual one: nobody knows then which other one belongs to it. */
function plainUrlOf(publicUrl: string): string | undefined {
  const { protocol, port, hostname } = new URL(publicUrl)
  return protocol === 'https:' && port === '' ? `http://${hostname}` : undefined
}

const isType = (headers: Headers, type: string): boolean =>
  (headers.get('content-type') ?? '').toLowerCase().startsWith(type)

const reachCure = (publicUrl: string): string =>
  `Open ${publicUrl} on a phone with mobile data. If it does not come up: look at name server, certificate, firewall and proxy.`
const usualTimeoutMs = 5000
