import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { isServed } from '../db/lock.ts'
import type { Reader } from '../db/open.ts'
import { version } from '../version.ts'
import { type Check, checked, type Found, fail, ok, warn } from './check.ts'

/** Whether a server works on the database and answers on this machine, where `url` says. */
export const checkServer = (config: Config, url: string): Promise<Check> =>
  checked('server', () => server(config, url), 'Look at the log of the server.')

/** Whether the internet reaches the webhook, as Meta would: a handshake, and a forged delivery that must be refused. */
export async function checkPublicDoor({
  publicUrl,
  verifyToken,
}: {
  publicUrl: string
  verifyToken: string
}): Promise<Check[]> {
  const address = `${publicUrl}/webhooks/whatsapp`
  const cure = `Let ${publicUrl} lead to this server: name server, certificate, firewall, and the proxy before it.`
  return [
    await checked('handshake', () => handshake(address, verifyToken), cure),
    await checked('forged delivery', () => forgery(address), cure),
  ]
}

/** "Verified but no webhooks": everything looks well, and yet nothing was ever delivered. */
export function checkArrivals(read: Reader, told: (at: number) => string): Check {
  const last = read.get<{ at: number }>(
    'select received_at as at from webhook_delivery order by id desc limit 1',
  )
  const found =
    last === undefined
      ? warn(
          'nothing has ever arrived',
          'Write to the number from a phone. If nothing comes: subscribe the field "messages" (WhatsApp → Configuration), switch the app to Live, and run "inzira doctor --fix".',
        )
      : ok(`the last one came ${told(last.at)}`)
  return { name: 'arrivals', ...found }
}

async function server(config: Config, url: string): Promise<Found> {
  // Looking for the lock makes its file, and in a folder that is not there it cannot.
  const served = existsSync(config.databasePath) && isServed(config.databasePath)
  const answer = await fetch(`${url}/health`, {
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'manual',
  }).catch(() => undefined)
  if (answer === undefined) {
    return served
      ? fail(
          `one works on the database, but nothing answers at ${url}`,
          'Check HOST and PORT: they must be those the server was started with.',
        )
      : warn(`none is running at ${url}`, 'Start it with "inzira serve".')
  }
  const body = await answer.text()
  const running = /"version":"([^"]+)"/.exec(body)?.[1]
  if (running === undefined)
    return fail(`something else answers at ${url}`, 'Stop it, or set PORT to another one.')
  if (!served) return fail(`the one at ${url} works on another database`, 'Check DATABASE_PATH and PORT.')
  if (running !== version)
    return warn(`runs ${running}, and this is ${version}`, 'Restart it to finish the upgrade.')
  return ok(`runs ${running} at ${url}`)
}

async function handshake(address: string, verifyToken: string): Promise<Found> {
  const challenge = String(randomInt(1_000_000_000))
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': challenge,
  })
  const answer = await ask(`${address}?${query}`)
  const said = (await answer.text()).slice(0, 100)
  if (answer.status === 200 && said === challenge) return ok(`${address} answers as Meta expects`)
  if (answer.status === 403)
    return fail(
      'the verify token is refused',
      'The running server has another META_WABA_VERIFY_TOKEN: restart it.',
    )
  return fail(
    `${address} answers ${answer.status} instead of the challenge`,
    'Let the proxy pass GET and POST of /webhooks/whatsapp on, query and headers included.',
  )
}

async function forgery(address: string): Promise<Found> {
  const answer = await ask(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    body: '{}',
  })
  if (answer.status === 401 || answer.status === 403) return ok('is refused')
  if (answer.status === 200)
    return fail(
      'is accepted',
      'Something before this server answers in its place: let the proxy pass POST on.',
    )
  return fail(
    `is answered with ${answer.status}`,
    'Let the proxy pass POST of /webhooks/whatsapp on, up to 3 MB.',
  )
}

const ask = (address: string, init: RequestInit = {}): Promise<Response> =>
  fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })

const timeoutMs = 10_000
