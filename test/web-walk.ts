import { randomUUID } from 'node:crypto'
import type { Context } from '../server/context.ts'
import type { TestAnswer } from '../server/http/api/testing.ts'
import { httpApp } from '../server/http/app.ts'
import type { OpenApiDocument } from '../server/http/openapi/document.ts'
import type { Operation } from '../server/http/openapi/operation.ts'
import { personOf } from '../server/people/identity.ts'
import { openSession } from '../server/sessions/session.ts'
import { type Schema, sampleOf } from './web-samples.ts'

/** A way through every route that the API's document names. */
export interface Route {
  /** "post /api/rides" */
  name: string
  method: string
  path: string
  operation: Operation
  /** A body that its schema takes; undefined for what has none. */
  body: unknown
  isSocket: boolean
}

/** Sends requests as our own page would; `body` as it is when it is text or a form, else as JSON. */
export type Sender = (
  method: string,
  address: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<TestAnswer>

export interface Walk {
  routes: Route[]
  nobody: Sender
  /** A browser in which the person with this number has just signed in. */
  signedIn(waId: string): Promise<Sender>
}

export async function walkOver(context: Context): Promise<Walk> {
  const app = httpApp(context)
  const senderWith =
    (always: Record<string, string>): Sender =>
    async (method, address, body, headers = {}) => {
      const isJson = body !== undefined && typeof body !== 'string' && !(body instanceof FormData)
      const response = await app.handle(
        new Request(`http://localhost${address}`, {
          method,
          headers: {
            ...always,
            ...(method !== 'GET' && { 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() }),
            ...(isJson && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as string | FormData) }),
        }),
      )
      const text = await response.text()
      const isAnswer = response.headers.get('content-type')?.includes('json') === true && text !== ''
      return { status: response.status, headers: response.headers, body: isAnswer ? JSON.parse(text) : text }
    }
  const nobody = senderWith({})
  const { paths } = (await nobody('GET', '/api/openapi.json')).body as OpenApiDocument
  return {
    routes: Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        name: `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        operation,
        body: bodyOf(operation),
        isSocket: operation.responses?.['101'] !== undefined,
      })),
    ),
    nobody,
    async signedIn(waId) {
      const now = context.clock.now()
      const { token } = await context.db.write((tx) => {
        const personId = personOf(tx, { waId }, now)
        return openSession(tx, { personId, loginId: null, device: 'Chrome, Android' }, now)
      })
      return senderWith({ cookie: `inzira=${token}` })
    },
  }
}

function bodyOf({ requestBody }: Operation): unknown {
  const { content } = (requestBody ?? {}) as { content?: Record<string, { schema: Schema }> }
  const [type, media] = Object.entries(content ?? {})[0] ?? []
  if (media === undefined) return undefined
  return type === 'multipart/form-data' ? formOf(media.schema) : sampleOf(media.schema)
}

function formOf({ properties = {} }: Schema): FormData {
  const form = new FormData()
  for (const [name, schema] of Object.entries(properties as Record<string, Schema>)) {
    if (schema.format === 'binary') form.append(name, new Blob([dot], { type: 'image/png' }), 'dot.png')
    else if (schema.enum !== undefined) form.append(name, String(sampleOf(schema, name)))
  }
  return form
}

/** A picture of one point. */
const dot = Uint8Array.fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
)

/** The address with values for all that it must have; ids as given, by what stands before them. */
export function addressOf(
  { path, operation }: Pick<Route, 'path' | 'operation'>,
  idFor: (before: string) => number,
): string {
  const parts = path.split('/').map((part, at, all) => {
    if (!part.startsWith('{')) return part
    const schema = parameterOf(operation, 'path', part.slice(1, -1)) ?? {}
    return schema.type === 'integer' ? idFor(all[at - 1] ?? '') : sampleOf(schema, part.slice(1, -1))
  })
  const query = (operation.parameters ?? [])
    .filter((one) => one.in === 'query' && one.required === true)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleOf(schema as Schema, name)))}`)
  return parts.join('/') + (query.length > 0 ? `?${query.join('&')}` : '')
}

/** What stands before each id in a path: "trips" and "days" in /api/trips/{id}/days/{dayId}. */
export const idsIn = ({ path, operation }: Pick<Route, 'path' | 'operation'>): string[] =>
  [...path.matchAll(/([^/]+)\/\{([^}]+)\}/g)].flatMap(([, before = '', name = '']) =>
    parameterOf(operation, 'path', name)?.type === 'integer' ? [before] : [],
  )

const parameterOf = ({ parameters = [] }: Operation, at: string, name: string): Schema | undefined =>
  parameters.find((one) => one.in === at && one.name === name)?.schema as Schema | undefined
