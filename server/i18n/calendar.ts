import type { Language } from './languages.ts'

/** Monday first, as they stand in a sentence. */
export const weekdays: Record<Language, readonly string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  rw: [
    'kuwa mbere',
    'kuwa kabiri',
    'kuwa gatatu',
    'kuwa kane',
    'kuwa gatanu',
    'kuwa gatandatu',
    'ku cyumweru',
  ],
  sw: ['Jumatatu', 'Jumanne', 'Jumatano', 'Alhamisi', 'Ijumaa', 'Jumamosi', 'Jumapili'],
}

/** January first. */
export const months: Record<Language, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  rw: 'Mutarama Gashyantare Werurwe Mata Gicurasi Kamena Nyakanga Kanama Nzeri Ukwakira Ugushyingo Ukuboza'.split(
    ' ',
  ),
  sw: 'Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba'.split(' '),
}

/** A day by its number, the days since 1970-01-01: "Monday 23 November", "kuwa mbere, 23 Ugushyingo". */
export function dayIn(language: Language, day: number): string {
  const { date } = partsOf(day)
  const weekday = weekdayIn(language, day)
  return `${weekday}${language === 'rw' ? ',' : ''} ${date} ${monthIn(language, day)}`
}

/** "23 November" */
export const dateIn = (language: Language, day: number): string =>
  `${partsOf(day).date} ${monthIn(language, day)}`

/** "Monday" */
export const weekdayIn = (language: Language, day: number): string =>
  weekdays[language][(((day + 3) % 7) + 7) % 7] ?? ''

/** Minutes after midnight as clocks show them; beyond the day's end they begin again: 1450 is "00:10". */
export function clockIn(minute: number): string {
  const ofDay = ((minute % 1440) + 1440) % 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}

const monthIn = (language: Language, day: number): string => months[language][partsOf(day).month] ?? ''

function partsOf(day: number): { date: number; month: number } {
  const utc = new Date(day * 86_400_000)
  return { date: utc.getUTCDate(), month: utc.getUTCMonth() }
}
