import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'share.title': 'Ibyo wasangije Inzira',
  'share.nothing': 'Nta cyo urasangiza.',
  'share.nothingHelp':
    'Mu yindi porogaramu, sangiza umurongo w’ikarita, ifoto cyangwa kode yo kwishyura, uhitemo Inzira.',
  'share.lost': 'Ibyo wasangije ntibyageze hano byose. Ongera ubisangize; ifoto ntoya ni yo yizewe.',
  'share.gone': 'Ibyo wasangije ntibikibitswe hano. Ongera ubisangize.',
  'share.place': 'Aha ni ahantu.',
  'share.placeLink': 'Uyu ni umurongo w’ikarita.',
  'share.pickup': 'Nsanga hano',
  'share.destination': 'Njyana aho',
  'share.payment': 'Iyi ni kode yo kwishyura.',
  'share.openQr': 'Fungura muri kode za QR',
  'share.words': 'Aya ni amagambo.',
  'share.search': 'Shaka aha hantu',
  'share.picture': 'Iyi ni ifoto.',
  'share.pdf': 'Iyi ni PDF: {name}',
  'share.more': 'Muri dosiye {n}, hakoreshwa iya mbere gusa.',
  'share.vehicle': 'Yikoreshe nk’icyangombwa cy’ikinyabiziga',
  'share.readQr': 'Soma kode ya QR irimo',
  'share.otherFile': 'Hano hakoreshwa amafoto na PDF gusa. Sangiza kimwe muri byo.',
  'share.preview': 'Ifoto wasangije',
  'share.drop': 'Ntugire icyo ubikoraho',
})
