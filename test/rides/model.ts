import type { RideState, Side, VehicleType } from '../../server/db/schema-mobility.ts'
import { blurred } from '../../server/drivers/blur.ts'
import { distanceM } from '../../server/geo/distance.ts'
import type { RideRules } from '../../server/rides/rules.ts'
import { kimironko, northOf } from '../../server/rides/testing.ts'

/** How rides should go, as simply as it can be said: no database, no news, only who is where and what they were told. */
export class Model {
  readonly people = new Map<number, Soul>()
  readonly rides: Ride[] = []
  readonly offers: Offer[] = []

  constructor(
    readonly now: () => number,
    readonly rules: RideRules,
  ) {}

  request(personId: number, wantedId: number | undefined, type: VehicleType): string {
    if (this.rideOf(personId)) return 'already_riding'
    if (this.#isPaused(personId)) return 'paused'
    const asked = this.offers.find((offer) => offer.state === 'open' && offer.driver === personId)
    if (asked !== undefined) this.#passOn(asked, 'withdrawn')
    const ride: Ride = {
      id: this.rides.length + 1,
      passenger: personId,
      wanted: wantedId,
      type,
      state: 'requested',
      lookAt: this.now(),
      lookUntil: this.now() + this.rules.lookMs,
      misses: 0,
      ratedBy: new Set(),
    }
    this.rides.push(ride)
    this.#look(ride)
    const next = this.#openFor(ride)?.driver
    if (wantedId !== undefined && next !== wantedId) {
      this.#tell(personId, `declined ${ride.id} unavailable ${next !== undefined}`)
    }
    return 'ok'
  }

  accept(personId: number, offer: Offer | undefined): string {
    if (offer?.driver !== personId) return 'gone'
    const ride = this.ride(offer.ride)
    if (offer.state === 'accepted' && isDriven(ride)) return 'ok'
    if (!this.#isAnswerable(offer)) return 'too_late'
    if (this.#soul(personId).suspended) {
      this.#passOn(offer, 'withdrawn')
      return 'suspended'
    }
    offer.state = 'accepted'
    ride.driver = personId
    this.#enter(ride, 'accepted', 'driver')
    return 'ok'
  }

  decline(personId: number, offer: Offer | undefined): string {
    if (offer?.driver !== personId) return 'gone'
    if (offer.state === 'declined') return 'ok'
    if (!this.#isAnswerable(offer)) return 'too_late'
    this.#passOn(offer, 'declined')
    return 'ok'
  }

  arrive(personId: number, ride: Ride | undefined): string {
    if (ride === undefined || ride.driver !== personId) return 'gone'
    if (ride.state === 'arrived') return 'ok'
    if (ride.state !== 'accepted') return 'too_late'
    this.#enter(ride, 'arrived', 'driver')
    return 'ok'
  }

  start(personId: number, ride: Ride | undefined, knowsPin: boolean): string {
    const side = sideOf(ride, personId)
    if (ride === undefined || side === undefined) return 'gone'
    if (ride.state === 'started') return 'ok'
    if (ride.state !== 'accepted' && ride.state !== 'arrived') return 'too_late'
    if (side === 'driver') {
      if (ride.misses === 5) return 'pin_locked'
      if (!knowsPin) {
        ride.misses += 1
        if (ride.misses < 5) return 'wrong_pin'
        this.#tell(ride.passenger, `pinLocked ${ride.id}`)
        return 'pin_locked'
      }
    } else if (ride.state === 'accepted' && ride.misses < 5) {
      return 'not_arrived'
    }
    if (ride.state === 'accepted') this.#enter(ride, 'arrived', side)
    this.#enter(ride, 'started', side)
    return 'ok'
  }

  complete(personId: number, ride: Ride | undefined, fareRwf: number): string {
    if (ride === undefined || ride.driver !== personId) return 'gone'
    if (ride.state !== 'started') return 'too_late'
    if (fareRwf > 1_000_000) return 'fare_too_high'
    ride.fare = fareRwf
    this.#enter(ride, 'completed', 'driver')
    return 'ok'
  }

  cancel(personId: number | 'operator', ride: Ride | undefined): string {
    const side = personId === 'operator' ? personId : sideOf(ride, personId)
    if (ride === undefined || side === undefined) return 'gone'
    if (!isActive(ride)) return 'too_late'
    const open = this.#openFor(ride)
    if (open !== undefined) {
      open.state = 'withdrawn'
      this.#tell(open.driver, `offerEnded ${open.id} withdrawn`)
    }
    this.#enter(ride, 'cancelled', side)
    return 'ok'
  }

  rate(personId: number, ride: Ride | undefined): string {
    const side = sideOf(ride, personId)
    if (ride === undefined || side === undefined) return 'gone'
    if (ride.state !== 'completed') return 'too_late'
    if (ride.ratedBy.has(side)) return 'already_rated'
    ride.ratedBy.add(side)
    return 'ok'
  }

  relay(personId: number, ride: Ride | undefined): string {
    const side = sideOf(ride, personId)
    if (ride === undefined || side === undefined) return 'gone'
    if (!isDriven(ride)) return 'too_late'
    this.#tell(side === 'driver' ? ride.passenger : ride.driver, `message ${ride.id}`)
    return 'ok'
  }

  /** Says stop: leaves whatever has not begun to roll. */
  leave(personId: number): string {
    const open = this.offers.find(({ state, driver }) => state === 'open' && driver === personId)
    if (open !== undefined) this.#passOn(open, 'declined')
    for (const ride of this.rides) {
      if (sideOf(ride, personId) && isActive(ride) && ride.state !== 'started') this.cancel(personId, ride)
    }
    return 'ok'
  }

  online(personId: number, metres: number): string {
    Object.assign(this.#soul(personId), { metres, until: this.now() + this.rules.freshMs })
    return 'ok'
  }

  offline(personId: number): string {
    this.#soul(personId).until = 0
    return 'ok'
  }

  suspend(personId: number, suspended: boolean): string {
    this.#soul(personId).suspended = suspended
    return 'ok'
  }

  /** When something falls due next. */
  dueAt(): number {
    const offers = this.offers.filter(({ state }) => state === 'open').map(({ until }) => until)
    const rides = this.rides.filter(({ state }) => state === 'requested').map(({ lookAt }) => lookAt)
    const checks = this.rides.filter(isDriven).map(({ checkAt }) => checkAt ?? 0)
    return Math.min(...offers, ...rides, ...checks)
  }

  meetDeadlines(): void {
    for (const offer of this.offers.filter(({ state, until }) => state === 'open' && until <= this.now())) {
      this.#passOn(offer, 'expired')
    }
    const due = this.rides.filter(({ state, lookAt }) => state === 'requested' && lookAt <= this.now())
    for (const ride of due.sort((a, b) => a.lookAt - b.lookAt || a.id - b.id)) {
      if (this.now() >= ride.lookUntil) this.#enter(ride, 'expired', 'system')
      else this.#look(ride)
    }
    const unmoved = this.rides.filter((ride) => isDriven(ride) && (ride.checkAt ?? 0) <= this.now())
    for (const ride of unmoved.sort((a, b) => (a.checkAt ?? 0) - (b.checkAt ?? 0) || a.id - b.id)) {
      const endsAt = (ride.since ?? 0) + 12 * hourMs
      if (this.now() >= endsAt) {
        this.#enter(ride, 'cancelled', 'system')
        continue
      }
      ride.checkAt = endsAt
      for (const id of [ride.passenger, ride.driver]) this.#tell(id, `stillOn ${ride.id} ${ride.state}`)
    }
  }

  ride(id: number): Ride {
    return this.rides[id - 1] as Ride
  }

  rideOf(personId: number): Ride | undefined {
    return this.rides.find((ride) => sideOf(ride, personId) && isActive(ride))
  }

  isBusy(personId: number): boolean {
    return (
      this.offers.some(({ state, driver }) => state === 'open' && driver === personId) ||
      this.rides.some((ride) => ride.driver === personId && isDriven(ride))
    )
  }

  isOnline(personId: number): boolean {
    return this.#soul(personId).until > this.now()
  }

  #look(ride: Ride): void {
    const asked = this.offers.filter((offer) => offer.ride === ride.id).map(({ driver }) => driver)
    const free = [...this.people]
      .filter(([id, { type, metres, suspended }]) => {
        const isThere = this.isOnline(id) && type === ride.type && toldM(metres) <= this.rules.radiusM
        const isFree = isThere && !suspended && !this.isBusy(id) && !this.rideOf(id)
        return isFree && !asked.includes(id) && !this.#isSpared(id, ride)
      })
      .sort(
        ([a, { metres: near }], [b, { metres: far }]) =>
          toldM(near) - toldM(far) || this.#turn(a) - this.#turn(b),
      )
      .map(([id]) => id)
    const driver = free.find((id) => id === ride.wanted) ?? free.find((id) => !this.#hasLetDown(id, ride))
    ride.lookAt = Math.min(this.now() + 15_000, ride.lookUntil)
    if (driver === undefined) return
    const id = this.offers.length + 1
    this.offers.push({ id, ride: ride.id, driver, state: 'open', until: this.now() + this.rules.offerMs })
    ride.state = 'offered'
    this.#tell(driver, `offer ${id}`)
  }

  /** One of the two gave up a ride with the other less than an hour ago. */
  #hasLetDown(driver: number, { passenger }: Ride): boolean {
    return this.rides
      .filter((ride) => ride.passenger === passenger)
      .slice(-20)
      .some(
        (ride) =>
          ride.driver === driver &&
          (ride.cancelledBy === 'driver' || ride.cancelledBy === 'passenger') &&
          this.now() - (ride.endedAt ?? 0) < 3_600_000,
      )
  }

  /** Of several who are told to be at the same place another one comes first each hour. */
  #turn(id: number): number {
    return Bun.hash.xxHash32(`${id} ${Math.floor(this.now() / 3_600_000)}`)
  }

  /** Was asked for another ride, which the same passenger took back at most three minutes ago. */
  #isSpared(driver: number, { passenger }: Ride): boolean {
    return this.#takenBackBy(passenger, 180_000).some(({ id }) =>
      this.offers.some((offer) => offer.ride === id && offer.driver === driver),
    )
  }

  /** took back three in ten minutes, at once or when somebody was asked, and that had not begun. */
  #isPaused(passenger: number): boolean {
    const [last, , third] = this.#takenBackBy(passenger, 1_500_000)
      .filter(({ id, hasBegun, lookUntil, endedAt }) => {
        const isQuick = (endedAt ?? 0) - (lookUntil - this.rules.lookMs) < 30_000
        return !hasBegun && (isQuick || this.offers.some((offer) => offer.ride === id))
      })
      .reverse()
    if (last === undefined || third === undefined) return false
    const [lastAt, thirdAt] = [last.endedAt ?? 0, third.endedAt ?? 0]
    return lastAt - thirdAt < 600_000 && lastAt + 900_000 > this.now()
  }

  #takenBackBy(passenger: number, withinMs: number): Ride[] {
    const own = this.rides.filter((ride) => ride.passenger === passenger).slice(-20)
    return own.filter(
      ({ cancelledBy, endedAt }) => cancelledBy === 'passenger' && this.now() - (endedAt ?? 0) <= withinMs,
    )
  }

  #passOn(offer: Offer, how: 'declined' | 'expired' | 'withdrawn'): void {
    const ride = this.ride(offer.ride)
    offer.state = how
    if (how !== 'declined') this.#tell(offer.driver, `offerEnded ${offer.id} ${how}`)
    if (this.now() >= ride.lookUntil) {
      this.#enter(ride, 'expired', 'system')
      return
    }
    ride.state = 'requested'
    this.#look(ride)
    const why = how === 'withdrawn' ? 'unavailable' : how
    this.#tell(ride.passenger, `declined ${ride.id} ${why} ${this.#openFor(ride) !== undefined}`)
  }

  #enter(ride: Ride, state: RideState, by: string): void {
    ride.state = state
    ride.since = this.now()
    ride.checkAt = this.now() + 2 * hourMs
    if (state === 'started') ride.hasBegun = true
    if (!isActive(ride)) ride.endedAt = this.now()
    if (state === 'cancelled') ride.cancelledBy = by
    for (const id of [ride.passenger, ride.driver]) {
      if (id !== undefined) this.#tell(id, `changed ${ride.id} ${state} ${by}`)
    }
    const driver = ride.driver === undefined ? undefined : this.#soul(ride.driver)
    if (driver?.suspended && !isActive(ride)) driver.until = 0
  }

  #openFor(ride: Ride): Offer | undefined {
    return this.offers.find((offer) => offer.state === 'open' && offer.ride === ride.id)
  }

  #isAnswerable({ state, until }: Offer): boolean {
    return state === 'open' && this.now() < until
  }

  #soul(personId: number): Soul {
    return this.people.get(personId) as Soul
  }

  #tell(personId: number | undefined, what: string): void {
    if (personId !== undefined) this.#soul(personId).told.push(what)
  }
}

export interface Soul {
  /** What they drive; nothing for those who only ride. */
  type?: VehicleType
  /** How far they are from where everybody is picked up. */
  metres: number
  /** Online until then. */
  until: number
  suspended: boolean
  told: string[]
}

export interface Ride {
  id: number
  passenger: number
  driver?: number
  wanted: number | undefined
  type: VehicleType
  state: RideState
  lookAt: number
  lookUntil: number
  /** When it entered its state, and when both are asked whether it is still in it. */
  since?: number
  checkAt?: number
  hasBegun?: boolean
  misses: number
  fare?: number
  endedAt?: number
  cancelledBy?: string
  ratedBy: Set<Side>
}

export interface Offer {
  id: number
  ride: number
  driver: number
  state: string
  until: number
}

const hourMs = 3_600_000
const isDriven = ({ state }: Ride): boolean => ['accepted', 'arrived', 'started'].includes(state)
export const isActive = (ride: Ride): boolean =>
  isDriven(ride) || ['requested', 'offered'].includes(ride.state)

function sideOf(ride: Ride | undefined, personId: number): Side | undefined {
  if (ride?.passenger === personId) return 'passenger'
  return ride?.driver === personId ? 'driver' : undefined
}

/** To where people are told that somebody is who is so far north. */
const toldM = (metres: number): number => distanceM(kimironko, blurred(northOf(kimironko, metres)))
