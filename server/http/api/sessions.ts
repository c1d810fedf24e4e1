import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { laneOf } from '../../events/events.ts'
import { closeLogins } from '../../sessions/login.ts'
import { endOtherSessions, endSession, sessionsOf } from '../../sessions/session.ts'
import { sessionCookie, setCookie } from '../cookies.ts'
import { oneOf } from './one-of.ts'
import { Problem } from './problem.ts'
import { signedIn } from './who.ts'

/** /api/sessions: the browsers in which somebody is signed in, to see and to sign out. */
export const sessions = (context: Context) => {
  const { config, db, clock } = context
  const forgetCookie = () => setCookie(sessionCookie(config), '', { maxAgeS: 0, publicUrl: config.publicUrl })
  const forgetHere = (set: { headers: Record<string, unknown> }) => {
    set.headers['set-cookie'] = forgetCookie()
    // Theirs is not found again by whoever uses this browser next.
    set.headers['clear-site-data'] = '"cache"'
  }
  // What listens in a browser that was signed out looks again, and finds that it may not.
  const tellOthers = (personId: number) => context.changes.tell([laneOf(personId)])
  return new Elysia({ name: 'api-sessions' })
    .get(
      '/sessions',
      ({ request }) => {
        const own = signedIn(context, request)
        return sessionsOf(db.read, own.personId, clock.now()).map(({ id, device, createdAt, seenAt }) => ({
          id,
          /** What the browser calls itself, such as "Chrome, Android"; '' when it does not tell. */
          device,
          createdAt,
          seenAt,
          isThis: id === own.id,
        }))
      },
      { detail: { summary: 'Browsers that are signed in', tags: ['Signing in'] } },
    )
    .delete(
      '/sessions/:id',
      async ({ request, params, set }) => {
        const own = signedIn(context, request)
        const isEnded = await db.write((tx) => endSession(tx, own.personId, params.id))
        if (!isEnded) throw new Problem('not.found')
        tellOthers(own.personId)
        if (params.id === own.id) forgetHere(set)
        return { ended: 1 }
      },
      {
        params: t.Object({ id: t.Integer({ minimum: 1 }) }),
        detail: { summary: 'Sign one browser out', tags: ['Signing in'] },
      },
    )
    .delete(
      '/sessions',
      async ({ request, query, set }) => {
        const own = signedIn(context, request)
        const isAll = query.which === 'all'
        const ended = await db.write((tx) => {
          closeLogins(tx, own.personId, clock.now())
          return endOtherSessions(tx, own.personId, isAll ? null : own.id)
        })
        tellOthers(own.personId)
        if (isAll) forgetHere(set)
        return { ended }
      },
      {
        query: t.Object({ which: oneOf(['others', 'all']) }),
        detail: { summary: 'Sign out all other browsers, or all', tags: ['Signing in'] },
      },
    )
}
