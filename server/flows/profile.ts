import { sayIn } from '../i18n/catalogue.ts'
import { languageNames, languages } from '../i18n/languages.ts'
import { globalWordIn, greetingIn } from '../i18n/words.ts'
import { actionId, answerId, ask, type Ctx, choices, chosen, defineFlow, type Outcome } from './flow.ts'
import type { Message } from './message.ts'
import { type ContactData, contactActions, contactIn, contactSteps } from './profile-contact.ts'
import { type PlacesData, placeActions, placeSteps, savedNames } from './profile-places.ts'
import { nameOf } from './qr-words.ts'
import { languageIn } from './welcome.ts'

interface Profile extends PlacesData, ContactData {
  /** A name that is also one of our words, until it is confirmed. */
  name?: string
}
type StepName = 'name' | 'isItYourName' | 'language' | 'place' | 'placeName' | 'contact' | 'contactName'
type To = Outcome<Profile, StepName>

/** What we know about the person and they may change: name, language, who is usually paid, places, who is trusted. */
export const profile = defineFlow<Profile, StepName>()({
  name: 'profile',
  version: 1,
  title: 'profile.title',
  keywords: 'profile.keywords',
  first: 'name',
  blank: {},
  /** Shows what is known and what can be changed; nothing is asked until a button is tapped. */
  opens: (ctx) => overview(undefined, ctx),

  steps: {
    name: {
      free: true,
      ...ask<Profile, StepName, string>(
        ({ say }) => say('profile.askName'),
        (incoming, { say, scope }) => {
          const read = scope.people.nameIn(incoming.kind === 'text' ? incoming.body : '')
          if ('name' in read) return { value: read.name }
          return read.problem === 'no_letters'
            ? { problem: say('profile.nameNeedsLetters') }
            : { problem: say('profile.nameTooLong', { max: maxNameLength }) }
        },
        (name, ctx) =>
          // "Aide" and "Salama" are names as well as words that people type when they are lost.
          globalWordIn(name) !== undefined || greetingIn(name) !== undefined
            ? { goTo: 'isItYourName', data: { name } }
            : named(name, ctx),
      ),
    },
    isItYourName: ask(
      ({ data, say }) =>
        choices(say('profile.isItYourName', { name: data.name ?? '' }), [
          { id: answerId('profile', 'isItYourName', 'yes'), title: say('profile.itIs') },
          { id: answerId('profile', 'isItYourName', 'no'), title: say('profile.itIsNot') },
        ]),
      (incoming, { say }) => {
        const tapped = chosen(incoming, 'profile', 'isItYourName')
        return tapped === undefined ? { problem: say('flow.tapOne') } : { value: tapped }
      },
      (answer, ctx) => (answer === 'yes' ? named(ctx.data.name ?? '', ctx) : { goTo: 'name' }),
    ),
    language: ask(
      ({ say }) =>
        choices(
          say('profile.askLanguage'),
          languages.map((code) => ({
            id: answerId('profile', 'language', code),
            title: languageNames[code],
          })),
          { button: say('profile.language') },
        ),
      (incoming, { say }) => {
        const language = languageIn(incoming, 'profile')
        return language === undefined ? { problem: say('flow.tapOne') } : { value: language }
      },
      (language, { scope }) => {
        scope.people.setLanguage(language)
        return { open: 'menu', say: [text(sayIn(language)('profile.languageSaved'))] }
      },
    ),
    ...placeSteps,
    ...contactSteps,
  },

  actions: {
    name: () => ({ goTo: 'name' }),
    language: () => ({ goTo: 'language' }),
    ...placeActions,
    ...contactActions,
  },

  /** The name of a language, typed at rest, is a wish to speak it. */
  shortcut(incoming, { scope }) {
    const language = incoming.kind === 'text' ? languageIn(incoming, 'profile') : undefined
    if (language === undefined) return undefined
    scope.people.setLanguage(language)
    return { open: 'menu', say: [text(sayIn(language)('profile.languageSaved'))] }
  },
})

function named(name: string, ctx: Ctx<Profile>): To {
  ctx.scope.people.setName(name)
  return overview(ctx.say('profile.nameSaved', { name }), ctx)
}

function overview(before: string | undefined, ctx: Ctx<Profile>): To {
  const { say, scope, language } = ctx
  const payee = scope.qr.default()
  const known = [
    say('profile.overview', {
      name: clipped(scope.people.name() ?? say('profile.notSet')),
      language: languageNames[language],
      payee: payee === undefined ? say('profile.notSet') : nameOf(payee, ctx),
    }),
    say('places.overview', { places: savedNames(ctx), contact: contactIn(ctx) }),
  ]
  const message = choices(
    [...(before === undefined ? [] : [`${before}\n`]), ...known].join('\n'),
    [
      { id: actionId('profile', 'name'), title: say('profile.name') },
      { id: actionId('profile', 'language'), title: say('profile.language') },
      { id: actionId('make-qr', 'changeDefault'), title: say('profile.momo') },
      { id: actionId('profile', 'places'), title: say('places.title') },
      { id: actionId('profile', 'contact'), title: say('places.contact') },
      ...(scope.signIn.hasAddress ? [{ id: actionId('sign-in', 'link'), title: say('signIn.webApp') }] : []),
    ],
    { button: say('places.change') },
  )
  return { done: true, say: [message] }
}

/** WhatsApp's own names may be of any length. */
const clipped = (name: string): string => [...name.replace(/\s+/g, ' ')].slice(0, maxNameLength).join('')
const text = (body: string): Message => ({ kind: 'text', body })
const maxNameLength = 60
