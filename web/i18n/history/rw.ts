import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'history.title': 'Amateka',
  'history.about': 'Ingendo zawe na kode za QR.',
  'history.none': 'Nta kirahaba',
  'history.noneWhy': 'Ingendo, ingendo wateguye na kode za QR bizajya hano.',
  'history.all': 'Byose',
  'history.rides': 'Ingendo',
  'history.trips': 'Izateguwe',
  'history.codes': 'Kode za QR',
  'history.show': 'Erekana',
  'history.noneOfKind': 'Nta na kimwe kiraboneka.',
  'history.more': 'Erekana ibya mbere',
  'history.ride': 'Urugendo',
  'history.drove': 'Watwaye {name}',
  'history.rode': 'Wajyanye na {name}',
  'history.cancelled': 'Byahagaze',
  'history.notFound': 'Ntawabonetse',
  'history.active': 'Birakomeje',
  'history.planned': 'Byateguwe',
  'history.over': 'Byarangiye',
  'history.anyAmount': 'amafaranga ayo ari yo yose',
  'history.again': 'Ongera',
  'history.payee': 'QR ya {payee}',
})
