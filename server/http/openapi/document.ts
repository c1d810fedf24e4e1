import { toOpenAPISchema } from '@elysiajs/openapi/openapi'
import type { AnyElysia } from 'elysia'
import type { Config } from '../../config.ts'
import { problems } from '../api/problems.ts'
import { sessionCookie } from '../cookies.ts'
import { completed, type Operation } from './operation.ts'
import { tidy } from './tidy.ts'

export interface OpenApiDocument {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, unknown>
}

/** Everything that the API answers, out of its routes: what they say of themselves, and what holds for all of them. */
export function openApiDocument(
  app: AnyElysia,
  { version, config }: { version: string; config: Pick<Config, 'publicUrl'> },
): OpenApiDocument {
  const { paths } = toOpenAPISchema(asDeclared(app), { paths: notOfTheApi })
  return {
    openapi: '3.1.0',
    info: { title: 'Inzira', version, description },
    servers: [{ url: config.publicUrl ?? '/' }],
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        operationsOf(path, item as Record<string, Operation>),
      ]),
    ),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookie(config),
          description: 'Set by signing in with WhatsApp: POST /api/sign-in. Scripts cannot read it.',
        },
      },
      headers: {
        RetryAfter: { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } },
        ETag: { description: 'Send it back as If-None-Match', schema: { type: 'string' } },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

/** How a body is read says nothing of what is in it: a route of which only that is known would have none. */
function asDeclared(app: AnyElysia): AnyElysia {
  const routes = app.routes.map((route) => {
    const { parse, ...hooks } = route.hooks
    const named = (parse as { fn: unknown }[] | undefined)?.filter(({ fn }) => typeof fn === 'string') ?? []
    return { ...route, hooks: { ...hooks, ...(named.length > 0 && { parse: named }) } }
  })
  return Object.create(app, { getGlobalRoutes: { value: () => routes } }) as AnyElysia
}

function operationsOf(path: string, item: Record<string, Operation>): Record<string, Operation> {
  const all = Object.entries(item).map(([method, operation]) => {
    const name = method === 'ws' ? 'get' : method
    return [name, completed({ method: name, path, isSocket: method === 'ws' }, tidy(operation))] as const
  })
  return Object.fromEntries(all)
}

/** The routes of the whole application are found, and of these the API's are meant. */
const notOfTheApi = [/^(?!\/api\/)/, /^\/api\/docs(\/|$)/]

const problemSchema = {
  type: 'object',
  description: 'RFC 9457. `detail` says what to do; `code` is stable.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', examples: ['urn:inzira:problem:ride.too_late'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    detail: { type: 'string' },
    fields: {
      type: 'array',
      description: 'What is wrong with which field',
      items: {
        type: 'object',
        required: ['field', 'detail'],
        properties: { field: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    retryAfterS: { type: 'integer', description: 'Seconds, as in Retry-After' },
  },
}

const description = `What the web app asks of this server. Times are milliseconds since 1970 in UTC, amounts are whole Rwandan francs, distances metres.

- **Who**: the session cookie. What is somebody else's is answered like what does not exist: 404.
- **Writes** carry an \`Idempotency-Key\` of their own: sent again under it, a write is done once and answered the same. They must come from a page of this server, or of an origin in CORS_ORIGINS.
- **Refusals** are \`application/problem+json\` with a stable \`code\`.
- **Limits**: 429 says in \`Retry-After\` how many seconds to wait.`
