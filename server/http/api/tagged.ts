import { Elysia } from 'elysia'

/**
 * Answers are the person's own and change: they are kept by nobody but the browser, which asks each time whether what
 * it has still holds. A page on a slow network then gets a 304 of a hundred bytes.
 */
export const tagged = () =>
  new Elysia({ name: 'api-tagged' }).mapResponse({ as: 'scoped' }, ({ responseValue, request, set }) => {
    if (responseValue instanceof Response || typeof set.status === 'string' || (set.status ?? 200) !== 200)
      return undefined
    if (typeof responseValue !== 'object' || isStream(responseValue)) return undefined
    const text = JSON.stringify(responseValue)
    const headers = new Headers()
    for (const [name, value] of Object.entries(set.headers)) {
      // Each cookie is a header of its own.
      if (Array.isArray(value)) for (const one of value) headers.append(name, String(one))
      else if (value !== undefined && value !== null) headers.set(name, String(value))
    }
    // The framework would add it once more to a finished answer.
    delete set.headers['set-cookie']
    headers.set('content-type', 'application/json')
    headers.set('cache-control', 'private, no-cache')
    if (request.method !== 'GET') return new Response(text, { headers })
    const etag = `"${Bun.hash(text).toString(36)}"`
    headers.set('etag', etag)
    headers.set('vary', 'cookie')
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    return new Response(text, { headers })
  })

const isStream = (value: object | null): boolean =>
  value instanceof ReadableStream || value instanceof Blob || value instanceof FormData
