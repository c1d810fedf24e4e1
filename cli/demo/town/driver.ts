import type { Tx } from '../../../server/db/open.ts'
import { goOnline, presenceOf } from '../../../server/drivers/presence.ts'
import type { Point } from '../../../server/geo/point.ts'
import type { Language } from '../../../server/i18n/languages.ts'
import type { Person } from '../../../server/simulator/index.ts'
import { type About, replies } from './replies.ts'
import { oneOf } from './roster.ts'
import type { Settled } from './seed.ts'
import { isAtEnd, pointOn, standing, type Way, wayTo } from './walk.ts'

/** What a driver needs to know of the town. */
export interface Surroundings {
  now(): number
  /** How much quicker than usual everything goes. */
  pace: number
  /** Calls back after this time; not any more when the town has closed. */
  after(delayMs: number, act: () => Promise<unknown>): void
  /** Whether somebody to whom a ride is offered takes it. */
  answersOffer(): 'accept' | 'decline' | 'nothing'
  /** Somewhere to roam to from here. */
  somewhere(from: Point): { to: Point; bend: number }
  /** From 0 up to but not 1. */
  share(): number
  /** The ride they hold, as they would know it by talking with the passenger. */
  rideOf(personId: number): HeldRide | undefined
  /** What the passenger of a ride or of an agreed trip speaks. */
  languageOf(about: About, id: number): Language
}

export interface HeldRide {
  pickup: Point
  dropoff: Point | undefined
  /** The passenger says it when they get on. */
  pin: string
}

/** Somebody with a phone and a vehicle: reads what the bot writes, taps its buttons, and drives. */
export class Driver {
  #way: Way
  #isOnRide = false
  /** Has just said that the ride is over. */
  #isEnding = false
  /** When they last did or heard something about a ride. */
  #busyAt = 0
  #writtenAt = 0

  constructor(
    readonly who: Settled,
    readonly phone: Person,
    start: Point,
    private readonly town: Surroundings,
  ) {
    this.#way = standing(start)
  }

  get isOnRide(): boolean {
    return this.#isOnRide
  }

  /** Answers to the newest message as its buttons allow. */
  hears(): void {
    const message = this.phone.received.at(-1)
    if (message === undefined) return
    this.#busyAt = this.town.now()
    const isEnding = this.#isEnding
    this.#isEnding = false
    for (const [button, act] of this.#habits) {
      const choice = message.choices.find(({ id }) => button.test(id))
      if (choice === undefined) continue
      act(choice.id)
      return
    }
    if (isEnding && message.choices.length === 0) this.#later(2, 4, () => this.phone.says(fareUnasked))
    else if (this.town.rideOf(this.who.personId) === undefined) this.#isOnRide = false
  }

  /** What is done about which button, by its id; the first that is offered counts. */
  readonly #habits: [button: RegExp, act: (id: string) => void][] = [
    [/^ride!accept!/, (id) => this.#answersOffer(id)],
    [/^ride!arrived!/, (id) => this.#drives((ride) => ride.pickup, longestToPickupS, this.#tap(id))],
    [/^ride!start!/, () => this.#later(6, 9, () => this.#saysPin())],
    [
      /^ride!complete!/,
      (id) =>
        this.#drives(
          (ride) => ride.dropoff,
          longestRideS,
          () => this.#ends(id),
        ),
    ],
    [/^ride\.fare\.\d+$/, (id) => this.#later(2, 4, this.#tap(id))],
    [/^ride!stars!/, (id) => this.#givesStars(id)],
    [/^schedule!accept!/, (id) => this.#later(3, 7, this.#tap(id))],
    [/^schedule!ask!/, (id) => this.town.share() < 0.4 && this.#later(4, 9, this.#tap(id))],
    [/^ride!message!/, (id) => this.#later(3, 6, () => this.#answers(id, 'ride'))],
    [/^schedule!write!/, (id) => this.#later(3, 6, () => this.#answers(id, 'trip'))],
  ]

  /** Stands nowhere for long; whoever lost the thread of a ride asks for it. */
  looksAround(): void {
    const now = this.town.now()
    if (this.#isOnRide && now - this.#busyAt > lostAfterMs / this.town.pace) {
      this.#busyAt = now
      if (this.town.rideOf(this.who.personId) === undefined) this.#isOnRide = false
      else this.town.after(0, () => this.phone.says('my ride'))
    }
    if (this.#isOnRide || !isAtEnd(this.#way, now)) return
    const from = pointOn(this.#way, now)
    const metresPerSecond = (5 + 6 * this.town.share()) * this.town.pace
    const { to, bend } = this.town.somewhere(from)
    this.#way = wayTo(to, { from, now, metresPerSecond, bend })
  }

  /** Whether the position that others see is old enough to be worth a new one. */
  isDue(now: number): boolean {
    return now - this.#writtenAt >= (this.#isOnRide ? positionOnRideMs : positionRoamingMs) / this.town.pace
  }

  /** Tells where they are, as the web application of a driver would. `at` may lie ahead when time is to be moved on. */
  sharesPosition(tx: Tx, freshMs: number, at = this.town.now()): void {
    this.#writtenAt = at
    const { personId, vehicleId, vehicleType, insuredUntil } = this.who
    const until = Math.min(at + freshMs, insuredUntil)
    if (until <= at) return
    const place = pointOn(this.#way, at)
    goOnline(tx, { personId, vehicleId, vehicleType, at: place, source: 'web', until }, at)
  }

  /** Goes on from where the database saw them last. */
  resumes(tx: Tx): void {
    const seen = presenceOf(tx, this.who.personId)
    if (seen !== undefined) this.#way = standing(seen)
    if (this.town.rideOf(this.who.personId) === undefined) return
    this.#isOnRide = true
    this.#busyAt = 0
  }

  /** Towns are small here: no way of a ride takes longer than this. */
  #drives(
    whereTo: (ride: HeldRide) => Point | undefined,
    longestS: number,
    then: () => Promise<unknown>,
  ): void {
    const { town } = this
    const ride = town.rideOf(this.who.personId)
    if (ride === undefined) return
    this.#isOnRide = true
    const from = pointOn(this.#way, town.now())
    const unhurried = wayTo(whereTo(ride) ?? town.somewhere(from).to, {
      from,
      now: town.now(),
      metresPerSecond: 60,
    })
    const tookMs = Math.min(longestS * 1000, Math.max(4000, unhurried.tookMs)) / town.pace
    this.#way = { ...unhurried, tookMs, bend: 0.12 * (town.share() - 0.5) }
    this.#busyAt = town.now() + tookMs
    // The passenger may have thought better of it meanwhile.
    town.after(tookMs, async () => {
      if (town.rideOf(this.who.personId) !== undefined) await then()
    })
  }

  #answersOffer(accept: string): void {
    const answer = this.town.answersOffer()
    if (answer !== 'nothing') this.#later(2, 5, this.#tap(accept.replace('accept', answer)))
  }

  #givesStars(id: string): void {
    this.#isOnRide = false
    this.#later(3, 8, this.#tap(id.replace(/\d$/, this.town.share() < 0.7 ? '5' : '4')))
  }

  #tap =
    (id: string): (() => Promise<unknown>) =>
    () =>
      this.phone.taps(id)

  async #ends(complete: string): Promise<void> {
    this.#isEnding = true
    await this.phone.taps(complete)
  }

  /** In the passenger's language, as somebody who understood them would. */
  async #answers(reply: string, about: About): Promise<void> {
    const language = this.town.languageOf(about, Number(reply.split('!')[2]))
    await this.phone.taps(reply)
    await this.phone.says(oneOf(replies[about][language], this.town))
  }

  async #saysPin(): Promise<void> {
    const ride = this.town.rideOf(this.who.personId)
    if (ride !== undefined) await this.phone.says(ride.pin)
  }

  #later(leastS: number, mostS: number, act: () => Promise<unknown>): void {
    const { pace } = this.town
    this.town.after(((leastS + (mostS - leastS) * this.town.share()) * 1000) / pace, act)
  }
}

/** What a ride costs of which nobody knew where it would lead. */
const fareUnasked = '1000'
const longestToPickupS = 20
const longestRideS = 25
const lostAfterMs = 45_000
const positionOnRideMs = 2_000
const positionRoamingMs = 20_000
