import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { problems } from '../api/problems.ts'
import { strangerBrowser } from '../api/testing.ts'
import type { OpenApiDocument } from './document.ts'
import type { Operation } from './operation.ts'

let running: Running
let document: OpenApiDocument
let operations: [name: string, path: string, Operation][]
beforeAll(async () => {
  running = await startAll()
  document = (await strangerBrowser(running.server.context).send('GET', '/api/openapi.json')).body
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]) => [method, path, one] as [string, string, Operation]),
  )
})
afterAll(() => running[Symbol.asyncDispose]())

/** Names of those that lack it. */
const lacking = (has: (operation: Operation, method: string, path: string) => boolean): string[] =>
  operations
    .filter(([method, path, one]) => !has(one, method, path))
    .map(([method, path]) => `${method} ${path}`)

describe('the document of the API', () => {
  test('names every route, with what it does, whom it needs, and a name of its own', () => {
    expect(operations.length).toBeGreaterThan(60)
    expect(lacking(({ summary }) => (summary ?? '').length > 5)).toEqual([])
    expect(lacking(({ tags }) => (tags ?? []).length === 1)).toEqual([])
    expect(lacking(({ security }) => security !== undefined)).toEqual([])
    const ids = operations.map(([, , { operationId }]) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(lacking((_, method) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))).toEqual([])
  })

  test('says of every route what it refuses with, as a problem with its codes', () => {
    expect(lacking(({ responses }) => ['429', '500', '503'].every((status) => responses?.[status]))).toEqual(
      [],
    )
    expect(lacking(({ responses }) => responses?.['429']?.headers?.['Retry-After'] !== undefined)).toEqual([])
    expect(
      lacking(({ security, responses }) => security?.length === 0 || responses?.['401'] !== undefined),
    ).toEqual([])
    const codes = (response: unknown) => JSON.stringify(response).match(/"enum":\[([^\]]+)\]/)?.[1]
    expect(
      lacking(({ responses = {} }) =>
        Object.entries(responses).every(([status, response]) => Number(status) < 400 || codes(response)),
      ),
    ).toEqual([])
    const named = JSON.stringify(document.paths)
    expect(Object.keys(problems).filter((code) => !named.includes(`"${code}"`))).toEqual([])
  })

  test('asks for an Idempotency-Key where something is done', () => {
    const hasKey = ({ parameters = [] }: Operation) =>
      parameters.some(({ name }) => name === 'Idempotency-Key')
    const without = lacking((one, method) => method === 'get' || hasKey(one))
    expect(without.filter((name) => !/sign-in|sign-out|sessions|\/read$/.test(name))).toEqual([])
    expect(lacking((one, method) => method !== 'get' || !hasKey(one))).toEqual([])
  })

  test('speaks of values as they are meant, and of bodies as JSON', () => {
    const ride = document.paths['/api/papers/{id}']?.get?.parameters?.[0]
    expect(ride).toMatchObject({ name: 'id', in: 'path', schema: { type: 'integer', minimum: 1 } })
    expect(JSON.stringify(document)).not.toContain('x-www-form-urlencoded')
    const upload = document.paths['/api/papers']?.post?.requestBody as { content: object } | undefined
    expect(Object.keys(upload?.content ?? {})).toEqual(['multipart/form-data'])
    // A word that is left out must not become the first one.
    expect(JSON.stringify(document)).not.toMatch(/"default":[^,]*,("type":"string",)?"enum"/)
    for (const ref of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = (ref[1] ?? '')
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document)
      expect(found).toBeDefined()
    }
  })

  test('is not sent again to whoever has it, and its page comes from here alone', async () => {
    const stranger = strangerBrowser(running.server.context)
    const first = await stranger.send('GET', '/api/openapi.json')
    const etag = first.headers.get('etag') ?? ''
    expect(
      (await stranger.send('GET', '/api/openapi.json', undefined, { 'if-none-match': etag })).status,
    ).toBe(304)
    const page = await stranger.send('GET', '/api/docs')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(page.body).not.toMatch(/https?:\/\//)
    for (const [, file = ''] of String(page.body).matchAll(/(?:src|href)="(\/api\/docs\/[^"]+)"/g)) {
      expect((await stranger.send('GET', file)).status).toBe(200)
    }
    expect((await stranger.send('GET', '/api/docs/..%2f..%2fetc')).body.code).toBe('not.found')
  })
})
