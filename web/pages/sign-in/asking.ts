import { type Answer, answerOf, api, Refusal } from '../../api.ts'
import { language } from '../../i18n/say.ts'

export type Asked = Answer<(typeof api)['sign-in']['post']>

export type SignInState =
  | { is: 'asking' }
  | { is: 'waiting'; asked: Asked; untilMs: number }
  | { is: 'expired' }
  | { is: 'signed_in' }
  | { is: 'refused'; refusal: Refusal }

/**
 * Asks for a code and waits until it was sent, for as long as the page is there. A phone short of memory may have
 * thrown the page away while its person was in WhatsApp: then it goes on with the code that it had shown.
 */
export function signInFlow(tell: (state: SignInState) => void): { begin(anew: boolean): void; stop(): void } {
  let current = 0
  const stop = () => {
    current += 1
  }
  const begin = async (anew: boolean) => {
    stop()
    const own = current
    const isStopped = () => own !== current
    const say = (state: SignInState) => {
      if (!isStopped()) tell(state)
    }
    say({ is: 'asking' })
    try {
      const kept = anew ? undefined : keptCode()
      const found = kept === undefined ? undefined : await answerOf(api['sign-in'].get({ query: {} }))
      if (found?.state === 'signed_in') return say({ is: 'signed_in' })
      const isOpen = kept !== undefined && found?.state === 'waiting' && found.expiresAt === kept.expiresAt
      const asked = isOpen
        ? { ...kept, now: found.now }
        : await answerOf(api['sign-in'].post({ language: language.peek() }))
      keep(asked)
      // By the server's clock: those of cheap phones are often wrong.
      const untilMs = performance.now() + asked.expiresAt - asked.now
      say({ is: 'waiting', asked, untilMs })
      say(await outcome(asked, isStopped, untilMs))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say({ is: 'refused', refusal: error })
    }
  }
  return { begin: (anew) => void begin(anew), stop }
}

async function outcome(asked: Asked, isStopped: () => boolean, untilMs: number): Promise<SignInState> {
  while (!isStopped()) {
    try {
      // The server holds the answer back until there is something to tell, or some seconds have passed.
      const found = await answerOf(api['sign-in'].get({ query: { wait: '1' } }))
      if (found.state === 'signed_in') return { is: 'signed_in' }
      // Another tab of this browser has asked for a new code: the one shown here has died.
      if (found.state === 'expired' || found.expiresAt !== asked.expiresAt) return { is: 'expired' }
      await moment(300)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (performance.now() > untilMs) return { is: 'expired' }
      await moment(error.retryAfterMs ?? 3_000)
    }
  }
  return { is: 'expired' }
}

/** So long, or until the person comes back to the page; in the background nothing is asked. */
async function moment(ms: number): Promise<void> {
  if (document.visibilityState === 'hidden') {
    await new Promise<void>((resolve) =>
      document.addEventListener('visibilitychange', () => resolve(), { once: true }),
    )
    return
  }
  await new Promise((resolve) => setTimeout(resolve, ms))
}

function keep(asked: Asked): void {
  sessionStorage.setItem(key, JSON.stringify(asked))
}

function keptCode(): Asked | undefined {
  const kept = sessionStorage.getItem(key)
  return kept === null ? undefined : (JSON.parse(kept) as Asked)
}

export const forgetCode = (): void => sessionStorage.removeItem(key)

const key = 'inzira.sign-in'
