import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'sign-in.title': 'Ingia',
  'sign-in.lead': 'Ujumbe mmoja wa WhatsApp unakuingiza. Hakuna nenosiri, hakuna SMS.',
  'sign-in.step.open': 'Fungua WhatsApp: ujumbe wenye msimbo wako uko tayari.',
  'sign-in.step.send': 'Utume kama ulivyo.',
  'sign-in.step.back': 'Rudi hapa. Ukurasa huu unaendelea wenyewe.',
  'sign-in.open': 'Fungua WhatsApp',
  'sign-in.code': 'Msimbo wako',
  'sign-in.copy': 'Nakili msimbo',
  'sign-in.waiting': 'Tunasubiri ujumbe wako…',
  'sign-in.left': 'Umebakiza {time}',
  'sign-in.expired': 'Msimbo huu umeisha muda.',
  'sign-in.newCode': 'Msimbo mpya',
  'sign-in.noNumber':
    'Tuma msimbo huu kwa WhatsApp kwenye namba ya huduma. Utaipata ulipopata anwani hii, kwa mfano kwenye bango.',
  'sign-in.scan': 'Uko kwenye kompyuta? Skani hii kwa kamera ya simu yako.',
  'sign-in.scanLabel': 'Msimbo wa QR unaofungua WhatsApp ujumbe ukiwa tayari',
  'sign-in.warning':
    'Tuma tu msimbo unaouona mwenyewe kwenye ukurasa huu. Anayekuomba utume wake anataka akaunti yako.',
  'sign-in.noLink': 'Au tuandikie “web” kwenye WhatsApp: utapata kiungo cha kukuingiza.',
  'sign-in.already': 'Umeingia kama {name}.',
  'sign-in.goOn': 'Endelea',
  'sign-in.other': 'Ingia kwa akaunti nyingine',
  'sign-in.done': 'Umeingia.',
  'sign-in.owner': 'Uingie kama mwenye akaunti ya WhatsApp iliyotumiwa kiungo hiki?',
  'sign-in.ownerWhy':
    'Kivinjari hiki kitaweza kuona na kufanya yote ya akaunti hiyo. Kama simu si yako, toka ukimaliza.',
  'sign-in.byLink': 'Ndiyo, niingize',
  'sign-in.linkLeaves':
    'Kiungo hiki kinaingiza akaunti ya WhatsApp iliyotumiwa. Kama ni akaunti nyingine, kivinjari hiki kinatoka kwenye akaunti yako.',
  'sign-in.stay': 'Baki na akaunti yangu',
  'sign-in.byLinkAnyway': 'Ingia kwa kiungo',
  'sign-in.linkGone': 'Kiungo hiki kimeshatumika, au kina zaidi ya dakika kumi.',
  'sign-in.linkAgain': 'Tuandikie “web” kwenye WhatsApp upate kingine, au ingia kwa msimbo.',
  'sign-in.withCode': 'Ingia kwa msimbo',
  'sign-in.devices': 'Mahali ulipoingia',
  'sign-in.thisDevice': 'kivinjari hiki',
  'sign-in.aBrowser': 'Kivinjari kisichojulikana',
  'sign-in.seen': 'Kimetumika mwisho: {when}',
  'sign-in.signOutOne': 'Toa {device}',
  'sign-in.signOut': 'Toa',
  'sign-in.signOutHere': 'Toka hapa',
  'sign-in.signOutOthers': 'Toa vingine vyote',
  'sign-in.signOutAll': 'Toka kila mahali',
  'sign-in.signOutAllSure':
    'Vivinjari vyote vinatolewa, na hiki pia. Safari, misimbo na vyombo vyako vinabaki.',
  'sign-in.signedOut': 'Umetoka.',
})
