import type { Clock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import type { Log } from '../log.ts'
import { nextTimerAt } from '../timers/timers.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Sender } from './sender.ts'
import { fireDueTimers } from './timers.ts'

/**
 * Four times a second: fires the timers that are due, and looks for work written by another process (a replay, a
 * retry). Costs two small reads when there is nothing to do. Returns how to stop it.
 */
export function startTicking(parts: {
  db: Db
  clock: Clock
  log: Log
  dispatcher: Dispatcher
  sender: Sender
  /** Reads stored deliveries; a replay of a file adds some. */
  unpacker: { wake(): void }
}): () => Promise<void> {
  const { db, clock, log, dispatcher, sender, unpacker } = parts
  let cancel = () => {}
  let stopped = false
  let last: Promise<void> = Promise.resolve()
  const tick = async () => {
    if (db.changedOutside()) {
      unpacker.wake()
      dispatcher.sweep()
      sender.sweep()
    }
    const due = nextTimerAt(db.read)
    if (due === undefined || due > clock.now()) return
    const lanes = await db.write((tx) => fireDueTimers(tx, clock.now(), timersAtOnce))
    dispatcher.wake(lanes)
  }
  const next = () => {
    cancel = clock.after(everyMs, () => {
      last = tick().catch((error: unknown) => log.error({ err: error }, 'looking for timers failed'))
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
const timersAtOnce = 100
