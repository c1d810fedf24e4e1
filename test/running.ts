import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, systemClock } from '../server/clock.ts'
import { configOf } from '../server/config.ts'
import { migrateUp } from '../server/db/migrate.ts'
import { type Log, silentLog } from '../server/log.ts'
import { type RunningServer, startServer } from '../server/main.ts'
import type { Deliver } from '../server/push/deliver.ts'
import { createSimulator, type Settings, type Simulator } from '../server/simulator/index.ts'

export interface Running extends AsyncDisposable {
  server: RunningServer
  simulator: Simulator
  databasePath: string
  /** Ends the server and starts it again on the same database, with other settings if given. */
  restart(settings?: Record<string, string>, whileDown?: () => void): Promise<void>
  /** Settles when everything that came in is handled and everything to be said is accepted. */
  quiet(): Promise<void>
}

/** A server and a simulator that talk to each other over real HTTP, on a database of their own. */
export async function startAll(
  options: {
    clock?: Clock
    settings?: Record<string, string>
    simulator?: Partial<Settings>
    log?: Log
    /** Where a stand-in for Google’s Places API is. */
    googlePlacesUrl?: string
    /** How push messages reach their service; nowhere unless told. */
    deliverPush?: Deliver
    /** Where the database lies; a folder of its own unless told. */
    folder?: string
  } = {},
): Promise<Running> {
  const clock = options.clock ?? systemClock
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'inzira-test-')))
  const databasePath = join(folder, 'inzira.db')
  await migrateUp(databasePath, { backupDir: folder })
  const simulator = await createSimulator({
    clock,
    settings: {
      statusDelaysMs: { sent: 0, delivered: 0, read: null },
      retryDelaysMs: [50, 100, 200, 400, 800, 1000, 1000, 1000],
      ...options.simulator,
    },
  })
  const base = settingsFor(simulator, databasePath, folder)
  const start = (settings: Record<string, string>) =>
    startServer({
      config: configOf({ ...base, ...settings }),
      log: options.log ?? silentLog,
      clock,
      deliverPush: options.deliverPush ?? (async () => ({ is: 'refused', why: 'this is a test' })),
      ...(options.googlePlacesUrl !== undefined && { googlePlacesUrl: options.googlePlacesUrl }),
    })
  const running = { server: await start(options.settings ?? {}) }
  simulator.setWebhook(`${running.server.url}/webhooks/whatsapp`)
  return {
    get server() {
      return running.server
    },
    simulator,
    databasePath,
    async restart(settings = {}, whileDown = () => {}) {
      await running.server.stop()
      whileDown()
      running.server = await start({ ...options.settings, ...settings })
      simulator.setWebhook(`${running.server.url}/webhooks/whatsapp`)
    },
    async quiet() {
      for (;;) {
        await simulator.idle()
        const { db } = running.server.context
        await db.idle()
        if (db.read.get<{ n: number }>(countOpen)?.n === 0) return
        await Bun.sleep(5)
      }
    },
    async [Symbol.asyncDispose]() {
      await running.server.stop()
      await simulator.stop()
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A port nobody listens on now; for servers that must come back on the same one. */
export async function freePort(): Promise<number> {
  const held = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() })
  const { port } = held
  await held.stop(true)
  if (port === undefined) throw new Error('no port is free')
  return port
}

/** What a server needs to take the simulator for Meta. */
export function settingsFor(
  simulator: Simulator,
  databasePath: string,
  folder: string,
): Record<string, string> {
  const { identity } = simulator
  return {
    APP_ENV: 'test',
    PORT: '0',
    DATABASE_PATH: databasePath,
    DATA_DIR: folder,
    BACKUP_DIR: folder,
    META_GRAPH_URL: simulator.url,
    META_PHONE_NUMBER_ID: identity.phoneNumberId,
    META_ACCESS_TOKEN: identity.accessToken,
    META_WABA_VERIFY_TOKEN: identity.verifyToken,
    META_WABA_APP_SECRET: identity.appSecret,
    META_WABA_ID: identity.wabaId,
    META_MESSAGES_PER_SECOND: '1000',
    UNCERTAIN_RESEND_AFTER_MS: '1500',
    SEND_TIMEOUT_MS: '1500',
  }
}

const countOpen = `select
  (select count(*) from webhook_delivery where id > (select unpacked_through from webhook_cursor)) +
  (select count(*) from inbox where handled_at is null and dead_at is null) +
  (select count(*) from outbox where state in ('queued', 'sending', 'uncertain')) as n`
