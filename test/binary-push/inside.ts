import { join } from 'node:path'
import { StandInBrowser, StandInPushService } from '../../server/push/testing.ts'
import { createSimulator } from '../../server/simulator/index.ts'
import { settingsFor } from '../running.ts'
import { startServed } from '../served.ts'

// Runs where the name and the address of Google's push service are this machine's own (test/binary-push.test.ts).
// Nothing in the program is told so: it looks the name up, finds a public address, and trusts what it is told to trust.

const fixtures = join(import.meta.dir, '../../fixtures/tls')
const certificate = join(fixtures, 'stand-in-certificate.pem')
const service = new StandInPushService()
const arrived = Promise.withResolvers<void>()
service.onArrived = arrived.resolve
const google = Bun.serve({
  hostname: process.env.PUSH_ADDRESS ?? '',
  port: 443,
  tls: { cert: Bun.file(certificate), key: Bun.file(join(fixtures, 'stand-in-key.pem')) },
  async fetch(request) {
    const headers = Object.fromEntries(request.headers)
    return service.fetch(request.url, { headers, body: await request.bytes() })
  },
})
const simulator = await createSimulator()
const { DATABASE_PATH: _, DATA_DIR: __, BACKUP_DIR: ___, ...settings } = settingsFor(simulator, '', '')
{
  await using served = await startServed({
    ...settings,
    // In a network of its own every port is free.
    PORT: '3000',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    NODE_EXTRA_CA_CERTS: certificate,
  })
  simulator.setWebhook(`${served.url}/webhooks/whatsapp`)
  const aline = simulator.person({ name: 'Aline Uwase', phone: '250788123456' })

  const first = await signIn()
  const phone = new StandInBrowser()
  const subscribed = await post('/api/push/subscriptions', phone.subscription, first)
  // Another browser comes in by a link from the chat: the first one is told.
  const before = aline.received.length
  await aline.says('web')
  while (!aline.received.slice(before).some(({ text, url }) => `${text} ${url}`.includes('/in#')))
    await aline.next()
  const said = aline.received.map(({ text, url }) => `${text} ${url}`).join(' ')
  const token = /\/in#([\w-]+)/.exec(said)?.[1] ?? ''
  const linked = await post('/api/sign-in/link', { token })
  await Promise.race([arrived.promise, Bun.sleep(30_000)])
  const [message] = service.arrived
  console.log(
    JSON.stringify({
      subscribed: subscribed.status,
      linked: await linked.json(),
      endpoint: message?.endpoint === phone.endpoint,
      encoding: message?.headers['content-encoding'],
      audience: message?.claims.aud,
      payload: message === undefined ? null : phone.open(message.body),
      errors: served.errors(),
    }),
  )

  async function signIn(): Promise<string> {
    const asked = await post('/api/sign-in', {})
    const login = cookieOf(asked)
    const { message } = (await asked.json()) as { message: string }
    await aline.says(message)
    for (;;) {
      const answer = await fetch(`${served.url}/api/sign-in?wait=1`, { headers: { cookie: login } })
      if (((await answer.json()) as { state: string }).state === 'signed_in') return cookieOf(answer)
    }
  }

  function post(path: string, body: unknown, cookie = ''): Promise<Response> {
    return fetch(served.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'idempotency-key': crypto.randomUUID(),
        cookie,
      },
      body: JSON.stringify(body),
    })
  }
}
await simulator.stop()
await google.stop(true)
process.exit(0)

function cookieOf({ headers }: Response): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
