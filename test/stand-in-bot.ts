import QRCode from 'qrcode'
import type { Simulator } from '../server/simulator/index.ts'

type Json = Record<string, unknown>

/** A bot of thirty lines, so that phones can be tried without the real one: it answers over HTTP like any other. */
export function startStandInBot(simulator: () => Simulator) {
  const graph = async (path: string, body: unknown) => {
    const sim = simulator()
    const isForm = body instanceof FormData
    const answer = await fetch(`${sim.url}/v26.0/${sim.identity.phoneNumberId}/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sim.identity.accessToken}`,
        ...(!isForm && { 'content-type': 'application/json' }),
      },
      body: isForm ? body : JSON.stringify({ messaging_product: 'whatsapp', ...(body as Json) }),
    })
    return (await answer.json()) as { id?: string }
  }

  const answer = async (message: Json) => {
    const to = message.from === undefined ? { recipient: message.from_user_id } : { to: message.from }
    const say = (body: Json) => graph('messages', { ...to, ...body })
    const text = (body: string) => say({ type: 'text', text: { body } })
    await graph('messages', { status: 'read', message_id: message.id, typing_indicator: { type: 'text' } })
    await Bun.sleep(thinkingMs)
    const said = saidIn(message)
    if (/^(hi|menu|muraho|bonjour|habari)$/i.test(said)) return await say(menu)
    if (said === 'ride') return await say(whereFrom)
    if (said === 'qr') return await say(whichQr)
    if (said === 'qr.phone') return await sendQr(say)
    if (said === 'dial')
      return await text('Dial *182*8*1*123456*2000# or tel:*182*8*1*123456%23\nCall +250 788 000 111')
    if (said === 'format')
      return await text('*Bold*, _italic_, ~gone~ and `mono`\nhttps://example.org/a_b_c\n> quoted')
    if (message.type === 'location') {
      const { latitude, longitude, name } = message.location as Json
      return await text(`*You are at* ${name ?? 'a point'} (${latitude}, ${longitude})`)
    }
    if (message.type === 'image') return await text('A fine picture, thank you.')
    if (message.type === 'document') return await text(`I have ${(message.document as Json).filename}.`)
    return await text(`You said: ${said}`)
  }

  const sendQr = async (say: (body: Json) => Promise<unknown>) => {
    const png = await QRCode.toBuffer('tel:*182*1*1*0788123456*2000#', { width: 480, margin: 4 })
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('file', new File([new Uint8Array(png)], 'qr.png', { type: 'image/png' }))
    const { id } = await graph('media', form)
    await say({
      type: 'image',
      image: { id, caption: '*2,000 RWF* to 0788 123 456\nOr dial *182*1*1*0788123456*2000#' },
    })
    await say(openLink)
  }

  const server = Bun.serve({
    port: 0,
    async fetch(request) {
      const address = new URL(request.url)
      if (request.method === 'GET') return new Response(address.searchParams.get('hub.challenge'))
      const body = (await request.json()) as { entry: { changes: { value: { messages?: Json[] } }[] }[] }
      for (const { changes } of body.entry) {
        for (const { value } of changes) {
          // A send that fails on purpose must not end the bot.
          for (const message of value.messages ?? []) void answer(message).catch(() => undefined)
        }
      }
      return new Response('')
    },
  })
  return {
    webhookUrl: `http://127.0.0.1:${server.port}/webhooks/whatsapp`,
    stop: () => server.stop(true),
  }
}

function saidIn(message: Json): string {
  const interactive = message.interactive as Json | undefined
  const reply = interactive?.[String(interactive.type)] as Json | undefined
  return String(reply?.id ?? (message.text as Json | undefined)?.body ?? message.type)
}

const thinkingMs = 250

const rows = (...list: [string, string, string][]) =>
  list.map(([id, title, description]) => ({ id, title, description }))
const menu: Json = {
  type: 'interactive',
  interactive: {
    type: 'list',
    header: { type: 'text', text: 'Muraho, Aline 👋' },
    body: { text: 'What would you like to do?\nAnswer with a number, or open the menu.' },
    footer: { text: 'Write *help* at any time' },
    action: {
      button: 'Open the menu',
      sections: [
        {
          title: 'Travel',
          rows: rows(
            ['ride', 'Find a ride', 'Drivers near you, now'],
            ['schedule', 'Schedule a trip', 'Today, tomorrow or a date'],
          ),
        },
        {
          title: 'Money',
          rows: rows(['qr', 'QR codes', 'Get paid by mobile money: print it or show it']),
        },
        {
          title: 'You',
          rows: rows(
            ['vehicles', 'My vehicles', 'Insurance and reminders'],
            ['profile', 'Profile', 'Name, language, saved places'],
          ),
        },
      ],
    },
  },
}
const whichQr: Json = {
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Who shall be paid?' },
    action: {
      buttons: [
        { type: 'reply', reply: { id: 'qr.phone', title: 'My number' } },
        { type: 'reply', reply: { id: 'qr.code', title: 'A merchant code' } },
        { type: 'reply', reply: { id: 'menu', title: 'Back' } },
      ],
    },
  },
}
const whereFrom: Json = {
  type: 'interactive',
  interactive: {
    type: 'location_request_message',
    body: { text: 'Where shall the driver meet you?' },
    action: { name: 'send_location' },
  },
}
const openLink: Json = {
  type: 'interactive',
  interactive: {
    type: 'cta_url',
    body: { text: 'Tap to dial the code on this phone.' },
    action: { name: 'cta_url', parameters: { display_text: 'Dial now', url: 'http://localhost/pay/1' } },
  },
}
