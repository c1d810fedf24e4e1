import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'profile.title': 'Umwirondoro',
  'profile.you': 'Ibyanyu',
  'profile.name': 'Izina',
  'profile.nameHint': 'Abashoferi n’abagenzi bararibona.',
  'profile.nameNeedsLetters': 'Mwandike izina ryanyu mu nyuguti.',
  'profile.number': 'Nimero ya WhatsApp',
  'profile.hidden': 'irahishe',
  'profile.language': 'Ururimi',
  'profile.momo': 'MoMo isanzwe',
  'profile.momoHint': 'Uwo kode zanyu za QR zisanzwe zishyura.',
  'profile.notSet': 'ntirashyirwaho',
  'profile.contact': 'Uwo nizeye',
  'profile.contactHint': 'Umenyeshwa iyo mutabaje muri mu rugendo.',
  'profile.contactName': 'Izina rye',
  'profile.contactPhone': 'Nimero ye',
  'profile.contactPhoneHint': 'Urugero 0788 123 456. Izo hanze zitangirwa na + n’igihugu.',
  'profile.contactWrong': 'Iyi nimero ntikoreshwa. Mwandike nka 0788 123 456, kandi itari iyanyu.',
  'profile.contactTold': 'Yamenyeshejwe ko mwatabaje.',
  'profile.forget': 'Siba',
  'profile.places': 'Ahantu nabitse',
  'profile.placesHint': 'Muhahitamo mukanze rimwe mugiye kugenda.',
  'profile.addPlace': 'Ongeraho ahantu',
  'profile.placeWhere': 'Ni he?',
  'profile.placeName': 'Muhita mute?',
  'profile.placeHome': 'Mu rugo',
  'profile.placeWork': 'Ku kazi',
  'profile.placeNeeded': 'Mubanze muhitemo ahantu.',
  'profile.data': 'Amakuru yanjye',
  'profile.dataHint': 'Dosiye irimo byose bibitswe kuri mwe: ingendo, kode, ibinyabiziga, ubutumwa.',
  'profile.download': 'Manura amakuru yanjye',
  'profile.delete':
    'Niba mushaka ko amakuru yanyu asibwa, mutwandikire “agent” kuri WhatsApp mubisabe. Umuntu ni we ubasubiza.',
  'profile.stopped':
    'Mwanditse “stop” kuri WhatsApp, nta wabasha kubageraho. Mwandikeyo “start” mwongere kubona ubutumwa bwacu.',
})
