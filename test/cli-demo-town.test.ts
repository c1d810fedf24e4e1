import { afterEach, beforeEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Demo, startDemo } from '../cli/demo/start.ts'
import { kigali } from '../cli/demo/town/landmarks.ts'
import { replies } from '../cli/demo/town/replies.ts'
import type { Spot } from '../server/geo/point.ts'
import { silentLog } from '../server/log.ts'
import { personOf } from '../server/people/identity.ts'
import { rulesOf } from '../server/rides/rules.ts'
import type { Person } from '../server/simulator/index.ts'
import { localTime } from '../server/trips/days.ts'
import { matchesOf } from '../server/trips/match.ts'
import { planTrip } from '../server/trips/plan.ts'

// Rides of half a minute at a twentieth of it, on machines that are busy with other tests.
setDefaultTimeout(60_000)

let folder: string
let demo: Demo
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-town-'))
})
afterEach(async () => {
  await demo.server.stop()
  await demo.simulator.stop()
  await rm(folder, { recursive: true })
})

const kimironko = [-1.9499, 30.1266, { name: 'Kimironko market' }] as const
const convention = [-1.9547, 30.093, { name: 'Kigali Convention Centre' }] as const

describe('the town of the demo', () => {
  test('takes a newcomer on a whole ride, from the request to the stars', async () => {
    const aline = await opens('Aline')
    await asksForMoto(aline)
    await aline.taps('any')
    for (const state of ['accepted', 'arrived', 'started', 'completed']) {
      await until(() => rides().some((ride) => ride.state === state || isPast(ride.state, state)))
    }
    await aline.taps('ride!rate!')
    await aline.taps('ride!stars!1:5')
    await until(() => ratings().length === 2)
    const [ride] = rides()
    expect(ride).toMatchObject({ state: 'completed', dropoff_name: 'Kigali Convention Centre' })
    expect(ride?.fare_rwf).toBe(ride?.estimate_rwf ?? Number.NaN)
    expect(ratings()).toEqual([
      { by: 'driver', stars: expect.any(Number) },
      { by: 'passenger', stars: 5 },
    ])
    // The driver who took her is where she wanted to be, and free for others.
    const [place] = all<{ busy: number; latitude: number }>(
      'select busy, latitude from driver_presence where person_id = (select driver_id from ride)',
    )
    expect(place?.busy).toBe(0)
    // Each change of state was told; nobody was told anything twice.
    expect(demo.simulator.ledger.doubled()).toEqual([])
  })

  test('has drivers who decline as well: the next one is asked', async () => {
    const aline = await opens('Aline', { seed: 2 })
    await asksForMoto(aline)
    await aline.taps('any')
    await until(() => rides().some(({ state }) => state === 'accepted'))
    expect(all('select state from ride_offer order by id')).toEqual([
      { state: 'declined' },
      { state: 'accepted' },
    ])
  })

  test('takes a ride whose destination nobody told', async () => {
    const aline = await opens('Aline')
    await asksForMoto(aline, 'nowhere')
    await aline.taps('any')
    await until(() => rides().some(({ state }) => state === 'completed'))
    expect(rides()[0]?.fare_rwf).toBeGreaterThanOrEqual(400)
  })

  test('has a driver to be played: Jean goes online, is asked, and drives', async () => {
    await opens('nobody', { drivers: 0 })
    const [aline, jean] = [phone('Aline'), phone('Jean')]
    await jean.says('drive')
    await jean.taps('drive!goOnline!')
    await jean.hears('Share', () => jean.person.sendsLocation(...kimironko))
    await until(() => online() === 1)
    await aline.says('hi')
    await asksForMoto(aline)
    await aline.taps('any')
    await jean.taps('ride!accept!')
    await jean.taps('ride!arrived!')
    await until(() => rides()[0]?.state === 'arrived')
    await jean.says(rides()[0]?.pin ?? '')
    await jean.taps('ride!complete!')
    await jean.taps('ride.fare.')
    await until(() => rides()[0]?.state === 'completed')
  })

  test('has somebody to go with on the ways a newcomer thinks of, at any time of the day', async () => {
    await start()
    const { db, config, clock } = demo.server.context
    const rules = rulesOf(config)
    const now = clock.now()
    const place = (name: string) => ({ ...kigali().find((one) => one.name === name), name }) as Spot
    const others = (from: string, to: string, hour: number) =>
      db.write((tx) => {
        const wish = { from: place(from), to: place(to), firstDay: localTime(now, rules.timezone).day + 1 }
        const [windowFromMin, windowToMin] = [hour * 60, hour * 60 + 60]
        const moment = { now, rules, correlationId: 'test', wake() {} }
        const personId = personOf(tx, { waId: `25078800000${hour % 10}` }, now)
        const role = 'passenger'
        const rest = { role, windowFromMin, windowToMin, seats: 1, repeats: 'once' } as const
        const planned = planTrip(tx, personId, { ...wish, ...rest }, moment)
        if ('problem' in planned) throw new Error(planned.problem)
        const day = tx.get<{ id: number }>('select id from trip_day where trip_id = ?', planned.tripId)
        return matchesOf(tx, day?.id ?? 0, { now, limit: 5 }).length
      })
    expect(await others('Kimironko Bus Park', 'Nyabugogo Bus Park', 8)).toBeGreaterThan(0)
    expect(await others('Kimironko Market', 'Nyabugogo Market', 15)).toBeGreaterThan(0)
    expect(await others('Remera Bus Park', 'Downtown Bus Park', 11)).toBeGreaterThan(0)
    expect(await others('Kacyiru Bus Park', 'Kimironko Bus Park', 19)).toBeGreaterThan(0)
  })

  test('answers in the language of whoever writes', async () => {
    const aline = await opens('Aline', { pace: 5 })
    await asksForMoto(aline)
    await aline.taps('any')
    await until(() => rides().some(({ state }) => state === 'accepted'))
    await demo.server.context.db.write((tx) =>
      tx.run(`update person set language = 'rw' where id = (select passenger_id from ride)`),
    )
    await aline.taps('ride!message!')
    await aline.says('Ndi ku muhanda.')
    await until(() =>
      aline.person.received.some(({ text }) => replies.ride.rw.some((reply) => text.includes(reply))),
    )
  })

  test('stays out of sight: neither on the list of people nor in the log of requests', async () => {
    const aline = await opens('Aline')
    expect(demo.simulator.people().map(({ name }) => name.split(' ')[0])).toEqual([
      'Aline',
      'Jean',
      'Eric',
      'Chantal',
    ])
    await asksForMoto(aline)
    await aline.taps('any')
    await until(() => rides()[0]?.state === 'completed')
    const state = (await (await fetch(`${demo.simulator.url}/simulator/state`)).json()) as {
      people: { key: string }[]
      chats: Record<string, unknown>
      wire: { person?: string }[]
    }
    expect(state.people).toHaveLength(4)
    expect(Object.keys(state.chats)).toHaveLength(4)
    expect(state.wire.some(({ person }) => person === 'p1')).toBe(true)
    expect(state.wire.some(({ person }) => person?.startsWith('h'))).toBe(false)
  })

  test('moves, and goes on when the clock is moved on by a day and more', async () => {
    await opens('Aline')
    expect(online()).toBe(60)
    const before = places()
    await until(() => places() !== before)
    await fetch(`${demo.simulator.url}/simulator/clock`, {
      method: 'POST',
      body: JSON.stringify({ byMs: 25 * 3_600_000 }),
    })
    await Bun.sleep(1_000)
    expect(online()).toBe(60)
    expect(all(`select 1 from outbox where state not in ('accepted', 'sent', 'delivered', 'read')`)).toEqual(
      [],
    )
  })

  test('is the same town when the demo goes on with the last one', async () => {
    await opens('Aline')
    // What opening says to the server is handled a moment later.
    await until(() => all(`select 1 from person where phone = '250788123456'`).length > 0)
    const people = () => all('select id, phone, name from person order by id')
    const first = people()
    const trips = all('select id from trip').length
    expect(trips).toBeGreaterThan(10)
    await demo.server.stop()
    await demo.simulator.stop()
    await start({ fresh: false })
    expect(people()).toEqual(first)
    expect(all('select id from trip')).toHaveLength(trips)
    expect(online()).toBe(60)
  })
})

interface Options {
  drivers?: number
  pace?: number
  seed?: number
}

async function start(options: Options & { fresh?: boolean } = {}): Promise<void> {
  demo = await startDemo({
    folder,
    fresh: options.fresh ?? true,
    drivers: options.drivers ?? 60,
    seed: options.seed,
    pace: options.pace ?? 20,
    serverPort: 0,
    phonePort: 0,
    makeLog: async () => silentLog,
  })
}

/** Somebody on the phone page of a demo that has just begun. */
async function opens(name: string, options: Options = {}): Promise<Hand> {
  await start(options)
  if (name === 'nobody') return phone('Aline')
  const hand = phone(name)
  await hand.says('hi')
  return hand
}

async function asksForMoto(hand: Hand, where: 'somewhere' | 'nowhere' = 'somewhere'): Promise<void> {
  await hand.taps('menu!open!find-ride')
  await hand.taps('find-ride.type.moto')
  await hand.hears('pick you up', () => hand.person.sendsLocation(...kimironko))
  if (where === 'nowhere') return hand.taps('find-ride.to.skip')
  await hand.hears('Where do you want to go', () => hand.person.sendsLocation(...convention))
}

interface Hand {
  person: Person
  says(words: string): Promise<void>
  /** Waits for a button whose id begins or ends so, and taps it. */
  taps(id: string): Promise<void>
  /** Waits for a bubble with these words, and then does that. */
  hears(words: string, then: () => Promise<unknown>): Promise<void>
}

function phone(name: string): Hand {
  const person = demo.simulator.people().find((one) => one.name.startsWith(name))
  if (person === undefined) throw new Error(`nobody is called ${name}`)
  let seen = 0
  const newest = <T>(find: (message: Person['received'][number]) => T | undefined) =>
    until(() =>
      person.received
        .slice(seen)
        .toReversed()
        .map(find)
        .find((found) => found !== undefined),
    )
  const looked = () => {
    seen = person.received.length
  }
  return {
    person,
    async says(words) {
      looked()
      await person.says(words)
    },
    async taps(id) {
      const choice = await newest(({ choices }) =>
        choices.find((one) => one.id.startsWith(id) || one.id.endsWith(`.${id}`)),
      )
      looked()
      await person.taps(choice.id)
    },
    async hears(words, then) {
      await newest(({ text }) => (text.includes(words) ? true : undefined))
      looked()
      await then()
    },
  }
}

/** The first value that is something; asks again for half a minute. */
async function until<T>(ask: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const value = ask()
    if (value !== undefined && value !== false) return value
    if (Date.now() > deadline) throw new Error(`never came: ${ask}\n${JSON.stringify(rides())}`)
    await Bun.sleep(20)
  }
}

const all = <Row>(sql: string): Row[] => demo.server.context.db.read.all<Row>(sql)
const rides = () =>
  all<{
    state: string
    pin: string
    fare_rwf: number | null
    estimate_rwf: number | null
    dropoff_name: string
  }>('select state, pin, fare_rwf, estimate_rwf, dropoff_name from ride')
const ratings = () => all('select by, stars from rating order by by')
const online = () => all('select 1 from driver_presence').length
const places = () => JSON.stringify(all('select latitude, longitude from driver_presence order by person_id'))

const order = ['requested', 'offered', 'accepted', 'arrived', 'started', 'completed']
const isPast = (state: string, other: string) => order.indexOf(state) > order.indexOf(other)
