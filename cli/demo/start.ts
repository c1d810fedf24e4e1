import { randomBytes } from 'node:crypto'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ShiftableClock } from '../../server/clock.ts'
import { configOf } from '../../server/config.ts'
import { lockDatabase } from '../../server/db/lock.ts'
import { migrateUp } from '../../server/db/migrate.ts'
import { AppError } from '../../server/error.ts'
import type { Log } from '../../server/log.ts'
import { type RunningServer, startServer } from '../../server/main.ts'
import { FolderStore } from '../../server/media/store.ts'
import { rulesOf } from '../../server/rides/rules.ts'
import type { SettingName } from '../../server/settings.ts'
import { createSimulator, type Simulator } from '../../server/simulator/index.ts'
import { shownPlate } from '../../server/vehicles/plate.ts'
import { freePort, namedPort } from './free-port.ts'
import { samplePapers } from './papers/papers.ts'
import type { Citizen } from './town/roster.ts'
import { openTown, type Town } from './town/town.ts'
import { showProgress } from './waits.ts'

export interface DemoOptions {
  /** Where the database and the settings file go. */
  folder: string
  /** Begins with an empty database. */
  fresh: boolean
  /** Undefined: the usual one, or any free one. */
  serverPort?: number | undefined
  phonePort?: number | undefined
  /** How many drivers roam the town; 300. */
  drivers?: number
  /** Who they are and what they do follows from it. */
  seed?: number | undefined
  /** 1, the usual, is a pace to watch; 10 does everything in a tenth of the time. */
  pace?: number
  /** Of the environment: whoever sets one of these wants to see what it does. */
  own?: Partial<Record<SettingName, string | undefined>>
  /** The log, given what must never be in it. */
  makeLog(secrets: string[]): Promise<Log>
}

export interface Demo {
  /** Stops with the town that moves in it. */
  server: RunningServer
  simulator: Simulator
  /** Settings with which other commands reach this demo. */
  envFile: string
}

/**
 * The server and Meta's stand-in in one process. They know each other only by HTTP, with real signatures: what
 * differs from production is META_GRAPH_URL. Ends with the server stopped and the simulator after it.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const clock = new ShiftableClock()
  // Absolute, because the settings file is good from anywhere.
  const folder = resolve(options.folder)
  const databasePath = join(folder, 'inzira.db')
  await makeFolder(folder)
  if (options.fresh) await removeAll(databasePath, join(folder, 'media'))
  const secrets = { appSecret: secret(), accessToken: secret(), verifyToken: secret() }
  const simulator = await createSimulator({
    ...secrets,
    port: await freePort(options.phonePort, usualPorts.phone),
    clock,
    samples: samplePapers({ now: () => clock.now(), timezone: 'Africa/Kigali' }),
    async shiftClock(byMs) {
      await town?.timePasses(byMs)
      clock.shift(byMs)
    },
  })
  let town: Town | undefined
  try {
    const port = namedPort(await freePort(options.serverPort, usualPorts.server))
    const settings = settingsOf(simulator, {
      PORT: String(port),
      // People on this machine: links in chats lead to the demo, and the web app leads to the phone page.
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      WHATSAPP_CHAT_URL: `${simulator.url}/wa.me`,
      DATA_DIR: folder,
      DATABASE_PATH: databasePath,
      ADMIN_TOKEN: secret(),
      ...chosen(options.own ?? {}),
    })
    await migrateUp(databasePath, { backupDir: join(folder, 'backups') })
    const log = await options.makeLog([...Object.values(secrets), settings.ADMIN_TOKEN ?? ''])
    const server = await startServer({ config: configOf(settings), log, clock })
    await introduce(simulator, server)
    const { db, documentProgress } = server.context
    const hide = showProgress(documentProgress, { read: db.read, simulator })
    town = await openTown({
      db,
      clock,
      log,
      rules: rulesOf(server.context.config),
      simulator,
      drivers: options.drivers ?? usualDrivers,
      seed: options.seed ?? usualSeed,
      pace: options.pace ?? 1,
      played: [jean],
    })
    const envFile = join(options.folder, 'inzira.env')
    const shown = { ...settings, PORT: new URL(server.url).port }
    await writeFile(envFile, linesOf(shown), { mode: 0o600 })
    // The mode above is only for a new file; it holds the token with which the server is asked and told things.
    await chmod(envFile, 0o600)
    const stop = async () => {
      hide()
      town?.stop()
      await server.stop()
    }
    return { server: { ...server, stop }, simulator, envFile }
  } catch (error) {
    town?.stop()
    await simulator.stop()
    throw error
  }
}

/** As one does at Meta: the webhook's address proves itself, the app subscribes, and people have WhatsApp. */
async function introduce(simulator: Simulator, server: RunningServer): Promise<void> {
  simulator.setWebhook(`${server.url}/webhooks/whatsapp`)
  const { passed, problem } = await simulator.handshake()
  if (!passed) {
    await server.stop()
    throw new AppError('server.unreachable', `The demo's server does not answer its webhook: ${problem}`)
  }
  await server.context.graph.post(`${simulator.identity.wabaId}/subscribed_apps`)
  simulator.person({ name: 'Aline Uwase', phone: '250788123456', language: 'en' })
  const about = `drives ${shownPlate(jean.plate)}`
  simulator.person({ name: jean.name, phone: jean.phone, language: 'en', about })
  simulator.person({ name: 'Eric Mugisha', phone: '250722345678', language: 'rw' })
  simulator.person({ name: 'Chantal Ineza', phone: '250733456789', language: 'fr' })
}

function settingsOf(
  { url, identity }: Simulator,
  own: Partial<Record<SettingName, string>>,
): Partial<Record<SettingName, string>> {
  return {
    APP_ENV: 'development',
    META_GRAPH_URL: url,
    META_PHONE_NUMBER_ID: identity.phoneNumberId,
    META_ACCESS_TOKEN: identity.accessToken,
    META_WABA_VERIFY_TOKEN: identity.verifyToken,
    META_WABA_APP_SECRET: identity.appSecret,
    META_WABA_ID: identity.wabaId,
    // Somebody who makes sends fail on the phone page wants to see the retry, not to wait for it.
    SEND_TIMEOUT_MS: '5000',
    UNCERTAIN_RESEND_AFTER_MS: '5000',
    // Who registers a vehicle from a photo wants to drive with it: there is nobody to look at the papers.
    VEHICLE_APPROVAL: 'document',
    // Of the town's drivers some never answer; time enough to pick up another phone and answer by oneself.
    RIDE_OFFER_MS: '60000',
    ...own,
  }
}

/** What of reading and approval somebody may try otherwise; everything else would break the stage set. */
function chosen(own: Partial<Record<SettingName, string | undefined>>): Partial<Record<SettingName, string>> {
  const tried: Partial<Record<SettingName, string>> = {}
  for (const name of tryable) {
    const value = own[name]?.trim()
    if (value) tried[name] = value
  }
  return tried
}

const tryable = [
  'VEHICLE_APPROVAL',
  'OCR_WORKERS',
  'OCR_SECOND_READER',
  'OCR_TIME_LIMIT_MS',
] as const satisfies SettingName[]

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new AppError(
      'database.unavailable',
      `The folder ${folder} cannot be made. Start in a folder where you may write, or name one with --data.`,
      { cause: error },
    )
  }
}

/** Not under the feet of another demo that runs on it. */
async function removeAll(path: string, mediaDir: string): Promise<void> {
  const lock = lockDatabase(path)
  try {
    for (const file of [path, `${path}-wal`, `${path}-shm`]) await rm(file, { force: true })
    // The folder may be somebody's own and hold other things: only what a store keeps is deleted.
    const store = new FolderStore(mediaDir)
    for await (const sha256 of store.putBefore(Number.POSITIVE_INFINITY))
      await store.remove(sha256, () => false)
  } finally {
    lock.release()
  }
}

const linesOf = (settings: Partial<Record<SettingName, string>>): string =>
  ['# The demo that ran last wrote this; good for trying the other commands on it.']
    .concat(Object.entries(settings).map(([name, value]) => `${name}='${value}'`))
    .join('\n')
    .concat('\n')

const secret = (): string => randomBytes(24).toString('base64url')

/** The driver whom a newcomer plays: the vehicle is verified, and "Drive" brings him online. */
const jean: Citizen = {
  name: 'Jean Habimana',
  phone: '250789012345',
  vehicleType: 'moto',
  plate: 'RE200J',
  seats: 1,
  starsSum: 109,
  starsCount: 23,
  insuredForDays: 200,
}

const usualDrivers = 300
/** With it the first drivers who are asked accept, and the fourth does not. */
const usualSeed = 10
export const usualPorts = { phone: 3000, server: 3001 }
