import { type Language, languageNames, languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import { answerId, ask, choices, chosen, defineFlow } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { FlowName } from './names.ts'

interface Welcome {
  /** What their first words ask for: it opens as soon as the language is chosen. */
  next?: FlowName
}

/** The first contact: which language shall we speak? */
export const welcome = defineFlow<Welcome, 'language'>()({
  name: 'welcome',
  version: 1,
  first: 'language',
  blank: {},
  steps: {
    language: ask(
      ({ say }) =>
        choices(
          say('welcome.ask'),
          languages.map((code) => ({
            id: answerId('welcome', 'language', code),
            title: languageNames[code],
          })),
          { button: say('welcome.button') },
        ),
      (incoming, { say }) => {
        const language = languageIn(incoming)
        return language === undefined ? { problem: say('welcome.useTheList') } : { value: language }
      },
      (language, { scope, data }) => {
        scope.people.setLanguage(language)
        return { open: data.next ?? 'menu' }
      },
    ),
  },
})

/** A tapped language, or its name or code typed. */
export function languageIn(
  incoming: Incoming,
  step: 'welcome' | 'profile' = 'welcome',
): Language | undefined {
  const tapped = chosen(incoming, step, 'language')
  const typed = incoming.kind === 'text' ? plain(incoming.body) : undefined
  return languages.find(
    (code) =>
      code === tapped ||
      code === typed ||
      plain(languageNames[code]) === typed ||
      englishNames[code].includes(typed ?? '-'),
  )
}

/** A language by its name; two letters may be anything in the middle of a conversation. */
export const languageNamed = (typed: string): Language | undefined =>
  plain(typed).length > 2 ? languageIn({ kind: 'text', body: typed }) : undefined

const englishNames: Record<Language, string[]> = {
  en: ['anglais', 'icyongereza', 'kiingereza'],
  fr: ['french', 'igifaransa', 'kifaransa'],
  rw: ['kinyarwanda'],
  sw: ['swahili', 'igiswahili'],
}
