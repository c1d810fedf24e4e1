import { sayIn } from '../i18n/catalogue.ts'
import { type Language, languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import { actionId, answerId, type Ctx, choices, chosen, defineFlow, type Outcome } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Message } from './message.ts'

type To = Outcome<object, 'link'>

/** Browsers in which somebody is signed in: by the code a page shows and they send, or by a link that they ask for. */
export const signIn = defineFlow<object, 'link'>()({
  name: 'sign-in',
  version: 1,
  keywords: 'signIn.keywords',
  first: 'link',
  blank: {},
  // Whoever was not meant to be signed in must be out at once, also while a human is talked to.
  urgent: true,
  opens: (ctx) => ({ done: true, say: [linked(ctx)] }),

  steps: {
    // A question of this kind is only met by whoever goes "back": a link is sent without asking.
    link: {
      ask: ({ say }) =>
        choices(say('signIn.askLink'), [
          { id: answerId('sign-in', 'link', 'send'), title: say('signIn.send') },
        ]),
      answer: (incoming, ctx) =>
        chosen(incoming, 'sign-in', 'link') === undefined
          ? { problem: ctx.say('flow.tapOne') }
          : { done: true, say: [linked(ctx)] },
    },
  },

  actions: { link: (_value, ctx) => ({ done: true, say: [linked(ctx)] }), signOut },
  interrupts: (incoming, ctx) => (incoming.kind === 'text' ? claimed(incoming.body, ctx) : undefined),
  afterStop(incoming, ctx) {
    if (incoming.kind === 'text') return claimed(incoming.body, ctx)
    const loginId = signOutIn(incoming)
    return loginId === undefined ? undefined : signOut(loginId, ctx)
  },

  events: {
    usedLink: (data, { say }) => [
      signedIn(say('signIn.doneByLink', deviceIn(data, say)), data as Login, say),
    ],
    // A wrong code is forgotten (sessions/guesses.ts).
    guessed: () => [],
  },
})

interface Login {
  loginId: number
  device: string
}

/** Heard wherever somebody stands. What is no code that is open is left to others, unless it can be nothing else. */
function claimed(typed: string, ctx: Ctx<object>): To | undefined {
  const ready = readyIn(typed)
  const claim = ctx.scope.signIn.claim(ready?.code ?? typed)
  if (claim.is === 'claimed') {
    const say = languageFor(ready?.language, ctx)
    return { stay: [signedIn(say('signIn.done', deviceIn(claim, say)), claim, say)], isAside: true }
  }
  if (ready === undefined) return undefined
  const say = languageFor(ready.language, ctx)
  return { stay: [text(say(claim.is === 'slowed' ? 'signIn.slowed' : 'signIn.expired'))] }
}

/** The message as our page writes it, in any language, and what stands where its code should be. */
function readyIn(typed: string): { language: Language; code: string } | undefined {
  if (typed.length > maxReady) return undefined
  const words = `${plain(typed)} `
  for (const language of languages) {
    const [before = ''] = sayIn(language)('signIn.message', { code: '\n' }).split('\n')
    const begin = `${plain(before)} `
    if (words.startsWith(begin)) return { language, code: leading(words.slice(begin.length)) }
  }
  return undefined
}

/** One word, or as many as make up the eight characters of a code. */
function leading(words: string): string {
  const [whole] = /^(?:[a-z0-9] ?){8}(?= |$)/.exec(words) ?? []
  return whole?.trim() ?? words.split(' ')[0] ?? ''
}

/** Somebody who is new here speaks the language of the page. */
function languageFor(language: Language | undefined, { scope, say, sayIn }: Ctx<object>): Ctx<object>['say'] {
  if (language === undefined || scope.people.language() !== null) return say
  scope.people.setLanguage(language)
  return sayIn(language)
}

const signedIn = (body: string, { loginId }: Login, say: Ctx<object>['say']): Message =>
  choices(body, [{ id: actionId('sign-in', 'signOut', loginId), title: say('signIn.signOut') }])

const deviceIn = (data: unknown, say: Ctx<object>['say']): { device: string } => ({
  device: (data as Login).device || say('signIn.aBrowser'),
})

function signOut(loginId: string, { scope, say }: Ctx<object>): To {
  return { stay: [text(say(scope.signIn.signOut(Number(loginId)) ? 'signIn.signedOut' : 'signIn.isOut'))] }
}

function signOutIn(incoming: Incoming): string | undefined {
  const button = actionId('sign-in', 'signOut')
  return incoming.kind === 'choice' && incoming.id.startsWith(button)
    ? incoming.id.slice(button.length)
    : undefined
}

function linked({ scope, say }: Ctx<object>): Message {
  if (!scope.signIn.hasAddress) return text(say('signIn.noAddress'))
  return { kind: 'link', body: say('signIn.link'), label: say('signIn.open'), url: scope.signIn.link() }
}

const text = (body: string): Message => ({ kind: 'text', body })
const maxReady = 400
