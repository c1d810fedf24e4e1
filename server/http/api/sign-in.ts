import { Elysia, t } from 'elysia'
import type { Context } from '../../context.ts'
import { laneOf, tell } from '../../events/events.ts'
import { acceptedLanguage } from '../../i18n/accept.ts'
import { sayIn } from '../../i18n/catalogue.ts'
import { languages } from '../../i18n/languages.ts'
import { TokenBuckets } from '../../limits/buckets.ts'
import { shownCode } from '../../sessions/code.ts'
import { deviceOf } from '../../sessions/device.ts'
import { askForCode, finishCode, isLinkOpen, type SignedIn, stateOf, useLink } from '../../sessions/login.ts'
import { endSessionOf, sessionOf } from '../../sessions/session.ts'
import { addressOf, networkOf } from '../address.ts'
import { cookieIn, hostCookie, sessionCookie, setCookie } from '../cookies.ts'
import { oneOf } from './one-of.ts'
import { Problem } from './problem.ts'

/**
 * /api/sign-in: a browser shows a code, its person sends it by WhatsApp, and the browser that asked is signed in; or a
 * link from the chat does it. What is answered never depends on whether anybody is known here.
 */
export const signIn = (context: Context) => {
  const { config, db, clock } = context
  const cookies = cookiesOf(context)
  const limit = limits(context)
  return new Elysia({ name: 'api-sign-in' })
    .post(
      '/sign-in',
      async ({ request, server, body, set }) => {
        limit(request, server)
        const language = body?.language ?? acceptedLanguage(request.headers.get('accept-language'))
        const before = cookies.login(request)
        const device = deviceOf(request.headers.get('user-agent'))
        const asked = await db.write((tx) => askForCode(tx, { before, device }, clock.now()))
        set.headers['set-cookie'] = cookies.keepLogin(asked.browser)
        const code = shownCode(asked.code)
        const message = sayIn(language)('signIn.message', { code })
        const number = await context.businessNumber()
        return {
          code,
          /** What to send: the code, and a warning to whoever was talked into sending it. */
          message,
          /** Opens WhatsApp with the message ready; null while the number is not known. */
          chatUrl:
            number === null
              ? null
              : `${config.whatsappChatUrl}/${number}?text=${encodeURIComponent(message)}`,
          expiresAt: asked.expiresAt,
          now: clock.now(),
        }
      },
      {
        body: t.Optional(t.Object({ language: t.Optional(oneOf(languages)) })),
        detail: { summary: 'Ask for a code to send by WhatsApp', tags: ['Signing in'] },
      },
    )
    .get(
      '/sign-in',
      async ({ request, query, set }): Promise<SignInState> => {
        const browser = cookies.login(request)
        if (browser === undefined) return { state: 'expired' }
        const look = () => stateOf(db.read, browser, clock.now())
        if (query.wait !== undefined && look().is === 'waiting') {
          await changeOf(context, request, () => look().is !== 'waiting')
        }
        const found = look()
        if (found.is === 'waiting') return { state: 'waiting', expiresAt: found.expiresAt, now: clock.now() }
        if (found.is === 'expired') return { state: 'expired' }
        const replaces = cookies.session(request)
        const done = await db.write((tx) => finishCode(tx, { browser, replaces }, clock.now()))
        if (done === undefined) return { state: 'expired' }
        set.headers['set-cookie'] = cookies.signedIn(done)
        return { state: 'signed_in' }
      },
      {
        query: t.Object({
          wait: t.Optional(t.Literal('1', { description: 'Answers when it changes, or after some seconds' })),
        }),
        detail: { summary: 'What has become of the code of this browser', tags: ['Signing in'] },
      },
    )
    .post(
      '/sign-in/link',
      async ({ request, server, body, set }): Promise<LinkState> => {
        limit(request, server)
        const device = deviceOf(request.headers.get('user-agent'))
        const replaces = cookies.session(request)
        const now = clock.now()
        const used = await db.write((tx) => {
          const done = useLink(tx, { token: body.token, device, replaces }, now)
          // Whose link it is hears of it: it may have been passed on, or taken from them.
          return done && { ...done, lane: tellOfLink(tx, done, device, now) }
        })
        if (used === undefined) return { state: 'expired' }
        context.dispatcher.wake([used.lane])
        set.headers['set-cookie'] = cookies.signedIn(used)
        return { state: 'signed_in' }
      },
      {
        body: t.Object({ token: linkToken }),
        detail: { summary: 'Sign in with a link from the chat, once', tags: ['Signing in'] },
      },
    )
    .post(
      '/sign-in/link/look',
      ({ request, server, body }) => {
        limit(request, server)
        return { isOpen: isLinkOpen(db.read, body.token, clock.now()) }
      },
      {
        body: t.Object({ token: linkToken }),
        detail: { summary: 'Whether such a link still works; does not use it up', tags: ['Signing in'] },
      },
    )
    .post(
      '/sign-out',
      async ({ request, set }) => {
        const token = cookies.session(request)
        const session = token === undefined ? undefined : sessionOf(db.read, token, clock.now())
        if (token !== undefined) await db.write((tx) => endSessionOf(tx, token))
        // What other tabs of this browser still hear ends with it.
        if (session !== undefined) context.changes.tell([laneOf(session.personId)])
        set.headers['set-cookie'] = cookies.signedOut()
        set.headers['clear-site-data'] = '"cache"'
        return { state: 'signed_out' as const }
      },
      { detail: { summary: 'Sign this browser out', tags: ['Signing in'] } },
    )
}

type LinkState = { state: 'signed_in' } | { state: 'expired' }
type SignInState = { state: 'waiting'; expiresAt: number; now: number } | LinkState

const linkToken = t.String({ minLength: 20, maxLength: 100, pattern: '^[\\w-]+$' })

function tellOfLink(
  tx: Parameters<typeof tell>[0],
  { loginId, session }: SignedIn,
  device: string,
  now: number,
): string {
  const id = `sign-in:${loginId}`
  const { personId } = session
  return tell(
    tx,
    { id, personId, name: 'sign-in.usedLink', data: { loginId, device }, correlationId: id },
    now,
  )
}

function cookiesOf({ config }: Pick<Context, 'config'>) {
  const { publicUrl } = config
  const login = hostCookie('inzira-login', config)
  const session = sessionCookie(config)
  return {
    login: (request: Request) => cookieIn(request, login),
    session: (request: Request) => cookieIn(request, session),
    keepLogin: (browser: string) => setCookie(login, browser, { maxAgeS: loginAgeS, publicUrl }),
    signedIn: ({ token }: SignedIn) => [
      setCookie(session, token, { maxAgeS: sessionAgeS, publicUrl }),
      setCookie(login, '', { maxAgeS: 0, publicUrl }),
    ],
    signedOut: () => setCookie(session, '', { maxAgeS: 0, publicUrl }),
  }
}

/** What makes rows or could be guessed at is counted on its own; many people share one address of a mobile network. */
function limits({ config, clock }: Context) {
  const each = new TokenBuckets({ capacity: 60, perMinute: 60 })
  // No number for everybody: a few strangers could use it up. What all of them may do the gate counts.
  const networks = new TokenBuckets({ capacity: 120, perMinute: 120 })
  return (request: Request, server: Parameters<typeof addressOf>[1]): void => {
    const now = clock.now()
    const address = addressOf(request, server, config)
    const waitMs = each.take(address, now) || networks.take(networkOf(address), now)
    if (waitMs > 0) throw new Problem('too.many', { retryAfterS: Math.ceil(waitMs / 1000) })
  }
}

/** Resolves when `isDone`, when the browser has gone, or after some seconds. */
function changeOf(
  { changes, clock }: Pick<Context, 'changes' | 'clock'>,
  { signal }: Request,
  isDone: () => boolean,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const unlisten = changes.listen(() => isDone() && resolve())
  const untime = clock.after(heldMs, resolve)
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise.finally(() => {
    unlisten()
    untime()
  })
}

/** Longer than a code can be open, in seconds. */
const loginAgeS = 30 * 60
/** The server decides when a session ends; browsers keep cookies for 400 days at most. */
const sessionAgeS = 365 * 86_400
/** Below the ten seconds after which a quiet connection is closed. */
const heldMs = 8_000
