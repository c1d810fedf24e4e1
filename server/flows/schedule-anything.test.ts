import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { languages } from '../i18n/languages.ts'
import { kimironko, nyabugogo, vehicleFor } from '../trips/testing.ts'
import type { Incoming } from './incoming.ts'
import { cast, hourMs } from './testing.ts'

const words = [
  ...[
    'schedule a trip',
    'my trips',
    'menu',
    'back',
    'cancel',
    'stop',
    'start',
    '1',
    '2',
    '3',
    '7',
    '7:30',
    '7-9',
  ],
  ...[
    'today',
    'tomorrow',
    'vendredi',
    'kuwa gatanu',
    '25/12',
    '31/11',
    '99/99/9999',
    'saa moja',
    '25:00',
    '',
    '👍',
  ],
]
const actions = [
  'match',
  'ask',
  'others',
  'accept',
  'decline',
  'booking',
  'drop',
  'write',
  'mine',
  'trip',
  'find',
]
const ids = ['', '0', '1', '2', '3', '1:2', '2:1', '-1', 'x', '1:2:3', '9'.repeat(30), 'NaN']
const steps = ['what', 'day', 'hour', 'vehicle', 'seats', 'repeats', 'sure', 'why']
const values = [
  'travel',
  'drive',
  'mine',
  '20779',
  '20780',
  '999999999',
  'any',
  '06',
  '1',
  '60',
  'once',
  'daily',
  'yes',
  'keep',
]

const incoming: fc.Arbitrary<Incoming> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words).map((body): Incoming => ({ kind: 'text', body })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(kimironko, nyabugogo)
      .map((at): Incoming => ({ kind: 'location', latitude: at.latitude, longitude: at.longitude })),
  },
  fc
    .tuple(
      fc.constantFrom(...actions, 'days', 'dropDay', 'dropTrip', 'plan', 'toString'),
      fc.constantFrom(...ids),
    )
    .map(([action, id]): Incoming => ({ kind: 'choice', id: `schedule!${action}!${id}`, title: 'x' })),
  fc
    .tuple(fc.constantFrom(...steps), fc.constantFrom(...values))
    .map(([step, value]): Incoming => ({ kind: 'choice', id: `schedule.${step}.${value}`, title: 'x' })),
)

type Act = { who: number; taps?: number; waits?: number; what: Incoming }
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ who: fc.nat(2), what: incoming }) },
  // What is offered is tapped more often than what is not.
  { weight: 6, arbitrary: fc.record({ who: fc.nat(2), taps: fc.nat(9), what: incoming }) },
  { weight: 1, arbitrary: fc.record({ who: fc.nat(2), waits: fc.nat(30), what: incoming }) },
)

test('whatever people type, tap and send, nothing fails and WhatsApp would take every answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 30, maxLength: 90 }),
      fc.constantFrom(...languages),
      async (acts, language) => {
        const c = await cast()
        const people = [
          await c.person({ language }),
          await c.person({ name: 'Jean' }),
          await c.person({ language }),
        ]
        for (const { personId } of people.slice(1)) await c.db.write((tx) => vehicleFor(tx, personId))
        for (const { who, taps, waits, what } of acts) {
          const person = people[who]
          if (person === undefined) continue
          const offered = taps === undefined ? undefined : person.choices()[taps]
          if (waits !== undefined) await c.waits(waits * hourMs)
          else if (offered === undefined) await person.sends(what)
          else await person.sends({ kind: 'choice', ...offered })
        }
        expect(c.db.read.all('select id from trip_day where seats_left < 0')).toEqual([])
        await c.db.close()
      },
    ),
    // One that hangs or fails is told as it was found, instead of being made smaller until the time is over.
    { numRuns: 25, timeout: 20_000, endOnFailure: true },
  )
}, 60_000)
