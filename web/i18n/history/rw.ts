import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'history.title': 'Amateka',
  'history.about': 'Ingendo zanyu na kode za QR.',
  'history.none': 'Nta kirahaba',
  'history.noneWhy': 'Ingendo, ingendo mwateguye na kode za QR bizajya hano.',
  'history.all': 'Byose',
  'history.rides': 'Ingendo',
  'history.trips': 'Izateguwe',
  'history.codes': 'Kode za QR',
  'history.show': 'Erekana',
  'history.noneOfKind': 'Nta na kimwe kiraboneka.',
  'history.more': 'Erekana ibya mbere',
  'history.ride': 'Urugendo',
  'history.drove': 'Mwatwaye {name}',
  'history.rode': 'Mwajyanye na {name}',
  'history.cancelled': 'Byahagaze',
  'history.notFound': 'Ntawabonetse',
  'history.active': 'Birakomeje',
  'history.planned': 'Byateguwe',
  'history.over': 'Byarangiye',
  'history.anyAmount': 'amafaranga ayo ari yo yose',
  'history.again': 'Ongera',
  'history.payee': 'QR ya {payee}',
})
