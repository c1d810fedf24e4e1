import { isAppPath } from '../../routes.ts'

/** Where to go once signed in: an address of this app that came along, and nothing else. */
export function nextOf(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('next') ?? '/'
  if (!wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/'
  const { origin: where, pathname, search: query } = new URL(wanted, origin)
  // "/.//evil" has our origin, and becomes "//evil", which is another's: only what is a page of ours is gone to.
  if (where !== origin || !isAppPath(pathname)) return '/'
  return /^\/(?:sign-in|in)(?:\/|$)/.test(pathname) ? '/' : `${pathname}${query}`
}
