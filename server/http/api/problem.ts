import { AppError } from '../../error.ts'
import type { Log } from '../../log.ts'
import { TooSlow } from '../body-limit.ts'
import { type ProblemCode, problems } from './problems.ts'

export type { ProblemCode } from './problems.ts'

/** What is wrong with one field of a request; `field` as in a JSON pointer without the first slash: "pickup/latitude". */
export interface FieldProblem {
  field: string
  detail: string
}

/** The body of every refusal: RFC 9457, application/problem+json. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  code: ProblemCode
  detail: string
  fields?: FieldProblem[]
  /** Seconds, as in the header Retry-After. */
  retryAfterS?: number
}

/** A request that is refused; thrown by whoever finds out. */
export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    readonly code: ProblemCode,
    readonly more: { detail?: string; fields?: FieldProblem[]; retryAfterS?: number } = {},
  ) {
    super(more.detail ?? problems[code].detail)
  }

  get status(): number {
    return problems[this.code].status
  }
}

type Area = 'ride' | 'trip' | 'drive' | 'qr' | 'paper' | 'vehicle'

/** Throws what a noun refuses with `{ problem: 'too_late' }`, as the problem "ride.too_late". */
export function unlessRefused<Result extends object>(
  area: Area,
  result: Result | { problem: string },
): Exclude<Result, { problem: string }> {
  if ('problem' in result && typeof result.problem === 'string')
    throw new Problem(codeOf(area, result.problem))
  return result as Exclude<Result, { problem: string }>
}

/** What does not exist, and what is somebody else's: nobody learns which. */
export function unlessMissing<Found>(found: Found | undefined | null): Found {
  if (found === undefined || found === null) throw new Problem('not.found')
  return found
}

function codeOf(area: Area, problem: string): ProblemCode {
  // Another one's and none at all are the same answer.
  if (problem === 'gone') return 'not.found'
  const code = `${area}.${problem}`
  if (code in problems) return code as ProblemCode
  throw new Error(`the problem ${code} is not known to the API`)
}

/** Any thrown value as an answer; what is our own fault is logged and says nothing of its inside. */
export function problemResponse(
  thrown: unknown,
  kind: unknown,
  { log, path }: { log: Log; path: string },
): Response {
  const cause = kind === 'PARSE' ? causeOf(thrown) : thrown
  const problem = problemIn(cause, kind)
  if (problem.status >= 500) log.error({ err: thrown, url: path }, 'a request failed')
  const { code, status, more } = problem
  const body: ProblemBody = {
    type: `urn:inzira:problem:${code}`,
    title: problems[code].title,
    status,
    code,
    detail: problem.message,
    ...(more.fields !== undefined && { fields: more.fields }),
    ...(more.retryAfterS !== undefined && { retryAfterS: more.retryAfterS }),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (cause instanceof TooSlow) headers.set('connection', 'close')
  if (more.retryAfterS !== undefined) headers.set('retry-after', String(more.retryAfterS))
  return new Response(JSON.stringify(body), { status, headers })
}

/** What is thrown while a body is read comes as the cause of another. */
const causeOf = (thrown: unknown): unknown =>
  thrown instanceof Error && (thrown.cause instanceof Problem || thrown.cause instanceof AppError)
    ? thrown.cause
    : thrown

function problemIn(thrown: unknown, kind: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof TooSlow) return new Problem('request.unreadable', { detail: thrown.message })
  if (thrown instanceof AppError && thrown.code === 'body.too_large') return new Problem('request.too_large')
  if (kind === 'NOT_FOUND') return new Problem('not.found')
  if (kind === 'VALIDATION') return new Problem('request.invalid', { fields: fieldsOf(thrown) })
  if (kind === 'PARSE' || kind === 'INVALID_COOKIE_SIGNATURE') return new Problem('request.unreadable')
  if (thrown instanceof AppError) {
    if (thrown.code === 'not.found') return new Problem('not.found')
    if (thrown.code === 'qr.invalid') return new Problem('qr.invalid', { detail: thrown.message })
    if (thrown.code === 'storage.full') return new Problem('storage.full', { retryAfterS: 600 })
    if (thrown.status === 503) return new Problem('server.unavailable', { retryAfterS: 5 })
  }
  return new Problem('server.failed')
}

/** What Elysia's validation found, one sentence a field, at most ten. */
function fieldsOf(thrown: unknown): FieldProblem[] {
  const found = new Map<string, string>()
  for (const one of allIn(thrown)) {
    const { path, summary, message } = one as { path?: unknown; summary?: unknown; message?: unknown }
    const field = typeof path === 'string' ? path.replace(/^\//, '') : ''
    const detail = [summary, message].find((text) => typeof text === 'string') ?? 'is not understood'
    if (!found.has(field) && found.size < 10) found.set(field, String(detail))
  }
  return [...found].map(([field, detail]) => ({ field, detail }))
}

/** Elysia writes the value into its sentence, and there are values of which no sentence can be made: {"toString":1}. */
function allIn(thrown: unknown): unknown[] {
  if (!(thrown instanceof Error)) return []
  try {
    return 'all' in thrown && Array.isArray(thrown.all) ? thrown.all : []
  } catch {
    return 'valueError' in thrown ? [thrown.valueError] : []
  }
}
