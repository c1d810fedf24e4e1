import type { Language } from './languages.ts'

export type GlobalWord = 'menu' | 'cancel' | 'back' | 'help' | 'stop' | 'start' | 'agent'

/** Words that work in every conversation, in every language at once: people mix them. */
const globalWords: Record<GlobalWord, string[]> = {
  menu: ['menu', '0', 'menyu', 'main menu', 'menu principal', 'ahabanza', 'menyu kuu'],
  cancel: ['cancel', 'quit', 'exit', 'annuler', 'abandonner', 'siba', 'reka', 'bireke', 'ghairi', 'sitisha'],
  back: ['back', 'retour', 'precedent', 'subira inyuma', 'inyuma', 'garuka', 'rudi', 'nyuma', 'rudi nyuma'],
  help: ['help', '?', 'aide', 'aidez moi', 'ubufasha', 'mfasha', 'msaada', 'nisaidie'],
  stop: ['stop', 'unsubscribe', 'stopper', 'arret', 'arreter', 'desabonner', 'hagarika', 'acha', 'simamisha'],
  start: ['start', 'subscribe', 'demarrer', 'commencer', 'tangira', 'anza'],
  agent: ['agent', 'human', 'operator', 'humain', 'conseiller', 'umukozi', 'umuntu', 'wakala', 'mhudumu'],
}

/** A greeting opens the menu, and tells the language of somebody who has not chosen one. */
const greetings: Record<Language, string[]> = {
  en: ['hi', 'hello', 'hey', 'good morning', 'good afternoon', 'good evening'],
  fr: ['bonjour', 'bonsoir', 'salut', 'allo'],
  rw: ['muraho', 'mwaramutse', 'mwiriwe', 'bite', 'amakuru'],
  sw: ['habari', 'jambo', 'hujambo', 'mambo', 'salama', 'shikamoo'],
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
  Object.entries(globalWords).flatMap(([word, forms]) => forms.map((form) => [form, word as GlobalWord])),
)
const greetingIndex = new Map(
  Object.entries(greetings).flatMap(([language, forms]) => forms.map((form) => [form, language as Language])),
)

export const globalWordIn = (typed: string): GlobalWord | undefined => wordIndex.get(plain(typed))

export const greetingIn = (typed: string): Language | undefined => greetingIndex.get(plain(typed))

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
