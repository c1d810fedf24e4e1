import { signal } from '@preact/signals'
import type { Language } from '../../server/i18n/languages.ts'
import type { Placeholders } from '../../server/i18n/translation.ts'
import type { en } from './en.ts'
import { core, type Topic, topics } from './topics.ts'

type Source = typeof en
export type WebKey = keyof Source
/** Texts without placeholders. */
export type PlainWebKey = {
  [Key in WebKey]: [Placeholders<Source[Key]>] extends [never] ? Key : never
}[WebKey]

/** What is spoken now; whoever says something is drawn anew when it changes. */
export const language = signal<Language>('en')
const catalogue = signal<Readonly<Record<string, string>>>({})
/** Topics that pages on the screen, or that were there, use. */
const learned = new Set<Topic>()

/** Fetches the texts of a language, of all topics learned so far, and speaks it from then on; throws when they cannot be had. */
export async function speak(next: Language): Promise<void> {
  wanted = next
  const texts = await textsIn(next, [...learned])
  // Somebody who taps through the languages hears the last one.
  if (wanted !== next) return
  catalogue.value = texts
  language.value = next
  document.documentElement.lang = next
}
let wanted: Language = 'en'

/** Fetches the texts of topics that a page is about to use; throws when they cannot be had. */
export async function learn(names: readonly Topic[]): Promise<void> {
  for (;;) {
    const spoken = language.peek()
    const missing = names.filter((name) => !learned.has(name))
    if (missing.length === 0) return
    const found = await Promise.all(missing.map((name) => topics[name][spoken]()))
    if (language.peek() !== spoken) continue
    for (const name of missing) learned.add(name)
    catalogue.value = Object.assign({}, catalogue.peek(), ...found)
    return
  }
}

/** Whether there is such a text, and it has been fetched. */
export const knows = (key: string): boolean => catalogue.value[key] !== undefined

/** The topic that a text belongs to; undefined for what every page knows. */
export function topicOf(key: string): Topic | undefined {
  const name = key.split('.')[0] ?? ''
  return name in topics ? (name as Topic) : undefined
}

async function textsIn(next: Language, names: readonly Topic[]): Promise<Record<string, string>> {
  const found = await Promise.all([core[next](), ...names.map((name) => topics[name][next]())])
  return Object.assign({}, ...found)
}

/** A text in the language that is spoken. Numbers are written with its thousands separators. */
export function say<Key extends WebKey>(
  key: Key,
  ...values: [Placeholders<Source[Key]>] extends [never]
    ? []
    : [Record<Placeholders<Source[Key]>, string | number>]
): string {
  const [given] = values as [Record<string, string | number> | undefined]
  const text = catalogue.value[key]
  // A page that uses a topic it has not named (lazy.tsx); tests hear of it.
  if (text === undefined) console.error(`no text for ${key}`)
  return (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given?.[name]
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value
  })
}

/** Texts with one number to fill in, and none else. */
type CountedWebKey = {
  [Key in WebKey]: [Placeholders<Source[Key]>] extends ['n'] ? Key : never
}[WebKey]

/** "1 seat", "2 seats": as people say it, which differs for one. */
export const counted = (n: number, one: PlainWebKey, many: CountedWebKey): string =>
  n === 1 ? say(one) : (say as (key: WebKey, values: { n: number }) => string)(many, { n })

/** "12,500"; "12 500" with a no-break space in French; "1.5" keeps its decimals. */
export function number(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.')
  const french = language.value === 'fr'
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, french ? ' ' : ',')
  const point = french ? ',' : '.'
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : point + decimals}`
}

/** "1,500 RWF" */
export const money = (rwf: number): string => say('common.rwf', { amount: rwf })

/** "350 m", "1.2 km" */
export function distance(metres: number): string {
  if (metres < 950) return say('common.metres', { n: Math.max(10, Math.round(metres / 10) * 10) })
  const km = metres / 1000
  return say('common.kilometres', { n: km < 10 ? Math.round(km * 10) / 10 : Math.round(km) })
}
