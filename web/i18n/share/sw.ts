import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'share.title': 'Ulichoshiriki na Inzira',
  'share.nothing': 'Bado hujashiriki chochote.',
  'share.nothingHelp':
    'Kwenye programu nyingine, shiriki kiungo cha ramani, picha au msimbo wa malipo, kisha uchague Inzira.',
  'share.lost': 'Ulichoshiriki hakikufika chote. Kishiriki tena; picha ndogo ndiyo ya uhakika zaidi.',
  'share.gone': 'Ulichoshiriki hakijahifadhiwa tena hapa. Kishiriki mara nyingine.',
  'share.place': 'Hapa ni mahali.',
  'share.placeLink': 'Hiki ni kiungo cha ramani.',
  'share.pickup': 'Nichukue hapa',
  'share.destination': 'Nipeleke huko',
  'share.payment': 'Huu ni msimbo wa malipo.',
  'share.openQr': 'Fungua kwenye misimbo ya QR',
  'share.words': 'Haya ni maandishi.',
  'share.search': 'Tafuta mahali hapa',
  'share.picture': 'Hii ni picha.',
  'share.pdf': 'Hii ni PDF: {name}',
  'share.more': 'Kati ya faili {n}, ya kwanza tu inatumika hapa.',
  'share.vehicle': 'Itumie kama hati ya chombo',
  'share.readQr': 'Soma msimbo wa QR uliomo',
  'share.otherFile': 'Picha na faili za PDF tu ndizo hutumika hapa. Shiriki mojawapo.',
  'share.preview': 'Picha uliyoshiriki',
  'share.drop': 'Usiifanyie chochote',
})
