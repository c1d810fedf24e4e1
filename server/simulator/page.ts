import type { PageFiles } from './options.ts'

/** The phone page; the binary hands in the built files, development builds them on the first visit. */
export async function servePage(path: string, files: PageFiles = buildOnce): Promise<Response> {
  const file = await files(path === '/' ? '/index.html' : path)
  if (file === undefined) return new Response('Not found', { status: 404 })
  return new Response(file.body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': file.type,
      'cache-control': 'no-cache',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}

let built: Promise<Map<string, { body: Uint8Array; type: string }>> | undefined

const buildOnce: PageFiles = async (path) => {
  built ??= import('./phone/build.ts').then(({ buildPhonePage }) => buildPhonePage())
  return (await built).get(path)
}

/** Nothing is loaded from elsewhere; pictures people send are blobs or our own. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
