import type { Language } from '../i18n/languages.ts'

/** The texts of a printed statement; all languages or it does not compile. */
export interface StatementWords {
  title: string
  driver: string
  vehicle: string
  period: string
  total: string
  rides: string
  average: string
  perDay: string
  date: string
  time: string
  way: string
  fare: string
  /** At the end of a day's rides. */
  dayTotal: string
  /** Where a ride has no name for its beginning or its end. */
  unnamed: string
  weekdays: readonly [string, string, string, string, string, string, string]
  /** How the fares came about; at the foot of each page. */
  note: string
  page(number: number, of: number): string
}

export const statementWords: Record<Language, StatementWords> = {
  en: {
    title: 'Income statement',
    driver: 'Driver',
    vehicle: 'Vehicle',
    period: 'Period',
    total: 'Total income',
    rides: 'Rides',
    average: 'Average fare',
    perDay: 'Days worked',
    date: 'Date',
    time: 'Time',
    way: 'From – to',
    fare: 'Fare (RWF)',
    dayTotal: 'Total of the day',
    unnamed: 'unnamed place',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    note: 'Completed rides, with the fares as the driver entered them. No commission was taken.',
    page: (number, of) => `Page ${number} of ${of}`,
  },
  fr: {
    title: 'Relevé de revenus',
    driver: 'Chauffeur',
    vehicle: 'Véhicule',
    period: 'Période',
    total: 'Revenu total',
    rides: 'Courses',
    average: 'Prix moyen',
    perDay: 'Jours travaillés',
    date: 'Date',
    time: 'Heure',
    way: 'De – à',
    fare: 'Prix (RWF)',
    dayTotal: 'Total du jour',
    unnamed: 'lieu sans nom',
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    note: 'Courses terminées, aux prix saisis par le chauffeur. Aucune commission n’a été prélevée.',
    page: (number, of) => `Page ${number} sur ${of}`,
  },
  rw: {
    title: 'Raporo y’amafaranga yinjiye',
    driver: 'Umushoferi',
    vehicle: 'Ikinyabiziga',
    period: 'Igihe',
    total: 'Yose hamwe',
    rides: 'Ingendo',
    average: 'Impuzandengo',
    perDay: 'Iminsi yakozwe',
    date: 'Itariki',
    time: 'Isaha',
    way: 'Kuva – kugera',
    fare: 'Igiciro (RWF)',
    dayTotal: 'Igiteranyo cy’umunsi',
    unnamed: 'ahatazwi izina',
    weekdays: [
      'Ku wa mbere',
      'Ku wa kabiri',
      'Ku wa gatatu',
      'Ku wa kane',
      'Ku wa gatanu',
      'Ku wa gatandatu',
      'Ku cyumweru',
    ],
    note: 'Ingendo zarangiye, ku biciro byanditswe n’umushoferi. Nta komisiyo yakaswe.',
    page: (number, of) => `Urupapuro rwa ${number} kuri ${of}`,
  },
  sw: {
    title: 'Taarifa ya mapato',
    driver: 'Dereva',
    vehicle: 'Chombo',
    period: 'Kipindi',
    total: 'Jumla ya mapato',
    rides: 'Safari',
    average: 'Wastani wa nauli',
    perDay: 'Siku za kazi',
    date: 'Tarehe',
    time: 'Saa',
    way: 'Kutoka – hadi',
    fare: 'Nauli (RWF)',
    dayTotal: 'Jumla ya siku',
    unnamed: 'mahali pasipo jina',
    weekdays: ['Jumatatu', 'Jumanne', 'Jumatano', 'Alhamisi', 'Ijumaa', 'Jumamosi', 'Jumapili'],
    note: 'Safari zilizokamilika, kwa nauli alizoandika dereva. Hakuna kamisheni iliyokatwa.',
    page: (number, of) => `Ukurasa wa ${number} kati ya ${of}`,
  },
}
