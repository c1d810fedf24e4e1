import { ManualClock } from '../clock.ts'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb, type Tx } from '../db/open.ts'
import type { RideEventRow, VehicleType } from '../db/schema-mobility.ts'
import { goOnline } from '../drivers/presence.ts'
import type { Point } from '../geo/point.ts'
import { personOf } from '../people/identity.ts'
import { rideScope } from '../policy/ride-scope.ts'
import type { RideScope } from '../policy/rides.ts'
import { meetRideDeadlines, nextRideDeadlineAt } from './deadlines.ts'
import { type Ride, rideById } from './ride.ts'
import { type RideRules, usualRules } from './rules.ts'

export const kimironko = { latitude: -1.9493, longitude: 30.1261, name: 'Kimironko market' }
export const remera = { latitude: -1.9583, longitude: 30.1121, name: 'Remera' }

/** So far north of a point; a degree of latitude is some 111.2 km. */
export const northOf = (at: Point, metres: number): Point => ({
  latitude: at.latitude + metres / 111_195,
  longitude: at.longitude,
})

/** People who ride and drive on a database of their own; nothing is said, only what they are told is looked at. */
export async function town(
  options: { rules?: Partial<RideRules>; publicUrl?: string; db?: Db } = {},
): Promise<Town> {
  const db = options.db ?? openDb(':memory:')
  await migrateOpen(db)
  return new Town(db, { ...usualRules, ...options.rules }, options.publicUrl ?? null)
}

export class Town {
  readonly clock = new ManualClock()
  readonly woken: string[] = []
  #people = 0

  constructor(
    public db: Db,
    readonly rules: RideRules,
    readonly publicUrl: string | null,
  ) {}

  person(name: string): Promise<number> {
    this.#people += 1
    const waId = `2507880000${String(this.#people).padStart(2, '0')}`
    return this.db.write((tx) => personOf(tx, { waId, name }, this.clock.now()))
  }

  /** Somebody online with a valid vehicle. */
  async driver(name: string, at: Point = kimironko, type: VehicleType = 'moto'): Promise<number> {
    const personId = await this.person(name)
    await this.db.write((tx) => {
      addVehicle(tx, personId, type)
      this.online(tx, personId, at)
    })
    return personId
  }

  online(tx: Tx, personId: number, at: Point): void {
    const now = this.clock.now()
    const vehicle = tx.get<{ id: number; type: VehicleType }>(
      'select id, type from vehicle where person_id = ? order by id desc',
      personId,
    )
    if (vehicle === undefined) throw new Error('they have no vehicle')
    const { latitude, longitude } = at
    goOnline(
      tx,
      {
        personId,
        vehicleId: vehicle.id,
        vehicleType: vehicle.type,
        at: { latitude, longitude },
        source: 'live',
        until: now + this.rules.freshMs,
      },
      now,
    )
  }

  /** Something one person does, in a transaction of its own. */
  does<T>(personId: number, act: (rides: RideScope) => T): Promise<T> {
    return this.db.write((tx) => act(this.scope(personId, tx)))
  }

  scope(personId: number, tx: Tx): RideScope {
    const { rules, publicUrl } = this
    return rideScope(personId, tx, {
      now: this.clock.now(),
      correlationId: 'test',
      rules,
      publicUrl,
      wake: (lane) => this.woken.push(lane),
    })
  }

  /** Asks for a moto from Kimironko to Remera; throws when it is refused. */
  async asks(passengerId: number, driverId?: number): Promise<number> {
    const wish = { vehicleType: 'moto', pickup: kimironko, dropoff: remera } as const
    const asked = await this.does(passengerId, (rides) =>
      rides.request({ ...wish, ...(driverId !== undefined && { driverId }) }),
    )
    if ('problem' in asked) throw new Error(asked.problem)
    return asked.ride.id
  }

  /** The driver takes what they are offered; throws when that is refused. */
  async accepts(driverId: number): Promise<number> {
    const taken = await this.does(driverId, (rides) => rides.accept(rides.openOffer()?.id ?? 0))
    if ('problem' in taken) throw new Error(taken.problem)
    return taken.ride.id
  }

  /** Time goes by; deadlines on the way are met at their time. */
  async waits(ms: number): Promise<void> {
    const until = this.clock.now() + ms
    for (;;) {
      const due = nextRideDeadlineAt(this.db.read, { now: this.clock.now(), rules: this.rules })
      if (due === undefined || due > until) break
      this.clock.advance(Math.max(0, due - this.clock.now()))
      await this.meetsDeadlines()
    }
    this.clock.advance(until - this.clock.now())
  }

  meetsDeadlines(): Promise<string[]> {
    const at = { now: this.clock.now(), rules: this.rules, limit: 100 }
    return this.db.write((tx) => meetRideDeadlines(tx, at))
  }

  ride(id: number): Ride {
    const ride = rideById(this.db.read, id)
    if (ride === undefined) throw new Error(`there is no ride ${id}`)
    return ride
  }

  /** What happened in a ride, such as "accepted by driver". */
  story(rideId: number): string[] {
    return this.events(rideId).map(({ what, by }) => `${what} by ${by}`)
  }

  events(rideId: number): (Omit<RideEventRow, 'id'> & { id: number })[] {
    return this.db.read.all('select * from ride_event where ride_id = ? order by id', rideId)
  }

  /** Everything somebody was told so far, the earliest first. */
  news(personId: number): { name: string; data: Record<string, unknown> }[] {
    return this.db.read
      .all<{ payload: string }>(
        `select payload from inbox where person_id = ? and kind in ('result', 'timer') order by id`,
        personId,
      )
      .map(({ payload }) => JSON.parse(payload) as { name: string; data: Record<string, unknown> })
  }

  /** What they were told last. */
  lastNews(personId: number): { name: string; data: Record<string, unknown> } | undefined {
    return this.news(personId).at(-1)
  }

  isBusy(personId: number): boolean | undefined {
    const row = this.db.read.get<{ busy: number }>(
      'select busy from driver_presence where person_id = ?',
      personId,
    )
    return row && row.busy === 1
  }
}

/** Verified, and insured for longer than any test lasts. */
export function addVehicle(tx: Tx, personId: number, type: VehicleType = 'moto'): number {
  const { lastInsertRowid } = tx.run(
    `insert into vehicle (person_id, type, plate, state, insured_until, created_at) values (?, ?, ?, 'active', ?, 1)`,
    personId,
    type,
    `RAB${String(personId).padStart(3, '0')}C`,
    Number.MAX_SAFE_INTEGER,
  )
  const vehicleId = Number(lastInsertRowid)
  tx.run(
    `insert into driver (person_id, vehicle_id, created_at) values (?1, ?2, 1)
       on conflict (person_id) do update set vehicle_id = ?2`,
    personId,
    vehicleId,
  )
  return vehicleId
}
