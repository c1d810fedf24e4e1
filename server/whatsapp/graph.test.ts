import { afterEach, beforeEach, expect, test } from 'bun:test'
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
  const graph = graphClient({
    url: meta.url.origin,
    version: 'v1',
    phoneNumberId: '1',
    accessToken: 'x',
    timeoutMs: 1000,
  })
  const sent = await graph.sendMessage(
    { waId: '1', userId: null },
    { kind: 'text', body: 'hi' },
    { token: 't' },
  )
  expect(sent).toMatchObject({ sent: false, code: 131026, message: told })
})
