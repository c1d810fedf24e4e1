import { expect } from 'bun:test'
import { openDb, type Tx } from '../../server/db/open.ts'
import type { Moment } from '../../server/rides/moment.ts'
import { addVehicle, kimironko, northOf, type Town } from '../../server/rides/testing.ts'
import type { Model } from './model.ts'
import { expectTruths } from './truths.ts'

/** The program itself on a database, with what is needed to hold it against the model. */
export class Real {
  constructor(readonly town: Town) {}

  /** Three who only ride, and five who drive, one of them a cab. */
  async peopled(model: Model): Promise<this> {
    for (let id = 1; id <= 8; id += 1) {
      expect(await this.town.person(`Person ${id}`)).toBe(id)
      const type = id < 4 ? undefined : id === 8 ? 'cab' : 'moto'
      model.people.set(id, { ...(type && { type }), metres: 0, until: 0, suspended: false, told: [] })
      if (type === undefined) continue
      await this.town.db.write((tx) => {
        addVehicle(tx, id, type)
        this.town.online(tx, id, northOf(kimironko, 100 * id))
      })
      model.online(id, 100 * id)
    }
    return this
  }

  moment(): Moment {
    const { clock, rules } = this.town
    return { now: clock.now(), rules, correlationId: 'test', wake: () => {} }
  }

  /** The process ends at the nth write, or right before the commit; nothing of it may be left. */
  async diesIn(job: (tx: Tx) => unknown, diesAtWrite: number): Promise<void> {
    const before = this.everything()
    const death = new Error('dead')
    const dying = this.town.db.write((tx) => {
      let writes = 0
      const run: Tx['run'] = (...params) => {
        if (writes === diesAtWrite) throw death
        writes += 1
        return tx.run(...params)
      }
      job({ ...tx, run } as Tx)
      throw death
    })
    await expect(dying).rejects.toBe(death)
    expect(this.everything()).toBe(before)
  }

  async reopen(): Promise<void> {
    const { town } = this
    if (town.db.path === ':memory:') return
    await town.db.close()
    town.db = openDb(town.db.path)
  }

  expectSameAs(model: Model): void {
    const { read } = this.town.db
    expectTruths(read, this.town.clock.now())
    const rides = read.all<object>(
      `select id, passenger_id as passenger, driver_id as driver, state, pin_misses as misses, fare_rwf as fare,
         (select group_concat(by, ' ' order by by desc) from rating where ride_id = ride.id) as stars
         from ride order by id`,
    )
    expect(rides).toEqual(
      model.rides.map(({ id, passenger, driver, state, misses, fare, ratedBy }) => ({
        id,
        passenger,
        driver: driver ?? null,
        state,
        misses,
        fare: fare ?? null,
        stars: [...ratedBy].sort().reverse().join(' ') || null,
      })),
    )
    const offers = read.all<object>(
      'select id, ride_id as ride, driver_id as driver, state from ride_offer order by id',
    )
    expect(offers).toEqual(model.offers.map(({ id, ride, driver, state }) => ({ id, ride, driver, state })))
    for (const [id, { told }] of model.people) expect(this.told(id)).toEqual(told)
  }

  /** "changed 3 accepted driver" */
  told(personId: number): string[] {
    return this.town
      .news(personId)
      .filter(({ name }) => name.startsWith('ride.'))
      .map(({ name, data: { rideId, offerId, state, by, why, next } }) =>
        [name.slice(5), rideId ?? offerId, state ?? why, by ?? next]
          .filter((part) => part !== undefined)
          .join(' '),
      )
  }

  everything(): string {
    const { read } = this.town.db
    const tables = ['ride', 'ride_offer', 'ride_event', 'rating', 'inbox', 'driver', 'driver_presence']
    return JSON.stringify(tables.map((table) => read.all(`select * from ${table}`)))
  }
}
