import type { Reader } from '../db/open.ts'
import { documentsWaiting, readingSuccess } from '../documents/metrics.ts'
import { isOn } from '../flags/flags.ts'
import type { HealthStatus } from './health.ts'

/** Whether papers that people sent are fetched, read, and read well. */
export function documents(
  read: Reader,
  now: number,
  told: (ms: number) => string,
): { status: HealthStatus; finding: string; cure?: string } {
  const { reading, fetching } = documentsWaiting(read)
  const ageMs = (since: number | null) => (since === null ? 0 : Math.max(0, now - since))
  const waits = [
    `${reading.count} wait to be read, the oldest for ${told(ageMs(reading.since))}`,
    ...(fetching.count === 0
      ? []
      : [`${fetching.count} to be fetched, the oldest for ${told(ageMs(fetching.since))}`]),
  ].join('; ')
  const { settled, ours } = readingSuccess(read, now - dayMs)
  const share = settled === 0 ? 1 : (settled - ours) / settled
  const finding = `${waits}; ${settled} dealt with in a day, ${(Math.floor(share * 1000) / 10).toFixed(1)} % of them without a fault of ours`
  if (settled >= fewest && share < 0.95) {
    const cure =
      'Look at the log for "reading a document failed" and at the load and memory of the machine; a slow one needs a longer OCR_TIME_LIMIT_MS, or OCR_SECOND_READER=off.'
    return { status: share < 0.8 ? 'unhealthy' : 'degraded', finding, cure }
  }
  if (!isOn(read, 'ocr_processing')) {
    const off = `reading is switched off; ${finding}`
    if (ageMs(reading.since) < hourMs) return { status: 'ok', finding: off }
    return { status: 'degraded', finding: off, cure: 'Switch ocr_processing on again: people wait.' }
  }
  const waitedMs = ageMs(reading.since)
  if (waitedMs >= patienceMs) {
    const cure =
      'Start the server if none is running; else give it more OCR_WORKERS if the machine has cores, and look at its log for "a document could not be read".'
    return { status: waitedMs >= hourMs ? 'unhealthy' : 'degraded', finding, cure }
  }
  if (ageMs(fetching.since) >= patienceMs) {
    const why = fetching.problem === null ? '' : ` (${fetching.problem})`
    const cure = `Run "inzira doctor": it tries the token, Meta and MEDIA_DIR${why}.`
    return { status: 'degraded', finding, cure }
  }
  return { status: 'ok', finding }
}

/** Of fewer a share says nothing. */
const fewest = 10
/** A document takes seconds, an album some minutes. */
const patienceMs = 300_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
