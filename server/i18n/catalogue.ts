import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Language } from './languages.ts'
import { formatNumber } from './number.ts'
import { rw } from './rw.ts'
import { sw } from './sw.ts'
import type { MessageKey, Placeholders, Source } from './translation.ts'

export type { MessageKey } from './translation.ts'

export type Say = <Key extends MessageKey>(
  key: Key,
  ...values: [Placeholders<Source[Key]>] extends [never]
    ? []
    : [Record<Placeholders<Source[Key]>, string | number>]
) => string

const catalogues: Record<Language, Record<MessageKey, string>> = { en, fr, rw, sw }

/** Speaks one language. Numbers are written with its thousands separators. */
export function sayIn(language: Language): Say {
  const catalogue = catalogues[language]
  return (key, ...[values]) =>
    catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = (values as Record<string, string | number> | undefined)?.[name]
      return value === undefined ? whole : typeof value === 'number' ? formatNumber(value, language) : value
    })
}
