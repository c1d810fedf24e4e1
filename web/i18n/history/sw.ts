import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'history.title': 'Historia',
  'history.about': 'Safari zako na misimbo ya QR.',
  'history.none': 'Bado hakuna kitu',
  'history.noneWhy': 'Safari, safari ulizopanga na misimbo ya QR vitaonekana hapa.',
  'history.all': 'Zote',
  'history.rides': 'Safari',
  'history.trips': 'Zilizopangwa',
  'history.codes': 'Misimbo ya QR',
  'history.show': 'Onyesha',
  'history.noneOfKind': 'Hakuna bado.',
  'history.more': 'Onyesha za awali',
  'history.ride': 'Safari',
  'history.drove': 'Ulimwendesha {name}',
  'history.rode': 'Pamoja na {name}',
  'history.cancelled': 'Imeghairiwa',
  'history.notFound': 'Hakupatikana mtu',
  'history.active': 'Inaendelea',
  'history.planned': 'Imepangwa',
  'history.over': 'Imekwisha',
  'history.anyAmount': 'kiasi chochote',
  'history.again': 'Tena',
  'history.payee': 'QR ya {payee}',
})
