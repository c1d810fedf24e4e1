import type { Server } from 'bun'
import type { Context } from '../../context.ts'
import { TokenBuckets } from '../../limits/buckets.ts'
import { touchSession } from '../../sessions/session.ts'
import { addressOf, networkOf } from '../address.ts'
import { mustFit } from '../body-limit.ts'
import { isFromOurPage } from '../origin.ts'
import { Problem } from './problem.ts'
import { whoSent } from './who.ts'

/**
 * What every request of the API passes before a byte of its body is read, also when there is nothing at its address:
 * not too many, and what changes something comes from our own page. Signed-in people are counted by who they are,
 * others by where they come from: many people share one address of a mobile network.
 */
export function gate(context: Context) {
  const { apiRequestsPerMinute, apiPerPersonPerMinute } = context.config
  const people = bucketsOf(apiPerPersonPerMinute)
  const addresses = bucketsOf(apiPerPersonPerMinute)
  const networks = bucketsOf(apiPerPersonPerMinute * addressesPerNetwork)
  // Apart, so that no crowd of strangers keeps out whoever is signed in.
  const everyPerson = bucketsOf(apiRequestsPerMinute)
  const everyStranger = bucketsOf(Math.ceil(apiRequestsPerMinute / 2))
  const waitOf = (personId: number | undefined, address: string, now: number): number => {
    // Their own share first: who takes too much uses up nothing of the others'.
    if (personId !== undefined) return people.take(String(personId), now) || everyPerson.take('', now)
    return (
      addresses.take(address, now) || networks.take(networkOf(address), now) || everyStranger.take('', now)
    )
  }
  return (request: Request, server: Server<unknown> | null): void => {
    const now = context.clock.now()
    const session = whoSent(context, request)
    const waitMs = waitOf(session?.personId, addressOf(request, server, context.config), now)
    if (waitMs > 0) throw new Problem('too.many', { retryAfterS: Math.ceil(waitMs / 1000) })
    mustFit(request)
    if (session !== undefined && now - session.seenAt >= touchEveryMs) touch(context, session.id, now)
    if (changes(request) && !isFromOurPage(request, context.config)) throw new Problem('request.foreign')
  }
}

const bucketsOf = (perMinute: number) => new TokenBuckets({ capacity: perMinute, perMinute })

/** Nobody waits for it: a session that is used lives on. */
function touch({ db, log }: Context, sessionId: number, now: number): void {
  db.write((tx) => touchSession(tx, sessionId, now)).catch((error: unknown) =>
    log.error({ err: error }, 'that a session was used could not be written down'),
  )
}

/** As many requests as so many addresses, for all of one network. */
const addressesPerNetwork = 2
const touchEveryMs = 60_000
const changes = ({ method }: Request): boolean =>
  method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
