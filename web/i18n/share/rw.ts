import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'share.title': 'Ibyo mwasangije Inzira',
  'share.nothing': 'Nta cyo murasangiza.',
  'share.nothingHelp':
    'Mu yindi porogaramu, musangize umurongo w’ikarita, ifoto cyangwa kode yo kwishyura, muhitemo Inzira.',
  'share.lost': 'Ibyo mwasangije ntibyageze hano byose. Mwongere mubisangize; ifoto ntoya ni yo yizewe.',
  'share.gone': 'Ibyo mwasangije ntibikibitswe hano. Mwongere mubisangize.',
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
  'share.otherFile': 'Hano hakoreshwa amafoto na PDF gusa. Musangize kimwe muri byo.',
  'share.preview': 'Ifoto mwasangije',
  'share.drop': 'Ntimugire icyo mubikoraho',
})
