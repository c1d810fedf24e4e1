import type { Clock } from '../../../server/clock.ts'
import type { Db, Tx } from '../../../server/db/open.ts'
import { setReminders } from '../../../server/documents/reminders.ts'
import { distanceM } from '../../../server/geo/distance.ts'
import type { Point } from '../../../server/geo/point.ts'
import type { Language } from '../../../server/i18n/languages.ts'
import type { Log } from '../../../server/log.ts'
import { importLandmarks } from '../../../server/places/landmarks.ts'
import { rideOfDriver } from '../../../server/rides/ride.ts'
import type { RideRules } from '../../../server/rides/rules.ts'
import type { Simulator } from '../../../server/simulator/index.ts'
import { type Random, randomOf } from '../../../server/simulator/random.ts'
import { Driver, type HeldRide, type Surroundings } from './driver.ts'
import { kigali } from './landmarks.ts'
import type { About } from './replies.ts'
import { type Citizen, oneOf, roster } from './roster.ts'
import { keepWindowOpen, type Settled, settle } from './seed.ts'
import { planTrips } from './trips.ts'
import { beside } from './walk.ts'

export interface TownOptions {
  db: Db
  clock: Clock
  log: Log
  rules: RideRules
  simulator: Simulator
  /** How many drivers live in it. */
  drivers: number
  /** The same seed gives the same people, who do the same when the same happens to them. */
  seed: number
  /** 1 is a pace to watch; 10 does everything in a tenth of the time. */
  pace: number
  /** Drivers who are played on the phone page; they have a vehicle but are not online. */
  played: Citizen[]
}

export interface Town {
  /** To be called before the clock is moved on: whoever is online then stays online. */
  timePasses(byMs: number): Promise<void>
  stop(): void
}

/**
 * Kigali with drivers who roam it, take rides or not, and drive, so that somebody alone can try everything. They are
 * people of the simulator, though hidden ones: what they do comes to the server by the webhook, as from anybody. Only
 * their positions are written directly, as those of the web application will be.
 */
export async function openTown(options: TownOptions): Promise<Town> {
  const { db, clock, rules, simulator, pace } = options
  const landmarks = kigali()
  const dice = randomOf(options.seed)
  const crowd = roster(dice, options.drivers)
  await importLandmarks(db, landmarks, clock.now())
  const street = new Street(options, landmarks)
  const drivers = await db.write((tx) => {
    for (const citizen of options.played) {
      const { personId } = settle(tx, citizen, clock.now())
      // Whoever moves the clock on is reminded as any driver would be; the crowd would answer for nobody to see.
      setReminders(tx, personId, { now: clock.now(), correlationId: 'demo' })
    }
    const settled = crowd.map((citizen) => settle(tx, citizen, clock.now()))
    const isNew = tx.get('select 1 from trip limit 1') === undefined
    if (isNew) planTrips(tx, settled, { landmarks, random: dice, now: clock.now(), rules })
    return settled.map((who) => move(tx, who, options, street, dice))
  })
  const byKey = new Map(drivers.map((driver) => [driver.phone.key, driver]))
  const stopHearing = simulator.onAccepted(({ personKey }) => byKey.get(personKey)?.hears())
  const ids = drivers.map(({ who }) => who.personId)
  let windowOpenedAt = 0
  const openWindows = (tx: Tx, now: number) => {
    windowOpenedAt = now
    keepWindowOpen(tx, ids, now)
    for (const { phone } of drivers) phone.state.lastInboundAt = now
  }
  const share = (tx: Tx, now: number, all: boolean) => {
    if (now - windowOpenedAt > windowOftenMs) openWindows(tx, now)
    for (const driver of drivers) {
      if (all || driver.isDue(now)) driver.sharesPosition(tx, rules.freshMs, now)
    }
  }
  await db.write((tx) => share(tx, clock.now(), true))
  street.each(tickMs / pace, async () => {
    for (const driver of drivers) driver.looksAround()
    await db.write((tx) => share(tx, clock.now(), false))
  })
  return {
    timePasses: (byMs) => db.write((tx) => share(tx, clock.now() + byMs, true)),
    stop() {
      stopHearing()
      street.close()
    },
  }
}

function move(tx: Tx, who: Settled, { simulator }: TownOptions, street: Street, dice: Random): Driver {
  const { name, phone } = who
  const person = simulator.person({ name, phone, hidden: true, windowOpen: true })
  const start = beside(oneOf(street.landmarks, dice), 600, [dice.share(), dice.share()])
  const driver = new Driver(who, person, start, street)
  driver.resumes(tx)
  return driver
}

/** What all drivers share: time, chance, and the places there are. */
class Street implements Surroundings {
  readonly pace: number
  readonly #random: Random
  /** Dice of their own, so that who accepts does not hang on how long all have roamed before. */
  readonly #answers: Random
  readonly #waiting = new Set<() => void>()
  #refused = 0
  #isClosed = false

  constructor(
    private readonly options: TownOptions,
    readonly landmarks: readonly Point[],
  ) {
    this.pace = options.pace
    this.#random = randomOf(options.seed + 1)
    this.#answers = randomOf(options.seed + 2)
  }

  now(): number {
    return this.options.clock.now()
  }

  share(): number {
    return this.#random.share()
  }

  after(delayMs: number, act: () => Promise<unknown>): void {
    if (this.#isClosed) return
    const cancel = this.options.clock.after(delayMs, () => {
      this.#waiting.delete(cancel)
      act().catch((error: unknown) =>
        this.options.log.warn({ err: error }, 'a driver of the demo is confused'),
      )
    })
    this.#waiting.add(cancel)
  }

  each(everyMs: number, act: () => Promise<unknown>): void {
    this.after(everyMs, async () => {
      try {
        await act()
      } finally {
        this.each(everyMs, act)
      }
    })
  }

  /** Most accept. After somebody who did not, the next one does: a newcomer should see both, but not only that. */
  answersOffer(): 'accept' | 'decline' | 'nothing' {
    const share = this.#answers.share()
    const answer = this.#refused > 0 || share < 0.8 ? 'accept' : share < 0.95 ? 'decline' : 'nothing'
    this.#refused = answer === 'accept' ? 0 : this.#refused + 1
    return answer
  }

  somewhere(from: Point): { to: Point; bend: number } {
    const near = this.landmarks.filter((place) => {
      const away = distanceM(from, place)
      return away > 400 && away < 4000
    })
    const place = oneOf(near.length > 0 ? near : this.landmarks, this.#random)
    return { to: beside(place, 250, [this.share(), this.share()]), bend: 0.3 * (this.share() - 0.5) }
  }

  rideOf(personId: number): HeldRide | undefined {
    const ride = rideOfDriver(this.options.db.read, personId)
    if (ride === undefined) return undefined
    const { pickup_latitude, pickup_longitude, dropoff_latitude, dropoff_longitude, pin } = ride
    return {
      pickup: { latitude: pickup_latitude, longitude: pickup_longitude },
      dropoff:
        dropoff_latitude === null || dropoff_longitude === null
          ? undefined
          : { latitude: dropoff_latitude, longitude: dropoff_longitude },
      pin,
    }
  }

  languageOf(about: About, id: number): Language {
    const row = this.options.db.read.get<{ language: Language | null }>(passengerOf[about], id)
    return row?.language ?? 'en'
  }

  close(): void {
    this.#isClosed = true
    for (const cancel of this.#waiting) cancel()
    this.#waiting.clear()
  }
}

const passengerOf: Record<About, string> = {
  ride: 'select language from person where id = (select passenger_id from ride where id = ?)',
  trip: `select p.language from booking b join trip_day d on d.id = b.passenger_day_id
           join trip t on t.id = d.trip_id join person p on p.id = t.person_id where b.id = ?`,
}

const tickMs = 2_000
const windowOftenMs = 3_600_000
