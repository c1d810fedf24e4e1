import type { Context } from '../../context.ts'
import { type Session, sessionOf } from '../../sessions/session.ts'
import { cookieIn, sessionCookie } from '../cookies.ts'
import { Problem } from './problem.ts'

export type { Session } from '../../sessions/session.ts'

/** Who sends this request, by the cookie of their session; undefined when nobody is signed in. */
export function whoSent(
  context: Pick<Context, 'db' | 'clock' | 'config'>,
  request: Request,
): Session | undefined {
  const known = looked.get(request)
  if (known !== undefined) return known.session
  const token = cookieIn(request, sessionCookie(context.config))
  const session = token === undefined ? undefined : sessionOf(context.db.read, token, context.clock.now())
  looked.set(request, { session })
  return session
}

/** Asked several times while one request is answered, looked up once. */
const looked = new WeakMap<Request, { session: Session | undefined }>()

/** The same; throws `session.missing` when nobody is. */
export function signedIn(context: Pick<Context, 'db' | 'clock' | 'config'>, request: Request): Session {
  const session = whoSent(context, request)
  if (session === undefined) throw new Problem('session.missing')
  return session
}
