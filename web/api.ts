import { treaty } from '@elysiajs/eden'
import type { Api } from '../server/http/api/api.ts'
import type { FieldProblem, ProblemBody } from '../server/http/api/problem.ts'
import type { ProblemCode } from '../server/http/api/problems.ts'
import { say } from './i18n/say.ts'

/** The server, typed by its own routes: `api.me.get()`. */
export const api = treaty<Api>(location.origin, {
  fetch: { credentials: 'same-origin' },
  // Texts that look like dates stay texts: "10/11/2027" is what stands on a certificate.
  parseDate: false,
}).api

/** Why something was refused, or that the server was not reached: `network.unseen` where nothing is kept to be shown. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly code: ProblemCode | 'network.down' | 'network.unseen',
    readonly fields: readonly FieldProblem[] = [],
    /** Milliseconds after which trying again makes sense. */
    readonly retryAfterMs: number | undefined = undefined,
  ) {
    super(code)
  }
}

/** The sentence that is shown: what happened and what to do. */
export const sentence = (thrown: unknown): string =>
  say(`problem.${thrown instanceof Refusal ? thrown.code : 'server.failed'}`)

/** The answer of a call, or a thrown Refusal. */
export async function answerOf<Data>(
  call: Promise<{ data: Data | null; error: unknown; status: number; response?: unknown }>,
): Promise<Data> {
  const answer = await call.catch(() => undefined)
  // Eden gives what fetch() threw as an answer of its own, a 503 that no server sent.
  if (answer?.response === undefined) throw new Refusal('network.down')
  if (answer.error === null || answer.error === undefined) return answer.data as Data
  throw refusalIn((answer.error as { value?: unknown }).value, answer.status)
}

/** A body of application/problem+json as a Refusal; anything else is the network or a proxy speaking. */
export function refusalIn(body: unknown, status: number): Refusal {
  const problem = parsed(body)
  if (problem !== undefined) {
    const { code, fields, retryAfterS } = problem
    return new Refusal(code, fields, retryAfterS === undefined ? undefined : retryAfterS * 1000)
  }
  return new Refusal(status >= 500 ? 'server.unavailable' : status === 0 ? 'network.down' : 'server.failed')
}

/** Headers of a write: give the same key again only to say the same thing again. */
export const once = (key: string = crypto.randomUUID()): { headers: { 'idempotency-key': string } } => ({
  headers: { 'idempotency-key': key },
})

/** What a call of the API answers. */
export type Answer<Call extends (...args: never[]) => Promise<{ data: unknown }>> = NonNullable<
  Awaited<ReturnType<Call>>['data']
>

function parsed(body: unknown): ProblemBody | undefined {
  const value: unknown = typeof body === 'string' ? jsonOf(body) : body
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
    ? (value as ProblemBody)
    : undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
