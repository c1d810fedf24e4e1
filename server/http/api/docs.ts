import { type AnyElysia, Elysia } from 'elysia'
import { WebPage } from '../../assets.ts'
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
  let made: WebPage | undefined
  const document = () => {
    made ??= new WebPage(new Map()).with(
      'openapi.json',
      new TextEncoder().encode(JSON.stringify(openApiDocument(api, context))),
    )
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
    .get('/api/openapi.json', ({ request }) =>
      document().respond('openapi.json', request, { headers: headersFor(request) }),
    )
    .get('/api/docs', ({ request }) => file('', request))
    .get('/api/docs/:file', ({ request, params }) => file(params.file, request))
}
