import type { Clock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import type { Log } from '../log.ts'
import type { RideRules } from '../rides/rules.ts'
import { Deadlines } from './deadlines.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Sender } from './sender.ts'

/**
 * Four times a second: meets the deadlines that are due, and looks for work written by another process (a replay, a
 * retry). Costs a few small reads when there is nothing to do. Returns how to stop it.
 */
export function startTicking(parts: {
  db: Db
  clock: Clock
  log: Log
  rules: RideRules
  dispatcher: Dispatcher
  sender: Sender
  /** Reads stored deliveries; a replay of a file adds some. */
  unpacker: { wake(): void }
  mediaFetcher: { wake(): void }
}): () => Promise<void> {
  const { db, clock, log, rules, dispatcher, sender, unpacker, mediaFetcher } = parts
  const deadlines = new Deadlines({ db, clock, log, rules, wake: (lanes) => dispatcher.wake(lanes) })
  let cancel = () => {}
  let stopped = false
  let last: Promise<void> = Promise.resolve()
  const tick = async () => {
    if (db.changedOutside()) {
      unpacker.wake()
      dispatcher.sweep()
      sender.sweep()
      mediaFetcher.wake()
    }
    // What a crowd left at once is met in several goes; between them others write.
    let isMore = true
    for (let go = 0; isMore && !stopped && go < goesAtOnce; go += 1) isMore = await deadlines.meet()
  }
  const next = () => {
    cancel = clock.after(everyMs, () => {
      last = tick().catch((error: unknown) => log.error({ err: error }, 'meeting deadlines failed'))
      void last.then(() => {
        if (!stopped) next()
      })
    })
  }
  next()
  return async () => {
    stopped = true
    cancel()
    await last
  }
}

const everyMs = 250
const goesAtOnce = 20
