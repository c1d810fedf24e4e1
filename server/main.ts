import type { Server } from 'bun'
import { type Context, type ContextOptions, createContext } from './context.ts'
import { lockDatabase } from './db/lock.ts'
import { assertCurrent } from './db/migrate.ts'
import { AppError, sentenceOf } from './error.ts'
import { httpApp } from './http/app.ts'
import { beginGazetteer } from './places/gazetteer/begin.ts'
import { startTicking } from './queue/ticking.ts'
import { rulesOf } from './rides/rules.ts'
import { startSchedule } from './schedule.ts'
import { typeWhileReading } from './whatsapp/typing.ts'

export interface RunningServer {
  readonly context: Context
  /** Where it listens; the port is the real one when 0 was asked for. */
  readonly url: string
  /** Takes no more requests, ends what is under way, closes the database. */
  stop(): Promise<void>
}

/** Starts everything in order; whatever was started is stopped again when a later part fails. */
export async function startServer(options: ContextOptions): Promise<RunningServer> {
  const { config, log } = options
  assertCurrent(config.databasePath)
  const undo: (() => unknown)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const lock = lockDatabase(config.databasePath)
    undo.push(() => lock.release())
    const context = createContext(options)
    undo.push(() => context.db.close())
    undo.push(() => context.pictures.stop())
    await context.sender.start()
    undo.push(() => context.sender.stop())
    await openMediaStore(context)
    await context.documentReader.start()
    undo.push(() => {
      const quiet = context.documentReader.stop()
      // What is being read is let go of, and is read after the next start.
      context.ocr.stop()
      return quiet
    })
    undo.push(
      typeWhileReading({
        ...context,
        read: context.db.read,
        board: context.documentProgress,
        metaAnswers: () => context.breaker.state === 'closed',
      }),
    )
    context.mediaFetcher.start()
    undo.push(() => context.mediaFetcher.stop())
    context.linkResolver.start()
    undo.push(() => context.linkResolver.stop())
    context.pushSender.start()
    undo.push(() => context.pushSender.stop())
    await context.dispatcher.start()
    undo.push(() => context.dispatcher.stop())
    context.unpacker.wake()
    undo.push(() => context.unpacker.stop())
    undo.push(startTicking({ ...context, rules: rulesOf(config) }), startSchedule(context))
    const app = httpApp(context)
    const server = listen(app, config.host, config.port)
    // Requests under way are answered; a connection that does nothing is not waited for.
    undo.push(async () => {
      await Promise.race([server.stop(), Bun.sleep(graceMs)])
      await server.stop(true)
    })
    undo.push(() => context.live.stop())
    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${server.port}`
    log.info({ url, version: context.version, environment: config.appEnv }, 'serving')
    undo.push(beginGazetteer(context))
    return { context, url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Without a place for files everything else goes on: those that come wait until there is one. */
async function openMediaStore({ mediaStore, log }: Context): Promise<void> {
  try {
    await mediaStore.open()
  } catch (error) {
    log.error({ why: sentenceOf(error) }, 'the folder for files cannot be used')
  }
}

function listen(app: ReturnType<typeof httpApp>, hostname: string, port: number): Server<unknown> {
  try {
    // Elysia shares ports unless told not to: a second server would silently take half of the requests.
    app.listen({ hostname, port, reusePort: false })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      const sentence = `Port ${port} is taken by another program. Stop it, or set PORT to another one.`
      throw new AppError('port.in_use', sentence, { cause: error })
    }
    throw error
  }
  if (app.server === null) throw new AppError('port.in_use', `Nothing listens on port ${port}.`)
  return app.server as Server<unknown>
}

/** Stops the server on the signals a supervisor sends; a second one ends the process at once. */
export function stopOnSignals(server: RunningServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let stopping = false
  const onSignal = (signal: string) => {
    if (stopping) process.exit(130)
    stopping = true
    server.context.log.info({ signal }, 'stopping')
    void server.stop().then(resolve)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  return promise
}

const graceMs = 5000
