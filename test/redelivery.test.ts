import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { startAll } from './running.ts'
import { rows } from './town.ts'

/** What eight people said, one delivery each, and statuses and notices between them. */
const conversations = [
  ['hi', 'help', 'menu'],
  ['bonjour', 'QR codes', '0788123456', '2000'],
  ['muraho', 'QR codes', '123456'],
  ['habari', 'nothing that anybody understands'],
  ['what is this?', '2', 'menu'],
  ['hello', 'stop', 'hello?'],
  ['hi', 'agent', 'hello?'],
  ['hi', 'stop', 'start'],
]

test('whole deliveries, in whatever order and however often they come, leave the same behind', async () => {
  const deliveries = [...conversations.map(saying), ...['sent', 'read', 'failed'].map(statusOf), ...notices]
  const expected = await outcomeOf(deliveries)
  expect(expected.conversations).toHaveLength(conversations.length)
  const shuffled = fc.shuffledSubarray(deliveries, {
    minLength: deliveries.length,
    maxLength: deliveries.length,
  })
  const repeated = fc.array(fc.constantFrom(...deliveries), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(shuffled, repeated, fc.boolean(), async (first, again, together) => {
      expect(await outcomeOf([...first, ...again], { together })).toEqual(expected)
    }),
    { numRuns: 6 },
  )
}, 120_000)

async function outcomeOf(deliveries: string[], { together = false } = {}) {
  await using town = await startAll({ simulator: { unknownRecipients: 'accept' } })
  const post = async (body: string) => expect(await town.simulator.postRaw(body)).toBe(200)
  if (together) await Promise.all(deliveries.map(post))
  else for (const body of deliveries) await post(body)
  await town.quiet()
  return {
    conversations: rows(
      town,
      `select wa_id, language, flow, step, data, misses, opted_out_at is not null as is_out,
         marketing_opted_out_at is not null as no_marketing from person left join conversation on person.id = person_id
         where flow is not null order by wa_id`,
    ),
    said: rows(
      town,
      'select wa_id, count(*) as n from outbox join person on person.id = person_id group by 1 order by 1',
    ),
    events: rows(
      town,
      `select kind, external_id from inbox where external_id not like 'status:wamid.HB%' order by 1, 2`,
    ),
    dead: rows(town, 'select external_id from inbox where dead_at is not null'),
    numbers: rows(town, 'select wa_id from person where merged_into is null order by 1'),
  }
}

function saying(words: string[], who: number): string {
  const messages = words.map((body, at) => ({
    from: `25078850000${who}`,
    id: `wamid.said-${who}-${at}`,
    timestamp: `${Math.floor(Date.now() / 1000)}`,
    type: 'text',
    text: { body },
  }))
  return bodyOf('messages', { messages })
}

function statusOf(status: string): string {
  return bodyOf('messages', {
    statuses: [{ id: 'wamid.of-an-older-system', status, timestamp: '1790000000' }],
  })
}

const notices = [
  bodyOf('account_update', { event: 'VERIFIED_ACCOUNT' }),
  bodyOf('user_preferences', {
    user_preferences: [{ wa_id: '250788500000', value: 'stop', timestamp: 1790000000 }],
  }),
  'this is no JSON',
]

function bodyOf(field: string, value: Record<string, unknown>): string {
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ changes: [{ field, value }] }] })
}
