import type { Actor } from '../db/schema-mobility.ts'
import type { RideRules } from './rules.ts'

/** When something happens to a ride, by which rules, and how those who must hear of it are woken. */
export interface Moment {
  now: number
  correlationId: string
  rules: RideRules
  /** Called with lanes in which somebody was told something. */
  wake(lane: string): void
}

/** Who does something to a ride. */
export interface Doer {
  by: Actor
  personId: number | null
}

export const system: Doer = { by: 'system', personId: null }
export const operator: Doer = { by: 'operator', personId: null }
