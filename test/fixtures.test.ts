import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { ShiftableClock } from '../server/clock.ts'
import { type Running, startAll } from './running.ts'

const folder = join(import.meta.dir, '../fixtures/whatsapp')
const named = (name: string) => Bun.file(join(folder, `${name}.json`)).text()

/** What becomes of each fixture: kind and outcome of every update in it, in order. */
const answered: Expected = [['message', /^answered with 1$/]]
const silent: Expected = [['message', /^nothing to say$/]]
const kept: Expected = [['status', /^status kept$/]]
const unknown: Expected = [['unknown', /^kept, not answered/]]
const notice: Expected = [['notice', /^kept, not answered/]]
const expectations: Record<string, Expected> = {
  text: answered,
  'text-numeric-timestamp': answered,
  'text-millisecond-timestamp': answered,
  'text-reply': answered,
  'text-forwarded': answered,
  'text-frequently-forwarded': answered,
  'text-about-a-product': answered,
  'text-from-an-ad': answered,
  'text-without-contacts': answered,
  'text-user-id-only': answered,
  'text-sender-only-in-contacts': answered,
  'text-without-id': answered,
  'text-escaped-unicode': answered,
  image: answered,
  'image-that-failed': answered,
  video: answered,
  document: answered,
  'voice-note': answered,
  audio: answered,
  sticker: answered,
  location: answered,
  'location-bare': answered,
  contacts: answered,
  'button-reply': answered,
  'list-reply': answered,
  'form-reply': answered,
  'template-button': answered,
  reaction: silent,
  'reaction-removed': silent,
  'reaction-emptied': silent,
  order: answered,
  unsupported: answered,
  'request-welcome': answered,
  edit: silent,
  revoke: silent,
  'unknown-type': answered,
  'interactive-empty-with-errors': answered,
  'system-user-changed-number': [['identity', /^the person has a new number or id$/]],
  'system-user-changed-user-id': [['identity', /^the person has a new number or id$/]],
  'system-customer-identity-changed': [['identity', /^kept, not answered/]],
  'status-sent': kept,
  'status-delivered': kept,
  'status-read': kept,
  'status-played': kept,
  'status-millisecond-timestamp': kept,
  'status-failed': kept,
  'status-failed-window-closed': kept,
  'status-failed-without-errors': kept,
  'status-unknown-name': kept,
  'status-user-id-only': kept,
  'status-without-id': unknown,
  'echo-from-the-business-app': [['echo', /bot is silent/]],
  'echo-user-id-only': [['echo', /bot is silent/]],
  'user-preferences-stop': [['preference', /^no marketing wanted$/]],
  'user-preferences-resume': [['preference', /^marketing allowed again$/]],
  'user-id-update': [['identity', /^the person has a new number or id$/]],
  'template-status-update': notice,
  'account-update': notice,
  'unknown-field': notice,
  'errors-alone': unknown,
  'other-phone-number': notice,
  'several-entries-and-changes': [...times(4, answered), ...times(2, kept)],
  'messages-and-statuses-together': [...answered, ...kept],
  album: times(3, [['message', /^(answered with \d|nothing to say)$/]]),
  'no-entries': [],
}
/** The only statuses are those of the fixtures. */
const noStatuses = { sent: null, delivered: null, read: null }
type Expected = [kind: string, outcome: RegExp][]

let town: Running
beforeAll(async () => {
  // The day on which the fixtures were written, so that the people in them may be answered.
  const clock = new ShiftableClock()
  clock.shift(1_790_001_200_000 - Date.now())
  town = await startAll({ clock, simulator: { unknownRecipients: 'accept', statusDelaysMs: noStatuses } })
})
afterAll(() => town[Symbol.asyncDispose]())

const rows = <Row>(sql: string, ...params: (string | number)[]) =>
  town.server.context.db.read.all<Row>(sql, ...params)

test('every fixture has an expectation, and the other way round', async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  expect(files.map((name) => name.slice(0, -5)).sort()).toEqual(Object.keys(expectations).sort())
})

describe('is acknowledged, stored and handled as it should be:', () => {
  test.each(Object.keys(expectations))('%s', async (name) => {
    const body = await named(name)
    expect(await town.simulator.postRaw(body)).toBe(200)
    await town.quiet()
    const [delivery] = rows<{ id: number; body: Uint8Array; problem: string | null }>(
      'select id, body, problem from webhook_delivery order by id desc limit 1',
    )
    expect(new TextDecoder().decode(delivery?.body)).toBe(body)
    const events = rows<{ kind: string; outcome: string; handled_at: number | null; dead_at: number | null }>(
      'select kind, outcome, handled_at, dead_at from inbox where delivery_id = ? order by id',
      delivery?.id ?? 0,
    )
    const expected = expectations[name] ?? []
    expect(events.map((event) => event.kind)).toEqual(expected.map(([kind]) => kind))
    for (const [at, event] of events.entries()) {
      expect(event.outcome).toMatch(expected[at]?.[1] as RegExp)
      expect([event.handled_at === null, event.dead_at]).toEqual([false, null])
    }
    expect(delivery?.problem === null).toBe(expected.length > 0)

    const before = countOf('inbox')
    expect(await town.simulator.postRaw(body)).toBe(200)
    await town.quiet()
    expect(countOf('inbox')).toBe(before)
  })
})

test('what was said arrives as it was said, whatever Meta escapes on the way', async () => {
  const [event] = rows<{ payload: string }>(`select payload from inbox where payload like '%ça va%'`)
  expect(JSON.parse(event?.payload ?? '{}').message.text.body).toBe('Café à 5 000 🇷🇼 "ça va"? 1/2 @ midi')
  expect(rows(`select 1 from person where name = 'Zoé ☕ Núñez'`)).toHaveLength(1)
})

describe('batches put together from them', () => {
  test('lose nothing, whatever is in them and in whatever order', async () => {
    const all = await Promise.all(Object.keys(expectations).map(named))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 40 }), async (chosen) => {
        await losesNothing(chosen)
      }),
      { numRuns: 30 },
    )
  })

  test('of a thousand updates do not lose their tail', async () => {
    const sources = await Promise.all(
      ['text', 'status-sent', 'image', 'reaction', 'status-failed', 'list-reply'].map(named),
    )
    const ids = await losesNothing(Array.from({ length: 1000 }, (_, n) => sources[n % sources.length] ?? ''))
    expect(ids).toHaveLength(1000)
    const [last] = rows<{ handled_at: number }>(
      'select handled_at from inbox where external_id = ?',
      ids.at(-1) ?? '',
    )
    expect(last?.handled_at).toBeGreaterThan(0)
  }, 60_000)
})

/** Posts the entries of all these bodies as one, with ids of their own, and expects each to be handled. */
async function losesNothing(bodies: string[]): Promise<string[]> {
  const fresh = bodies.map((body) => JSON.parse(renewed(body)) as { entry: unknown[] })
  const batch = { object: 'whatsapp_business_account', entry: fresh.flatMap((one) => one.entry) }
  expect(await town.simulator.postRaw(batch)).toBe(200)
  await town.quiet()
  const ids = fresh.flatMap(idsIn)
  for (const id of ids) {
    const [event] = rows<{ handled_at: number | null }>(
      'select handled_at from inbox where external_id = ?',
      id,
    )
    expect({ id, isHandled: event?.handled_at != null }).toEqual({ id, isHandled: true })
  }
  return ids
}

let renewals = 0
/** Other ids and other people, so that nothing is a repetition and nobody gets more than WhatsApp lets through. */
const renewed = (body: string): string => {
  renewals += 1
  return body
    .replaceAll('wamid.HBgM', `wamid.R${renewals}`)
    .replaceAll('2507886', `2507${renewals}`)
    .replaceAll('RW.7', `RW.${renewals}7`)
}

/** Told apart from the server's own reading on purpose: by walking through everything. */
function idsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(idsIn)
  if (typeof node !== 'object' || node === null) return []
  const { messages, message_echoes, statuses, metadata, ...rest } = node as Record<string, never[]>
  if ((metadata as { phone_number_id?: string } | undefined)?.phone_number_id?.endsWith('999')) return []
  const idOf = (item: { id?: string }) => (item.id === undefined ? [] : [item.id])
  return [
    ...[...(messages ?? []), ...(message_echoes ?? [])].flatMap(idOf),
    ...(statuses ?? []).flatMap((item: { id?: string; status: string }) =>
      idOf(item).map((id) => `status:${id}:${item.status}`),
    ),
    ...Object.values(rest).flatMap(idsIn),
  ]
}

function countOf(table: string): number {
  return rows<{ n: number }>(`select count(*) as n from ${table}`)[0]?.n ?? 0
}

function times(count: number, expected: Expected): Expected {
  return Array.from({ length: count }, () => expected).flat()
}
