import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { incomingOf } from './incoming.ts'
import { type Json, millis, updatesOf } from './payload.ts'

const ours = '106540352242922'
const envelope = (value: unknown, field: unknown = 'messages') => ({
  entry: [{ changes: [{ field, value }] }],
})
const message = (more: Json = {}) => ({
  from: '250788000001',
  id: 'wamid.1',
  timestamp: '1749416383',
  type: 'text',
  ...more,
})
const kinds = (body: unknown) => updatesOf(body, ours).map((update) => update.kind)

describe('the updates of a delivery', () => {
  test('are every message and status of every change of every entry, in their order', () => {
    const change = (n: number) => ({
      field: 'messages',
      value: {
        messages: [message({ id: `wamid.${n}a` }), message({ id: `wamid.${n}b` })],
        statuses: [{ id: `w${n}`, status: 'sent' }],
      },
    })
    const body = { entry: [{ changes: [change(1), change(2)] }, { changes: [change(3)] }] }
    expect(updatesOf(body, ours).map((update) => update.externalId)).toEqual(
      [1, 2, 3].flatMap((n) => [`wamid.${n}a`, `wamid.${n}b`, `status:w${n}:sent`]),
    )
  })

  test('name their sender by number, by user id, or by the only contact of the change', () => {
    const contacts = [
      { profile: { name: 'Aline', username: 'aline' }, wa_id: '250788000001', user_id: 'RW.1' },
    ]
    const sender = (one: Json, list: unknown = contacts) =>
      updatesOf(envelope({ contacts: list, messages: [one] }), ours)[0]?.sender
    const aline = { waId: '250788000001', userId: 'RW.1', name: 'Aline', username: 'aline' }
    expect(sender(message())).toEqual(aline)
    expect(sender({ id: 'wamid.1', from_user_id: 'RW.1' })).toEqual(aline)
    expect(sender({ id: 'wamid.1' })).toEqual(aline)
    expect(sender({ id: 'wamid.1' }, [...contacts, { wa_id: '2' }])).toBeUndefined()
    expect(sender(message({ from: '+250 788-000-001' }), null)).toEqual({ waId: '250788000001' })
  })

  test('for another number of the same account are kept but not ours to answer', () => {
    const value = { metadata: { phone_number_id: 'another' }, messages: [message()] }
    expect(kinds(envelope(value))).toEqual(['notice'])
  })

  test('that cannot be told by an id are told by what they say', () => {
    const [one, same, other] = ['a', 'a', 'b'].map(
      (body) => updatesOf(envelope({ messages: [message({ id: undefined, text: { body } })] }), ours)[0],
    )
    expect(one?.externalId).toMatch(/^sha256:[0-9a-f]{40}$/)
    expect(same?.externalId).toBe(one?.externalId as string)
    expect(other?.externalId).not.toBe(one?.externalId as string)
  })

  test('cannot pass for a timer or a status by their id, and no id is longer than an index likes', () => {
    const idOf = (id: unknown) => updatesOf(envelope({ messages: [message({ id })] }), ours)[0]?.externalId
    expect(idOf('timer:7')).toBe('id:timer:7')
    expect(idOf('wamid.HBg=')).toBe('wamid.HBg=')
    expect(idOf('wamid.'.padEnd(100_000, 'x'))).toMatch(/^sha256:/)
    expect(idOf(12345)).toBe('id:12345')
  })

  test('are not lost to a field, a name or a time that turns on whoever reads it as text', () => {
    const trap = { toString: 1, valueOf: 1 }
    const body = {
      entry: [
        {
          changes: [
            { field: trap, value: { messages: [message({ timestamp: trap })] } },
            {
              field: 'messages',
              value: { contacts: [{ profile: { name: trap } }], messages: [message({ timestamp: trap })] },
            },
          ],
        },
      ],
    }
    expect(kinds(body)).toEqual(['unknown', 'message'])
  })

  test('are read in good time, however much hangs on each of them', () => {
    const startedAt = performance.now()
    const many = 20_000
    const contacts = Array.from({ length: many }, (_, n) => ({ wa_id: `${n}`, profile: { name: 'x' } }))
    const messages = Array.from({ length: many }, (_, n) => ({
      id: `wamid.${n}`,
      from: `${n}`,
      type: 'text',
    }))
    const errors = Array.from({ length: 5000 }, () => ({ code: 1, title: 'x'.repeat(100) }))
    const updates = updatesOf(
      envelope({ contacts, messages: [...messages, ...Array(many).fill(1)], errors }),
      ours,
    )
    expect(updates.length).toBeGreaterThanOrEqual(many)
    expect(updates[0]?.payload).toEqual({ message: messages[0], errors: errors.slice(0, 10) })
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  test('are some or none, but never an exception, whatever JSON comes', () => {
    const names = fc.constantFrom(
      'entry',
      'changes',
      'field',
      'value',
      'messages',
      'statuses',
      'contacts',
      'id',
      'from',
      'type',
      '__proto__',
      'toString',
    )
    const anything = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(names, fc.string()), tie('node'), { maxKeys: 5 }),
      ),
    })).node
    fc.assert(
      fc.property(anything, (body) => {
        for (const update of updatesOf(JSON.parse(JSON.stringify(body)), ours)) {
          expect(update.externalId.length).toBeLessThanOrEqual(410)
          expect(Number.isSafeInteger(update.occurredAt)).toBe(true)
          expect(incomingOf(update.payload)).toHaveProperty('kind')
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('times are seconds or milliseconds, as text or number, and 0 when they are neither', () => {
  expect(['1749416383', 1749416383, '1749416383000', 1749416383000].map(millis)).toEqual(
    Array(4).fill(1749416383000),
  )
  expect(
    ['', 'soon', -5, 0, null, undefined, {}, [], Infinity, 1e300, '9'.repeat(40), true].map(millis),
  ).toEqual(Array(12).fill(0))
})

describe('a message as what a person did', () => {
  const cases: [string, Json, unknown][] = [
    ['words', { type: 'text', text: { body: 'hi' } }, { kind: 'text', body: 'hi' }],
    ['words that are a number', { type: 'text', text: { body: 5000 } }, { kind: 'text', body: '5000' }],
    ['no words at all', { type: 'text', text: {} }, { kind: 'other', type: 'text' }],
    [
      'a tapped row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'a.b.c', title: 'C' } } },
      { kind: 'choice', id: 'a.b.c', title: 'C' },
    ],
    [
      'a template button',
      { type: 'button', button: { payload: 'p', text: 'Yes' } },
      { kind: 'choice', id: 'p', title: 'Yes' },
    ],
    [
      'a template button without payload',
      { type: 'button', button: { text: 'Yes' } },
      { kind: 'text', body: 'Yes' },
    ],
    [
      'a form',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } },
      { kind: 'other', type: 'interactive' },
    ],
    [
      'a place',
      { type: 'location', location: { latitude: '-1.94', longitude: 30.06, name: 'Kigali' } },
      { kind: 'location', latitude: -1.94, longitude: 30.06, name: 'Kigali' },
    ],
    [
      'a place off the globe',
      { type: 'location', location: { latitude: 91, longitude: 0 } },
      { kind: 'other', type: 'location' },
    ],
    [
      'a place without numbers',
      { type: 'location', location: { latitude: {}, longitude: [] } },
      { kind: 'other', type: 'location' },
    ],
    [
      'a picture that failed',
      { type: 'image', image: {}, errors: [{ code: 131052 }] },
      { kind: 'other', type: 'image' },
    ],
    [
      'contact cards',
      {
        type: 'contacts',
        contacts: [{ phones: [{ phone: '+250 1', wa_id: '2501' }, { phone: '07' }, 5] }, null],
      },
      { kind: 'contacts', phones: ['2501', '07'] },
    ],
    [
      'a type that is a word of the language itself',
      { type: 'constructor', constructor: { kind: 'timer' } },
      { kind: 'other', type: 'constructor' },
    ],
    ['another such', { type: 'toString' }, { kind: 'other', type: 'toString' }],
    ['no type', {}, { kind: 'other', type: 'unknown' }],
  ]
  test.each(cases)('%s', (_name, given, expected) => {
    expect(incomingOf(given) as unknown).toEqual(expected)
  })
})
