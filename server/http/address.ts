import type { Server } from 'bun'
import type { Config } from '../config.ts'

/**
 * Where a request comes from, as far as it can be believed: X-Forwarded-For is only heard from as many proxies of our
 * own as TRUST_PROXY says, counted from the right, because what stands further left anybody can write.
 */
export function addressOf(
  request: Request,
  server: Pick<Server<unknown>, 'requestIP'> | null,
  { trustProxy }: Pick<Config, 'trustProxy'>,
): string {
  if (trustProxy > 0) {
    const told = (request.headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
    const believed = told.at(-trustProxy)
    if (believed) return believed
  }
  return server?.requestIP(request)?.address ?? 'unknown'
}

/** Whether the person's browser speaks TLS: to us, or to a proxy of our own. */
export function isSecure(request: Request, { trustProxy }: Pick<Config, 'trustProxy'>): boolean {
  if (URL.parse(request.url)?.protocol === 'https:') return true
  return trustProxy > 0 && request.headers.get('x-forwarded-proto')?.split(',').at(-1)?.trim() === 'https'
}
