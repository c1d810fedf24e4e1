import type { Clock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import type { Log } from '../log.ts'
import type { RideRules } from '../rides/rules.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Sender } from './sender.ts'
import { sweeps } from './sweeps.ts'

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
}): () => Promise<void> {
  const { db, clock, log, rules, dispatcher, sender, unpacker } = parts
  let cancel = () => {}
  let stopped = false
  let last: Promise<void> = Promise.resolve()
  const tick = async () => {
    if (db.changedOutside()) {
      unpacker.wake()
      dispatcher.sweep()
      sender.sweep()
    }
    for (const [name, { dueAt, run }] of Object.entries(sweeps)) {
      const due = dueAt(db.read)
      if (due === undefined || due > clock.now()) continue
      try {
        dispatcher.wake(await db.write((tx) => run(tx, { now: clock.now(), rules, limit: atOnce })))
      } catch (error) {
        // One that fails must not keep the others from what is due.
        log.error({ sweep: name, err: error }, 'a deadline could not be met; it will be tried again')
      }
    }
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
const atOnce = 100
