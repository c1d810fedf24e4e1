import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'vehicles.askType': 'Unaendesha nini?',
  'vehicles.typeButton': 'Chombo',
  'vehicles.askPlate': 'Andika namba ya usajili ({type}) kama ilivyo kwenye chombo, kwa mfano {example}.',
  'vehicles.plate.not_a_plate':
    'Hiyo si namba ya usajili ya Rwanda ninayoijua. Andika herufi na tarakimu kama zilivyo kwenye chombo, kwa mfano {example}.',
  'vehicles.plate.letter_o':
    'Herufi za namba za usajili hazina O, wala sifuri. Angalia tena, huenda ni Q au D, kisha andika namba tena.',
  'vehicles.plate.letter_for_zero':
    'Namba za usajili hazina herufi O. Kama ni *{meant}*, iandike kwa sifuri.',
  'vehicles.plate.yours_already': 'Chombo hiki tayari umekisajili.',
  'vehicles.plate.too_many': 'Una vyombo {max} hapa, na hakuna nafasi zaidi. Ondoa kimoja kwanza.',
  'vehicles.saved':
    '✅ *{plate}* ({type}) imesajiliwa.\n\nUtaweza kuiendesha msimamizi akishaona nyaraka zake.',
  'vehicles.saved.car':
    '⚠️ Hiyo ni namba ya gari. Kama ulikosea chombo, kiondoe kwenye *Magari yangu* kisha ukisajili tena.',
  'vehicles.saved.moto':
    '⚠️ Hiyo ni namba ya pikipiki. Kama ulikosea chombo, kiondoe kwenye *Magari yangu* kisha ukisajili tena.',
  'vehicles.title': 'Magari yangu',
  'vehicles.list': 'Vyombo vyako. Chagua kimoja ili kukiendesha au kukiondoa.',
  'vehicles.listButton': 'Vyombo',
  'vehicles.state.valid': 'kinaweza kuendeshwa',
  'vehicles.state.chosen': 'ndicho unachoendesha',
  'vehicles.state.pending': 'kinakaguliwa',
  'vehicles.state.rejected': 'hakikukubaliwa',
  'vehicles.state.suspended': 'kimesimamishwa',
  'vehicles.state.ended': 'bima imeisha',
  'vehicles.addVehicle': 'Ongeza chombo',
  'vehicles.useVehicle': 'Kiendeshe',
  'vehicles.removeVehicle': 'Kiondoe',
  'vehicles.nowChosen': 'Sasa unaendesha *{plate}*.',
  'vehicles.askRemove':
    'Uondoe *{plate}*? Safari na mapato yako ya awali yanabaki. Ili kuiendesha tena, msimamizi lazima aikague upya.',
  'vehicles.yesRemove': 'Ndiyo, kiondoe',
  'vehicles.keepVehicle': 'Kibaki',
  'vehicles.removed': '{plate} imeondolewa.',
  'vehicles.problem.gone': 'Chombo hicho si chako tena.',
  'vehicles.problem.invalid': 'Huwezi kukiendesha bado.',
  'vehicles.problem.busy': 'Kuna safari au ombi linaloendelea. Tafadhali fanya hivyo baadaye.',

  'vehicles.keywords':
    'vyombo, chombo, chombo changu, vyombo vyangu, magari, magari yangu, gari langu, pikipiki yangu, sajili chombo, ongeza chombo, bima, bima yangu, cheti, cheti cha bima, cheti kipya',
  'vehicles.oneButton': 'Chagua',
  'vehicles.state.ahead': 'bima haijaanza',
  'vehicles.daysLeft': 'siku zilizobaki: {n}',
  'vehicles.withOperator': '📄 Msimamizi anaangalia cheti chake.',
  'vehicles.openPapers': '📄 Vyeti vinavyosubiri majibu yako: {n}',
  'vehicles.beingRead': '📄 Vyeti vinavyosomwa: {n}',
  'vehicles.aboveMenu': '📄 Kuna cheti kinachosubiri majibu yako: fungua *Magari yangu*.',
  'vehicles.newCertificate': 'Cheti kipya',
  'vehicles.sendCertificate': 'Tuma cheti',
  'vehicles.papers': 'Nyaraka',
  'vehicles.papersOf': '*Nyaraka za {plate}*',
  'vehicles.noPapers': 'Bado sina cheti cha *{plate}*.',
  'vehicles.paper.approved': '✅ Kimekubaliwa',
  'vehicles.paper.submitted': '⏳ Msimamizi anakiangalia',
  'vehicles.askPhoto': 'Tuma picha au PDF ya *cheti cha bima* cha chombo chako ({type}).',
  'vehicles.askPhotoOf': 'Tuma picha au PDF ya *cheti cha bima* cha *{plate}*.',
  'vehicles.howToPhoto':
    '📷 Kiweke bapa penye mwanga mzuri, bila kivuli wala flash.\nKipige picha kutoka juu moja kwa moja, pembe zote nne zionekane.',
  'vehicles.noPaper': 'Sina cheti hapa',
  'vehicles.photoProblem':
    'Nahitaji picha au PDF. Gusa alama ya kuambatisha (📎), kisha upige picha au uchague picha au faili.',
  'vehicles.take.wrong_type': 'Ninaweza kusoma picha na PDF tu. Tuma picha ya cheti.',
  'vehicles.take.same_file': 'Faili hii hii tayari ninayo; mara moja inatosha.',
  'vehicles.take.too_many':
    'Siwezi kuweka vyeti vingine wazi kwa ajili yako. Jibu kwanza maswali yangu kuhusu hivyo, kisha ukitume tena.',
  'vehicles.take.too_many_today': 'Sipokei vyeti zaidi ya hivi kwa siku. Kitume kesho, au andika *mhudumu*.',
  'vehicles.reading': '📄 Nimekipokea, ninakisoma…',
  'vehicles.readingMany': '📄 Nimepokea: {n}. Ninavisoma kimoja baada ya kingine…',
  'vehicles.ahead': 'Vingine viko mbele: {n}. Nitakuambia hapa mara chako kitakaposomwa.',
  'vehicles.readingOff':
    '📄 Nimekipokea na kukihifadhi. Kwa sasa vyeti havisomwi; nitakuambia hapa mara chako kitakaposomwa.',
  'vehicles.stillReading':
    'Bado ninashughulika, nitakuambia hapa kikishasomwa. Wakati huo unaweza kufanya mengine.',
  'vehicles.giveUp': 'Achana nacho',
  'vehicles.givenUp': 'Nimeachana nacho. Hakuna kilichohifadhiwa.',
  'vehicles.askGiveUp': 'Kuna cheti chako ambacho bado kiko wazi. Niachane nacho?',
  'vehicles.readAlready': 'Cheti chako kimesomwa.',
  'vehicles.nothingOpen': 'Hakuna cheti chako kilicho wazi tena.',
  'vehicles.checkIt': 'Kagua',
  'vehicles.toCheck': 'Sina uhakika na yote: tafadhali tukague pamoja.',
  'vehicles.moreWait': 'Vyeti vinavyofuata baada ya hiki: {n}.',
  'vehicles.alsoReceived': '📄 Hiki pia nimekipokea; kitafuata baada ya hiki.',
  'vehicles.summary': '*Niliyosoma*',
  'vehicles.field.plate': 'Namba ya usajili',
  'vehicles.field.insurer': 'Kampuni ya bima',
  'vehicles.field.policy_number': 'Namba ya bima',
  'vehicles.field.certificate_number': 'Namba ya cheti',
  'vehicles.field.valid_from': 'Inaanza',
  'vehicles.field.valid_to': 'Inaisha',
  'vehicles.field.make': 'Aina',
  'vehicles.field.model': 'Modeli',
  'vehicles.field.year': 'Mwaka',
  'vehicles.field.chassis': 'Chesisi',
  'vehicles.field.engine_number': 'Namba ya injini',
  'vehicles.field.usage': 'Matumizi',
  'vehicles.field.owner_name': 'Mmiliki',
  'vehicles.field.seats': 'Viti',
  'vehicles.askIs': 'Hii ni sahihi?\n{field}: *{value}*',
  'vehicles.askIsPlate': 'Cheti hiki kinaonekana ni cha *{value}*, si cha *{expected}*. Ni sahihi?',
  'vehicles.right': 'Ni sahihi',
  'vehicles.correct': 'Sahihisha',
  'vehicles.another': 'Picha nyingine',
  'vehicles.leaveOut': 'Sijui',
  'vehicles.askValue': 'Andika kama ilivyo kwenye cheti: *{field}*',
  'vehicles.askUnread': 'Sikuweza kusoma hii: *{field}*. Iandike kama ilivyo kwenye cheti.',
  'vehicles.example': 'Kwa mfano: {example}',
  'vehicles.value.not_a_date': 'Hiyo si tarehe ninayoijua. Andika siku, mwezi na mwaka.',
  'vehicles.value.not_a_year': 'Huo hauwezi kuwa mwaka wa chombo. Andika tarakimu nne.',
  'vehicles.value.not_seats': 'Andika idadi ya viti, kuanzia 1 hadi 100.',
  'vehicles.value.not_a_number': 'Namba hizo huwa na herufi, tarakimu, - na / tu. Iandike kama ilivyo.',
  'vehicles.value.not_a_name': 'Hilo si jina ninaloweza kulichukua. Andika jina lote kama lilivyoandikwa.',
  'vehicles.value.too_long': 'Hiyo ni ndefu mno. Andika kilichopo tu, herufi zisizozidi 40.',
  'vehicles.value.not_in_order': 'Bima ingeisha kabla ya kuanza. Angalia tena tarehe zote mbili.',
  'vehicles.paperGone': 'Cheti hicho hakiko wazi tena.',
  'vehicles.approved': '✅ *{plate}* ina bima hadi {until}. Unaweza kuingia mtandaoni nayo.',
  'vehicles.approvedAhead':
    '✅ *{plate}* ina bima kuanzia {from} hadi {until}. Kuanzia hapo utaweza kuingia mtandaoni nayo.',
  'vehicles.submitted': '✅ Nimehifadhi: *{plate}*, bima hadi {until}.',
  'vehicles.why.operator_checks': 'Sasa msimamizi anaangalia cheti. Nitakuambia mara tu itakapokamilika.',
  'vehicles.why.corrected':
    'Kwa kuwa si yote yaliyosomeka kwa uhakika, msimamizi atalinganisha na cheti. Nitakuambia mara tu itakapokamilika.',
  'vehicles.why.comesa':
    'Hii ni kadi ya njano ya COMESA; msimamizi anaiangalia. Nitakuambia mara tu itakapokamilika.',
  'vehicles.why.plate_taken':
    '⚠️ Mtu mwingine anaendesha hapa kwa namba hii, kwa hiyo huwezi kuingia mtandaoni nayo sasa. Msimamizi ataangalia cheti na kuamua.',
  'vehicles.coverGoesOn': 'Hadi hapo hakuna kinachobadilika: una bima hadi {date}.',
  'vehicles.refused.expired':
    '❌ Cheti hiki kiliisha {date}, kwa hiyo hakuna kilichohifadhiwa. Tuma kilicho halali sasa.',
  'vehicles.refused.registration':
    '❌ Hii ni kadi ya usajili wa chombo, kwa hiyo hakuna kilichohifadhiwa. Tuma hapa picha ya *cheti cha bima*.',
  'vehicles.refused.licence':
    '❌ Hii ni leseni ya udereva, kwa hiyo hakuna kilichohifadhiwa. Tuma hapa picha ya *cheti cha bima*.',
  'vehicles.refused.other':
    '❌ Sioni cheti cha bima kwenye picha hii, kwa hiyo hakuna kilichohifadhiwa. Tuma hapa picha yake iliyo wazi.',
  'vehicles.refused.other_plate':
    '❌ Cheti hiki ni cha *{plate}*, si cha *{expected}*, kwa hiyo hakuna kilichohifadhiwa. Tuma kilicho sahihi, au ongeza {plate} kama chombo kingine.',
  'vehicles.refused.nothing_new':
    '*{plate}* tayari ina bima hapa hadi {date}, na cheti hiki hakiongezi chochote.',
  'vehicles.refused.waits_already':
    'Msimamizi tayari anaangalia cheti hiki cha *{plate}*; mara moja inatosha.',
  'vehicles.fault.damaged': '❌ Faili hii haikufika nzima, au imeharibika. Itume tena, au piga picha mpya.',
  'vehicles.fault.wrong_type': '❌ Hii si picha ya kawaida wala PDF. Tuma picha ya cheti.',
  'vehicles.fault.too_large': '❌ Faili hii ni kubwa mno. Tuma picha ndogo zaidi ya cheti.',
  'vehicles.fault.too_small': '❌ Picha hii ni ndogo mno kusomeka. Tuma picha kwa ukubwa wake wote.',
  'vehicles.fault.too_many_pages':
    '❌ PDF hii ina kurasa nyingi mno. Tuma ukurasa wa cheti tu, au picha yake.',
  'vehicles.fault.encrypted': '❌ PDF hii imefungwa kwa nenosiri. Itume bila nenosiri, au picha ya cheti.',
  'vehicles.fault.no_text':
    '❌ Siwezi kusoma chochote kwenye picha hii. Piga picha ya cheti kutoka juu, penye mwanga mzuri.',
  'vehicles.fault.timeout':
    '❌ Kusoma hii kumechukua muda mrefu mno. Tuma picha iliyo wazi zaidi yenye cheti tu.',
  'vehicles.fault.lost': '❌ Sikuweza kupata faili hii kutoka WhatsApp. Tafadhali itume tena.',
  'vehicles.fault.ours':
    '❌ Sikuweza kusoma hii, na kosa ni langu. Tafadhali itume tena baadaye kidogo, au andika *mhudumu*.',
  'vehicles.decided.rejected': '❌ Cheti cha *{plate}* hakikukubaliwa: {why}',
  'vehicles.decided.rejectedAny': '❌ Cheti chako hakikukubaliwa: {why}',
  'vehicles.coverStays': 'Unaendelea kuwa na bima hadi {date}.',
  'vehicles.remind.days':
    '⏰ Bima ya *{plate}* itaisha {date} (siku zilizobaki: {n}). Ukipata cheti kipya, kitume hapa.',
  'vehicles.remind.last':
    '⏰ Leo, {date}, ni siku ya mwisho *{plate}* kuwa na bima. Tuma hapa cheti kipya ili uendelee kuendesha kesho.',
  'vehicles.remind.ended':
    '⚠️ Bima ya *{plate}* iliisha {date}. Utaweza kuingia tena mtandaoni cheti kipya kitakapofika hapa.',
  'vehicles.remind.begun': '✅ Bima ya *{plate}* imeanza: ni hadi {date}. Sasa unaweza kuingia mtandaoni.',
  'vehicles.askSort': 'Je, hiki ni cheti cha bima cha chombo?',
  'vehicles.yesRead': 'Ndiyo, kisome',
  'vehicles.noOther': 'Hapana',
  'vehicles.notPapers': 'Basi hakuna ninachoweza kufanya nacho hapa.',
  'vehicles.pictureGone': 'Siwezi tena kupata picha hiyo. Tafadhali itume tena.',
  'vehicles.askWhose': 'Cheti hiki ni cha chombo gani?',
  'vehicles.otherVehicle': 'Chombo kingine',
  'vehicles.keptFirst': '📄 Picha yako ninayo. Swali moja kabla ya kuisoma:',
  'vehicles.askNew': 'Je, hiki ni cheti kipya cha *{plate}*?',
  'vehicles.codeToo': 'Kuna msimbo wa QR pia kwenye picha hii.',
  'vehicles.codeInstead': 'Hapana, msimbo wa QR',
  'vehicles.leftOpen':
    'Nimeacha maswali, na *hakuna kilichohifadhiwa wala kusahauliwa*: cheti kinakusubiri. Ili kuachana nacho, gusa hapa chini.',
  'vehicles.fieldLine': '{field}: {value}',
  'vehicles.andMore': 'na mengine {n}',
  'vehicles.listNone': 'Bado huna chombo hapa.',
  'vehicles.waitToBeRead':
    '📄 Vyeti vinavyosubiri: {n}. Kwa sasa hakuna kinachosomwa; nitakuambia hapa mara chako kitakaposomwa.',
  'vehicles.aboveEnded': '⚠️ Bima ya *{plate}* iliisha {date}. Tuma hapa picha ya cheti kipya.',
  'vehicles.nthOf': '📷 {nth} kati ya {count}',
  'vehicles.fault.oursAgain':
    '❌ Imeshindikana tena, na kosa ni langu, si lako. Andika *mhudumu*, na mtu atakusaidia; au itume tena baadaye.',
  'vehicles.usage.PASSENGER': 'abiria',
  'vehicles.usage.TAXI_MOTO': 'bodaboda',
  'vehicles.usage.GOODS': 'mizigo',
  'vehicles.usage.PRIVATE': 'binafsi',
  'vehicles.usage.RENTAL': 'kukodisha',
})
