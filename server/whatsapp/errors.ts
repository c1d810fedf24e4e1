import type { Refusal } from '../queue/refuse.ts'

const number = new Set([4, 80007, 130429, 1, 2, 131000, 131016, 131057, 133004])
const pause = new Set([0, 3, 10, 190, 33, 368, 131005, 131031, 131042, 131045, 131048, 131064, 133010])

/**
 * What to do about a refusal of the Graph API, told by error.code rather than by HTTP status.
 * Source: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
export function classify(code: number | null, httpStatus: number | null, isTransient = false): Refusal {
  if (code === 131047) return 'window'
  if (code === 131050) return 'opted_out'
  if (code === 131056) return 'recipient'
  if (code === 131053) return 'media'
  if (code !== null && (pause.has(code) || (code >= 200 && code <= 299))) return 'pause'
  if (code !== null && number.has(code)) return 'number'
  if (isTransient || (httpStatus !== null && (httpStatus >= 500 || httpStatus === 429))) return 'number'
  if (httpStatus === 401) return 'pause'
  // Without Meta's own code it is not Meta who answered but something on the way.
  if (code === null && httpStatus !== null) return httpStatus === 403 ? 'pause' : 'number'
  return 'never'
}
