import type { Operation } from './operation.ts'

/** Says of bodies and values what callers need, and not how they are parsed. */
export function tidy(operation: Operation): Operation {
  const { requestBody, ...rest } = operation
  const plain = plainly(rest) as Operation
  return requestBody === undefined ? plain : { ...plain, requestBody: asJson(plainly(requestBody)) }
}

/** Where JSON is taken, that is how it is sent; files are sent as a form. */
function asJson(body: unknown): unknown {
  if (!isRecord(body) || !isRecord(body.content) || !('application/json' in body.content)) return body
  const { description, ...others } = body
  const type = JSON.stringify(body).includes('"format":"binary"') ? 'multipart/form-data' : 'application/json'
  return {
    ...others,
    ...(typeof description === 'string' && { description }),
    content: { [type]: body.content[type] },
  }
}

/** Figures in an address are parsed from text, so their schema allows both; a number is meant. */
function plainly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainly)
  if (!isRecord(value)) return value
  const { anyOf, ...rest } = value
  const isEither = Array.isArray(anyOf) && anyOf.length === 2 && anyOf.some(isFigures)
  const number = isEither ? anyOf.find(isNumber) : undefined
  return withoutOurs(isRecord(number) ? { ...plainRest(rest), ...plainRest(number) } : plainRest(value))
}

/** What the words of a schema mean only to who checks values. */
function withoutOurs(schema: Record<string, unknown>): Record<string, unknown> {
  const { error, maxSize, ...rest } = schema
  if (Array.isArray(rest.enum) && rest.enum.some((one) => typeof one !== rest.type)) delete rest.type
  const told = [
    ...(typeof error === 'string' ? [error] : []),
    ...(typeof maxSize === 'number' ? [`At most ${maxSize / 2 ** 20} MB.`] : []),
  ]
  return told.length === 0 || 'description' in rest ? rest : { ...rest, description: told.join(' ') }
}

const plainRest = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainly(one)]))

const isFigures = (one: unknown): boolean =>
  isRecord(one) && one.type === 'string' && (one.format === 'integer' || one.format === 'numeric')
const isNumber = (one: unknown): boolean => isRecord(one) && (one.type === 'integer' || one.type === 'number')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
