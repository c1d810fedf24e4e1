import { isIPv4, isIPv6 } from 'node:net'
import type { Server } from 'bun'
import type { Config } from '../config.ts'

/**
 * Where a request comes from, as far as it can be believed: X-Forwarded-For is only heard from as many proxies of our
 * own as TRUST_PROXY says, counted from the right, because what stands further left anybody can write. Of IPv6 it is
 * the network of 64 bits: everybody has as many addresses in theirs as they like.
 */
export function addressOf(
  request: Request,
  server: Pick<Server<unknown>, 'requestIP'> | null,
  { trustProxy }: Pick<Config, 'trustProxy'>,
): string {
  if (trustProxy > 0) {
    const told = (request.headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
    const believed = told.at(-trustProxy)
    if (believed) return ownNetwork(believed)
  }
  return ownNetwork(server?.requestIP(request)?.address ?? 'unknown')
}

/** What one who has many addresses has them in: 24 bits of IPv4, 48 of IPv6. Takes what `addressOf` gives. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`
  const groups = address.split(':')
  return address.endsWith('::/64') ? `${groups.slice(0, 3).join(':')}::/48` : address
}

function ownNetwork(told: string): string {
  // Some proxies write the port behind it.
  const address = told.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
  if (!isIPv6(address)) return address.slice(0, maxCharacters)
  // Written in the one way that everybody writes it in.
  const [before = '', after] = (URL.parse(`http://[${address.replace(/%.*$/, '')}]`)?.hostname ?? address)
    .replace(/^\[|\]$/g, '')
    .split('::')
  const [first, last] = [groupsOf(before), groupsOf(after ?? '')]
  const groups = after === undefined ? first : [...first, ...zeros(8 - first.length - last.length), ...last]
  const [high = '0', low = '0'] = groups.slice(6)
  // An IPv4 address in the clothes of IPv6.
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return ipv4Of(high, low)
  return `${groups.slice(0, 4).join(':')}::/64`
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'))
const zeros = (count: number): string[] => Array<string>(Math.max(0, count)).fill('0')

function ipv4Of(...groups: [high: string, low: string]): string {
  return groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((bits) => [bits >> 8, bits & 255])
    .join('.')
}

/** Nobody fills the memory by it. */
const maxCharacters = 60

/** Whether the person's browser speaks TLS: to us, or to a proxy of our own. */
export function isSecure(request: Request, { trustProxy }: Pick<Config, 'trustProxy'>): boolean {
  if (URL.parse(request.url)?.protocol === 'https:') return true
  return trustProxy > 0 && request.headers.get('x-forwarded-proto')?.split(',').at(-1)?.trim() === 'https'
}
