import type { Point } from '../../server/geo/point.ts'

export interface Located extends Point {
  /** The true place is most likely within this. */
  accuracyM: number
}

/** Why there is no location: each has a sentence of its own, "map.denied" and so on. */
export type WhyNot = 'denied' | 'unavailable' | 'timeout' | 'insecure'

/** Where this phone is. Asks for permission, so it is called when somebody taps, and then only. */
export function locate(timeoutMs = 15_000): Promise<Located | WhyNot> {
  if (!isSecureContext) return Promise.resolve('insecure')
  const { geolocation } = navigator as { geolocation?: Geolocation }
  if (geolocation === undefined) return Promise.resolve('unavailable')
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, accuracyM: accuracy }),
      ({ code }) => resolve(code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'),
      // What was found half a minute ago still holds for somebody who stands and waits.
      { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: 30_000 },
    )
  })
}

/** Where the phone was when it was last asked, as long as the page is open: the next place is most likely near it. */
export const lastLocated = (): Point | undefined => last
let last: Point | undefined
