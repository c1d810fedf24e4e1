import type { Language } from '../i18n/languages.ts'

/** The texts on the printed tariff card; all languages or it does not compile. Distances and prices come formatted. */
export interface FareWords {
  title: string
  first(km: string): string
  furtherKm: string
  beyond(km: string): string
  examples: string
  atNight: string
  waiting: string
  /** "10 min free, then 21 RWF a minute"; free is null when waiting costs from the start. */
  waitingRule(freeMin: number | null, perMin: string): string
  waitingFree: string
  night: string
  nightRule(from: string, to: string, percent: number): string
  unverified: string
  /** Stands only where nobody vouches for the tariff. */
  agree: string
  /** The day it was printed: an old one on a wall may not hold any more. */
  printedOn(date: string): string
}

export const fareWords: Record<Language, FareWords> = {
  en: {
    title: 'Fares',
    first: (km) => `for the first ${km}`,
    furtherKm: 'for each further kilometre',
    beyond: (km) => `for each kilometre beyond ${km}`,
    examples: 'What a ride costs',
    atNight: 'at night',
    waiting: 'Waiting',
    waitingRule: (free, perMin) =>
      free === null ? `${perMin} a minute` : `${free} min free, then ${perMin} a minute`,
    waitingFree: 'free',
    night: 'Night',
    nightRule: (from, to, percent) => `${from}–${to}: ${percent} % more`,
    unverified: 'Not confirmed by the operator: ask before you ride.',
    agree: 'Agree on the fare before the ride begins.',
    printedOn: (date) => `Printed on ${date}`,
  },
  fr: {
    title: 'Tarifs',
    first: (km) => `pour les premiers ${km}`,
    furtherKm: 'par kilomètre de plus',
    beyond: (km) => `par kilomètre au-delà de ${km}`,
    examples: 'Prix d’une course',
    atNight: 'la nuit',
    waiting: 'Attente',
    waitingRule: (free, perMin) =>
      free === null ? `${perMin} par minute` : `${free} min gratuites, puis ${perMin} par minute`,
    waitingFree: 'gratuite',
    night: 'Nuit',
    nightRule: (from, to, percent) => `${from}–${to} : ${percent} % de plus`,
    unverified: 'Non confirmé par l’exploitant : demandez avant de partir.',
    agree: 'Convenez du prix avant le départ.',
    printedOn: (date) => `Imprimé le ${date}`,
  },
  rw: {
    title: 'Ibiciro',
    first: (km) => `kuri ${km} za mbere`,
    furtherKm: 'kuri buri kilometero yiyongereyeho',
    beyond: (km) => `kuri buri kilometero irenze ${km}`,
    examples: 'Igiciro cy’urugendo',
    atNight: 'nijoro',
    waiting: 'Gutegereza',
    waitingRule: (free, perMin) =>
      free === null ? `${perMin} ku munota` : `iminota ${free} y’ubuntu, hanyuma ${perMin} ku munota`,
    waitingFree: 'ni ubuntu',
    night: 'Nijoro',
    nightRule: (from, to, percent) => `${from}–${to}: hiyongeraho ${percent} %`,
    unverified: 'Ntibiremezwa na nyir’ikigo: banza ubaze mbere yo kugenda.',
    agree: 'Banza mwumvikane ku giciro mbere yo guhaguruka.',
    printedOn: (date) => `Byacapwe ku wa ${date}`,
  },
  sw: {
    title: 'Nauli',
    first: (km) => `kwa ${km} za kwanza`,
    furtherKm: 'kwa kila kilomita inayofuata',
    beyond: (km) => `kwa kila kilomita baada ya ${km}`,
    examples: 'Gharama ya safari',
    atNight: 'usiku',
    waiting: 'Kusubiri',
    waitingRule: (free, perMin) =>
      free === null ? `${perMin} kwa dakika` : `dakika ${free} bure, kisha ${perMin} kwa dakika`,
    waitingFree: 'bure',
    night: 'Usiku',
    nightRule: (from, to, percent) => `${from}–${to}: ${percent} % zaidi`,
    unverified: 'Haijathibitishwa na mwendeshaji: uliza kabla ya safari.',
    agree: 'Kubalianeni nauli kabla ya safari kuanza.',
    printedOn: (date) => `Imechapishwa tarehe ${date}`,
  },
}
