import type { Reader } from '../db/open.ts'
import { waitingForOperator } from '../documents/browse.ts'
import { documentsWaiting, type ReadingSuccess, readingSuccess } from '../documents/metrics.ts'
import { isOn } from '../flags/flags.ts'
import type { HealthStatus } from './health.ts'

interface Finding {
  status: HealthStatus
  finding: string
  cure?: string
}

type Told = (ms: number) => string

/** Whether papers that people sent are fetched, read, and read well. */
export function documents(read: Reader, now: number, told: Told): Finding {
  const { reading, fetching } = documentsWaiting(read)
  const ageMs = (since: number | null) => (since === null ? 0 : Math.max(0, now - since))
  const success = readingSuccess(read, now - dayMs)
  const finding = [
    reading.count === 0
      ? 'none waits to be read'
      : `${reading.count} ${reading.count === 1 ? 'waits' : 'wait'} to be read, the oldest for ${told(ageMs(reading.since))}`,
    ...(fetching.count === 0
      ? []
      : [`${fetching.count} to be fetched, the oldest for ${told(ageMs(fetching.since))}`]),
    wentSo(success),
  ].join('; ')
  const isOff = !isOn(read, 'ocr_processing')
  if (isOff && reading.count > 0) {
    const cure = 'People wait: "inzira flags set ocr_processing on" lets them be read.'
    return { status: 'degraded', finding: `reading is switched off; ${finding}`, cure }
  }
  const status = successStatus(success)
  if (status !== 'ok') return { status, finding, cure: cureOf(success) }
  if (isOff) return { status: 'ok', finding: `reading is switched off; ${finding}` }
  const waitedMs = ageMs(reading.since)
  if (waitedMs >= patienceMs) {
    const cure =
      'Start the server if none is running; else give it more OCR_WORKERS if the machine has cores, and look at its log for "a document could not be read".'
    return { status: waitedMs >= hourMs ? 'unhealthy' : 'degraded', finding, cure }
  }
  if (ageMs(fetching.since) >= patienceMs) {
    const why = fetching.problem === null ? '' : ` (${fetching.problem})`
    const cure = `The token, Meta or MEDIA_DIR stands in the way${why}: mend what "inzira doctor" says of them.`
    return { status: 'degraded', finding, cure }
  }
  return { status: 'ok', finding }
}

/** Whether drivers wait for the operator's word, who is told by nobody else. */
export function approvals(read: Reader, now: number, told: Told): Finding {
  const { count, since } = waitingForOperator(read)
  if (count === 0 || since === null) return { status: 'ok', finding: 'no vehicle waits for you' }
  const ageMs = Math.max(0, now - since)
  const finding = `${count} ${count === 1 ? 'vehicle waits' : 'vehicles wait'} for you, the oldest for ${told(ageMs)}: "inzira vehicles list --waiting"`
  if (ageMs < operatorAnswersWithinMs) return { status: 'ok', finding }
  const cure =
    'Their drivers cannot work with them. "inzira vehicles show" what the list names, then "vehicles verify" or "vehicles reject" it.'
  return { status: 'degraded', finding, cure }
}

/** What pictures are at fault for is among the good: "inzira ocr stats" counts it as not read. */
function wentSo({ settled, ours }: ReadingSuccess): string {
  if (settled === 0) return 'none dealt with in a day'
  if (ours === 0) return `${settled} dealt with in a day, none failed by a fault of ours`
  const share = Math.floor(((settled - ours) / settled) * 1000) / 10
  return `${settled} dealt with in a day, ${ours} failed by a fault of ours (${share.toFixed(1)} % went without)`
}

function successStatus({ settled, ours, lately }: ReadingSuccess): HealthStatus {
  const share = settled === 0 ? 1 : (settled - ours) / settled
  if (settled >= fewest && share < 0.95) return share < 0.8 ? 'unhealthy' : 'degraded'
  if (lately >= tooManyLately) return 'degraded'
  return ours >= tooManyLately && share < 0.5 ? 'degraded' : 'ok'
}

function cureOf({ ours, slow, lately, isLatelySlow }: ReadingSuccess): string {
  const isSlow = lately >= tooManyLately ? isLatelySlow : slow * 2 >= ours
  return isSlow
    ? 'Reading takes longer than OCR_TIME_LIMIT_MS. See "inzira ocr stats --by-day" for how long it used to take, and the load of the machine: no more OCR_WORKERS than free cores; OCR_SECOND_READER=off is quicker; then raise OCR_TIME_LIMIT_MS.'
    : 'The reader breaks: look at the log for "a document failed by no fault of its sender", and at the free memory of the machine (250 MB for each of OCR_WORKERS; OCR_SECOND_READER=off saves some).'
}

/** Of fewer a share says nothing, unless most went wrong. */
const fewest = 10
/** Of the last five tries. */
const tooManyLately = 3
/** A document takes seconds, an album some minutes. */
const patienceMs = 300_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const operatorAnswersWithinMs = dayMs
