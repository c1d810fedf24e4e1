import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'drive.title': 'Gutwara',
  'drive.about': 'Abagenzi bari hafi bakubona, kandi urebe ayo winjije. Amafaranga yose ni ayawe.',
  'drive.online': 'Uri ku murongo',
  'drive.offline': 'Nturi ku murongo',
  'drive.until': 'kugeza {time}',
  'drive.tap': 'Kanda ujye ku murongo',
  'drive.onlineMeans': 'Abagenzi bari hafi barakubona. Ubusabe bugera hano no kuri WhatsApp.',
  'drive.offlineMeans': 'Nta busabe bukugeraho. Nujya ku murongo, abagenzi bari hafi babona aho uri.',
  'drive.keepOpen':
    'Reka uru rupapuro rufunguye: ni rwo ruvugurura aho uri. Niba telefone iri mu mufuka, ohereza “live location” kuri WhatsApp.',
  'drive.denied':
    'Abagenzi ntibakubona batazi aho uri. Byemere mu igenamiterere rya mushakisha wongere ukande, cyangwa wohereze aho uri kuri WhatsApp.',
  'drive.offerWaits': 'Hari ubusabe butegereje igisubizo cyawe.',
  'drive.rideWaits': 'Ufite urugendo rurimo gukorwa.',
  'drive.showOffer': 'Reba ubusabe',
  'drive.showRide': 'Reba urugendo',
  'drive.begin': 'Twara natwe',
  'drive.notYet': 'Ubu ntushobora kujya ku murongo',
  'drive.register': 'Andikisha ikinyabiziga',
  'drive.insuredUntil': 'ubwishingizi kugeza {date}',
  'drive.insuredFrom': 'ubwishingizi guhera {date}',
  'drive.choose': 'Twara na',
  'drive.stars': 'Inyenyeri zawe',
  'drive.income': 'Ayinjiye',
  'drive.today': 'Uyu munsi',
  'drive.week': 'Iki cyumweru',
  'drive.ever': 'Yose',
  'drive.month': 'Uku kwezi',
  'drive.last_month': 'Ukwezi gushize',
  'drive.rides': 'ingendo: {n}',
  'drive.lastDays': 'Iminsi 7 ishize, mu RWF',
  'drive.statement': 'Raporo (PDF)',
  'drive.noIncome': 'Ingendo zarangiye zibarirwa hano. Uzashobora kuzibona muri PDF.',
})
