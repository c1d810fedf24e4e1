import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'map.placeholder': 'Ahantu, cyangwa umuyoboro',
  'map.myLocation': 'Aho ndi',
  'map.onMap': 'Ku ikarita',
  'map.clear': 'Siba',
  'map.suggestions': 'Ibyifuzo',
  'map.found': 'Ibyifuzo: {n}. Hitamo ukoresheje utwambi.',
  'map.noneFound':
    'Nta kibonetse. Gerageza isoko, gare cyangwa umurenge uri hafi, cyangwa uhitemo ku ikarita.',
  'map.searching': 'Turashakisha…',
  'map.reading': 'Turareba ibyo wometse…',
  'map.saved': 'Yabitswe',
  'map.google': 'Google Maps',
  'map.centreOf': 'hazwi gusa hagati ya {place}',
  'map.near': '{distance} uvuye kuri {place}',
  'map.at': 'Kuri {place}',
  'map.within': 'hashobora kurenga {distance}',
  'map.point': 'Ahantu ku ikarita',
  'map.noPosition':
    'Ibyo nta hantu bigaragaza. Omeka undi muyoboro, andika izina, cyangwa uhitemo ku ikarita.',
  'map.unreachable':
    'Uwo muyoboro mugufi ntushobora gufunguka ubu. Wufungure muri porogaramu y’ikarita womeke imibare y’aho hantu, cyangwa uhitemo ku ikarita.',
  'map.locating': 'Turashakisha aho uri…',
  'map.denied':
    'Uru rubuga ntirwemerewe kubona aho uri. Byemeze mu igenamiterere ry’urubuga wongere ugerageze, cyangwa uhitemo ubundi buryo.',
  'map.unavailable':
    'Telefone yawe ntizi aho iri. Fungura serivisi y’aho uri (GPS), wegere idirishya, wongere ugerageze.',
  'map.timeout': 'Gushaka aho uri byatinze cyane. Ongera ugerageze uri hanze, cyangwa uhitemo ku ikarita.',
  'map.insecure':
    'Porogaramu ya interineti itanga aho uri ku mpapuro zizewe gusa. Fungura iyi aderesi na https://, cyangwa uhitemo ku ikarita.',
  'map.use': 'Koresha aha hantu',
  'map.tap': 'Kanda ku ikarita aho ushaka.',
  'map.drag': 'Kurura akamenyetso aho ushaka neza.',
  'map.keys':
    'Ikarita. Utwambi twimura akamenyetso, na Shift kure; + na − byegereza cyangwa bikigiza; Enter ihitamo aha hantu.',
  'map.zoomIn': 'Egereza',
  'map.zoomOut': 'Igiza kure',
  'map.nothingNear': 'Nta hantu hazwi hafi aho',
  'map.loadFailed':
    'Ikarita ntiyashoboye gufunguka. Reba interineti wongere ugerageze, cyangwa wandike izina ry’ahantu.',
  'map.listOnly': 'Ikarita ntiyashoboye gufunguka; urutonde ruvuga bimwe.',
  'map.noTiles': 'Amashusho y’ikarita ntari kuboneka ubu; amazina arakuyobora.',
  'map.me': 'Wowe',
  'map.pickup': 'Aho bagufatira',
  'map.dropoff': 'Aho ugiye',
  'map.whole': 'Erekana byose',
})
