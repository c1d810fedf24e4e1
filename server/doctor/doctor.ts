import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Db, openDb } from '../db/open.ts'
import { serverAnswer } from '../health/ask.ts'
import { checkHealth, type HealthReport } from '../health/health.ts'
import { type Graph, graphClient } from '../whatsapp/graph.ts'
import { type Check, warn } from './check.ts'
import { checkDatabase } from './database.ts'
import { checkArrivals, checkPublicDoor, checkServer } from './door.ts'
import { checkGoogle } from './google.ts'
import { checkMediaFolder } from './media.ts'
import { checkMeta } from './meta.ts'
import { checkSettings } from './settings.ts'
import { checkTiles } from './tiles.ts'
import { checkWebDoor } from './web-door.ts'
import { checkPushKey } from './web-settings.ts'

export interface Examination {
  env: Readonly<Record<string, string | undefined>>
  envFile: string | undefined
  /** Reads every page of the database. */
  deep: boolean
  /** Subscribes the app when it is not. */
  fix: boolean
  /** Asks nobody outside this machine. */
  offline: boolean
  /** Where the server of a configuration is reached from this machine. */
  localUrl(config: Config): string
  /** A moment as whoever reads the findings wants it written; milliseconds UTC. */
  told(at: number, timezone: string): string
}

/** Everything that can be wrong, one after the other; each check comes out as soon as it is made. */
export async function* examine(wanted: Examination): AsyncGenerator<Check> {
  const { checks, config } = await checkSettings(wanted.env, wanted.envFile)
  yield* checks
  if (config === undefined) return
  const database = await checkDatabase(config, wanted)
  yield* database
  yield await checkMediaFolder(config)
  yield await checkTiles(config)
  const url = wanted.localUrl(config)
  const server = await checkServer(config, url)
  yield server
  const isUsable = database.every(({ status }) => status !== 'fail')
  // One that answers there for another database has nothing to say of this one.
  const told = server.status === 'fail' ? undefined : await serverAnswer(url, config.adminToken)
  if (told?.report != null) yield* inChecks(told.report)
  else {
    if (isUsable) yield* await withDb(config, (db) => inChecks(checkHealth({ db, clock: systemClock })))
    if (told?.why != null) yield notAsked(told.why)
  }
  if (isUsable) yield await withDb(config, ({ read }) => checkPushKey(read))
  if (wanted.offline) return
  const graph = graphOf(config)
  if (graph !== undefined) yield* await checkMeta(graph, config, wanted)
  if (config.publicUrl !== undefined && config.metaWabaVerifyToken !== undefined) {
    yield* await checkPublicDoor({ publicUrl: config.publicUrl, verifyToken: config.metaWabaVerifyToken })
  }
  const { publicUrl, trustProxy, googleMapsApiKey } = config
  if (publicUrl !== undefined) yield* await checkWebDoor({ publicUrl, trustProxy })
  if (googleMapsApiKey !== undefined) yield await checkGoogle(googleMapsApiKey)
  if (isUsable)
    yield await withDb(config, ({ read }) => checkArrivals(read, (at) => wanted.told(at, config.timezone)))
}

/** The worst of them: 0 all well, 1 something is unwise, 2 something does not work. */
export const exitCodeOf = (checks: readonly Check[]): 0 | 1 | 2 =>
  checks.some(({ status }) => status === 'fail') ? 2 : checks.some(({ status }) => status === 'warn') ? 1 : 0

/** The queues, the disk, what came in last, and of a running server whether it sends; the database was looked at before. */
function inChecks({ checks }: HealthReport): Check[] {
  const status = { ok: 'ok', degraded: 'warn', unhealthy: 'fail' } as const
  return checks
    .filter(({ name }) => name !== 'database')
    .map((check) => ({ ...check, status: status[check.status] }))
}

/** A server can be up and yet send nothing, which only it knows. */
const notAsked = (why: string): Check => ({
  name: 'sending',
  ...warn(
    `the running server could not be asked whether it sends: ${why}`,
    'Give "inzira doctor" the ADMIN_TOKEN the server was started with.',
  ),
})

async function withDb<T>({ databasePath }: Config, look: (db: Db) => T): Promise<T> {
  const db = openDb(databasePath)
  try {
    return look(db)
  } finally {
    await db.close()
  }
}

export function graphOf(config: Config): Graph | undefined {
  const { metaPhoneNumberId: phoneNumberId, metaAccessToken: accessToken } = config
  if (phoneNumberId === undefined || accessToken === undefined) return undefined
  const { metaGraphUrl: url, metaGraphVersion: version } = config
  return graphClient({ url, version, phoneNumberId, accessToken, timeoutMs: 10_000 })
}
