/** Where to go once signed in: an address of this app that came along, and nothing else. */
export function nextOf(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('next') ?? '/'
  if (!wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/'
  const { origin: where, pathname, search: query, hash } = new URL(wanted, origin)
  if (where !== origin || /^\/(?:sign-in|in)(?:\/|$)/.test(pathname)) return '/'
  return `${pathname}${query}${hash}`
}
