import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { AppError } from '../error.ts'
import { ChangeBoard } from '../events/changes.ts'
import { laneOf, receive } from '../events/events.ts'
import type { AnyFlow } from '../flows/flow.ts'
import { createLog } from '../log.ts'
import { personOf } from '../people/identity.ts'
import { usualRules } from '../rides/rules.ts'
import { addVehicle } from '../rides/testing.ts'
import { accept, ask } from '../trips/agree.ts'
import { planTrip } from '../trips/plan.ts'
import { kimironko, nyabugogo, vehicleFor } from '../trips/testing.ts'
import { Dispatcher } from './dispatcher.ts'
import { memory, somebodyToTell } from './testing.ts'

/** A menu that repeats what is said, and throws what it is told to. */
const parrot = (thrown: () => unknown): AnyFlow => ({
  name: 'menu',
  version: 1,
  first: 'idle',
  blank: {},
  steps: { idle: { ask: () => ({ kind: 'text', body: 'menu' }), answer: () => ({ open: 'menu' }) } },
  shortcut(incoming, { scope }) {
    scope.people.setName('changed by the step')
    const error = thrown()
    if (error !== undefined) throw error
    if (incoming.kind === 'text' && incoming.body === 'danger') {
      scope.rides.sos(scope.rides.current()?.id ?? 0)
      scope.trips.callForHelp(scope.trips.nearBooking()?.id ?? 0)
    }
    return { stay: [{ kind: 'text', body: incoming.kind === 'text' ? incoming.body : incoming.kind }] }
  },
})

const clock = new ManualClock()
let db: Db
let dispatcher: Dispatcher
let personId: number
let throws: unknown[]
let woken: number[]
let logged: Record<string, unknown>[]
/** The event in whose middle the process ended. */
let marked: number | undefined

beforeEach(async () => {
  db = await memory()
  personId = (await somebodyToTell(db)).person_id
  await db.write((tx) => {
    tx.run('delete from outbox')
    tx.run(`update person set language = 'en'`)
  })
  throws = []
  woken = []
  logged = []
  dispatcher = new Dispatcher({
    changes: new ChangeBoard(),
    db,
    clock,
    log: await createLog({
      level: 'warn',
      secrets: [],
      stream: { write: (line) => void logged.push(JSON.parse(line)) },
    }),
    flows: new Map([['menu', parrot(() => throws.shift())]]),
    reading: {
      message: (payload) => ({ kind: 'text', body: String((payload as { says: string }).says) }),
      status: () => undefined,
      identity: () => undefined,
      marketingOptOut: () => undefined,
    },
    attempts: 3,
    botPauseMs: 1000,
    lapseMs: 1000,
    hasTemplate: false,
    rules: usualRules,
    publicUrl: null,
    marker: {
      left: () => marked,
      set() {},
      clear() {
        marked = undefined
      },
    },
    pauseSending() {},
    wakeSender: (people) => void woken.push(...people),
  })
  await dispatcher.start()
})
afterEach(async () => {
  await dispatcher.stop()
  await db.close()
})

const settle = async () => {
  for (let n = 0; n < 30; n += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}
const hears = async (...words: string[]) => {
  await db.write((tx) => {
    for (const says of words) {
      const externalId = `wamid.${says}`
      receive(
        tx,
        {
          externalId,
          kind: 'message',
          lane: laneOf(personId),
          personId,
          correlationId: 'c',
          payload: { says },
          occurredAt: 1,
        },
        clock.now(),
      )
    }
  })
  dispatcher.wake([laneOf(personId)])
  await settle()
}
const said = () =>
  db.read
    .all<{ message: string }>('select message from outbox order by id')
    .map((row) => JSON.parse(row.message).body)
const event = (says: string) =>
  db.read.get<{ attempts: number; outcome: string; dead: number; handled: number }>(
    'select attempts, outcome, dead_at is not null as dead, handled_at is not null as handled from inbox where external_id = ?',
    `wamid.${says}`,
  )

describe('the dispatcher', () => {
  test('handles the events of somebody one after the other and tells the sender after the commit', async () => {
    await hears('alpha', 'beta', 'gamma')
    expect(said()).toEqual(['alpha', 'beta', 'gamma'])
    expect(woken).toEqual([personId, personId, personId])
  })

  test('tells whoever runs it, once, when somebody asks for a human', async () => {
    await hears('agent')
    expect(logged).toMatchObject([
      { level: 'warn', msg: 'a person asks for a human', correlationId: 'c', person: personId },
    ])
    expect(event('agent')).toMatchObject({ outcome: 'asks for a human; answered with 1' })
    await hears('hello?')
    expect(logged).toHaveLength(1)
  })

  test('tells whoever runs it when somebody calls for help in a ride', async () => {
    await db.write((tx) => {
      const driver = personOf(tx, { waId: '250788000999' }, clock.now())
      const vehicle = addVehicle(tx, driver)
      tx.run(
        `insert into ride (passenger_id, vehicle_type, state, pickup_latitude, pickup_longitude, radius_m, pin,
           requested_at, look_until) values (?, 'moto', 'requested', -1.9, 30, 1, '1234', 1, 2)`,
        personId,
      )
      tx.run(`update ride set state = 'offered'`)
      tx.run(
        `update ride set state = 'accepted', driver_id = ?, vehicle_id = ?, accepted_at = 1`,
        driver,
        vehicle,
      )
    })
    await hears('danger')
    expect(logged).toMatchObject([
      {
        level: 'warn',
        msg: 'a person calls for help: see "inzira rides list --sos"',
        correlationId: 'c',
        person: personId,
        ride: 1,
      },
    ])
  })

  test('tells whoever runs it when somebody calls for help on a trip planned ahead', async () => {
    await db.write((tx) => {
      const at = clock.now()
      const driverId = personOf(tx, { waId: '250788000009', name: 'Jean' }, at)
      const plan = (id: number, role: 'driver' | 'passenger') => {
        const wish = {
          role,
          from: kimironko,
          to: nyabugogo,
          firstDay: Math.floor(at / 86_400_000) + 1,
          windowFromMin: 60,
          windowToMin: 120,
          seats: 1,
          repeats: 'once',
        } as const
        const moment = { now: at, rules: usualRules, correlationId: 'c', wake: () => {} }
        planTrip(tx, id, role === 'driver' ? { ...wish, vehicleId: vehicleFor(tx, id) } : wish, moment)
        return moment
      }
      plan(driverId, 'driver')
      const moment = plan(personId, 'passenger')
      const asked = ask(tx, personId, 2, 1, moment)
      if ('problem' in asked || 'problem' in accept(tx, driverId, asked.bookingId, moment)) throw asked
    })
    await hears('danger')
    expect(logged).toMatchObject([
      {
        level: 'warn',
        msg: 'a person calls for help: see "inzira trips show 2"',
        correlationId: 'c',
        person: personId,
        trip: 2,
      },
    ])
  })

  test('keeps nothing of a step that threw but its attempt, and what follows waits for it', async () => {
    throws = [new Error('once')]
    await hears('alpha', 'beta')
    expect(said()).toEqual([])
    expect(db.read.get('select name from person')).toEqual({ name: null })
    expect(event('alpha')).toEqual({ attempts: 1, outcome: 'once', dead: 0, handled: 0 })
    clock.advance(1000)
    await settle()
    expect(said()).toEqual(['alpha', 'beta'])
  })

  test('parks an event that fails whenever it is tried, apologises once, and goes on with the next', async () => {
    throws = [new Error('one'), new Error('two'), new Error('three')]
    await hears('alpha', 'beta')
    for (const ms of [1000, 4000]) {
      clock.advance(ms)
      await settle()
    }
    expect(event('alpha')).toEqual({ attempts: 3, outcome: 'three', dead: 1, handled: 0 })
    expect(said()).toEqual([expect.stringContaining('went wrong'), 'beta'])
  })

  test('counts a fault that a flow throws by name as the event’s own', async () => {
    throws = [1, 2, 3].map(() => new AppError('qr.invalid', 'No such code.'))
    await hears('alpha')
    for (const ms of [1000, 4000]) {
      clock.advance(ms)
      await settle()
    }
    expect(event('alpha')).toMatchObject({ attempts: 3, dead: 1 })
  })

  test('does not count a fault of the database: the event is as good as before', async () => {
    throws = Array.from({ length: 8 }, () => new AppError('database.full', 'The disk is full.'))
    await hears('alpha')
    for (let n = 0; n < 10; n += 1) {
      clock.advance(1000)
      await settle()
    }
    expect(event('alpha')).toMatchObject({ attempts: 0, handled: 1 })
    expect(said()).toEqual(['alpha'])
  })

  test('survives a flow that throws something that is no error at all', async () => {
    throws = ['a string', null]
    await hears('alpha')
    for (const ms of [1000, 4000]) {
      clock.advance(ms)
      await settle()
    }
    expect(event('alpha')).toMatchObject({ handled: 1 })
  })

  test('counts the death of the process against the event that was being handled, and parks it in the end', async () => {
    await dispatcher.stop()
    await hears('alpha', 'beta')
    for (const ms of [0, 1000, 4000]) {
      await dispatcher.stop()
      clock.advance(ms)
      marked = 1
      await dispatcher.start()
    }
    await settle()
    expect(event('alpha')).toMatchObject({
      attempts: 3,
      dead: 1,
      outcome: expect.stringContaining('process ended'),
    })
    expect(said()).toEqual([expect.stringContaining('went wrong'), 'beta'])
  })

  test('takes up what is open when it starts, the oldest first', async () => {
    await dispatcher.stop()
    await hears('alpha', 'beta')
    expect(said()).toEqual([])
    await dispatcher.start()
    await settle()
    expect(said()).toEqual(['alpha', 'beta'])
  })
})
