import type { Language } from '../../server/i18n/languages.ts'

type Texts = Record<string, string>
type Loader = () => Promise<Texts>

/** What any page may say; comes with the app itself. */
export const core: Record<Language, Loader> = {
  en: async () => (await import('./core/en.ts')).en,
  fr: async () => (await import('./core/fr.ts')).fr,
  rw: async () => (await import('./core/rw.ts')).rw,
  sw: async () => (await import('./core/sw.ts')).sw,
}

/** What only some pages say, fetched with them: a phone need not load every word of every page to show one. */
export const topics = {
  drive: {
    en: async () => (await import('./drive/en.ts')).en,
    fr: async () => (await import('./drive/fr.ts')).fr,
    rw: async () => (await import('./drive/rw.ts')).rw,
    sw: async () => (await import('./drive/sw.ts')).sw,
  },
  history: {
    en: async () => (await import('./history/en.ts')).en,
    fr: async () => (await import('./history/fr.ts')).fr,
    rw: async () => (await import('./history/rw.ts')).rw,
    sw: async () => (await import('./history/sw.ts')).sw,
  },
  map: {
    en: async () => (await import('./map/en.ts')).en,
    fr: async () => (await import('./map/fr.ts')).fr,
    rw: async () => (await import('./map/rw.ts')).rw,
    sw: async () => (await import('./map/sw.ts')).sw,
  },
  nearby: {
    en: async () => (await import('./nearby/en.ts')).en,
    fr: async () => (await import('./nearby/fr.ts')).fr,
    rw: async () => (await import('./nearby/rw.ts')).rw,
    sw: async () => (await import('./nearby/sw.ts')).sw,
  },
  profile: {
    en: async () => (await import('./profile/en.ts')).en,
    fr: async () => (await import('./profile/fr.ts')).fr,
    rw: async () => (await import('./profile/rw.ts')).rw,
    sw: async () => (await import('./profile/sw.ts')).sw,
  },
  qr: {
    en: async () => (await import('./qr/en.ts')).en,
    fr: async () => (await import('./qr/fr.ts')).fr,
    rw: async () => (await import('./qr/rw.ts')).rw,
    sw: async () => (await import('./qr/sw.ts')).sw,
  },
  ride: {
    en: async () => (await import('./ride/en.ts')).en,
    fr: async () => (await import('./ride/fr.ts')).fr,
    rw: async () => (await import('./ride/rw.ts')).rw,
    sw: async () => (await import('./ride/sw.ts')).sw,
  },
  schedule: {
    en: async () => (await import('./schedule/en.ts')).en,
    fr: async () => (await import('./schedule/fr.ts')).fr,
    rw: async () => (await import('./schedule/rw.ts')).rw,
    sw: async () => (await import('./schedule/sw.ts')).sw,
  },
  share: {
    en: async () => (await import('./share/en.ts')).en,
    fr: async () => (await import('./share/fr.ts')).fr,
    rw: async () => (await import('./share/rw.ts')).rw,
    sw: async () => (await import('./share/sw.ts')).sw,
  },
  'sign-in': {
    en: async () => (await import('./sign-in/en.ts')).en,
    fr: async () => (await import('./sign-in/fr.ts')).fr,
    rw: async () => (await import('./sign-in/rw.ts')).rw,
    sw: async () => (await import('./sign-in/sw.ts')).sw,
  },
  vehicles: {
    en: async () => (await import('./vehicles/en.ts')).en,
    fr: async () => (await import('./vehicles/fr.ts')).fr,
    rw: async () => (await import('./vehicles/rw.ts')).rw,
    sw: async () => (await import('./vehicles/sw.ts')).sw,
  },
} satisfies Record<string, Record<Language, Loader>>

export type Topic = keyof typeof topics
