import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { graphClient } from './graph.ts'

let refusal: { code: number; message: string; details?: string }
let meta: ReturnType<typeof Bun.serve>
beforeEach(() => {
  meta = Bun.serve({
    port: 0,
    fetch: () => {
      const { details, ...error } = refusal
      return Response.json({ error: { ...error, error_data: { details } } }, { status: 400 })
    },
  })
})
afterEach(() => meta.stop(true))

test.each([
  ['Message undeliverable', '(#131026) Message undeliverable'],
  ['No such template', '(#131026) Message undeliverable: No such template'],
  [undefined, '(#131026) Message undeliverable'],
])('details %p are told once, beside what Meta says', async (details, told) => {
  refusal = { code: 131026, message: '(#131026) Message undeliverable', ...(details && { details }) }
  const sent = await clientOf(meta.url.origin).sendMessage(
    { waId: '1', userId: null },
    { kind: 'text', body: 'hi' },
    { token: 't' },
  )
  expect(sent).toMatchObject({ sent: false, code: 131026, message: told })
})

describe('a read mark', () => {
  test('shows "typing…" only where that is asked for', async () => {
    const bodies: unknown[] = []
    using taking = Bun.serve({
      port: 0,
      async fetch(request) {
        bodies.push(await request.json())
        return Response.json({ success: true })
      },
    })
    const graph = clientOf(taking.url.origin)
    await graph.markRead('wamid.A')
    await graph.markRead('wamid.A', { typing: true })
    const mark = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.A' }
    expect(bodies).toEqual([mark, { ...mark, typing_indicator: { type: 'text' } }])
  })

  test('that is refused says why', async () => {
    refusal = { code: 131009, message: '(#131009) Parameter value is not valid' }
    expect(clientOf(meta.url.origin).markRead('wamid.A')).rejects.toThrow('Parameter value is not valid')
  })
})

const clientOf = (url: string) =>
  graphClient({ url, version: 'v1', phoneNumberId: '1', accessToken: 'x', timeoutMs: 1000 })
