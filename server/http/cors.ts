import { Elysia } from 'elysia'
import type { Config } from '../config.ts'
import { isAllowedOrigin } from './origin.ts'

/**
 * Lets pages of the operator's other sites use the API with the person's session. Closed unless CORS_ORIGINS names
 * them: others get no header at all, so their browsers keep the answer from them.
 */
export function cors(config: Pick<Config, 'corsOrigins'>) {
  const app = new Elysia({ name: 'cors' })
  if (config.corsOrigins.length === 0) return app
  return app.wrap((answer) => async (request: Request) => {
    if (!URL.parse(request.url)?.pathname.startsWith('/api/')) return answer(request)
    const origin = request.headers.get('origin')
    const isAllowed = origin !== null && isAllowedOrigin(origin, config)
    const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
    const given =
      isPreflight && isAllowed
        ? new Response(null, { status: 204, headers: preflight })
        : await answer(request)
    // A WebSocket has no answer to put headers on.
    if (!(given instanceof Response)) return given
    const response = new Response(given.body, given)
    // Also without one: a cache must not give this answer to a page that may read it.
    response.headers.append('vary', 'origin')
    if (!isAllowed) return response
    response.headers.set('access-control-allow-origin', origin)
    response.headers.set('access-control-allow-credentials', 'true')
    response.headers.set('access-control-expose-headers', 'etag, retry-after')
    // What says that nobody else may read it would hold against them as well.
    response.headers.delete('cross-origin-resource-policy')
    return response
  })
}

const preflight = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'content-type, idempotency-key, if-none-match',
  'access-control-max-age': '600',
}
