import { webPage } from '../assets.ts'

/** The phone page: out of the binary, or in development built on the first visit. */
export async function servePage(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const path = pathname.slice(1)
  // As wa.me does: opens the chat with what is to be said already written.
  if (path.startsWith('wa.me/'))
    return new Response(null, { status: 303, headers: { location: `/${search}` } })
  const answer = (await webPage('phone')).respond(path, request)
  if (answer === undefined) return new Response('Not found', { status: 404 })
  answer.headers.set('content-security-policy', policy)
  answer.headers.set('x-content-type-options', 'nosniff')
  answer.headers.set('referrer-policy', 'no-referrer')
  return answer
}

/** Nothing is loaded from elsewhere; pictures people choose are blobs, all others our own. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
