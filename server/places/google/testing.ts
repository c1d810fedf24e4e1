import { distanceM } from '../../geo/distance.ts'
import type { Point } from '../../geo/point.ts'

interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body: Record<string, unknown> | undefined
}

/**
 * Places API (New) as its reference describes it, refusing what Google refuses: no key, a wrong key, fields that do
 * not exist, a mask that is missing or names what is not there, a session token that is none or was used up.
 * Source: developers.google.com/maps/documentation/places/web-service/reference/rest/v1/places
 */
export class GoogleStandIn {
  readonly key = `AIza${'x'.repeat(35)}`
  asked: Asked[] = []
  /** Sessions that ended with a request for details: used again they would be billed one by one. */
  readonly endedSessions = new Set<string>()
  /** Answers instead of everything else. */
  trouble: (() => Response | Promise<Response>) | undefined
  readonly #server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: (request) => this.#answer(request) })

  get url(): string {
    return `http://127.0.0.1:${this.#server.port}`
  }

  forget(): void {
    this.asked = []
    this.endedSessions.clear()
    this.trouble = undefined
  }

  stop(): Promise<void> {
    return this.#server.stop(true)
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const text = await request.text()
    const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>)
    const headers = Object.fromEntries(request.headers)
    this.asked.push({ method: request.method, path: pathname, headers, body })
    if (this.trouble !== undefined) return this.trouble()
    const key = headers['x-goog-api-key'] ?? searchParams.get('key')
    if (key === null || key === undefined)
      return refuse(
        403,
        'PERMISSION_DENIED',
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      )
    if (key !== this.key)
      return refuse(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.')
    if (pathname === '/v1/places:autocomplete' && request.method === 'POST')
      return this.#autocomplete(headers, body ?? {})
    const [, placeId] = /^\/v1\/places\/([^/:]+)$/.exec(pathname) ?? []
    if (placeId !== undefined && request.method === 'GET')
      return this.#details(decodeURIComponent(placeId), headers, searchParams)
    return new Response('<html>404. That’s an error.</html>', { status: 404 })
  }

  #autocomplete(headers: Record<string, string>, body: Record<string, unknown>): Response {
    if (!headers['content-type']?.startsWith('application/json'))
      return refuse(400, 'INVALID_ARGUMENT', 'Invalid value at \'input\' (TYPE_STRING), "json"')
    const stranger = Object.keys(body).find((name) => !autocompleteFields.has(name))
    if (stranger !== undefined)
      return refuse(
        400,
        'INVALID_ARGUMENT',
        `Invalid JSON payload received. Unknown name "${stranger}": Cannot find field.`,
      )
    const fields = maskOf(headers['x-goog-fieldmask'] ?? '*', suggestionPaths)
    if (fields instanceof Response) return fields
    const { input, sessionToken, includedRegionCodes, locationBias, origin } = body as {
      input?: unknown
      sessionToken?: unknown
      includedRegionCodes?: string[]
      locationBias?: { circle?: { center?: Point; radius?: number } }
      origin?: Point
    }
    if (typeof input !== 'string' || input === '') return refuse(400, 'INVALID_ARGUMENT', 'Empty input.')
    if (!isSession(sessionToken))
      return refuse(400, 'INVALID_ARGUMENT', 'Invalid session_token: it must be URL and filename safe.')
    if (this.endedSessions.has(sessionToken))
      throw new Error('a session was used again after its place had been chosen')
    if (!(includedRegionCodes ?? []).every((code) => /^[a-z]{2}$/i.test(code)))
      return refuse(400, 'INVALID_ARGUMENT', 'Invalid included_region_codes.')
    const radius = locationBias?.circle?.radius ?? 0
    if (radius < 0 || radius > 50_000)
      return refuse(400, 'INVALID_ARGUMENT', 'Invalid location_bias circle radius: 0.0 to 50000.0.')
    const found = places.filter(({ name }) => name.toLowerCase().includes(input.toLowerCase()))
    if (found.length === 0) return Response.json({})
    return Response.json({
      suggestions: found.slice(0, 5).map(({ id, name, address, location }) => ({
        placePrediction: only(fields, 'suggestions.placePrediction', {
          place: `places/${id}`,
          placeId: id,
          text: { text: `${name}, ${address}`, matches: [{ endOffset: input.length }] },
          structuredFormat: {
            mainText: { text: name, matches: [{ endOffset: input.length }] },
            secondaryText: { text: address },
          },
          types: ['point_of_interest', 'establishment'],
          ...(origin !== undefined && { distanceMeters: Math.round(distanceM(origin, location)) }),
        }),
      })),
    })
  }

  #details(placeId: string, headers: Record<string, string>, query: URLSearchParams): Response {
    const mask = headers['x-goog-fieldmask'] ?? query.get('fields') ?? query.get('$fields')
    if (mask === null || mask === undefined)
      return refuse(
        400,
        'INVALID_ARGUMENT',
        'FieldMask is a required parameter. See https://cloud.google.com/apis/docs/system-parameters on how to provide it. As an example, you can set the header \'X-Goog-FieldMask\' with value "*" to get all the fields.',
      )
    const fields = maskOf(mask, placePaths)
    if (fields instanceof Response) return fields
    const session = query.get('sessionToken')
    if (session !== null && !isSession(session))
      return refuse(400, 'INVALID_ARGUMENT', 'Invalid session_token: it must be URL and filename safe.')
    const place = places.find(({ id }) => id === placeId)
    if (place === undefined)
      return /^[\w-]{10,}$/.test(placeId)
        ? refuse(
            404,
            'NOT_FOUND',
            'The Place ID is no longer valid. Please refresh cached Place IDs as per https://developers.google.com/maps/documentation/places/web-service/place-id#save-id',
          )
        : refuse(400, 'INVALID_ARGUMENT', `Not a valid Place ID: ${placeId}`)
    if (session !== null) this.endedSessions.add(session)
    return Response.json(
      only(fields, '', {
        name: `places/${place.id}`,
        id: place.id,
        displayName: { text: place.name, languageCode: 'en' },
        formattedAddress: place.address,
        location: place.location,
      }),
    )
  }
}

function refuse(code: number, status: string, message: string): Response {
  return Response.json({ error: { code, message, status } }, { status: code })
}

/** The paths of a mask, or Google's refusal of one with blanks in it or with a field that there is not. */
function maskOf(mask: string, known: string[]): string[] | Response {
  const fields = mask.split(',')
  const wrong = fields.find((field) => field !== '*' && !known.includes(field))
  if (wrong === undefined) return fields
  return refuse(
    400,
    'INVALID_ARGUMENT',
    `Error expanding 'fields' parameter. Cannot find matching fields for path '${wrong}'.`,
  )
}

/** What of an answer the mask lets through. */
function only(fields: string[], prefix: string, value: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value)) {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const isWhole = fields.some((field) => field === '*' || path === field || path.startsWith(`${field}.`))
    if (isWhole) kept[name] = inner
    else if (fields.some((field) => field.startsWith(`${path}.`)) && typeof inner === 'object')
      kept[name] = only(fields, path, inner as Record<string, unknown>)
  }
  return kept
}

const isSession = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{1,36}$/.test(value)

const autocompleteFields = new Set([
  'input',
  'locationBias',
  'locationRestriction',
  'includedPrimaryTypes',
  'includedRegionCodes',
  'languageCode',
  'regionCode',
  'origin',
  'inputOffset',
  'includeQueryPredictions',
  'sessionToken',
  'includePureServiceAreaBusinesses',
])
const predictionPaths = [
  'place',
  'placeId',
  'text',
  'text.text',
  'structuredFormat',
  'structuredFormat.mainText',
  'structuredFormat.mainText.text',
  'structuredFormat.secondaryText',
  'structuredFormat.secondaryText.text',
  'types',
  'distanceMeters',
]
const suggestionPaths = [
  'suggestions',
  'suggestions.placePrediction',
  ...predictionPaths.map((path) => `suggestions.placePrediction.${path}`),
]
const placePaths = ['name', 'id', 'displayName', 'displayName.text', 'formattedAddress', 'location']

const places = [
  {
    id: 'ChIJStandIn_mocha_cafe_01',
    name: 'Mocha Corner',
    address: 'KG 7 Avenue, Kigali, Rwanda',
    location: { latitude: -1.9371, longitude: 30.0889 },
  },
  {
    id: 'ChIJStandIn_kimironko_02',
    name: 'Kimironko Market',
    address: 'KG 11 Avenue, Kigali, Rwanda',
    location: { latitude: -1.9495, longitude: 30.1262 },
  },
  {
    id: 'ChIJStandIn_kimironko_03',
    name: 'Kimironko Pharmacy',
    address: 'KG 11 Avenue, Kigali, Rwanda',
    location: { latitude: -1.9502, longitude: 30.1271 },
  },
]
