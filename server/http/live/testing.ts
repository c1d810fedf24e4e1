import type { Context } from '../../context.ts'
import { goOnline } from '../../drivers/presence.ts'
import type { Point } from '../../geo/point.ts'
import { addVehicle, kimironko } from '../../rides/testing.ts'
import { openSession } from '../../sessions/session.ts'
import { signedInBrowser, type TestBrowser } from '../api/testing.ts'
import type { LiveState } from './state.ts'
import type { ToPage, ToServer } from './wire.ts'

/** Somebody signed in who is online with a verified moto. */
export async function driverBrowser(
  context: Context,
  waId: string,
  at: Point = kimironko,
): Promise<TestBrowser> {
  const browser = await signedInBrowser(context, waId)
  await putOnline(context, browser.personId, at)
  return browser
}

/** Where they are from now on; the first time with a new vehicle. */
export async function putOnline(context: Context, personId: number, { latitude, longitude }: Point) {
  const now = context.clock.now()
  await context.db.write((tx) => {
    const known = tx.get<{ id: number }>('select id from vehicle where person_id = ?', personId)
    const vehicleId = known?.id ?? addVehicle(tx, personId)
    const at = { latitude, longitude }
    const until = now + 1_800_000
    goOnline(tx, { personId, vehicleId, vehicleType: 'moto', at, source: 'live', until }, now)
  })
}

/** A page's socket, as a test sees it. */
export interface TestSocket {
  /** The state as it is known to the page, for the version it was sent with. */
  readonly state: LiveState | undefined
  readonly version: string | null
  readonly heard: ToPage[]
  say(message: ToServer | string): void
  /** Settles with the first message, heard before or still to come, that fits. */
  until(fits: (message: ToPage, socket: TestSocket) => boolean): Promise<ToPage>
  readonly closed: Promise<{ code: number; reason: string }>
  close(): void
}

/** Signs the person in and opens a socket; `version` is what the page has from before. */
export async function connect(
  context: Context,
  url: string,
  personId: number,
  options: { version?: string | null; origin?: string; token?: string } = {},
): Promise<TestSocket> {
  const token = options.token ?? (await tokenFor(context, personId))
  const headers = { cookie: `inzira=${token}`, origin: options.origin ?? url }
  // Bun's WebSocket takes headers, as those of browsers do not.
  const line = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { headers } as unknown as string[])
  const heard: ToPage[] = []
  const waiting = new Set<() => void>()
  let state: LiveState | undefined
  let version = options.version ?? null
  const closed = Promise.withResolvers<{ code: number; reason: string }>()
  line.onopen = () => line.send(JSON.stringify({ is: 'hello', version }))
  line.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as ToPage
    heard.push(message)
    if (message.is === 'state') {
      version = message.version
      if (message.state !== undefined) state = message.state
    }
    for (const look of [...waiting]) look()
  }
  line.onclose = ({ code, reason }) => closed.resolve({ code, reason })
  const socket: TestSocket = {
    get state() {
      return state
    },
    get version() {
      return version
    },
    heard,
    say: (message) => line.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until(fits) {
      const { promise, resolve } = Promise.withResolvers<ToPage>()
      const look = () => {
        const found = heard.find((message) => fits(message, socket))
        if (found === undefined) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
      return promise
    },
    closed: closed.promise,
    close: () => line.close(),
  }
  return socket
}

export async function tokenFor({ db, clock }: Context, personId: number): Promise<string> {
  const { token } = await db.write((tx) =>
    openSession(tx, { personId, loginId: null, device: 'Chrome, Android' }, clock.now()),
  )
  return token
}
