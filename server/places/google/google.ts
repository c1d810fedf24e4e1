import * as v from 'valibot'
import { sentenceOf } from '../../error.ts'
import type { Point } from '../../geo/point.ts'
import type { Language } from '../../i18n/languages.ts'
import type { Log } from '../../log.ts'
import { pointOf } from '../links/position.ts'

/** A place that Google suggests. Its position is asked for once it is chosen; nothing of it is kept. */
export interface GooglePlace {
  placeId: string
  name: string
  within?: string
  /** From where the person is. */
  distanceM?: number
}

/** What a person types until they choose, and the choice, are one session for Google, under one token. */
export interface Asking {
  session: string
  language: Language
}

export interface GooglePlaces {
  /** None when Google cannot be asked at the moment: the own names go on. */
  suggest(words: string, asking: Asking & { near?: Point | undefined }): Promise<GooglePlace[]>
  /** Undefined when Google does not know it, or cannot be asked. */
  locate(placeId: string, asking: Asking): Promise<Point | undefined>
}

export interface GoogleOptions {
  key: string
  log: Log
  /** Looked at before each call, told after it: queue/breaker.ts. */
  breaker: {
    waitMs(): number
    succeeded(): void
    failed(why: string): void
    trip(why: string): void
  }
  url?: string
  timeoutMs?: number
}

/**
 * Places API (New), asked by this server so that the key stays here. Source:
 * developers.google.com/maps/documentation/places/web-service/reference/rest/v1/places/autocomplete and …/places/get
 */
export function googlePlaces(options: GoogleOptions): GooglePlaces {
  const { key, log, breaker, url = 'https://places.googleapis.com', timeoutMs = 2000 } = options

  async function ask<Schema extends v.GenericSchema>(
    path: string,
    fields: string,
    schema: Schema,
    body?: object,
  ): Promise<v.InferOutput<Schema> | undefined> {
    if (breaker.waitMs() > 0) return undefined
    try {
      const response = await fetch(`${url}/v1/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'x-goog-api-key': key,
          // Only what is named here is answered and paid for.
          'x-goog-fieldmask': fields,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const answer: unknown = await response.json()
      if (response.ok) {
        const understood = v.parse(schema, answer)
        breaker.succeeded()
        return understood
      }
      refused(response.status, answer)
    } catch (error) {
      const why = withoutKey(sentenceOf(error))
      log.warn({ why }, 'Google Places does not answer: people are offered our own names')
      breaker.failed(why)
    }
    return undefined
  }

  function refused(status: number, answer: unknown): void {
    const { error } = v.parse(refusal, answer)
    const why = withoutKey(`${status} ${error.status}: ${error.message}`)
    // The place is gone, or its id was never one: that says nothing of the service.
    if (status === 404 || (status === 400 && !/api key/i.test(error.message))) {
      breaker.succeeded()
      log.info({ why }, 'Google Places could not use a question')
      return
    }
    log.warn({ why }, 'Google Places refuses: people are offered our own names')
    // A wrong key, or one without rights or money, is mended by the operator only.
    if (status === 400 || status === 401 || status === 403) breaker.trip(why)
    else breaker.failed(why)
  }

  const withoutKey = (text: string): string => text.replaceAll(key, '***')

  return {
    async suggest(words, { session, language, near }) {
      const input = [...words.trim()].slice(0, maxInput).join('')
      if (input === '') return []
      const answer = await ask('places:autocomplete', suggestionFields, suggestions, {
        input,
        sessionToken: session,
        languageCode: languageCodes[language],
        regionCode: 'rw',
        includedRegionCodes: ['rw'],
        locationBias: { circle: { center: near ?? kigali, radius: near === undefined ? townM : nearM } },
        ...(near !== undefined && { origin: near }),
      })
      return (answer?.suggestions ?? []).flatMap(({ placePrediction }) => placePrediction ?? []).map(asPlace)
    },

    async locate(placeId, { session, language }) {
      const query = new URLSearchParams({ sessionToken: session, languageCode: languageCodes[language] })
      const path = `places/${encodeURIComponent(placeId)}?${query}`
      const answer = await ask(path, 'id,location', details)
      return answer?.location && pointOf(answer.location.latitude, answer.location.longitude)
    },
  }
}

function asPlace({
  placeId,
  structuredFormat,
  text,
  distanceMeters,
}: v.InferOutput<typeof prediction>): GooglePlace {
  const within = structuredFormat?.secondaryText?.text
  return {
    placeId,
    name: structuredFormat?.mainText.text ?? text?.text ?? '',
    ...(within !== undefined && { within }),
    ...(distanceMeters !== undefined && { distanceM: distanceMeters }),
  }
}

/** A version 4 UUID, as Google recommends: at most 36 characters of base64 for addresses. */
export const sessionPattern = '^[A-Za-z0-9_-]{16,36}$'
/** Ids grow longer without notice; these characters are all that they are made of. */
export const placeIdPattern = '^[A-Za-z0-9_-]{10,300}$'

/** Google does not speak Kinyarwanda; names of places are the same in English. */
const languageCodes: Record<Language, string> = { en: 'en', fr: 'fr', rw: 'en', sw: 'sw' }
const suggestionFields = [
  'suggestions.placePrediction.placeId',
  'suggestions.placePrediction.structuredFormat.mainText.text',
  'suggestions.placePrediction.structuredFormat.secondaryText.text',
  'suggestions.placePrediction.distanceMeters',
].join()

const words = v.object({ text: v.string() })
const prediction = v.object({
  placeId: v.string(),
  text: v.optional(words),
  structuredFormat: v.optional(v.object({ mainText: words, secondaryText: v.optional(words) })),
  distanceMeters: v.optional(v.number()),
})
/** Without any suggestion the answer is {}. */
const suggestions = v.object({
  suggestions: v.optional(v.array(v.object({ placePrediction: v.optional(prediction) }))),
})
const details = v.object({
  location: v.optional(v.object({ latitude: v.number(), longitude: v.number() })),
})
const refusal = v.object({ error: v.object({ status: v.string(), message: v.string() }) })

const kigali: Point = { latitude: -1.9441, longitude: 30.0619 }
const townM = 50_000
const nearM = 20_000
const maxInput = 80
