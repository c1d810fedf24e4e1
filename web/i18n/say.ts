import { signal } from '@preact/signals'
import type { Language } from '../../server/i18n/languages.ts'
import type { Placeholders } from '../../server/i18n/translation.ts'
import type { en } from './en.ts'

type Source = typeof en
export type WebKey = keyof Source
/** Texts without placeholders. */
export type PlainWebKey = {
  [Key in WebKey]: [Placeholders<Source[Key]>] extends [never] ? Key : never
}[WebKey]
type Catalogue = Record<WebKey, string>

/** What is spoken now; whoever says something is drawn anew when it changes. */
export const language = signal<Language>('en')
const catalogue = signal<Catalogue | undefined>(undefined)

const loaders: Record<Language, () => Promise<Catalogue>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
  rw: async () => (await import('./rw.ts')).rw,
  sw: async () => (await import('./sw.ts')).sw,
}

/** Fetches the texts of a language and speaks it from then on; throws when they cannot be had. */
export async function speak(next: Language): Promise<void> {
  const texts = await loaders[next]()
  catalogue.value = texts
  language.value = next
  document.documentElement.lang = next
}

/** A text in the language that is spoken. Numbers are written with its thousands separators. */
export function say<Key extends WebKey>(
  key: Key,
  ...values: [Placeholders<Source[Key]>] extends [never]
    ? []
    : [Record<Placeholders<Source[Key]>, string | number>]
): string {
  const [given] = values as [Record<string, string | number> | undefined]
  return (catalogue.value?.[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given?.[name]
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value
  })
}

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
