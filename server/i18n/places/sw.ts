import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'places.hintPin': 'Gusa kitufe, andika jina la mahali, au bandika kiungo cha ramani.',
  'places.hintChoices':
    'Chagua, andika jina la mahali, au bandika kiungo cha ramani. Unaweza pia kutuma mahali: gusa 📎, kisha Location.',
  'places.sendPin': '📍 Mahali nilipo',
  'places.tapToSend': 'Gusa kitufe utume mahali ulipo. Hapo unaweza pia kuchagua mahali pengine.',
  'places.which': 'Unamaanisha mahali gani?',
  'places.another': 'Mahali pengine',
  'places.onlyCentre': 'kinachojulikana ni katikati ya {centre} tu',
  'places.centreTaken': '📍 {place}. Najua katikati ya {centre} tu; tuma mahali kamili ukihitaji.',
  'places.unknown': 'Sijui “{words}”. Jaribu soko, stendi ya basi au sekta iliyo karibu, au tuma mahali.',
  'places.nameOnly': 'Ninajua {place} kwa jina tu, sijui palipo. Tafadhali tuma mahali.',
  'places.noPosition': 'Kiungo hicho hakina mahali. Tafadhali tuma mahali.',
  'places.readingLink': 'Ninaangalia kiungo hicho…',
  'places.linkFailed': 'Sikupata mahali kwenye kiungo hicho. Tafadhali tuma mahali.',
  'places.needed': 'Tafadhali tuma mahali, jina la mahali au kiungo cha ramani.',
  'places.gone': 'Mahali hapo hapajahifadhiwa tena. Chagua pengine.',

  'places.title': 'Mahali palipowekwa',
  'places.contact': 'Mtu wa kuaminika',
  'places.change': 'Badilisha',
  'places.forget': 'Sahau',
  'places.add': 'Ongeza mahali',
  'places.home': 'Nyumbani',
  'places.work': 'Kazini',
  'places.overview': 'Mahali palipohifadhiwa: {places}\nMtu wa kuaminika: {contact}',
  'places.noneSaved':
    'Bado hujahifadhi mahali popote. Mahali palipohifadhiwa huchaguliwa kwa mguso mmoja ninapouliza wapi.',
  'places.savedList': '*Mahali ulipohifadhi*\nGusa pamoja ili upaone au upasahau.',
  'places.askWhich': 'Nikuhifadhie mahali gani?',
  'places.askName': 'Nipaite nini? Chagua, au andika jina fupi.',
  'places.nameNeedsLetters': 'Tafadhali andika jina kwa herufi, kama Nyumbani.',
  'places.nameTooLong': 'Ni refu mno. Tafadhali andika jina lisilozidi herufi {max}.',
  'places.saved': 'Imehifadhiwa: {name}.',
  'places.forgotten': 'Mahali hapo pamesahauliwa.',
  'places.full': 'Ninakuhifadhia mahali {max}, na umeshafika. Sahau pamoja kwanza.',
  'places.near': 'mita {distance} kutoka {place}',
  'places.askContact':
    'Nimjulishe nani ukiomba msaada wakati wa safari? Tuma namba yake (📎, kisha Contact), au andika jina na namba yake.',
  'places.askContactName': 'Anaitwa nani?',
  'places.noName': 'Bila jina',
  'places.contactNeeded':
    'Tafadhali tuma mtu mmoja, au andika namba ya simu kama 0788 123 456. Kwa namba za nje, anza na + na nchi.',
  'places.contactSeveral': 'Mtu huyo ana namba kadhaa. Tafadhali andika ya kutumia.',
  'places.contactIsYou': 'Hiyo ni namba yako mwenyewe. Chagua mtu mwingine unayemwamini.',
  'places.contactSaved': 'Asante.',
  'places.contactIs':
    'Mtu wako wa kuaminika ni {contact}. Ukiomba msaada ukiwa safarini, nitamwandikia ikiwa ameniandikia katika siku moja iliyopita. La sivyo, nitakupa ujumbe wa kumtumia kwa mguso mmoja.',
  'places.contactForgotten': 'Huna tena mtu wa kuaminika.',
})
