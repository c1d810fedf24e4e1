import type { Language } from '../../../server/i18n/languages.ts'

/** What is written about: a ride of this moment, or a trip on another day. */
export type About = 'ride' | 'trip'

/** What drivers of the town answer when somebody writes to them. */
export const replies: Record<About, Record<Language, readonly string[]>> = {
  ride: {
    en: ['I am on my way.', 'All right!', 'See you in a moment.', 'OK, thank you.'],
    fr: ['J’arrive.', 'D’accord !', 'À tout de suite.', 'OK, merci.'],
    rw: ['Ndi mu nzira.', 'Ni byiza!', 'Turabonana vuba aha.', 'Yego, murakoze.'],
    sw: ['Niko njiani.', 'Sawa!', 'Tutaonana baada ya muda mfupi.', 'Sawa, asante.'],
  },
  trip: {
    en: ['I will be there on time.', 'All right!', 'Agreed, see you then.', 'OK, thank you.'],
    fr: ['Je serai là à l’heure.', 'D’accord !', 'C’est entendu, à ce moment-là.', 'OK, merci.'],
    rw: ['Nzaba mpari ku gihe.', 'Ni byiza!', 'Twabyumvikanye, tuzabonana.', 'Yego, murakoze.'],
    sw: ['Nitakuwepo kwa wakati.', 'Sawa!', 'Tumekubaliana, tutaonana.', 'Sawa, asante.'],
  },
}
