/** English is the source; a text missing in another language does not compile. */
export const languages = ['en', 'fr', 'rw', 'sw'] as const
export type Language = (typeof languages)[number]

export const languageNames: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  rw: 'Ikinyarwanda',
  sw: 'Kiswahili',
}
