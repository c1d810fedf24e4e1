import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { createSimulator, type Simulator } from './index.ts'
import type { Json } from './json.ts'

let simulator: Simulator
let webhook: ReturnType<typeof Bun.serve>
beforeAll(async () => {
  webhook = Bun.serve({ port: 0, fetch: () => new Response('ok') })
  simulator = await createSimulator({ webhookUrl: `http://127.0.0.1:${webhook.port}/` })
})
afterAll(async () => {
  await simulator.stop()
  await webhook.stop(true)
})

const state = async () => (await (await fetch(`${simulator.url}/simulator/state`)).json()) as Json
const tell = (to: string) =>
  fetch(`${simulator.url}/v26.0/${simulator.identity.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulator.identity.accessToken}` },
    body: JSON.stringify({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'hello' } }),
  })

describe('a hidden person', () => {
  test('writes and is written to like anybody, and leaves no trace on the phone page', async () => {
    const aline = simulator.person({ name: 'Aline', phone: '250788123456' })
    const hidden = simulator.person({ name: 'Driver', phone: '250790000101', hidden: true, windowOpen: true })
    expect((await hidden.says('hi')).state).toBe('delivered')
    expect((await tell(hidden.phone)).status).toBe(200)
    expect((await hidden.next()).text).toBe('hello')
    await aline.says('hi')
    await simulator.idle()
    const { people, chats, wire } = (await state()) as { people: Json[]; chats: Json; wire: Json[] }
    expect(people.map(({ name }) => name)).toEqual(['Aline'])
    expect(Object.keys(chats)).toEqual([aline.key])
    expect(wire.map(({ person }) => person)).toEqual([aline.key])
    expect(simulator.people()).toEqual([aline])
  })

  test('does not count among those who are numbered', () => {
    simulator.person({ hidden: true })
    expect(simulator.person().name).toBe('Person 2')
  })

  test('keeps only the newest messages of a long life', async () => {
    const hidden = simulator.person({ phone: '250790000102', hidden: true, windowOpen: true })
    for (let count = 0; count < 30; count++) await tell(hidden.phone)
    expect(hidden.received.length).toBeLessThan(25)
  })
})
