import type { Clock } from '../../clock.ts'
import type { Db } from '../../db/open.ts'
import type { Log } from '../../log.ts'
import { loadGazetteer } from './load.ts'

/**
 * Loads the built-in names beside the server's work, if they are not there yet; until then places are found by the
 * rest. What waited while the server was away goes first. Returns what stops it; broken off, the next start goes on.
 */
export function beginGazetteer({ db, clock, log }: { db: Db; clock: Clock; log: Log }): () => Promise<void> {
  const stop = new AbortController()
  let loading: Promise<void> | undefined
  const cancel = clock.after(startedMs, () => {
    loading = load(stop.signal)
  })
  return async () => {
    cancel()
    stop.abort()
    await loading
  }

  async function load(signal: AbortSignal): Promise<void> {
    try {
      const { isNew, places, tookMs, longestSliceMs } = await loadGazetteer(db, { now: clock.now(), signal })
      const rounded = { tookMs: Math.round(tookMs), longestSliceMs: Math.round(longestSliceMs) }
      if (isNew) log.info({ places, ...rounded }, 'the names of Rwanda are loaded')
    } catch (error) {
      const sentence = 'the names of Rwanda could not be loaded; the next start tries again'
      log.error({ err: error }, sentence)
    }
  }
}

const startedMs = 1000
