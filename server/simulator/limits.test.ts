import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Json } from './json.ts'
import { stage } from './testing.ts'

let on: Awaited<ReturnType<typeof stage>>
beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.stop())

const long = (length: number) => '🇷'.repeat(length)
const text = (body: unknown, more: Json = {}): Json => ({ type: 'text', text: { body, ...more } })
const interactive = (body: Json): Json => ({
  type: 'interactive',
  interactive: { body: { text: 'Choose' }, ...body },
})
const button = (id: unknown, title: unknown): Json => ({ type: 'reply', reply: { id, title } })
const buttons = (...list: Json[]): Json => interactive({ type: 'button', action: { buttons: list } })
const row = (id: unknown, title: unknown, description?: unknown): Json => ({
  id,
  title,
  ...(description !== undefined && { description }),
})
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(`r${index}`, `Row ${index}`))
const list = (sections: unknown[], label: unknown = 'Open'): Json =>
  interactive({ type: 'list', action: { button: label, sections } })
const link = (display_text: unknown, url: unknown): Json =>
  interactive({ type: 'cta_url', action: { name: 'cta_url', parameters: { display_text, url } } })
const ask = (body: unknown): Json => ({
  type: 'interactive',
  interactive: { type: 'location_request_message', body: { text: body }, action: { name: 'send_location' } },
})

describe('the Graph API takes what is within the limits', () => {
  const taken: [string, Json][] = [
    ['a text of 4,096 code points', text(long(4096))],
    ['a text without a type', { text: { body: 'hello' } }],
    [
      'three buttons with titles of 20 code points',
      buttons(button('a', long(20)), button('b', 'B'), button('c', 'C')),
    ],
    ['a button id of 256', buttons(button('x'.repeat(256), 'B'))],
    ['a list of ten rows', list([{ rows: rows(10) }])],
    [
      'a list in two titled sections',
      list([
        { title: long(24), rows: [row('a', 'A')] },
        { title: 'B', rows: [row('b', 'B')] },
      ]),
    ],
    ['a row of 200, 24 and 72', list([{ rows: [row('x'.repeat(200), long(24), long(72))] }])],
    [
      'a body of 1,024, a header and a footer of 60',
      interactive({
        type: 'button',
        body: { text: long(1024) },
        header: { type: 'text', text: long(60) },
        footer: { text: long(60) },
        action: { buttons: [button('a', 'A')] },
      }),
    ],
    ['a link button', link('Open the map', 'https://example.org/map')],
    ['a location request', ask('Where are you?')],
    ['a location', { type: 'location', location: { latitude: -1.95, longitude: 30.06, name: 'Kigali' } }],
    [
      'a contact',
      {
        type: 'contacts',
        contacts: [
          { name: { formatted_name: 'Eric N', first_name: 'Eric' }, phones: [{ phone: '+250788000111' }] },
        ],
      },
    ],
    [
      'a picture by link',
      { type: 'image', image: { link: 'https://example.org/a.png', caption: long(1024) } },
    ],
    [
      'a template with its slot filled',
      {
        type: 'template',
        template: {
          name: 'message_waiting',
          language: { code: 'en' },
          components: [{ type: 'body', parameters: [{ type: 'text', text: 'Alice' }] }],
        },
      },
    ],
    ['opaque data of 512', text('hi', {})],
  ]
  test.each(taken)('%s', async (_, body) => {
    const { status, json } = await on.send(body)
    expect({ status, error: json.error }).toEqual({ status: 200, error: undefined })
    expect(json.messages?.[0]?.id).toStartWith('wamid.')
  })
})

describe('the Graph API refuses with the real code', () => {
  const refused: [string, number, Json][] = [
    ['no product', 100, { ...text('hi'), messaging_product: undefined }],
    ['nobody to send to', 100, { ...text('hi'), to: undefined }],
    ['an unknown type', 100, { type: 'hologram', hologram: {} }],
    ['a group', 100, { ...text('hi'), recipient_type: 'group' }],
    ['opaque data of 513', 100, { ...text('hi'), biz_opaque_callback_data: 'x'.repeat(513) }],
    ['a reply to nothing', 131008, { ...text('hi'), context: {} }],
    ['a text of 4,097 code points', 100, text(long(4097))],
    ['an empty text', 131008, text('')],
    ['a text of spaces', 131008, text('  \n')],
    ['a text without its object', 131008, { type: 'text' }],
    ['a text that is a number', 100, text(5)],
    ['a misspelled key', 100, text('hi', { preview: true })],
    ['no buttons', 131008, buttons()],
    ['four buttons', 131009, buttons(...['a', 'b', 'c', 'd'].map((one) => button(one, one)))],
    ['a button title of 21', 131009, buttons(button('a', long(21)))],
    ['an empty button title', 131009, buttons(button('a', ''))],
    ['a button id of 257', 131009, buttons(button('x'.repeat(257), 'A'))],
    ['two buttons with one id', 131009, buttons(button('a', 'A'), button('a', 'B'))],
    ['two buttons with one title', 131009, buttons(button('a', 'A'), button('b', 'A'))],
    ['a button that is no reply', 131009, buttons({ type: 'url', reply: { id: 'a', title: 'A' } })],
    [
      'a body of 1,025',
      131009,
      interactive({ type: 'button', body: { text: long(1025) }, action: { buttons: [button('a', 'A')] } }),
    ],
    [
      'no body',
      131008,
      { type: 'interactive', interactive: { type: 'button', action: { buttons: [button('a', 'A')] } } },
    ],
    [
      'a footer of 61',
      131009,
      interactive({ type: 'button', footer: { text: long(61) }, action: { buttons: [button('a', 'A')] } }),
    ],
    [
      'a header of 61',
      131009,
      interactive({
        type: 'button',
        header: { type: 'text', text: long(61) },
        action: { buttons: [button('a', 'A')] },
      }),
    ],
    [
      'a picture above a list',
      131009,
      interactive({
        type: 'list',
        header: { type: 'image', image: { id: '1' } },
        action: { button: 'Open', sections: [{ rows: rows(1) }] },
      }),
    ],
    [
      'eleven rows',
      131009,
      list([
        { title: 'A', rows: rows(6) },
        { title: 'B', rows: rows(11).slice(6) },
      ]),
    ],
    ['no rows', 131008, list([{ rows: [] }])],
    ['no sections', 131008, list([])],
    [
      'two sections, one without a title',
      131008,
      list([{ title: 'A', rows: [row('a', 'A')] }, { rows: [row('b', 'B')] }]),
    ],
    ['a section title of 25', 131009, list([{ title: long(25), rows: rows(1) }])],
    ['a list button of 21', 131009, list([{ rows: rows(1) }], long(21))],
    [
      'a list without a button',
      131008,
      interactive({ type: 'list', action: { sections: [{ rows: rows(1) }] } }),
    ],
    ['a row id of 201', 131009, list([{ rows: [row('x'.repeat(201), 'A')] }])],
    ['a row title of 25', 131009, list([{ rows: [row('a', long(25))] }])],
    ['a row description of 73', 131009, list([{ rows: [row('a', 'A', long(73))] }])],
    ['two rows with one id', 131009, list([{ rows: [row('a', 'A'), row('a', 'B')] }])],
    ['two rows with one title', 131009, list([{ rows: [row('a', 'A'), row('b', 'A')] }])],
    ['a link label of 21', 131009, link(long(21), 'https://example.org')],
    ['a tel: address behind a link button', 131009, link('Dial', 'tel:*182%23')],
    ['a link without an address', 131008, link('Open', undefined)],
    ['an unknown kind of interactive', 131009, interactive({ type: 'wheel', action: {} })],
    [
      'a location request without its action',
      131009,
      interactive({ type: 'location_request_message', action: { name: 'send' } }),
    ],
    ['a location request of 1,025', 131009, ask(long(1025))],
    ['a location off the globe', 131009, { type: 'location', location: { latitude: 91, longitude: 0 } }],
    ['a location without longitude', 131008, { type: 'location', location: { latitude: 1 } }],
    ['no contacts', 131008, { type: 'contacts', contacts: [] }],
    ['a contact without a name', 131008, { type: 'contacts', contacts: [{ phones: [] }] }],
    ['a picture with neither id nor link', 131008, { type: 'image', image: { caption: 'x' } }],
    ['a picture with both', 131009, { type: 'image', image: { id: '1', link: 'https://example.org/a.png' } }],
    [
      'a caption of 1,025',
      100,
      { type: 'image', image: { link: 'https://example.org/a.png', caption: long(1025) } },
    ],
    [
      'a caption on a voice note',
      100,
      { type: 'audio', audio: { link: 'https://example.org/a.ogg', caption: 'x' } },
    ],
    ['a picture that was never uploaded', 131053, { type: 'image', image: { id: '404' } }],
    [
      'an unknown template',
      132001,
      { type: 'template', template: { name: 'nope', language: { code: 'en' } } },
    ],
    [
      'a template in a language it lacks',
      132001,
      { type: 'template', template: { name: 'message_waiting', language: { code: 'de' } } },
    ],
    [
      'a template with an empty slot',
      132000,
      { type: 'template', template: { name: 'message_waiting', language: { code: 'en' } } },
    ],
    [
      'a paused template',
      132015,
      { type: 'template', template: { name: 'paused_notice', language: { code: 'en' } } },
    ],
    ['a template without a language', 131008, { type: 'template', template: { name: 'message_waiting' } }],
    ['a reaction to nothing', 131008, { type: 'reaction', reaction: { emoji: '👍' } }],
    ['a word for a number', 131009, { ...text('hi'), to: 'alice' }],
    ['the business itself', 131021, { ...text('hi'), to: '+250 788 000 100' }],
    ['a number without WhatsApp', 131026, { ...text('hi'), to: '250780000000' }],
    ['a user id nobody has', 131026, { ...text('hi'), to: undefined, recipient: 'RW.123' }],
    ['a user id that is none', 131009, { ...text('hi'), to: undefined, recipient: 'alice' }],
  ]
  test.each(refused)('%s: %d', async (_, code, body) => {
    const { status, json } = await on.send(body)
    expect(json.error?.code).toBe(code)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(json.error).toMatchObject({
      type: 'OAuthException',
      error_data: { messaging_product: 'whatsapp', details: expect.any(String) },
      fbtrace_id: expect.any(String),
    })
  })
})
