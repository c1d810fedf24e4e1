import type { Reason } from '../../../server/rides/reasons.ts'
import { language, type PlainWebKey, say } from '../../i18n/say.ts'
import type { LiveState } from '../../live.ts'

export type Ride = NonNullable<LiveState['ride']>
export type Offer = NonNullable<LiveState['offer']>
type Place = Ride['pickup']

/** The other person's first name, or what they are. */
export const nameOf = ({ role, other }: Ride): string =>
  other?.name?.trim().split(/\s+/)[0] || say(role === 'passenger' ? 'ride.driver' : 'ride.passenger')

export const placeIn = ({ name, near, latitude, longitude }: Place): string => {
  if (name !== null) return name
  return near === null ? `${latitude.toFixed(4)}, ${longitude.toFixed(4)}` : say('ride.near', { place: near })
}

/** How it stands, in a few words: also what a screen reader announces when it changes. */
export function standing(ride: Ride): string {
  const name = nameOf(ride)
  const side = ride.role === 'driver' ? 'drives' : 'is'
  switch (ride.state) {
    case 'requested':
    case 'expired':
      return say(`ride.is.${ride.state}`)
    case 'offered':
      return capital(say('ride.is.offered', { name: ride.offeredTo?.name ?? say('ride.driver') }))
    case 'completed':
    case 'cancelled':
      return say(`ride.${side}.${ride.state}`)
    default:
      return capital(say(`ride.${side}.${ride.state}`, { name }))
  }
}

/** Presets are kept by their name, so that each side reads them in their own language; others are words. */
export function reasonIn(reason: string | null): string | undefined {
  if (reason === null || reason === '' || reason === 'not_needed') return undefined
  return presets.some((one) => one === reason) ? say(`ride.reason.${reason}` as PlainWebKey) : reason
}

export const isOver = ({ endedAt }: Ride): boolean => endedAt !== null

/** Opens the map application of the phone. */
export const mapLink = ({ latitude, longitude }: Place): string =>
  `https://maps.google.com/?q=${latitude.toFixed(5)},${longitude.toFixed(5)}`

/** Whoever has no name is "your driver", which may be the first word. */
export const capital = (words: string): string =>
  words.charAt(0).toLocaleUpperCase(language.value) + words.slice(1)

export const passengerReasons = [
  'plans',
  'wait',
  'fare',
  'found',
  'place',
  'unsafe',
] as const satisfies Reason[]
export const driverReasons = [
  'absent',
  'silent',
  'fare',
  'vehicle',
  'far',
  'unsafe',
] as const satisfies Reason[]
const presets = [...passengerReasons, ...driverReasons, 'left', 'never_met', 'never_ended'] as const
