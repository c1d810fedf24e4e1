import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'map.placeholder': 'Mahali, au kiungo cha ramani',
  'map.myLocation': 'Mahali nilipo',
  'map.onMap': 'Kwenye ramani',
  'map.clear': 'Futa',
  'map.suggestions': 'Mapendekezo',
  'map.found': 'Mapendekezo: {n}. Chagua kwa vitufe vya mishale.',
  'map.noneFound':
    'Hakuna kilichopatikana. Jaribu soko, stendi au sekta iliyo karibu, au chagua kwenye ramani.',
  'map.searching': 'Inatafuta…',
  'map.reading': 'Inaangalia ulichobandika…',
  'map.saved': 'Imehifadhiwa',
  'map.google': 'Google Maps',
  'map.centreOf': 'kinachojulikana ni katikati ya {place} tu',
  'map.near': '{distance} kutoka {place}',
  'map.at': 'Hapo {place}',
  'map.within': 'usahihi wa {distance}',
  'map.point': 'Nukta kwenye ramani',
  'map.noPosition': 'Hiyo haina mahali. Bandika kiungo kingine, andika jina, au chagua kwenye ramani.',
  'map.unreachable':
    'Kiungo hicho kifupi hakiwezi kufunguliwa sasa. Kifungue kwenye programu ya ramani ubandike viwianishi, au chagua kwenye ramani.',
  'map.locating': 'Inatafuta mahali ulipo…',
  'map.denied':
    'Tovuti hii hairuhusiwi kuona mahali ulipo. Ruhusu katika mipangilio ya tovuti ujaribu tena, au chagua njia nyingine.',
  'map.unavailable':
    'Simu yako haijui iko wapi. Washa huduma ya mahali (GPS), sogea karibu na dirisha, ujaribu tena.',
  'map.timeout':
    'Kutafuta mahali ulipo kumechukua muda mrefu. Jaribu tena ukiwa nje, au chagua kwenye ramani.',
  'map.insecure':
    'Kivinjari hutoa mahali ulipo kwa kurasa salama tu. Fungua anwani hii kwa https://, au chagua kwenye ramani.',
  'map.use': 'Tumia mahali hapa',
  'map.tap': 'Gusa ramani mahali unapotaka.',
  'map.drag': 'Buruta alama ili kuwa sahihi.',
  'map.keys':
    'Ramani. Mishale husogeza alama, na Shift zaidi; + na − hukuza au kupunguza; Enter huchagua mahali.',
  'map.zoomIn': 'Kuza',
  'map.zoomOut': 'Punguza',
  'map.nothingNear': 'Hakuna mahali panapojulikana karibu',
  'map.loadFailed': 'Ramani haikuweza kupakiwa. Angalia mtandao ujaribu tena, au andika jina la mahali.',
  'map.listOnly': 'Ramani haikuweza kupakiwa; orodha inasema yaleyale.',
  'map.noTiles': 'Picha za ramani hazipakii sasa; majina yanakuongoza.',
  'map.me': 'Wewe',
  'map.pickup': 'Mahali pa kuchukuliwa',
  'map.dropoff': 'Unakoenda',
  'map.whole': 'Onyesha vyote',
})
