import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { languages } from '../i18n/languages.ts'
import type { Incoming } from './incoming.ts'
import { flows } from './index.ts'
import { clean, fails, reads } from './papers/testing.ts'
import { hourMs, type Transcript, transcript } from './testing.ts'

/** What people type, said in any order. */
const words = [
  ...[
    'hi',
    'menu',
    '0',
    'back',
    'cancel',
    'help',
    '?',
    'stop',
    'start',
    'start',
    'agent',
    'aide',
    'Salama',
    'merci',
    '078812',
    'vehicles',
    'vehicles',
    'rad 123 c',
    '31/05/2027',
  ],
  ...[
    'qr',
    'profile',
    'umwirondoro',
    'name',
    'français',
    'English',
    'yes',
    'oya',
    'other amount',
    'none',
    '1',
    '2',
  ],
  ...[
    '3',
    '4',
    '5',
    '12',
    '1500',
    '1,000',
    '10.50',
    '0788123456',
    '+250 738 123 456',
    '123456',
    '123456 2000',
  ],
  ...[
    '*182*8*1*123456*500#',
    'tel:*182*1*1*0788123456%23',
    '*#06#',
    '000201',
    'https://pay.example.rw/q/abcdefgh',
  ],
]

const picture = { kind: 'media', media: 'image', mediaId: 'M', mime: 'image/jpeg' } as const
const others: Incoming[] = [
  picture,
  { ...picture, media: 'document', mime: 'application/pdf' },
  { ...picture, media: 'audio' },
  { kind: 'location', latitude: -1.9, longitude: 30 },
  { kind: 'contacts', phones: [] },
  { kind: 'contacts', phones: ['0788123456'] },
  { kind: 'contacts', phones: ['+1', 'x', ''] },
  { kind: 'other', type: 'reaction' },
  { kind: 'other', type: 'unsupported' },
  { kind: 'other', type: 'request_welcome' },
]

type Act =
  | { does: 'sends'; what: Incoming }
  | { does: 'taps'; nth: number }
  | { does: 'waits'; hours: number }
  | { does: 'gets'; name: string; data: unknown }
  | { does: 'reads'; sure: number; kind: 'insurance' | 'comesa' | 'licence' }
  | { does: 'fails' }

const anyId = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc
    .tuple(
      fc.constantFrom(...flows.keys(), 'x'),
      fc.constantFrom('.', '!'),
      fc.constantFrom(
        'payee',
        'amount',
        'again',
        'open',
        'payTo',
        'which',
        'toString',
        'language',
        'name',
        'idle',
      ),
      fc.constantFrom('.', '!'),
      fc.oneof(
        fc.constantFrom('own', 'default', '1', '1000', 'none', 'profile', 'NaN', '0788123456:500'),
        fc.string(),
      ),
    )
    .map((parts) => parts.join('')),
)

const act: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: fc.constantFrom(...words).map(typed), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(typed), weight: 1 },
  { arbitrary: fc.nat(30).map((nth): Act => ({ does: 'taps', nth })), weight: 6 },
  {
    arbitrary: anyId.map((id): Act => ({ does: 'sends', what: { kind: 'choice', id, title: id } })),
    weight: 1,
  },
  { arbitrary: fc.constantFrom(...others).map((what): Act => ({ does: 'sends', what })), weight: 2 },
  { arbitrary: fc.constantFrom(1, 2, 25).map((hours): Act => ({ does: 'waits', hours })), weight: 1 },
  {
    arbitrary: fc
      .oneof(
        fc.record({
          texts: fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })), {
            maxLength: 5,
          }),
        }),
        fc.constant({ problem: 'picture_without_code' }),
      )
      .map((data): Act => ({ does: 'gets', name: 'make-qr.pictureRead', data })),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(fc.constantFrom('read', 'failed', 'decided'), fc.constantFrom(0, 1, 2, 'x'))
      .map(([name, documentId]): Act => ({ does: 'gets', name: `vehicles.${name}`, data: { documentId } })),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(0.2, 0.9), fc.constantFrom('insurance', 'comesa', 'licence'))
      .map(([sure, kind]): Act => ({ does: 'reads', sure, kind })),
    weight: 2,
  },
  { arbitrary: fc.constant<Act>({ does: 'fails' }), weight: 1 },
)

function typed(body: string): Act {
  return { does: 'sends', what: { kind: 'text', body } }
}

test('whatever people do, nothing throws, the conversation stays valid and WhatsApp would take every message', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(null, ...languages),
      fc.constantFrom('250788111222', '256772123456', null),
      fc.array(act, { minLength: 1, maxLength: 40 }),
      async (language, phone, acts) => {
        const chat = await transcript({ language, phone, publicUrl: 'https://pay.example.rw' })
        try {
          for (const each of acts) {
            await perform(chat, each)
            await stands(chat)
          }
        } finally {
          await chat.close()
        }
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

/** The transcript holds every message against WhatsApp's limits. */
async function perform(chat: Transcript, act: Act): Promise<void> {
  switch (act.does) {
    case 'sends':
      return void (await chat.sends(act.what))
    case 'waits':
      return void (await chat.waits(act.hours * hourMs))
    case 'gets':
      return void (await chat.gets(act.name, act.data))
    case 'reads': {
      if (!isBeingRead(chat)) return
      const given = Object.entries(clean).map(([name, value]) => [name, [String(value), act.sure]])
      return void (await reads(chat, Object.fromEntries(given), { kind: act.kind }))
    }
    case 'fails':
      if (isBeingRead(chat)) await fails(chat, 'document.no_text')
      return
    case 'taps': {
      const seen = chat.choices()
      const choice = seen[act.nth % Math.max(1, seen.length)]
      if (choice !== undefined) await chat.sends({ kind: 'choice', id: choice.id, title: choice.title })
    }
  }
}

const isBeingRead = (chat: Transcript): boolean =>
  chat.db.read.get(`select 1 from document where state in ('fetching', 'waiting')`) !== undefined

async function stands(chat: Transcript): Promise<void> {
  if (chat.db.read.get('select 1 from conversation') === undefined) return
  const at = await chat.conversation()
  const flow = flows.get(at.flow)
  expect(flow?.version).toBe(at.version)
  expect(Object.keys(flow?.steps ?? {})).toContain(at.step)
  expect(at.trail.length).toBeLessThanOrEqual(20)
}
