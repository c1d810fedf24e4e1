import * as v from 'valibot'
import { type Check, type Found, ok, warn } from './check.ts'
import { looked } from './looked.ts'

/** Whether Google takes the key. Without it search goes on with our own names, so nothing here is more than a warning. */
export const checkGoogle = (
  key: string,
  { url = 'https://places.googleapis.com', timeoutMs = 5000 }: { url?: string; timeoutMs?: number } = {},
): Promise<Check> => looked('Google places', () => asked(key, url, timeoutMs), cure)

/**
 * Asks for nothing but the id of a place that is known, which Google does not charge: Place Details, SKU "IDs Only",
 * developers.google.com/maps/documentation/places/web-service/usage-and-billing
 */
async function asked(key: string, url: string, timeoutMs: number): Promise<Found> {
  const response = await fetch(`${url}/v1/places/${examplePlace}`, {
    headers: { 'x-goog-api-key': key, 'x-goog-fieldmask': 'id' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const answer = v.safeParse(refusal, await response.json())
  const said = answer.success ? answer.output.error.message.replaceAll(key, '***') : ''
  // That the place has another id by now is an answer too: the key was taken before.
  if (response.ok || response.status === 404) return ok('Google takes the key')
  if (response.status === 400 && !/api key/i.test(said)) return ok('Google takes the key')
  if (response.status === 429)
    return warn(`Google wants fewer questions: ${said}`, 'Look at the quota in Google’s console.')
  return warn(`Google refuses the key: ${response.status} ${said}`, cure)
}

const cure =
  'Check GOOGLE_MAPS_API_KEY, that "Places API (New)" is enabled for it, and that it may be used from this server; until then search offers our own names only.'
/** The one in Google’s own documents. */
const examplePlace = 'ChIJN1t_tDeuEmsRUsoyG83frY4'
const refusal = v.object({ error: v.object({ message: v.string() }) })
