import { Elysia } from 'elysia'
import type { Context } from '../context.ts'
import { AppError } from '../error.ts'

/** Meta's door: the handshake and the deliveries. */
export const webhook = ({ webhook: door }: Pick<Context, 'webhook'>) =>
  new Elysia({ name: 'webhook' })
    // Before the body is read: strangers cannot fill the memory with bodies that nobody signed.
    .onRequest(({ request }) => {
      if (request.method !== 'POST' || !request.url.endsWith(path)) return
      door.mustLookSigned(request.headers.get('x-hub-signature-256'))
    })
    .get(path, ({ query, set }) => {
      set.headers['content-type'] = 'text/plain; charset=utf-8'
      return door.handshake(query)
    })
    .post(
      path,
      async ({ body, headers }) => {
        const bytes = new Uint8Array(body as ArrayBuffer)
        if (bytes.length > maxDeliveryBytes) {
          throw new AppError('body.too_large', 'A webhook delivery has at most 3 MiB.')
        }
        await door.deliver(bytes, headers['x-hub-signature-256'])
        return ''
      },
      { parse: 'arrayBuffer' },
    )

const path = '/webhooks/whatsapp'
/** Meta's own limit: 3 MB with up to 1,000 updates. */
const maxDeliveryBytes = 3 * 1024 * 1024
