import type { Language } from './languages.ts'

export type GlobalWord = 'menu' | 'cancel' | 'back' | 'help' | 'stop' | 'start' | 'agent'

type Words = Partial<Record<Language, string[]>>

/** Words that work in every conversation, in every language at once: people mix them. '' holds what is no word. */
const globalWords: Record<GlobalWord, Words & { ''?: string[] }> = {
  menu: {
    '': ['0'],
    en: ['menu', 'main menu'],
    fr: ['menu', 'menu principal'],
    rw: ['menyu', 'ahabanza'],
    sw: ['menyu', 'menyu kuu'],
  },
  cancel: {
    en: ['cancel', 'quit', 'exit'],
    fr: ['annuler', 'abandonner'],
    rw: ['siba', 'reka', 'bireke'],
    sw: ['ghairi', 'sitisha'],
  },
  back: {
    en: ['back'],
    fr: ['retour', 'precedent'],
    rw: ['subira inyuma', 'inyuma', 'garuka'],
    sw: ['rudi', 'nyuma', 'rudi nyuma'],
  },
  help: {
    '': ['?'],
    en: ['help'],
    fr: ['aide', 'aidez moi'],
    rw: ['ubufasha', 'mfasha'],
    sw: ['msaada', 'nisaidie'],
  },
  stop: {
    en: ['stop', 'unsubscribe'],
    fr: ['stop', 'stopper', 'arret', 'arreter', 'desabonner'],
    rw: ['stop', 'hagarika'],
    sw: ['stop', 'acha', 'simamisha'],
  },
  start: {
    en: ['start', 'subscribe'],
    fr: ['demarrer', 'commencer'],
    rw: ['tangira'],
    sw: ['anza'],
  },
  agent: {
    en: ['agent', 'human', 'operator'],
    fr: ['agent', 'humain', 'conseiller'],
    rw: ['umukozi', 'umuntu'],
    sw: ['wakala', 'mhudumu'],
  },
}

/** A greeting opens the menu, and tells the language of somebody who has not chosen one. */
const greetings: Record<Language, string[]> = {
  en: ['hi', 'hello', 'hey', 'good morning', 'good afternoon', 'good evening'],
  fr: ['bonjour', 'bonsoir', 'salut', 'allo'],
  rw: ['muraho', 'mwaramutse', 'mwiriwe', 'bite', 'amakuru'],
  sw: ['habari', 'jambo', 'hujambo', 'mambo', 'salama', 'shikamoo'],
}

/** Said when all is done: answered, but nothing is asked for. */
const thanks: Record<Language, string[]> = {
  en: [
    'thanks',
    'thank you',
    'thank you very much',
    'thanks a lot',
    'many thanks',
    'ok thanks',
    'ok thank you',
  ],
  fr: ['merci', 'merci beaucoup', 'merci bien', 'ok merci'],
  rw: ['murakoze', 'murakoze cyane', 'urakoze', 'urakoze cyane', 'ok murakoze'],
  sw: ['asante', 'asante sana', 'ahsante', 'ahsante sana', 'shukrani'],
}

/** People are called so: where a name is asked, these are names. Greetings are too ("Salama"). */
const alsoNames = new Set([
  'aide',
  'siba',
  'reka',
  'garuka',
  'rudi',
  'acha',
  'tangira',
  'anza',
  'umuntu',
  'wakala',
  'human',
])

const wordIndex = new Map(
  Object.entries(globalWords).flatMap(([word, forms]) =>
    Object.values(forms)
      .flat()
      .map((form) => [form, word as GlobalWord]),
  ),
)
const indexed = (words: Words): [string, Language][] =>
  Object.entries(words).flatMap(([language, forms]) =>
    language === '' ? [] : forms.map((form): [string, Language] => [form, language as Language]),
  )
const greetingIndex = new Map(indexed(greetings))
const thanksIndex = new Map(indexed(thanks))
const languagesOf = new Map<string, Set<Language>>()
for (const [form, language] of [...Object.values(globalWords), greetings, thanks].flatMap(indexed)) {
  languagesOf.set(form, (languagesOf.get(form) ?? new Set()).add(language))
}

export const globalWordIn = (typed: string): GlobalWord | undefined => wordIndex.get(plain(typed))

export const greetingIn = (typed: string): Language | undefined => greetingIndex.get(plain(typed))

export const isThanks = (typed: string): boolean => thanksIndex.has(plain(typed))

/** The language of one of our words, when it is a word of exactly one: "stop" and "menu" tell nothing. */
export function languageOf(typed: string): Language | undefined {
  const [only, ...more] = languagesOf.get(plain(typed)) ?? []
  return more.length === 0 ? only : undefined
}

/** The word where any words may be an answer: only forms that nobody is called. */
export const commandIn = (typed: string): GlobalWord | undefined =>
  alsoNames.has(plain(typed)) ? undefined : globalWordIn(typed)

/** What was typed without what does not matter: case, accents, emoji, punctuation, doubled spaces. "?" alone stays. */
export function plain(typed: string): string {
  const bare = typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return bare === '' && typed.trim() === '?' ? '?' : bare
}
