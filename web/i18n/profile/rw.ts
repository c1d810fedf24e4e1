import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'profile.title': 'Umwirondoro',
  'profile.you': 'Ibyawe',
  'profile.name': 'Izina',
  'profile.nameHint': 'Abashoferi n’abagenzi bararibona.',
  'profile.nameNeedsLetters': 'Andika izina ryawe mu nyuguti.',
  'profile.number': 'Nimero ya WhatsApp',
  'profile.hidden': 'irahishe',
  'profile.language': 'Ururimi',
  'profile.momo': 'MoMo isanzwe',
  'profile.momoHint': 'Uwo kode zawe za QR zisanzwe zishyura.',
  'profile.notSet': 'ntirashyirwaho',
  'profile.contact': 'Uwo nizeye',
  'profile.contactHint': 'Umenyeshwa iyo utabaje uri mu rugendo.',
  'profile.contactName': 'Izina rye',
  'profile.contactPhone': 'Nimero ye',
  'profile.contactPhoneHint': 'Urugero 0788 123 456. Izo hanze zitangirwa na + n’igihugu.',
  'profile.contactWrong': 'Iyi nimero ntikoreshwa. Andika nka 0788 123 456, kandi itari iyawe.',
  'profile.contactTold': 'Yamenyeshejwe ko watabaje.',
  'profile.forget': 'Siba',
  'profile.places': 'Ahantu nabitse',
  'profile.placesHint': 'Uhahitamo ukanze rimwe ugiye kugenda.',
  'profile.addPlace': 'Ongeraho ahantu',
  'profile.placeWhere': 'Ni he?',
  'profile.placeName': 'Uhita nde?',
  'profile.placeHome': 'Mu rugo',
  'profile.placeWork': 'Ku kazi',
  'profile.placeNeeded': 'Banza uhitemo ahantu.',
  'profile.data': 'Amakuru yanjye',
  'profile.dataHint': 'Dosiye irimo byose bibitswe kuri wowe: ingendo, kode, ibinyabiziga, ubutumwa.',
  'profile.download': 'Manura amakuru yanjye',
  'profile.delete':
    'Niba ushaka ko amakuru yawe asibwa, twandikire “agent” kuri WhatsApp ubisabe. Umuntu ni we ugusubiza.',
  'profile.stopped':
    'Wanditse “stop” kuri WhatsApp, nta wabasha kukugeraho. Andikayo “start” wongere kubona ubutumwa bwacu.',
})
