import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Running, startAll } from './running.ts'

/** Nothing in a payload may cause a 5xx, end the process, or cost a valid message beside it. */
const folder = join(import.meta.dir, '../fixtures/whatsapp')
let town: Running
let fixtures: unknown[]
beforeAll(async () => {
  const noStatuses = { sent: null, delivered: null, read: null }
  town = await startAll({ simulator: { unknownRecipients: 'accept', statusDelaysMs: noStatuses } })
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  fixtures = await Promise.all(files.map((name) => Bun.file(join(folder, name)).json()))
})
afterAll(() => town[Symbol.asyncDispose]())

const rows = <Row>(sql: string, ...params: string[]) => town.server.context.db.read.all<Row>(sql, ...params)

describe('a mutilated payload', () => {
  /** Written into the body as they are, since no JavaScript value stands for them. */
  const raw = {
    'a huge number': '1e999',
    'a number of a thousand digits': '9'.repeat(1000),
    'a negative zero': '-0',
    'a lone surrogate': '"\\ud83c"',
    'a null character': '"a\\u0000b"',
    'a prototype': '{"__proto__":{"id":"wamid.P","type":"text"},"constructor":{"prototype":{}}}',
    'text that cannot be text': '{"toString":1,"valueOf":2,"length":-1}',
    'a doubled key': '{"id":"wamid.D1","id":"wamid.D2","type":"text","type":"image"}',
    'ten thousand lists in each other': '['.repeat(10_000) + ']'.repeat(10_000),
    'ten thousand objects in each other': `${'{"messages":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
    'an enormous id': `"wamid.${'x'.repeat(50_000)}"`,
    'a name of the language itself': '"constructor"',
    'another such': '"__proto__"',
    'an empty text': '""',
    'an emoji of many parts': '"👩🏾‍👩🏾‍👧🏾‍👦🏾"',
  }
  const replacement = fc.oneof(
    fc.constantFrom(...Object.values(raw)).map((text) => ({ raw: text })),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, true, 0, -1, 1.5, [], {}, [[]], [null]),
  )
  const mutation = fc.record({
    at: fc.nat(400),
    how: fc.constantFrom('drop', 'replace', 'wrap', 'double', 'rename'),
    by: replacement,
  })

  test('is acknowledged, leaves no dead event, and every valid message of the same delivery is answered', async () => {
    let runs = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat(200),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (which, mutations) => {
          runs += 1
          const [entry, change, sibling] = [`e${runs}`, `c${runs}`, `s${runs}`]
          const victim = structuredClone(fixtures[which % fixtures.length]) as { entry?: unknown[] }
          const mutilated = mutations.reduce<unknown>((body, one) => mutilate(body, one), victim.entry ?? [])
          const fragment = mutations.reduce<unknown>(
            (body, one) => mutilate(body, one),
            messageOf('fragment'),
          )
          const body = {
            object: 'whatsapp_business_account',
            entry: [
              ...(Array.isArray(mutilated) ? mutilated : [mutilated]),
              { changes: [changeOf([messageOf(entry)])] },
              { changes: [mutilated, changeOf([messageOf(change)]), mutilated] },
              { changes: [changeOf([fragment, messageOf(sibling), fragment])] },
            ],
          }
          expect(await town.simulator.postRaw(unescaped(body))).toBe(200)
          await town.quiet()
          for (const id of [entry, change, sibling]) {
            const [event] = rows<{ outcome: string | null }>(
              'select outcome from inbox where external_id = ?',
              `wamid.${id}`,
            )
            expect({ id, outcome: event?.outcome }).toEqual({ id, outcome: 'answered with 1' })
          }
          expect(rows('select kind, outcome, payload from inbox where dead_at is not null')).toEqual([])
        },
      ),
      { numRuns: Number(process.env.HOSTILE_RUNS ?? 120) },
    )
  }, 120_000)

  test.each(Object.keys(raw) as (keyof typeof raw)[])(
    '%s in any place of a message is survived',
    async (name) => {
      const places = ['from', 'from_user_id', 'id', 'timestamp', 'type', 'text', 'context', 'errors']
      const messages = places.map((place, at) => ({
        ...messageOf(`${name}${at}`),
        [place]: { raw: raw[name] },
      }))
      const values = ['metadata', 'contacts', 'messages', 'statuses', 'errors'].map((key) => ({
        field: 'messages',
        value: { messages: [messageOf(`${name} in ${key}`)], [key]: { raw: raw[name] } },
      }))
      const others = ['smb_message_echoes', 'user_preferences', 'user_id_update', 'messages'].map(
        (field) => ({
          field,
          value: { raw: raw[name] },
        }),
      )
      const last = messageOf(`${name} last`)
      const body = {
        entry: [
          { changes: [changeOf(messages), ...values, ...others, changeOf([last])] },
          { raw: raw[name] },
        ],
      }
      expect(await town.simulator.postRaw(unescaped(body))).toBe(200)
      await town.quiet()
      const [event] = rows<{ outcome: string }>('select outcome from inbox where external_id = ?', last.id)
      expect(event?.outcome).toBe('answered with 1')
      expect(rows('select kind, outcome from inbox where dead_at is not null')).toEqual([])
    },
  )
})

describe('a body that is hardly one', () => {
  const bodies: [string, string | Uint8Array, number][] = [
    ['nothing', '', 200],
    ['null', 'null', 200],
    ['a number', '7', 200],
    ['a list', '[]', 200],
    ['half a document', '{"object":"whatsapp_business_account","entry":[{', 200],
    ['no text at all', new Uint8Array([0xff, 0xfe, 0x00, 0x80]), 200],
    ['a byte order mark before it', '\ufeff{"entry":[]}', 200],
    ['three megabytes of brackets', '['.repeat(3 * 1024 * 1024), 200],
    ['three megabytes of objects in each other', '{"a":'.repeat(600_000), 200],
    [
      'three megabytes of empty messages',
      `{"entry":[{"changes":[{"field":"messages","value":{"messages":[${Array(900_000).fill('1').join()}]}}]}]}`,
      200,
    ],
    ['more than three megabytes', 'x'.repeat(3 * 1024 * 1024 + 1), 413],
    ['far more than that', 'x'.repeat(9 * 1024 * 1024), 413],
  ]
  test.each(bodies)(
    '%s is answered as it should be, and the next message is handled',
    async (name, body, status) => {
      expect(await post(body)).toBe(status)
      expect(
        await town.simulator.postRaw({ entry: [{ changes: [changeOf([messageOf(`after ${name}`)])] }] }),
      ).toBe(200)
      await town.quiet()
      expect(
        rows('select 1 from inbox where external_id = ? and handled_at is not null', `wamid.after ${name}`),
      ).toHaveLength(1)
    },
  )

  test('or whose handshake is odd is refused or answered in plain text, never a fault', async () => {
    const url = `${town.server.url}/webhooks/whatsapp`
    const token = town.simulator.identity.verifyToken
    const statuses = await Promise.all(
      [
        '',
        '?hub.mode=subscribe',
        `?hub.mode=subscribe&hub.verify_token=${token}`,
        `?hub.mode=subscribe&hub.verify_token=${token}x&hub.challenge=1`,
        `?hub.mode=subscribe&hub.verify_token=&hub.challenge=1`,
        `?hub.mode=subscribe&hub.verify_token=x&hub.verify_token=y&hub.challenge=1&hub.challenge=2`,
        `?hub.mode[]=subscribe&hub.verify_token[a]=${token}&hub.challenge=1`,
        `?hub.mode=subscribe&hub.verify_token=%00%ff%zz&hub.challenge=${'9'.repeat(3000)}`,
        `?__proto__[hub.mode]=subscribe&hub.challenge=1`,
      ].map(async (query) => (await fetch(url + query)).status),
    )
    expect(statuses.filter((status) => status >= 500 || status === 200)).toEqual([])
    const good = await fetch(`${url}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=%3Cscript%3E`)
    expect([good.status, good.headers.get('content-type'), await good.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      '<script>',
    ])
  })

  async function post(body: string | Uint8Array): Promise<number> {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
    const signature = new Bun.CryptoHasher('sha256', town.simulator.identity.appSecret)
      .update(bytes)
      .digest('hex')
    const answer = await fetch(`${town.server.url}/webhooks/whatsapp`, {
      method: 'POST',
      body: bytes as Uint8Array<ArrayBuffer>,
      headers: { 'x-hub-signature-256': `sha256=${signature}` },
    })
    return answer.status
  }
})

let people = 0
/** A valid message of somebody who never wrote before. */
function messageOf(name: string) {
  people += 1
  const timestamp = `${Math.floor(Date.now() / 1000)}`
  return { from: `25073${people}0000`, id: `wamid.${name}`, timestamp, type: 'text', text: { body: 'salut' } }
}

const changeOf = (messages: unknown[]) => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: town.simulator.identity.phoneNumberId },
    messages,
  },
})

interface Mutation {
  at: number
  how: 'drop' | 'replace' | 'wrap' | 'double' | 'rename'
  by: unknown
}

/** Does something to the node with that number, counted in the order in which they are met. */
function mutilate(root: unknown, { at, how, by }: Mutation): unknown {
  const total = countNodes(root)
  let left = at % total
  const walk = (node: unknown): unknown => {
    if (left-- === 0) {
      if (how === 'wrap') return [{ again: node }, node]
      if (how === 'double') return Array.isArray(node) ? [...node, ...node] : [node, node]
      return by
    }
    if (Array.isArray(node)) {
      return node.flatMap((item) => {
        if (how !== 'drop' || left !== 0) return [walk(item)]
        left -= 1
        return []
      })
    }
    if (typeof node !== 'object' || node === null || 'raw' in node) return node
    const pairs = Object.entries(node).map(([key, value]) => {
      const isIt = left === 0
      if (isIt && how === 'drop') return void left--
      const walked = walk(value)
      return [isIt && how === 'rename' ? `${key}x` : key, walked] as const
    })
    return Object.fromEntries(pairs.filter((pair) => pair !== undefined))
  }
  return walk(root)
}

function countNodes(node: unknown): number {
  if (typeof node !== 'object' || node === null || 'raw' in node) return 1
  return Object.values(node).reduce<number>((sum, value) => sum + countNodes(value), 1)
}

/** JSON in which every { raw } is its text. */
function unescaped(body: unknown): string {
  const texts: string[] = []
  const json = JSON.stringify(body, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('raw' in value)) return value
    texts.push(String(value.raw))
    return `@@${texts.length - 1}@@`
  })
  return json.replace(/"@@(\d+)@@"/g, (_all, at: string) => texts[Number(at)] ?? 'null')
}
