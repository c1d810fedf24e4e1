import type { Language } from '../i18n/languages.ts'

/** The texts of the page behind a shared trip link; all languages or it does not compile. */
export interface TripWords {
  title: string
  /** The state of the ride, as those who wait for somebody put it. */
  looking: string
  coming: string
  waiting: string
  riding: string
  arrived: string
  cancelled: string
  expired: string
  /** Under the state: since when; the time is that of the clock. */
  since(time: string): string
  at(time: string): string
  helpAsked(time: string): string
  driver: string
  unnamed: string
  pickup: string
  dropoff: string
  place: string
  noDropoff: string
  lastSeen: string
  justNow: string
  minutesAgo(minutes: number): string
  hoursAgo: string
  openMap: string
  noPosition: string
  refreshes(seconds: number): string
  endsLater: string
  emergency: string
  goneTitle: string
  gone: string
}

export const tripWords: Record<Language, TripWords> = {
  en: {
    title: 'A shared ride',
    looking: 'Looking for a driver',
    coming: 'The driver is coming',
    waiting: 'The driver waits at the pickup',
    riding: 'On the way',
    arrived: 'Arrived',
    cancelled: 'The ride was cancelled',
    expired: 'No driver was found',
    since: (time) => `since ${time}`,
    at: (time) => `at ${time}`,
    helpAsked: (time) => `Help was asked for at ${time}.`,
    driver: 'Driver',
    unnamed: 'Name not given',
    pickup: 'From',
    dropoff: 'To',
    place: 'A place on the map',
    noDropoff: 'Not said',
    lastSeen: 'Last seen',
    justNow: 'just now',
    minutesAgo: (minutes) => `${minutes} min ago`,
    hoursAgo: 'more than an hour ago',
    openMap: 'Open in my map app',
    noPosition: 'The driver’s position is not known at the moment.',
    refreshes: (seconds) => `This page refreshes itself every ${seconds} seconds.`,
    endsLater: 'This page goes away two hours after the end.',
    emergency: 'In an emergency call',
    goneTitle: 'There is no ride here',
    gone: 'A link to a ride ends two hours after it. Ask whoever sent it to you for a new one.',
  },
  fr: {
    title: 'Une course partagée',
    looking: 'Recherche d’un chauffeur',
    coming: 'Le chauffeur arrive',
    waiting: 'Le chauffeur attend au départ',
    riding: 'En route',
    arrived: 'Bien arrivé',
    cancelled: 'La course a été annulée',
    expired: 'Aucun chauffeur trouvé',
    since: (time) => `depuis ${time}`,
    at: (time) => `à ${time}`,
    helpAsked: (time) => `De l’aide a été demandée à ${time}.`,
    driver: 'Chauffeur',
    unnamed: 'Nom non indiqué',
    pickup: 'De',
    dropoff: 'À',
    place: 'Un point sur la carte',
    noDropoff: 'Non indiqué',
    lastSeen: 'Vu pour la dernière fois',
    justNow: 'à l’instant',
    minutesAgo: (minutes) => `il y a ${minutes} min`,
    hoursAgo: 'il y a plus d’une heure',
    openMap: 'Ouvrir dans mon appli de cartes',
    noPosition: 'La position du chauffeur n’est pas connue en ce moment.',
    refreshes: (seconds) => `Cette page s’actualise toutes les ${seconds} secondes.`,
    endsLater: 'Cette page disparaît deux heures après la fin.',
    emergency: 'En cas d’urgence, appelez le',
    goneTitle: 'Il n’y a pas de course ici',
    gone: 'Le lien d’une course s’arrête deux heures après elle. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
  },
  rw: {
    title: 'Urugendo wasangijwe',
    looking: 'Turashaka umushoferi',
    coming: 'Umushoferi araje',
    waiting: 'Umushoferi arategereje aho bahagurukira',
    riding: 'Bari mu nzira',
    arrived: 'Bagezeyo',
    cancelled: 'Urugendo rwahagaritswe',
    expired: 'Nta mushoferi wabonetse',
    since: (time) => `kuva saa ${time}`,
    at: (time) => `saa ${time}`,
    helpAsked: (time) => `Hasabwe ubufasha saa ${time}.`,
    driver: 'Umushoferi',
    unnamed: 'Izina ntiryatanzwe',
    pickup: 'Kuva',
    dropoff: 'Kugera',
    place: 'Ahantu ku ikarita',
    noDropoff: 'Ntibyavuzwe',
    lastSeen: 'Aheruka kugaragara',
    justNow: 'ubu nyine',
    minutesAgo: (minutes) => `hashize iminota ${minutes}`,
    hoursAgo: 'hashize isaha irenga',
    openMap: 'Fungura mu ikarita yanjye',
    noPosition: 'Aho umushoferi ari ntihazwi muri aka kanya.',
    refreshes: (seconds) => `Uru rupapuro rwivugurura buri masegonda ${seconds}.`,
    endsLater: 'Uru rupapuro ruvaho nyuma y’amasaha abiri urugendo rurangiye.',
    emergency: 'Mu gihe cy’akaga hamagara',
    goneTitle: 'Nta rugendo ruri hano',
    gone: 'Aho urugendo rugaragarira havaho nyuma y’amasaha abiri rurangiye. Saba uwabikoherereje ikindi.',
  },
  sw: {
    title: 'Safari iliyoshirikiwa',
    looking: 'Tunatafuta dereva',
    coming: 'Dereva anakuja',
    waiting: 'Dereva anasubiri mahali pa kuanzia',
    riding: 'Wako njiani',
    arrived: 'Wamefika',
    cancelled: 'Safari imeghairiwa',
    expired: 'Hakuna dereva aliyepatikana',
    since: (time) => `tangu saa ${time}`,
    at: (time) => `saa ${time}`,
    helpAsked: (time) => `Msaada uliombwa saa ${time}.`,
    driver: 'Dereva',
    unnamed: 'Jina halikutolewa',
    pickup: 'Kutoka',
    dropoff: 'Kwenda',
    place: 'Mahali kwenye ramani',
    noDropoff: 'Haikutajwa',
    lastSeen: 'Alionekana mara ya mwisho',
    justNow: 'sasa hivi',
    minutesAgo: (minutes) => `dakika ${minutes} zilizopita`,
    hoursAgo: 'zaidi ya saa moja iliyopita',
    openMap: 'Fungua kwenye ramani yangu',
    noPosition: 'Mahali alipo dereva hapajulikani kwa sasa.',
    refreshes: (seconds) => `Ukurasa huu hujisasisha kila sekunde ${seconds}.`,
    endsLater: 'Ukurasa huu huondoka saa mbili baada ya safari kuisha.',
    emergency: 'Kwa dharura piga',
    goneTitle: 'Hakuna safari hapa',
    gone: 'Kiungo cha safari huisha saa mbili baada yake. Mwombe aliyekutumia akupe kipya.',
  },
}
