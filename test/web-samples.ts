/** Values for every parameter and field of the API: ones that are right, and ones that nobody should believe. */

export type Schema = Record<string, unknown>

/** By name, where the schema alone does not tell what is meant. */
const known: Record<string, unknown> = {
  at: '-1.95,30.06',
  bbox: '30,-2,30.2,-1.9',
  date: 'tomorrow',
  id: 'ChIJabcdefghijk',
  from: '-1.95,30.06',
  near: '-1.95,30.06',
  phone: '0788777111',
  pin: '1234',
  plate: 'RAD 123 C',
  session: 'abcdefghijklmnop0123',
  slug: 'abcdefgh',
  text: 'Kimironko market',
  to: '-1.96,30.07',
  token: 'abcdefghijklmnopqrstuvwxyz',
  value: '0788777111',
  endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CVXg',
}

/** A value that the schema takes. */
export function sampleOf(schema: Schema, name = ''): unknown {
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const [either] = (schema.anyOf ?? schema.oneOf ?? []) as Schema[]
  if (either !== undefined) return sampleOf(either, name)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object': {
      const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
      return Object.fromEntries(properties.map(([key, one]) => [key, sampleOf(one, key)]))
    }
    case 'array':
      return [sampleOf((schema.items ?? {}) as Schema, name)]
    case 'integer':
    case 'number':
      return (schema.minimum as number | undefined) ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return known[name] ?? 'Kimironko'
  }
}

/** Every value in a body by its way there: ["pickup", "latitude"]. */
export function* waysInto(value: unknown, way: string[] = []): Generator<string[]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, one] of Object.entries(value)) {
    yield [...way, key]
    yield* waysInto(one, [...way, key])
  }
}

/** The body with another value at the end of that way; without any where it is undefined. */
export function withAt(body: unknown, [key = '', ...rest]: string[], value: unknown): unknown {
  const copy: Record<string, unknown> = { ...(body as Record<string, unknown>) }
  copy[key] = rest.length === 0 ? value : withAt(copy[key], rest, value)
  return copy
}

const deep = (depth: number): unknown => {
  let value: unknown = 1
  for (let n = 0; n < depth; n += 1) value = n % 2 === 0 ? [value] : { a: value }
  return value
}

/** In place of any one field. */
export const hostileValues: unknown[] = [
  undefined,
  null,
  true,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '‮RAD',
  'x'.repeat(100_000),
  "'; drop table person; --",
  '%00%2e%2e%2f',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  0,
  -1,
  -0.5,
  0.1,
  1e21,
  2 ** 53,
  -(2 ** 63),
  Number.MAX_VALUE,
  [],
  [1],
  [[]],
  {},
  { length: 1 },
  { constructor: { prototype: {} } },
  { toString: 1 },
  deep(200),
]

/** In place of a part of the address. */
export const hostileWords: string[] = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '9007199254740993',
  '99999999999999999999',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '%00',
  '%ff',
  '%ED%A0%80',
  '..%2f..%2fetc%2fpasswd',
  "1' or '1'='1",
  '🏍️',
  'x'.repeat(5000),
  '',
]

/** In place of a whole body. */
export const hostileBodies: string[] = [
  '',
  '{',
  'null',
  'true',
  '0',
  '1e999',
  '"text"',
  '[]',
  '[[]]',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":1,"hasOwnProperty":1}',
  '\0',
  '\ufeff{}',
  '['.repeat(20_000),
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  `{"a":"${'x'.repeat(1_000_000)}"}`,
]
