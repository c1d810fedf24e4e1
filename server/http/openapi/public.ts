/**
 * What is answered to anybody, signed in or not, and on purpose: nothing in it is about another person. Whatever is not
 * listed here answers 401 without a session; a test walks over every route.
 */
export const publicOperations: ReadonlySet<string> = new Set([
  'get /api/config',
  // That nobody is, too.
  'get /api/who',
  'get /api/places/search',
  'get /api/places/near',
  'get /api/places/around',
  'get /api/qr/templates',
  // What a poster's landing page shows to whoever scans it.
  'get /api/qr/at/{slug}',
  // A photo is looked at for codes and kept nowhere; so many in a minute from one address.
  'post /api/qr/read',
  // How somebody comes to be signed in, and out again.
  'post /api/sign-in',
  'get /api/sign-in',
  'post /api/sign-in/link',
  'post /api/sign-in/link/look',
  'post /api/sign-out',
])

/** Writes that change nothing twice when they are sent twice, or that somebody without a session may send. */
const withoutKey: ReadonlySet<string> = new Set([
  'post /api/sign-in',
  'post /api/sign-in/link',
  'post /api/sign-in/link/look',
  'post /api/sign-out',
  'delete /api/sessions',
  'delete /api/sessions/{id}',
  // They only look.
  'post /api/places/read',
  'post /api/qr/read',
])

export const isPublic = (method: string, path: string): boolean => publicOperations.has(`${method} ${path}`)
export const isWithoutKey = (method: string, path: string): boolean => withoutKey.has(`${method} ${path}`)
