import { type Language, languages } from './languages.ts'
import { plain } from './words.ts'

type Answer = 'yes' | 'no' | 'what'

/**
 * Words by which people answer a question instead of typing what it asks for, as plain() leaves them. Those of all
 * languages count at once: people mix them.
 */
const words: Record<Answer, Record<Language, string>> = {
  yes: {
    en: 'yes y ya yea yeah yep yup ok okay okey right correct true sure exactly exact fine good perfect agreed',
    fr: 'oui ouais ouai juste vrai vraiment exacte exactement bon bonne parfait accord confirme',
    rw: 'yego yee ego eego nibyo byo koko neza sawa ndabyemeye ndemeza',
    sw: 'ndiyo ndio naam sawa sahihi kweli hakika sawasawa vizuri nakubali',
  },
  no: {
    en: 'no not nope nah wrong incorrect false isnt never bad mistake error',
    fr: 'non nan pas faux fausse incorrecte erreur inexact jamais mauvais',
    rw: 'oya hoya sibyo ntabwo siko ashwi nta sicyo',
    sw: 'hapana siyo sio si makosa kosa',
  },
  what: {
    en: 'what why who how which huh hm hmm know idk unknown dont maybe unsure idea understand',
    fr: 'quoi pourquoi qui comment hein sais quel quelle peut etre idee comprends inconnu',
    rw: 'iki ki gute nde simbizi sinzi mbizi ikihe sinumva kuki',
    sw: 'nini gani vipi sijui nani sielewi labda kwanini',
  },
}

/** Say nothing of themselves, but stand between those. */
const beside =
  'it is its it s that this thats the a an i im am do don t isn me very so of at all very please thank thanks you ' +
  'c ce cela ca est c est j je ne n y d en suis tout a fait fait bien merci le la l un une moi aucune rien sait il ' +
  'ni na ariya ibi ibyo ngo rwose cyane murakoze urakoze asante hiyo hii huo huu ndivyo kabisa sana pia mimi ' +
  'really quite think guess all we they'

const setOf = (answer: Answer): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => words[answer][language].split(' ')))
const yes = setOf('yes')
const no = setOf('no')
const what = setOf('what')
const fillers = new Set(beside.split(' '))

/** What somebody answered who typed nothing but such words: "it is right", "non merci", "Je ne sais pas". */
export function answerIn(typed: string): Answer | undefined {
  const said = plain(typed).split(' ')
  const isOnly = said.every((word) => yes.has(word) || no.has(word) || what.has(word) || fillers.has(word))
  if (!isOnly) return undefined
  if (said.some((word) => what.has(word))) return 'what'
  if (said.some((word) => no.has(word))) return 'no'
  return said.some((word) => yes.has(word)) ? 'yes' : 'what'
}

/** Whether any of what was typed denies or asks. */
export const saysNoOrWhat = (typed: string): boolean =>
  plain(typed)
    .split(' ')
    .some((word) => no.has(word) || what.has(word))
