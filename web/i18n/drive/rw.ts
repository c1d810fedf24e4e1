import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'drive.title': 'Gutwara',
  'drive.about': 'Abagenzi bari hafi bababona, mukareba n’ayo mwinjije. Amafaranga yose ni ayanyu.',
  'drive.online': 'Muri ku murongo',
  'drive.offline': 'Ntimuri ku murongo',
  'drive.until': 'kugeza {time}',
  'drive.tap': 'Mukande mujye ku murongo',
  'drive.onlineMeans': 'Abagenzi bari hafi barababona. Ubusabe bugera hano no kuri WhatsApp.',
  'drive.offlineMeans': 'Nta busabe bubageraho. Nimujya ku murongo, abagenzi bari hafi babona aho muri.',
  'drive.keepOpen':
    'Mureke Inzira ifunguye, ku rupapuro urwo ari rwo rwose: ivugurura aho muri. Niba telefone iri mu mufuka, mwohereze “live location” kuri WhatsApp.',
  'drive.denied':
    'Abagenzi ntibababona batazi aho muri. Mubyemere mu igenamiterere rya mushakisha mwongere mukande, cyangwa mwohereze aho muri kuri WhatsApp.',
  'drive.offerWaits': 'Hari ubusabe butegereje igisubizo cyanyu.',
  'drive.rideWaits': 'Mufite urugendo rurimo gukorwa.',
  'drive.showOffer': 'Reba ubusabe',
  'drive.showRide': 'Reba urugendo',
  'drive.begin': 'Twara natwe',
  'drive.notYet': 'Ubu ntimushobora kujya ku murongo',
  'drive.register': 'Andikisha ikinyabiziga',
  'drive.insuredUntil': 'ubwishingizi kugeza {date}',
  'drive.insuredFrom': 'ubwishingizi guhera {date}',
  'drive.choose': 'Twara na',
  'drive.stars': 'Inyenyeri zanyu',
  'drive.income': 'Ayinjiye',
  'drive.today': 'Uyu munsi',
  'drive.week': 'Iki cyumweru',
  'drive.ever': 'Yose',
  'drive.month': 'Uku kwezi',
  'drive.last_month': 'Ukwezi gushize',
  'drive.rideOne': 'urugendo 1',
  'drive.rides': 'ingendo {n}',
  'drive.lastDays': 'Iminsi 7 ishize, mu RWF',
  'drive.statement': 'Raporo (PDF)',
  'drive.noIncome': 'Ingendo zarangiye zibarirwa hano. Muzashobora kuzibona muri PDF.',
})
