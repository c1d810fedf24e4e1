/**
 * Every address of the app and the folder below web/pages that shows it. The server answers these with the app, the
 * service worker does so without a network; a last part that begins with ":" stands for any one.
 */
export const appRoutes = {
  '/': 'home',
  '/qr': 'qr',
  '/nearby': 'nearby',
  '/ride': 'ride',
  '/ride/:id': 'ride',
  '/schedule': 'schedule',
  '/vehicles': 'vehicles',
  '/drive': 'drive',
  '/profile': 'profile',
  '/history': 'history',
  '/share': 'share',
  '/sign-in': 'sign-in',
  '/in': 'in',
  // As links were before; some may still be open when the server is upgraded.
  '/in/:token': 'in',
  '/offline': 'offline',
} as const satisfies Record<`/${string}`, string>

/** Whether the app has that address, without what follows "?" or "#"; nothing that only looks like one. */
export function isAppPath(path: string): boolean {
  const parts = path.split('/')
  return Object.keys(appRoutes).some((route) => {
    const wanted = route.split('/')
    return (
      wanted.length === parts.length &&
      wanted.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at]))
    )
  })
}
