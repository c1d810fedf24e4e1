import type { Config } from '../config.ts'

/**
 * Whether a request that changes something was sent by our own page, or by one the operator allows. Browsers say where
 * a request comes from, and pages cannot forge it; what says nothing at all comes from no browser, and then a cookie
 * in it is not to be trusted either.
 */
export function isFromOurPage(request: Request, config: Pick<Config, 'publicUrl' | 'corsOrigins'>): boolean {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (origin === null) return site === 'same-origin'
  return isAllowedOrigin(origin, config) || (site !== 'cross-site' && isOurs(origin, request, config))
}

/** Origins beside our own that may read answers. */
export const isAllowedOrigin = (origin: string, { corsOrigins }: Pick<Config, 'corsOrigins'>): boolean =>
  corsOrigins.includes(origin)

function isOurs(origin: string, request: Request, { publicUrl }: Pick<Config, 'publicUrl'>): boolean {
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true
  // There is one address, and it is known: the same host without TLS is whoever sits in between.
  if (publicUrl?.startsWith('https:')) return false
  // The host is the one that was asked for; a page of another host cannot set it.
  const host = request.headers.get('host')
  return host !== null && (origin === `https://${host}` || origin === `http://${host}`)
}
