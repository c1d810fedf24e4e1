import type { Language } from './languages.ts'

/** "12,500"; "12 500" with a no-break space in French. */
export function formatNumber(value: number, language: Language): string {
  const grouped = Math.trunc(Math.abs(value))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, separators[language])
  return value < 0 ? `-${grouped}` : grouped
}

const separators: Record<Language, string> = { en: ',', fr: '\u00a0', rw: ',', sw: ',' }
