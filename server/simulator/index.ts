import { control } from './control.ts'
import type { Delivery } from './courier.ts'
import { Crew } from './crew.ts'
import type { Update } from './envelope.ts'
import type { Faults } from './faults.ts'
import { graph } from './graph.ts'
import { type Handshake, handshake } from './handshake.ts'
import type { Accepted, Ledger } from './ledger.ts'
import { Live } from './live.ts'
import type { Identity, Settings, SimulatorOptions } from './options.ts'
import { servePage } from './page.ts'
import type { NewPerson } from './people.ts'
import type { Person } from './person.ts'
import { metaJson, signatureOf } from './sign.ts'
import type { Wait } from './waits.ts'
import { createWorld, resetWorld } from './world.ts'

export type { Delivery } from './courier.ts'
export type { Update } from './envelope.ts'
export type { Fault } from './faults.ts'
export type { Accepted, Ledger } from './ledger.ts'
export type { Identity, Settings, SimulatorOptions } from './options.ts'
export type { NewPerson } from './people.ts'
export type { Person } from './person.ts'
export type { Sample } from './samples.ts'
export { metaJson, signatureOf } from './sign.ts'
export type { Wait } from './waits.ts'

/** Meta on this machine: the Graph API, webhooks, the people and their phones. */
export interface Simulator {
  /** The phone page, and the Graph API's base url in place of https://graph.facebook.com. No slash at the end. */
  url: string
  port: number
  identity: Identity
  /** As they are now; change them with set(). */
  settings: Settings
  set(settings: Partial<Settings>): void
  setWebhook(url: string): void
  /** Asks the webhook to prove itself, as Meta does before the first delivery. */
  handshake(verifyToken?: string): Promise<Handshake>
  /** Somebody new, or whoever has this number already. */
  person(given?: NewPerson): Person
  people(): Person[]
  /**
   * What somebody (a number or a user id) waits for and how far it is, for the phone page to show; "done" or "failed"
   * ends it. The bot's server tells it past Meta, so only a demo can.
   */
  waits(who: string, wait: Wait): void
  faults: Faults
  ledger: Ledger
  /** Every webhook with its tries, in order. */
  deliveries: Delivery[]
  /** Called for every accepted message, at the moment it is accepted. Returns how to stop. */
  onAccepted(watch: (message: Accepted) => void): () => void
  /** Several updates in one signed POST. */
  post(updates: Update[]): Promise<Delivery>
  /** Signs and posts this body once, as it is; answers with the HTTP status. */
  postRaw(body: unknown, options?: { signature?: string | null }): Promise<number>
  stats(): Stats
  /** Resolves when every webhook was acknowledged or given up. Statuses still to come are not waited for. */
  idle(): Promise<void>
  /** An empty world with the same settings. */
  reset(): void
  stop(): Promise<void>
}

export interface Stats {
  accepted: number
  callbacks: number
  doubled: number
  refused: Record<string, number>
  webhooks: { deliveries: number; updates: number; tries: number; delivered: number; givenUp: number }
  /** Milliseconds from webhook POST to 200, one per acknowledged try, in order. */
  acknowledgedMs: number[]
}

/** Starts it; everything has a default. Only ever for the demo and tests: it asks nobody for a password. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(options)
  const crew = new Crew(world)
  const live = new Live(world, crew, options.shiftClock !== undefined, options.samples ?? [])
  const server = Bun.serve({
    port: options.port ?? 0,
    hostname: options.hostname ?? '127.0.0.1',
    maxRequestBodySize: 128 * 1024 * 1024,
    idleTimeout: 60,
    async fetch(request, server): Promise<Response> {
      const path = request.url.slice(request.url.indexOf('/', 8))
      if (path.startsWith('/v') || path.startsWith('/whatsapp_business'))
        return await graph(world, request, server)
      if (path.startsWith('/simulator/events')) {
        server.timeout(request, 0)
        return live.connect()
      }
      if (path.startsWith('/simulator/')) return await control({ world, crew, live, options }, request)
      if (request.method === 'GET') return await servePage(request)
      return await graph(world, request, server)
    },
  })
  const { port } = server
  if (port === undefined) throw new Error('The simulator listens on no port.')
  return {
    url: `http://${options.hostname ?? '127.0.0.1'}:${port}`,
    port,
    identity: world.identity,
    settings: world.settings,
    set(settings) {
      Object.assign(world.settings, settings)
      world.wire.recording = world.settings.record === 'everything'
      live.tell({ is: 'settings', settings: world.settings })
    },
    setWebhook(url) {
      world.courier.url = url
    },
    handshake: (verifyToken) => handshake(world, verifyToken),
    person(given = {}) {
      const person = crew.add(given)
      live.tellState()
      return person
    },
    people: () => crew.all(),
    waits(who, wait) {
      const person = world.people.byPhone(who) ?? world.people.byUserId(who)
      if (person?.hidden === false) world.waits.tell(person.key, wait)
    },
    faults: world.faults,
    ledger: world.ledger,
    deliveries: world.courier.deliveries,
    onAccepted(watch) {
      world.watchers.accepted.add(watch)
      return () => void world.watchers.accepted.delete(watch)
    },
    post: (updates) => world.courier.postTogether(updates),
    async postRaw(body, { signature } = {}) {
      const bytes = typeof body === 'string' ? body : metaJson(body)
      const header = signature === undefined ? signatureOf(bytes, world.identity.appSecret) : signature
      const answer = await fetch(world.courier.url ?? '', {
        method: 'POST',
        body: bytes,
        headers: {
          'content-type': 'application/json',
          ...(header !== null && { 'x-hub-signature-256': header }),
        },
      })
      await answer.arrayBuffer()
      return answer.status
    },
    stats: () => ({
      ...world.ledger.counts(),
      webhooks: { ...world.courier.counts },
      acknowledgedMs: world.courier.acknowledgedMs,
    }),
    idle: () => world.courier.idle(),
    reset() {
      resetWorld(world)
      crew.clear()
      live.tellState()
    },
    async stop() {
      world.statuses.stop()
      world.courier.stop()
      live.stop()
      await server.stop(true)
    },
  }
}
