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
  '/in/:token': 'in',
  '/offline': 'offline',
} as const satisfies Record<`/${string}`, string>
