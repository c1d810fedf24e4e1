import type { Language } from '../../server/i18n/languages.ts'

/** What the build tells the service worker: the files of this version, all below /-/. */
export interface Shell {
  /** Changes when any file does. */
  version: string
  routes: string[]
  /** The page itself, in each language. */
  pages: Record<Language, string>
  /** The words of each language. */
  words: Record<Language, string[]>
  /** What every page needs, in every language. */
  files: string[]
  icons: { icon: string; badge: string }
}
