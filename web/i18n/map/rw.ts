import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'map.placeholder': 'Ahantu, cyangwa umuyoboro',
  'map.myLocation': 'Aho ndi',
  'map.onMap': 'Ku ikarita',
  'map.clear': 'Siba',
  'map.suggestions': 'Ibyifuzo',
  'map.found': 'Ibyifuzo: {n}. Muhitemo mukoresheje utwambi.',
  'map.noneFound':
    'Nta kibonetse. Mugerageze isoko, gare cyangwa umurenge uri hafi, cyangwa muhitemo ku ikarita.',
  'map.searching': 'Turashakisha…',
  'map.reading': 'Turareba ibyo mwometse…',
  'map.saved': 'Yabitswe',
  'map.google': 'Google Maps',
  'map.centreOf': 'hazwi gusa hagati ya {place}',
  'map.near': '{distance} muvuye kuri {place}',
  'map.at': 'Kuri {place}',
  'map.within': 'hashobora kurenga {distance}',
  'map.point': 'Ahantu ku ikarita',
  'map.noPosition':
    'Ibyo nta hantu bigaragaza. Mwomeke undi muyoboro, mwandike izina, cyangwa muhitemo ku ikarita.',
  'map.unreachable':
    'Uwo muyoboro mugufi ntushobora gufunguka ubu. Muwufungure muri porogaramu y’ikarita mwomeke imibare y’aho hantu, cyangwa muhitemo ku ikarita.',
  'map.locating': 'Turashakisha aho muri…',
  'map.denied':
    'Uru rubuga ntirwemerewe kubona aho muri. Mubyemeze mu igenamiterere ry’urubuga mwongere mugerageze, cyangwa muhitemo ubundi buryo.',
  'map.unavailable':
    'Telefone yanyu ntizi aho iri. Mufungure serivisi y’aho muri (GPS), mwegere idirishya, mwongere mugerageze.',
  'map.timeout':
    'Gushaka aho muri byatinze cyane. Mwongere mugerageze muri hanze, cyangwa muhitemo ku ikarita.',
  'map.insecure':
    'Porogaramu ya interineti itanga aho muri ku mpapuro zizewe gusa. Mufungure iyi aderesi na https://, cyangwa muhitemo ku ikarita.',
  'map.use': 'Koresha aha hantu',
  'map.tap': 'Mukande ku ikarita aho mushaka.',
  'map.drag': 'Mukurure akamenyetso aho mushaka neza.',
  'map.keys':
    'Ikarita. Utwambi twimura akamenyetso, na Shift kure; + na − byegereza cyangwa bikigiza; Enter ihitamo aha hantu.',
  'map.zoomIn': 'Egereza',
  'map.zoomOut': 'Igiza kure',
  'map.nothingNear': 'Nta hantu hazwi hafi aho',
  'map.loadFailed':
    'Ikarita ntiyashoboye gufunguka. Murebe interineti mwongere mugerageze, cyangwa mwandike izina ry’ahantu.',
  'map.listOnly': 'Ikarita ntiyashoboye gufunguka; urutonde ruvuga bimwe.',
  'map.noTiles': 'Amashusho y’ikarita ntari kuboneka ubu; amazina arabayobora.',
  'map.me': 'Mwe',
  'map.pickup': 'Aho babafatira',
  'map.dropoff': 'Aho mugiye',
  'map.whole': 'Erekana byose',
})
