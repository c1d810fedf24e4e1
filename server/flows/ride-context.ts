import type { RideView } from '../policy/rides.ts'
import type { Ctx, Outcome } from './flow.ts'
import { text } from './ride-words.ts'

export interface Ride {
  /** The ride that the open question is about. */
  rideId: number
  /** What may be meant for the other side. */
  words?: string
  /** In whole francs, until the driver is sure of it. */
  fare?: number
}
export type StepName = 'pin' | 'fare' | 'sure' | 'reason' | 'message' | 'tell'
export type To = Outcome<Ride, StepName>
export type C = Ctx<Ride>

/** A ride of theirs, or a clear word that it is not known. Ids come from buttons: never trust them. */
export function withRide(id: string | number, { scope, say }: C, use: (view: RideView) => To): To {
  const view = /^\d{1,15}$/.test(String(id)) ? scope.rides.find(Number(id)) : undefined
  return view === undefined ? { stay: [text(say('ride.gone'))] } : use(view)
}

export const isOver = ({ state }: RideView): boolean =>
  state === 'completed' || state === 'cancelled' || state === 'expired'
