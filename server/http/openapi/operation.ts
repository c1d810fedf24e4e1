import { type ProblemCode, problems } from '../api/problems.ts'
import { isPublic, isWithoutKey } from './public.ts'

/** One method of one path, as far as it is looked at here. */
export interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  security?: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: unknown
  responses?: Record<string, Response>
}

interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema: unknown
}

interface Response {
  description: string
  headers?: Record<string, unknown>
  content?: Record<string, unknown>
}

/** What a route says of itself, with what the gate and the writes add to every route. */
export function completed(
  at: { method: string; path: string; isSocket: boolean },
  operation: Operation,
): Operation {
  const { method, path } = at
  const isWrite = method !== 'get'
  const needsKey = isWrite && !isWithoutKey(method, path)
  return {
    ...operation,
    security: isPublic(method, path) ? [] : [{ session: [] }],
    parameters: [
      ...(operation.parameters ?? []),
      ...(needsKey ? [idempotencyKey] : isWrite ? [] : [ifNoneMatch]),
    ],
    responses: {
      ...(at.isSocket
        ? { 101: { description: 'The connection becomes a WebSocket' } }
        : { 200: operation.responses?.['200'] ?? answer }),
      ...(isWrite || at.isSocket ? {} : { 304: { description: 'What the browser has still holds' } }),
      ...operation.responses,
      ...refusals(codesOf(at, operation, { isWrite, needsKey })),
    },
  }
}

const answer: Response = {
  description: 'Done, or found',
  content: { 'application/json': { schema: { type: 'object' } } },
}

/** By status, with the codes that tell them apart. */
function refusals(codes: ProblemCode[]): Record<string, Response> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries([...byStatus].map(([status, of]) => [String(status), refusal(status, of)]))
}

const refusal = (status: number, codes: ProblemCode[]): Response => ({
  description: codes.map((code) => `\`${code}\` ${problems[code].title}`).join(' · '),
  ...((status === 429 || status === 503) && {
    headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
  }),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: codes } } },
        ],
      },
    },
  },
})

function codesOf(
  { method, path }: { method: string; path: string },
  { requestBody, parameters = [] }: Operation,
  { isWrite, needsKey }: { isWrite: boolean; needsKey: boolean },
): ProblemCode[] {
  const areas = areasOf(path)
  const ofArea = (Object.keys(problems) as ProblemCode[]).filter((code) =>
    areas.some((area) => code.startsWith(`${area}.`)),
  )
  const takes = requestBody !== undefined || parameters.length > 0
  return [
    ...(takes ? (['request.invalid'] as const) : []),
    ...(requestBody === undefined ? [] : (['request.unreadable', 'request.too_large'] as const)),
    ...(isWrite ? (['request.foreign'] as const) : []),
    ...(needsKey ? (['key.missing', 'key.reused'] as const) : []),
    ...(isPublic(method, path) ? [] : (['session.missing'] as const)),
    'not.found',
    ...(isWrite ? (['feature.off', 'person.stopped'] as const) : []),
    ...(isWrite || path.includes('{') ? ofArea : []),
    'too.many',
    'server.failed',
    'server.unavailable',
  ]
}

/** Whose refusals a path may answer with; of a path that is not known here, anybody's. */
function areasOf(path: string): readonly string[] {
  const [, , segment = ''] = path.split('/')
  return Object.hasOwn(areas, segment) ? (areas[segment] ?? []) : [...new Set(Object.values(areas).flat())]
}

const areas: Record<string, readonly string[]> = {
  bookings: ['trip'],
  config: [],
  drive: ['drive', 'ride'],
  history: [],
  me: [],
  nearby: [],
  offers: ['ride', 'drive'],
  papers: ['paper', 'vehicle', 'storage'],
  places: ['place'],
  profile: [],
  push: [],
  qr: ['qr'],
  rides: ['ride'],
  sessions: [],
  'sign-in': [],
  'sign-out': [],
  trips: ['trip', 'drive'],
  who: [],
  vehicles: ['vehicle'],
}

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new one for each action, the same one for each try of it',
  schema: { type: 'string', pattern: '^[\\w-]{8,100}$' },
}

const ifNoneMatch: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The ETag of the answer that is held already',
  schema: { type: 'string' },
}
