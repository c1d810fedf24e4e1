import { Elysia } from 'elysia'
import { Problem } from './problem.ts'

/**
 * Refuses bodies that nobody sends by accident, before they are looked at: names that every object has of its own, in
 * whose place anything that makes a sentence of a value would stumble, and nesting deeper than anything here.
 */
export const plainBodies = () =>
  new Elysia({ name: 'api-plain' }).onTransform({ as: 'scoped' }, ({ body }) => {
    const field = oddNameIn(body)
    if (field === undefined) return
    throw new Problem('request.invalid', { fields: [{ field, detail: 'is not understood' }] })
  })

function oddNameIn(body: unknown): string | undefined {
  const waiting: [value: unknown, way: string, depth: number][] = [[body, '', 0]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, way, depth] = next
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    for (const name of Object.keys(value)) {
      const field = `${way}${way === '' ? '' : '/'}${name.slice(0, 60)}`
      if (name in Object.prototype || depth >= deepest) return field
      waiting.push([(value as Record<string, unknown>)[name], field, depth + 1])
    }
  }
  return undefined
}

const deepest = 10
