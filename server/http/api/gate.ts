import { Elysia } from 'elysia'
import type { Context } from '../../context.ts'
import { TokenBuckets } from '../../limits/buckets.ts'
import { touchSession } from '../../sessions/session.ts'
import { addressOf } from '../address.ts'
import { isFromOurPage } from '../origin.ts'
import { Problem } from './problem.ts'
import { whoSent } from './who.ts'

/**
 * What every request of the API passes before anything is looked up: not too many, and what changes something comes
 * from our own page. Signed-in people are counted by who they are, others by where they come from: many people share
 * one address of a mobile network.
 */
export function gate(context: Context) {
  const { apiRequestsPerMinute, apiPerPersonPerMinute } = context.config
  const everybody = new TokenBuckets({ capacity: apiRequestsPerMinute, perMinute: apiRequestsPerMinute })
  const each = new TokenBuckets({ capacity: apiPerPersonPerMinute, perMinute: apiPerPersonPerMinute })
  return new Elysia({ name: 'api-gate' }).onBeforeHandle({ as: 'scoped' }, ({ request, server }) => {
    const now = context.clock.now()
    const session = whoSent(context, request)
    const key =
      session === undefined ? `a${addressOf(request, server, context.config)}` : `p${session.personId}`
    // Their own share first: who takes too much uses up nothing of the others'.
    const waitMs = each.take(key, now) || everybody.take('', now)
    if (waitMs > 0) throw new Problem('too.many', { retryAfterS: Math.ceil(waitMs / 1000) })
    if (session !== undefined && now - session.seenAt >= touchEveryMs) touch(context, session.id, now)
    if (changes(request) && !isFromOurPage(request, context.config)) throw new Problem('request.foreign')
  })
}

/** Nobody waits for it: a session that is used lives on. */
function touch({ db, log }: Context, sessionId: number, now: number): void {
  db.write((tx) => touchSession(tx, sessionId, now)).catch((error: unknown) =>
    log.error({ err: error }, 'that a session was used could not be written down'),
  )
}

const touchEveryMs = 60_000
const changes = ({ method }: Request): boolean =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
