import { type Clock, systemClock } from './clock.ts'
import type { ServeConfig } from './config.ts'
import { type Db, openDb } from './db/open.ts'
import { flows } from './flows/index.ts'
import type { Attachment } from './flows/message.ts'
import type { Log } from './log.ts'
import type { Breaker } from './queue/breaker.ts'
import { Dispatcher } from './queue/dispatcher.ts'
import { Sender } from './queue/sender.ts'
import { version } from './version.ts'
import { type File, whatsappChannel } from './whatsapp/channel.ts'
import { type Graph, graphClient } from './whatsapp/graph.ts'
import { whatsappReading } from './whatsapp/reading.ts'
import { Unpacker } from './whatsapp/unpack.ts'
import { type WebhookDoor, webhookDoor } from './whatsapp/webhook.ts'

/** The long-lived things of one server; made here and nowhere else. */
export interface Context {
  readonly version: string
  readonly config: ServeConfig
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly graph: Graph
  readonly webhook: WebhookDoor
  readonly unpacker: Unpacker
  readonly dispatcher: Dispatcher
  readonly sender: Sender
  readonly breaker: Breaker
}

export interface ContextOptions {
  config: ServeConfig
  log: Log
  clock?: Clock
}

export function createContext({ config, log, clock = systemClock }: ContextOptions): Context {
  const db = openDb(config.databasePath)
  const graph = graphClient({
    url: config.metaGraphUrl,
    version: config.metaGraphVersion,
    phoneNumberId: config.metaPhoneNumberId,
    accessToken: config.metaAccessToken,
    timeoutMs: config.sendTimeoutMs,
  })
  const template =
    config.metaFallbackTemplate === undefined
      ? undefined
      : { name: config.metaFallbackTemplate, language: config.metaFallbackTemplateLanguage }
  const sender = new Sender({
    db,
    clock,
    log,
    channel: whatsappChannel({
      graph,
      db,
      clock,
      template,
      makeFile: (attachment) => fileOf(db, attachment),
    }),
    messagesPerSecond: config.metaMessagesPerSecond,
    concurrency: config.sendConcurrency,
    uncertainMs: config.uncertainResendAfterMs,
  })
  const dispatcher = new Dispatcher({
    db,
    clock,
    log,
    flows,
    reading: whatsappReading,
    attempts: config.eventAttempts,
    botPauseMs: config.botPauseMs,
    lapseMs: config.conversationLapseMs,
    hasTemplate: template !== undefined,
    pauseSending: (why) => sender.pause(why),
    wakeSender: (people) => sender.wake(people),
  })
  const unpacker = new Unpacker({
    db,
    log,
    phoneNumberId: config.metaPhoneNumberId,
    after: (delayMs, call) => clock.after(delayMs, call),
    wake: (lanes) => dispatcher.wake(lanes),
  })
  const webhook = webhookDoor({
    db,
    clock,
    appSecret: config.metaWabaAppSecret,
    verifyToken: config.metaWabaVerifyToken,
    stored: () => unpacker.wake(),
  })
  return {
    version,
    config,
    db,
    clock,
    log,
    graph,
    webhook,
    unpacker,
    dispatcher,
    sender,
    breaker: sender.breaker,
  }
}

function fileOf(_db: Db, attachment: Attachment): Promise<File> {
  throw new Error(`nothing makes a ${attachment.source} yet`)
}
