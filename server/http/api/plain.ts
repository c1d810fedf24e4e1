import { Elysia } from 'elysia'
import type { Context } from '../../context.ts'
import { formIn, maxBodyBytes, maxPlainBytes, pathOf, readBody } from '../body-limit.ts'
import { Problem } from './problem.ts'

/**
 * Reads the bodies of the API, each as far as is taken. Refuses what nobody sends by accident, before it is looked at:
 * names that every object has of its own, in whose place anything that makes a sentence of a value would stumble, more
 * values than any form here has, and nesting deeper than anything here.
 */
export const plainBodies = ({ clock }: Pick<Context, 'clock'>) =>
  new Elysia({ name: 'api-plain' }).onParse({ as: 'scoped' }, async ({ request }) => {
    const path = pathOf(request)
    // Reads its body itself, once it is known whose it is.
    if (path === '/api/papers') return null
    if (request.body === null) return undefined
    const type = request.headers.get('content-type') ?? ''
    if (path === '/api/qr/read') {
      const form = await formIn(await readBody(request, { mostBytes: maxBodyBytes, clock }), type)
      if (form === undefined) throw new Problem('request.unreadable')
      return { picture: form.get('picture') }
    }
    const bytes = await readBody(request, { mostBytes: maxPlainBytes, clock })
    const body = jsonIn(bytes, type)
    const field = oddNameIn(body)
    if (field === undefined) return body
    throw new Problem('request.invalid', { fields: [{ field, detail: 'is not understood' }] })
  })

function jsonIn(bytes: Uint8Array, type: string): unknown {
  if (!/^application\/json\s*(?:;|$)/i.test(type)) throw new Problem('request.unreadable')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new Problem('request.unreadable')
    throw error
  }
}

function oddNameIn(body: unknown): string | undefined {
  const waiting: [value: unknown, way: string, depth: number][] = [[body, '', 0]]
  let values = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, way, depth] = next
    if (typeof value !== 'object' || value === null) continue
    for (const name of Object.keys(value)) {
      const field = `${way}${way === '' ? '' : '/'}${name.slice(0, 60)}`
      values += 1
      if (name in Object.prototype || depth >= deepest || values > mostValues) return field
      waiting.push([(value as Record<string, unknown>)[name], field, depth + 1])
    }
  }
  return undefined
}

const deepest = 10
const mostValues = 1000
