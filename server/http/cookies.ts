import type { Config } from '../config.ts'

/**
 * Names a cookie that only this host can have set: browsers take the prefix __Host- only over https. Without
 * PUBLIC_URL, or with one on this machine, the page comes by http and the prefix cannot be had.
 */
export const hostCookie = (name: string, { publicUrl }: Pick<Config, 'publicUrl'>): string =>
  isHttps(publicUrl) ? `__Host-${name}` : name

export const sessionCookie = (config: Pick<Config, 'publicUrl'>): string => hostCookie('inzira', config)

/** A Set-Cookie header for a cookie that scripts cannot read and other sites cannot send. `maxAgeS` 0 deletes it. */
export function setCookie(
  name: string,
  value: string,
  { maxAgeS, publicUrl }: { maxAgeS: number; publicUrl: string | undefined },
): string {
  const secure = isHttps(publicUrl) ? '; Secure' : ''
  return `${name}=${value}; Path=/; Max-Age=${Math.trunc(maxAgeS)}; HttpOnly; SameSite=Strict${secure}`
}

/** The value of a cookie, or undefined. */
export function cookieIn(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || undefined
  }
  return undefined
}

const isHttps = (url: string | undefined): boolean => url?.startsWith('https:') === true
