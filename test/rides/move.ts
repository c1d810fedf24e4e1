import fc from 'fast-check'
import type { Tx } from '../../server/db/open.ts'
import type { RideScope } from '../../server/policy/rides.ts'
import { rideById } from '../../server/rides/ride.ts'
import { isActive, type Model, type Offer, type Ride } from './model.ts'
import type { Real } from './real.ts'

/** One thing that somebody does: what it should come to, and how it is done. */
export interface Move {
  name: string
  /** Says who does what with which ride, before anything has changed. */
  aim(model: Model): { expected: () => string; act: (tx: Tx, real: Real) => string }
}

/** Mostly one that is under way; sometimes an old button. */
export interface Pick {
  isOpen: boolean
  nth: number
}
export const pick = fc.record({
  isOpen: fc.integer({ min: 0, max: 7 }).map((n) => n > 0),
  nth: fc.nat(5),
})
export const shown = ({ isOpen, nth }: Pick): string => `${isOpen ? 'open' : 'any'} ${nth}`

export const ridePicked = ({ rides }: Model, { isOpen, nth }: Pick): Ride | undefined =>
  at(isOpen ? rides.filter(isActive) : rides, nth)
const offerPicked = ({ offers }: Model, { isOpen, nth }: Pick): Offer | undefined =>
  at(isOpen ? offers.filter(({ state }) => state === 'open') : offers, nth)
const at = <T>(list: T[], nth: number): T | undefined => list.at(-1 - (nth % Math.max(1, list.length)))

/** Mostly somebody who may; sometimes anybody. */
export type Who = 'driver' | 'passenger' | number
export const who: fc.Arbitrary<Who> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('driver') },
  { weight: 3, arbitrary: fc.constant('passenger') },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }) },
)

const person = (ride: Ride | undefined, one: Who): number =>
  one === 'driver' ? (ride?.driver ?? 1) : one === 'passenger' ? (ride?.passenger ?? 1) : one
export const answer = (result: object): string => ('problem' in result ? String(result.problem) : 'ok')

/** A move about a ride by one of its people. */
export const aboutRide =
  (
    name: string,
    expected: (model: Model, personId: number, ride: Ride | undefined) => string,
    act: (rides: RideScope, ride: number, pin: string) => object,
  ) =>
  ([picked, one]: [Pick, Who]): Move => ({
    name: `${name} ride ${shown(picked)} by ${one}`,
    aim(model) {
      const ride = ridePicked(model, picked)
      const personId = person(ride, one)
      return {
        expected: () => expected(model, personId, ride),
        act: (tx, real) => {
          return answer(act(real.town.scope(personId, tx), ride?.id ?? 0, pinOf(tx, ride)))
        },
      }
    },
  })

/** A move about an offer, by the one who was asked or by somebody else. */
export const aboutOffer =
  (
    name: 'accept' | 'decline',
    expected: (model: Model, personId: number, offer: Offer | undefined) => string,
  ) =>
  ([picked, one]: [Pick, Who]): Move => ({
    name: `${name} offer ${shown(picked)} by ${one}`,
    aim(model) {
      const offer = offerPicked(model, picked)
      const personId = typeof one === 'number' ? one : (offer?.driver ?? 1)
      return {
        expected: () => expected(model, personId, offer),
        act: (tx, real) => answer(real.town.scope(personId, tx)[name](offer?.id ?? 0)),
      }
    },
  })

export const pinOf = (tx: Tx, ride: Ride | undefined): string => (ride && rideById(tx, ride.id)?.pin) ?? ''
export const wrongPin = (pin: string): string => (pin === '0000' ? '1111' : '0000')
