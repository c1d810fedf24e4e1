import type { RideState } from '../db/schema-mobility.ts'

/** What may follow what. The database holds the same table and refuses everything else. */
export const transitions = {
  requested: ['offered', 'cancelled', 'expired'],
  offered: ['requested', 'accepted', 'cancelled', 'expired'],
  accepted: ['arrived', 'cancelled'],
  arrived: ['started', 'cancelled'],
  started: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
  expired: [],
} as const satisfies Record<RideState, readonly RideState[]>

/** States from which this one can be reached. */
type Before<To extends RideState> = {
  [From in RideState]: To extends (typeof transitions)[From][number] ? From : never
}[RideState]

/** What may follow a ride of which is known that it is in one of these states: what may follow each of them. */
export type Next<From extends RideState> = {
  [To in RideState]: [From] extends [Before<To>] ? To : never
}[RideState]

/** A passenger waits for somebody to come forward. */
export const looking = ['requested', 'offered'] as const satisfies RideState[]
/** A driver holds it. */
export const driving = ['accepted', 'arrived', 'started'] as const satisfies RideState[]
/** Not ended. */
export const active = [...looking, ...driving] as const

export type Active = (typeof active)[number]
export type Driving = (typeof driving)[number]

/** For statements: exactly the words of the partial indexes. */
export const isDriving = `state in ('accepted', 'arrived', 'started')`
export const isActive = `state in ('requested', 'offered', 'accepted', 'arrived', 'started')`
