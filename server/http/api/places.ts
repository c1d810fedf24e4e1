import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import type { Box } from '../../geo/boxes.ts'
import type { Point, Spot } from '../../geo/point.ts'
import { languages } from '../../i18n/languages.ts'
import { TokenBuckets } from '../../limits/buckets.ts'
import { labelsIn } from '../../places/around.ts'
import { placeIdPattern, sessionPattern } from '../../places/google/google.ts'
import { nearestPlace } from '../../places/near.ts'
import { addedByGoogle, suggestPlaces } from '../../places/suggest.ts'
import type { Scope } from '../../policy/scope.ts'
import { addressOf } from '../address.ts'
import { act } from './act.ts'
import { oneOf } from './one-of.ts'
import { Problem, unlessMissing } from './problem.ts'
import { view, viewScope } from './view.ts'
import { type Session, signedIn, whoSent } from './who.ts'

/**
 * /api/places: names for points and points for names. What everybody may know (landmarks, towns, the names on a map)
 * is given to anybody within the limits of the API; saved places, Google and pasted links need a person.
 */
export function places(context: Context) {
  const { db, clock, googlePlaces: google } = context
  const perPerson = (perMinute: number) => new TokenBuckets({ capacity: perMinute, perMinute })
  // Each costs the operator money, or somebody else a request.
  const googleLimit = perPerson(googlePerMinute)
  const linkLimit = perPerson(linksPerMinute)
  // Each keeps the server busy for a while.
  const strangers = perPerson(strangersPerMinute)
  const limited = (limit: TokenBuckets, { personId }: Session) => counted(limit, `p${personId}`)
  const counted = (limit: TokenBuckets, key: string) => {
    const waitMs = limit.take(key, clock.now())
    if (waitMs > 0) throw new Problem('too.many', { retryAfterS: Math.ceil(waitMs / 1000) })
  }

  return new Elysia({ name: 'api-places' })
    .get(
      '/places/search',
      ({ query, request, server }) => {
        const session = whoSent(context, request)
        if (session === undefined) counted(strangers, addressOf(request, server, context.config))
        const saved = session === undefined ? [] : viewScope(context, session.personId).places.saved()
        return {
          places: suggestPlaces(db.read, fewWords(query.q), { near: pointIn(query.near), saved }),
          /** Whether /api/places/google may know more. */
          more: session !== undefined && google !== undefined && query.q.trim().length >= leastForGoogle,
        }
      },
      {
        query: t.Object({ q: t.String({ maxLength: maxTyped }), near: t.Optional(coordinates) }),
        detail: { summary: 'Places by name, forgiving of spelling; own saved ones first', tags: ['Places'] },
      },
    )
    .get(
      '/places/google',
      async ({ query, request }) => {
        const session = signedIn(context, request)
        if (google === undefined) return { places: [] }
        limited(googleLimit, session)
        const near = pointIn(query.near)
        const { saved } = viewScope(context, session.personId).places
        const own = suggestPlaces(db.read, fewWords(query.q), { near, saved: saved() })
        const { session: token, language } = query
        return {
          places: addedByGoogle(own, await google.suggest(query.q, { session: token, language, near })),
        }
      },
      {
        query: t.Object({
          q: t.String({ minLength: leastForGoogle, maxLength: maxTyped }),
          near: t.Optional(coordinates),
          session: t.String({ pattern: sessionPattern }),
          language: oneOf(languages),
        }),
        detail: {
          summary: 'What Google adds to the own names; empty without a key, or when Google does not answer',
          tags: ['Places'],
        },
      },
    )
    .get(
      '/places/google/:id',
      async ({ params, query, request }) => {
        const session = signedIn(context, request)
        limited(googleLimit, session)
        const { session: token, language } = query
        const point = unlessMissing(await google?.locate(params.id, { session: token, language }))
        // Only our own name for it is handed on: Google's may be shown, but not kept.
        return { ...point, near: nearestPlace(db.read, point) ?? null }
      },
      {
        params: t.Object({ id: t.String({ pattern: placeIdPattern }) }),
        query: t.Object({
          session: t.String({ pattern: sessionPattern }),
          language: oneOf(languages),
        }),
        detail: { summary: 'Where a place that Google suggested lies', tags: ['Places'] },
      },
    )
    .get('/places/near', ({ query }) => ({ near: nearestPlace(db.read, pointFrom(query.at)) ?? null }), {
      query: t.Object({ at: coordinates }),
      detail: { summary: 'What is nearest to a point and known by name, within 2 km', tags: ['Places'] },
    })
    .get('/places/around', ({ query }) => ({ labels: labelsIn(db.read, boxIn(query.bbox)) }), {
      query: t.Object({
        bbox: t.String({ pattern: pairs(2), description: 'west,south,east,north in degrees' }),
      }),
      detail: { summary: 'The names to write on a map of that box; at most 90', tags: ['Places'] },
    })
    .post(
      '/places/read',
      async ({ body, request }) => {
        const session = signedIn(context, request)
        const { read, near } = viewScope(context, session.personId).places
        const found = read(body.text)
        if (found.is === 'spot')
          return { is: 'spot' as const, spot: found.spot, near: near(found.spot) ?? null }
        if (found.is !== 'short_link') return { ...found, near: null }
        limited(linkLimit, session)
        return resolved(context, found.url, near)
      },
      {
        body: t.Object({ text: t.String({ minLength: 1, maxLength: 4096 }) }),
        detail: { summary: 'What a pasted map link, coordinates or a plus code mean', tags: ['Places'] },
      },
    )
    .get('/places/saved', ({ request }) => view(context, request, ({ places }) => savedIn(places)), {
      detail: { summary: 'Own saved places, the newest first', tags: ['Places'] },
    })
    .post(
      '/places/saved',
      ({ request, body }) =>
        act(context, request, body, ({ places }) => {
          const { name, ...point } = body
          if (!/\p{L}/u.test(name)) throw new Problem('place.no_name')
          if (!places.save(name, point)) throw new Problem('place.full')
          return savedIn(places)
        }),
      {
        body: t.Object({
          name: t.String({ minLength: 1, maxLength: 18 }),
          latitude: t.Number({ minimum: -90, maximum: 90 }),
          longitude: t.Number({ minimum: -180, maximum: 180 }),
        }),
        detail: { summary: 'Save a place under a name; a name used before moves there', tags: ['Places'] },
      },
    )
    .delete(
      '/places/saved/:id',
      ({ request, params }) =>
        act(context, request, null, ({ places }) => {
          if (!places.forget(params.id)) throw new Problem('not.found')
          return savedIn(places)
        }),
      {
        params: t.Object({ id: t.Integer({ minimum: 1 }) }),
        detail: { summary: 'Forget a saved place', tags: ['Places'] },
      },
    )
}

/** A link that leads to one with a position. What cannot be looked up now is said, so that another way is taken. */
async function resolved(
  { resolveLink, log }: Context,
  url: string,
  near: Scope['places']['near'],
): Promise<
  | { is: 'spot'; spot: Spot; near: NonNullable<ReturnType<typeof near>> | null }
  | { is: 'no_position' | 'unreachable'; name?: string; near: null }
> {
  if (resolveLink === undefined) return { is: 'unreachable', near: null }
  try {
    const found = await resolveLink(url)
    if ('spot' in found) return { is: 'spot', spot: found.spot, near: near(found.spot) ?? null }
    log.info({ problem: found.nothing }, 'a short link led to no position')
    return { is: 'no_position', near: null, ...(found.name !== undefined && { name: found.name }) }
  } catch (error) {
    log.warn({ err: error }, 'a short link could not be looked up')
    return { is: 'unreachable', near: null }
  }
}

const savedIn = ({ saved, limits }: Scope['places']) => ({ places: saved(), most: limits.saved })

const pointIn = (text: string | undefined): Point | undefined =>
  text === undefined ? undefined : pointFrom(text)

function pointFrom(text: string): Point {
  const [latitude = 0, longitude = 0] = text.split(',').map(Number)
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude }
  throw new Problem('request.invalid', {
    fields: [{ field: 'at', detail: 'latitude −90 to 90, longitude −180 to 180' }],
  })
}

function boxIn(text: string): Box {
  const [minLon = 0, minLat = 0, maxLon = 0, maxLat = 0] = text.split(',').map(Number)
  if (minLat < maxLat && minLon < maxLon && Math.abs(minLat) <= 90 && Math.abs(maxLat) <= 90)
    return { minLat, maxLat, minLon, maxLon }
  throw new Problem('request.invalid', {
    fields: [{ field: 'bbox', detail: 'west,south,east,north, west and south first' }],
  })
}

function pairs(howMany: number): string {
  const pair = '-?\\d{1,3}(\\.\\d{1,15})?,-?\\d{1,3}(\\.\\d{1,15})?'
  return `^${Array(howMany).fill(pair).join(',')}$`
}
const coordinates = t.String({ pattern: pairs(1), description: 'latitude,longitude in degrees' })
/** Names have no more, and each word costs. */
const fewWords = (text: string): string =>
  text
    .slice(0, maxCharacters)
    .split(/[\s,;./-]+/u)
    .filter((word) => word !== '')
    .slice(0, maxWords)
    .join(' ')
/** A line on a map's page; what of it names a place comes first. */
const maxTyped = 120
const maxCharacters = 60
const maxWords = 6
const strangersPerMinute = 60
const leastForGoogle = 3
const googlePerMinute = 60
const linksPerMinute = 6
