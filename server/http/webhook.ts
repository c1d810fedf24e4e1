import { Elysia } from 'elysia'
import type { Context } from '../context.ts'
import { maxDeliveryBytes, pathOf, readBody } from './body-limit.ts'

/** Meta's door: the handshake and the deliveries. */
export const webhook = ({ webhook: door, clock }: Pick<Context, 'webhook' | 'clock'>) =>
  new Elysia({ name: 'webhook' })
    // Before the body is read: strangers cannot fill the memory with bodies that nobody signed.
    .onRequest(({ request }) => {
      if (request.method !== 'POST' || pathOf(request) !== path) return
      door.mustLookSigned(request.headers.get('x-hub-signature-256'))
    })
    .get(path, ({ query, set }) => {
      set.headers['content-type'] = 'text/plain; charset=utf-8'
      return door.handshake(query)
    })
    .post(
      path,
      async ({ request, headers }) => {
        const bytes = await readBody(request, { mostBytes: maxDeliveryBytes, clock })
        await door.deliver(bytes, headers['x-hub-signature-256'])
        return ''
      },
      { parse: 'none' },
    )

const path = '/webhooks/whatsapp'
