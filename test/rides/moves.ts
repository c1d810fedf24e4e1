import fc from 'fast-check'
import { setSuspended } from '../../server/drivers/drivers.ts'
import { goOffline } from '../../server/drivers/presence.ts'
import type { RideScope } from '../../server/policy/rides.ts'
import { cancel, leaveRides } from '../../server/rides/end.ts'
import { operator } from '../../server/rides/moment.ts'
import { isIn, rideById } from '../../server/rides/ride.ts'
import { active } from '../../server/rides/states.ts'
import { kimironko, northOf } from '../../server/rides/testing.ts'
import type { Model } from './model.ts'
import {
  aboutOffer,
  aboutRide,
  answer,
  type Move,
  pick,
  pinOf,
  ridePicked,
  shown,
  who,
  wrongPin,
} from './move.ts'

const ask = fc
  .record({
    passenger: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.integer({ min: 4, max: 8 }) },
    ),
    wanted: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
    type: fc.constantFrom('moto', 'moto', 'moto', 'cab'),
  })
  .map(
    ({ passenger, wanted, type }): Move => ({
      name: `p${passenger} asks for a ${type}${wanted === undefined ? '' : ` of p${wanted}`}`,
      aim: (model) => ({
        expected: () => model.request(passenger, wanted, type as 'moto' | 'cab'),
        act: (tx, real) =>
          answer(
            real.town.scope(passenger, tx).request({
              vehicleType: type as 'moto' | 'cab',
              pickup: kimironko,
              ...(wanted !== undefined && { driverId: wanted }),
            }),
          ),
      }),
    }),
  )

const driver = fc.integer({ min: 4, max: 8 })
const presence = fc.tuple(driver, fc.constantFrom(0, 400, 800, 800, 3000, 9900, 10_100)).map(
  ([id, metres]): Move => ({
    name: `p${id} comes online ${metres} m away`,
    aim: (model) => ({
      expected: () => model.online(id, metres),
      act(tx, { town }) {
        town.online(tx, id, northOf(kimironko, metres))
        return 'ok'
      },
    }),
  }),
)
const absence = driver.map(
  (id): Move => ({
    name: `p${id} goes offline`,
    aim: (model) => ({
      expected: () => model.offline(id),
      act(tx) {
        goOffline(tx, id)
        return 'ok'
      },
    }),
  }),
)
const suspension = fc.tuple(driver, fc.boolean()).map(
  ([id, isOn]): Move => ({
    name: `p${id} is ${isOn ? 'suspended' : 'restored'}`,
    aim: (model) => ({
      expected: () => model.suspend(id, isOn),
      act(tx, { town }) {
        setSuspended(tx, id, isOn ? 'complaints' : null, town.clock.now())
        return 'ok'
      },
    }),
  }),
)
const stop = fc.integer({ min: 1, max: 8 }).map(
  (id): Move => ({
    name: `p${id} says stop`,
    aim: (model) => ({
      expected: () => model.leave(id),
      act(tx, real) {
        leaveRides(tx, id, real.moment())
        return 'ok'
      },
    }),
  }),
)
const operatorCancels = pick.map(
  (picked): Move => ({
    name: `the operator cancels ride ${shown(picked)}`,
    aim(model) {
      const ride = ridePicked(model, picked)
      return {
        expected: () => model.cancel('operator', ride),
        act(tx, real) {
          const row = rideById(tx, ride?.id ?? 0)
          if (row === undefined) return 'gone'
          if (!isIn(row, ...active)) return 'too_late'
          cancel(tx, row, 'no', operator, real.moment())
          return 'ok'
        },
      }
    },
  }),
)

/** What would come next in an ordinary ride. */
const goesOn = pick.map(
  (picked): Move => ({
    name: `ride ${shown(picked)} goes on`,
    aim(model) {
      const ride = ridePicked(model, picked)
      const offer = model.offers.find(({ state, ride: id }) => state === 'open' && id === ride?.id)
      const personId = offer?.driver ?? ride?.driver ?? 1
      const steps: Record<
        string,
        [(m: Model) => string, (rides: RideScope, id: number, pin: string) => object]
      > = {
        offered: [(m) => m.accept(personId, offer), (rides) => rides.accept(offer?.id ?? 0)],
        accepted: [(m) => m.arrive(personId, ride), (rides, id) => rides.arrive(id)],
        arrived: [(m) => m.start(personId, ride, true), (rides, id, pin) => rides.start(id, pin)],
        started: [(m) => m.complete(personId, ride, 700), (rides, id) => rides.complete(id, 700)],
      }
      const [expected, act] = steps[ride?.state ?? ''] ?? [() => 'ok', () => ({})]
      return {
        expected: () => expected(model),
        act: (tx, real) => answer(act(real.town.scope(personId, tx), ride?.id ?? 0, pinOf(tx, ride))),
      }
    },
  }),
)

/** So many wrong PINs in a row. */
const guesses = fc.tuple(pick, fc.constantFrom(1, 2, 5)).map(
  ([picked, times]): Move => ({
    name: `the driver of ride ${shown(picked)} guesses ${times} times`,
    aim(model) {
      const ride = ridePicked(model, picked)
      const personId = ride?.driver ?? 1
      const again = (guess: () => string) => Array.from({ length: times }, guess).join(' ')
      return {
        expected: () => again(() => model.start(personId, ride, false)),
        act: (tx, { town }) =>
          again(() => answer(town.scope(personId, tx).start(ride?.id ?? 0, wrongPin(pinOf(tx, ride))))),
      }
    },
  }),
)

const by = fc.tuple(pick, who)
const byLate = fc.tuple(fc.record({ isOpen: fc.constant(false), nth: fc.nat(5) }), who)
/** Everything people do, each as often as its weight says. */
export const moves: fc.WeightedArbitrary<Move>[] = [
  { weight: 20, arbitrary: goesOn },
  { weight: 8, arbitrary: ask },
  { weight: 8, arbitrary: by.map(aboutOffer('accept', (model, id, offer) => model.accept(id, offer))) },
  { weight: 4, arbitrary: by.map(aboutOffer('decline', (model, id, offer) => model.decline(id, offer))) },
  {
    weight: 4,
    arbitrary: by.map(
      aboutRide(
        'arrive',
        (m, id, ride) => m.arrive(id, ride),
        (r, id) => r.arrive(id),
      ),
    ),
  },
  {
    weight: 5,
    arbitrary: by.map(
      aboutRide(
        'start',
        (m, id, ride) => m.start(id, ride, true),
        (r, id, pin) => r.start(id, pin),
      ),
    ),
  },
  { weight: 2, arbitrary: guesses },
  {
    weight: 5,
    arbitrary: by.map(
      aboutRide(
        'complete',
        (m, id, ride) => m.complete(id, ride, 700),
        (r, id) => r.complete(id, 700),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: by.map(
      aboutRide(
        'overcharge',
        (m, id, ride) => m.complete(id, ride, 2e6),
        (r, id) => r.complete(id, 2e6),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: by.map(
      aboutRide(
        'cancel',
        (m, id, ride) => m.cancel(id, ride),
        (r, id) => r.cancel(id, 'x'),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: byLate.map(
      aboutRide(
        'rate',
        (m, id, ride) => m.rate(id, ride),
        (r, id) => r.rate(id, 4),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: by.map(
      aboutRide(
        'relay',
        (m, id, ride) => m.relay(id, ride),
        (r, id) => r.relay(id, 'hi'),
      ),
    ),
  },
  { weight: 5, arbitrary: presence },
  { weight: 1, arbitrary: absence },
  { weight: 2, arbitrary: suspension },
  { weight: 1, arbitrary: stop },
  { weight: 1, arbitrary: operatorCancels },
]
