import type { Scope } from '../../policy/scope.ts'
import { type ShownOffer, type ShownRide, shownOffer, shownRide } from '../api/ride-shape.ts'

/** What a page shows of its person's things without being reloaded; small, and whole each time it is sent. */
export interface LiveState {
  /** The ride under way, or one that ended within the hour. */
  ride: ShownRide | null
  /** The request that waits for this driver's answer. */
  offer: ShownOffer | null
  online: { plate: string; until: number } | null
  /** Documents that are being fetched, read, or asked about. */
  papers: { id: number; state: string }[]
  /** Bookings of trips whose other side waits for an answer. */
  toAnswer: number
}

export function liveStateOf(scope: Scope, now: number): LiveState {
  const { rides, drive, vehicles, trips } = scope
  const offer = rides.openOffer()
  const online = drive.online()
  const current = rides.current() ?? justEnded(scope, now)
  return {
    ride: current === undefined ? null : shownRide(current, scope),
    offer: offer === undefined ? null : shownOffer(offer, scope),
    online: online === undefined ? null : { plate: online.vehicle.plate, until: online.until },
    papers: vehicles.openPapers().map(({ id, state }) => ({ id, state })),
    toAnswer: trips.bookings().filter(({ state, askedByMe }) => state === 'asked' && !askedByMe).length,
  }
}

/** Names a state: the same one has the same version on every server and after every restart. */
export const versionOf = (state: LiveState): string => Bun.hash(JSON.stringify(state)).toString(36)

function justEnded({ rides }: Scope, now: number) {
  const [last] = rides.history(1)
  return last?.endedAt != null && now - last.endedAt < shownAfterEndMs ? last : undefined
}

const shownAfterEndMs = 3_600_000
