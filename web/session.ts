import { computed, signal } from '@preact/signals'
import { type Language, languages } from '../server/i18n/languages.ts'
import { type Answer, answerOf, api, Refusal } from './api.ts'
import { language, speak } from './i18n/say.ts'
import { forgetResources } from './resource.ts'

export type Me = Answer<typeof api.me.get>
export type AppConfig = Answer<typeof api.config.get>

/** Who is signed in: undefined while it is not known yet, null when nobody is. */
export const me = signal<Me | null | undefined>(remembered<Me | null>('inzira.me'))
/** What the server told about itself; the last known while it is not reached. */
export const config = signal<AppConfig | undefined>(remembered<AppConfig>('inzira.config'))
/** Whether the browser has a network at all. */
export const online = signal(navigator.onLine)
export const signedIn = computed(() => me.value !== null && me.value !== undefined)

addEventListener('online', () => {
  online.value = true
  void refreshMe()
})
addEventListener('offline', () => {
  online.value = false
})
// Whoever comes back from WhatsApp may have signed this browser out there.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && signedIn.peek()) void refreshMe()
})

/** Asks the server anew; what was known stays when it cannot be reached. */
export async function refreshMe(): Promise<void> {
  try {
    setMe((await answerOf(api.who.get())).me)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    me.value ??= null
  }
}

export async function refreshConfig(): Promise<void> {
  try {
    config.value = await answerOf(api.config.get())
    remember('inzira.config', config.value)
  } catch (error) {
    // The page works with what it knew, or with the usual values.
    if (!(error instanceof Refusal)) throw error
  }
}

/** Also speaks the language the person chose, on whichever device. */
export function setMe(next: Me | null): void {
  // What was one person's is not on the screen of the next.
  if (me.peek()?.id !== next?.id) forgetResources()
  me.value = next
  remember('inzira.me', next)
  if (next?.language && next.language !== language.value) void speak(next.language)
}

/** The language to begin with: the one chosen here before, or the one the page came in. */
export function firstLanguage(): Language {
  const chosen =
    me.value?.language ?? localStorage.getItem('inzira.language') ?? document.documentElement.lang
  return languages.find((each) => each === chosen) ?? 'en'
}

/** Speaks another language from now on, here; whoever is signed in also keeps it in their account (page Profile). */
export async function chooseLanguage(next: Language): Promise<void> {
  await speak(next)
  localStorage.setItem('inzira.language', next)
  // biome-ignore lint/suspicious/noDocumentCookie: the server answers the page in this language from its first byte
  document.cookie = `lang=${next}; Path=/; Max-Age=31536000; SameSite=Lax`
}

function remembered<Value>(key: string): Value | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function remember(key: string, value: unknown): void {
  if (value === null || value === undefined) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(value))
}
