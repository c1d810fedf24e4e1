import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/open.ts'
import { laneOf } from '../../events/events.ts'
import { type Scope, scopeTo } from '../../policy/scope.ts'
import { rulesOf } from '../../rides/rules.ts'
import { type Action, actionOf, rememberAction } from '../../sessions/action.ts'
import { Problem } from './problem.ts'
import { type Session, signedIn } from './who.ts'

/**
 * Does something for whoever is signed in, once: in one transaction with what it came to, under the request's
 * Idempotency-Key. The same request again, after a lost answer or out of a queue, gets the same answer and changes
 * nothing. What `change` throws leaves nothing behind, so the same key may be tried again. Who is told of it by
 * somebody's lane is told after the commit.
 */
export async function act<Answer extends object | null>(
  context: Context,
  request: Request,
  body: unknown,
  change: (scope: Scope, tx: Tx, session: Session) => Answer | Promise<Answer>,
): Promise<Answer> {
  const session = signedIn(context, request)
  const key = keyOf(request)
  const { db, config, clock, log } = context
  const requestHash = hashOfRequest(request, body)
  const correlationId = `web:${session.personId}:${key}`
  const lanes = new Set<string>()
  const calls: { rides: number[]; trips: number[] } = { rides: [], trips: [] }
  const answer = await db.write(async (tx) => {
    const before = knownAction(tx, session, key, requestHash)
    if (before !== undefined) return before.answer as Answer
    const now = clock.now()
    const scope = scopeTo(session.personId, tx, {
      now,
      correlationId,
      botPauseMs: config.botPauseMs,
      publicUrl: config.publicUrl ?? null,
      hasTemplate: config.metaFallbackTemplate !== undefined,
      rules: rulesOf(config),
      wake: (lane) => lanes.add(lane),
      calledForHelp: (ride) => calls.rides.push(ride),
      calledForHelpOnTrip: (trip) => calls.trips.push(trip),
    })
    const done = await change(scope, tx, session)
    rememberAction(tx, { personId: session.personId, key }, { requestHash, status: 200, answer: done }, now)
    return done
  })
  for (const ride of calls.rides)
    log.warn(
      { correlationId, person: session.personId, ride },
      'a person calls for help: see "inzira rides list --sos"',
    )
  for (const trip of calls.trips)
    log.warn(
      { correlationId, person: session.personId, trip },
      `a person calls for help: see "inzira trips show ${trip}"`,
    )
  context.dispatcher.wake([...lanes])
  context.changes.tell([laneOf(session.personId), ...lanes])
  return answer
}

/** What the key already stands for, if anything; for writes that cannot be one transaction, such as uploads. */
export function knownAction(
  tx: Pick<Tx, 'get'>,
  session: Session,
  key: string,
  requestHash: string,
): Action | undefined {
  const before = actionOf(tx as Tx, session.personId, key)
  if (before !== undefined && before.requestHash !== requestHash) throw new Problem('key.reused')
  return before
}

/** The request's Idempotency-Key; throws `key.missing`. */
export function keyOf(request: Request): string {
  const key = request.headers.get('idempotency-key') ?? ''
  if (!/^[\w-]{8,100}$/.test(key)) throw new Problem('key.missing')
  return key
}

/** What makes two requests the same one: where to, and what is in them. */
export function hashOfRequest(request: Request, body: unknown): string {
  const { pathname, search } = new URL(request.url)
  const hash = createHash('sha256').update(`${request.method} ${pathname}${search}\n`)
  return hash.update(body instanceof Uint8Array ? body : JSON.stringify(body ?? null)).digest('hex')
}
