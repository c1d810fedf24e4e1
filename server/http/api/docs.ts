import { type AnyElysia, Elysia } from 'elysia'
import type { Context } from '../../context.ts'
import { isSecure } from '../address.ts'
import { securityHeaders } from '../headers.ts'
import { openApiDocument } from '../openapi/document.ts'
import { docsPage } from '../openapi/ui.ts'
import { Problem } from './problem.ts'

/** /api/openapi.json: the API as a document, made of its routes; /api/docs: the same to read and to try. */
export function docs(context: Context, api: AnyElysia) {
  const headersFor = (request: Request) =>
    securityHeaders(request, { isSecure: (one) => isSecure(one, context.config) })
  let made: { text: string; etag: string } | undefined
  const document = () => {
    if (made === undefined) {
      const text = JSON.stringify(openApiDocument(api, context))
      made = { text, etag: `"${Bun.hash(text).toString(36)}"` }
    }
    return made
  }
  let page: ReturnType<typeof docsPage> | undefined
  const file = async (path: string, request: Request) => {
    page ??= docsPage()
    const response = (await page).respond(path, request, { headers: headersFor(request) })
    if (response === undefined) throw new Problem('not.found')
    return response
  }
  return new Elysia({ name: 'api-docs' })
    .get('/api/openapi.json', ({ request }) => {
      const { text, etag } = document()
      const headers = {
        ...headersFor(request),
        etag,
        'cache-control': 'no-cache',
        'content-type': 'application/json',
      }
      if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
      return new Response(text, { headers })
    })
    .get('/api/docs', ({ request }) => file('', request))
    .get('/api/docs/:file', ({ request, params }) => file(params.file, request))
}
