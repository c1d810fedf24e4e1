import type { Language } from '../../server/i18n/languages.ts'

/** What is said before the app itself can speak: by the page while it loads, and by the phone that installs it. */
interface Texts {
  /** Beneath the icon on the home screen, about a dozen letters. */
  shortName: string
  name: string
  description: string
  noScript: string
  loading: string
  shortcuts: { nearby: string; qr: string; schedule: string }
}

export const texts: Record<Language, Texts> = {
  en: {
    shortName: 'Inzira',
    name: 'Inzira: rides and payment codes',
    description: 'Find a driver near you, book a trip, and make a QR code that pays you by mobile money.',
    noScript:
      'This page needs JavaScript. Switch it on in your browser’s settings, or write “hi” to us on WhatsApp: everything works there too.',
    loading: 'Loading…',
    shortcuts: { nearby: 'Drivers near me', qr: 'Make a QR code', schedule: 'Schedule a trip' },
  },
  fr: {
    shortName: 'Inzira',
    name: 'Inzira : trajets et codes de paiement',
    description:
      'Trouvez un chauffeur près de vous, réservez un trajet et créez un code QR pour être payé par mobile money.',
    noScript:
      'Cette page a besoin de JavaScript. Activez-le dans les réglages du navigateur, ou écrivez-nous « bonjour » sur WhatsApp : tout y marche aussi.',
    loading: 'Chargement…',
    shortcuts: { nearby: 'Chauffeurs proches', qr: 'Créer un code QR', schedule: 'Prévoir un trajet' },
  },
  rw: {
    shortName: 'Inzira',
    name: 'Inzira: ingendo n’ubwishyu',
    description:
      'Shaka umushoferi uri hafi yawe, teganya urugendo, kandi ukore kode ya QR bakwishyuriraho kuri mobile money.',
    noScript:
      'Uru rupapuro rukeneye JavaScript. Yifungure mu igenamiterere rya mushakisha yawe, cyangwa utwandikire “muraho” kuri WhatsApp: na ho byose birakora.',
    loading: 'Birafunguka…',
    shortcuts: { nearby: 'Abashoferi bari hafi', qr: 'Kora kode ya QR', schedule: 'Teganya urugendo' },
  },
  sw: {
    shortName: 'Inzira',
    name: 'Inzira: safari na malipo',
    description:
      'Tafuta dereva aliye karibu nawe, panga safari, na utengeneze msimbo wa QR wa kulipwa kwa pesa za simu.',
    noScript:
      'Ukurasa huu unahitaji JavaScript. Iwashe kwenye mipangilio ya kivinjari chako, au tuandikie “habari” kwenye WhatsApp: huko pia kila kitu kinafanya kazi.',
    loading: 'Inapakia…',
    shortcuts: { nearby: 'Madereva walio karibu', qr: 'Tengeneza msimbo wa QR', schedule: 'Panga safari' },
  },
}
