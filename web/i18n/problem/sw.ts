import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'problem.network.down': 'Hakuna muunganisho na seva. Angalia mtandao ujaribu tena.',
  'problem.network.unseen':
    'Hakuna mtandao, na hii haijafunguliwa bado kwenye simu hii: tafuta mtandao, kisha ujaribu tena.',
  'problem.request.invalid': 'Baadhi ya yaliyoandikwa hayatumiki. Angalia sehemu zilizowekewa alama.',
  'problem.request.unreadable': 'Seva haikuweza kusoma hii. Fungua ukurasa upya ujaribu tena.',
  'problem.request.too_large': 'Faili hili ni kubwa mno. Chagua dogo zaidi, au piga picha mpya.',
  'problem.request.foreign': 'Hii ilitoka tovuti nyingine, hakuna kilichofanyika. Fungua programu ujaribu.',
  'problem.session.missing': 'Hujaingia tena. Ingia upya; hakuna kilichopotea.',
  'problem.not.found': 'Hii haipo tena.',
  'problem.too.many': 'Hayo ni mengi kwa wakati mmoja. Subiri kidogo ujaribu tena.',
  'problem.key.missing': 'Programu ilituma vibaya. Fungua ukurasa upya ujaribu tena.',
  'problem.key.reused': 'Hii ilitumwa kabla ikiwa na maudhui mengine. Fungua ukurasa upya.',
  'problem.feature.off': 'Hii imezimwa kwa sasa. Jaribu tena baadaye.',
  'problem.server.failed': 'Kumetokea hitilafu upande wetu. Imeandikwa; jaribu tena baada ya muda.',
  'problem.server.unavailable': 'Hii haifanyi kazi kwa sasa. Jaribu tena baada ya sekunde chache.',
  'problem.storage.full': 'Hakuna nafasi ya faili kwa sasa. Tunza yako, kisha itume tena baadaye.',
  'problem.person.stopped':
    'Uliandika “stop” kwenye WhatsApp, hakuna angeweza kukufikia. Andika “start” huko, kisha ujaribu tena.',
  'problem.ride.too_late': 'Umechelewa: safari imesonga mbele. Hivi ndivyo ilivyo sasa.',
  'problem.ride.already_riding': 'Tayari una safari au ombi. Malizia hilo kwanza.',
  'problem.ride.paused': 'Umeomba safari na kughairi mara nyingi. Subiri kidogo, kisha ujaribu tena.',
  'problem.ride.not_arrived': 'Bado hakuna aliyefika mahali pa kuchukuliwa.',
  'problem.ride.wrong_pin': 'Hiyo si PIN ya safari hii. Mwombe abiria aisome tena.',
  'problem.ride.pin_locked': 'PIN nyingi zisizo sahihi. Mwombe abiria aanzishe safari kwenye simu yake.',
  'problem.ride.already_rated': 'Tayari umeitathmini safari hii.',
  'problem.ride.too_many_messages':
    'Umeshatuma ujumbe mwingi. Subiri dakika moja, au piga simu ikiwa una namba.',
  'problem.ride.fare_too_high': 'Hiyo ni zaidi sana ya bei ya kawaida. Hakiki kiasi.',
  'problem.ride.other_left': 'Ameondoka kwenye mazungumzo, kwa hiyo hili haliwezi kufikishwa. Mpigie simu.',
  'problem.ride.suspended':
    'Mwendeshaji amesimamisha akaunti hii. Andika “agent” kwenye WhatsApp kuuliza sababu.',
  'problem.ride.uninsured': 'Chombo hiki hakijaidhinishwa, au bima yake imeisha. Angalia “Vyombo vyangu”.',
  'problem.place.full': 'Umehifadhi maeneo yote yanayowezekana. Ondoa moja kwanza.',
  'problem.place.no_name': 'Lipe eneo jina fupi la herufi, kama Nyumbani.',
  'problem.trip.too_close': 'Hapo ndipo safari inapoanzia. Chagua mahali pa mbali zaidi.',
  'problem.trip.past': 'Wakati huo umepita. Chagua saa au siku ya baadaye.',
  'problem.trip.too_far_ahead': 'Hiyo ni mbali mno. Chagua siku ndani ya siku 60 zijazo.',
  'problem.trip.too_many': 'Una safari nyingi kadiri zinavyohifadhiwa. Ghairi moja kwanza.',
  'problem.trip.too_many_today':
    'Umepanga safari nyingi leo, pamoja na zilizoghairiwa. Panga inayofuata kesho.',
  'problem.trip.too_many_messages':
    'Umeshatuma ujumbe mwingi. Subiri dakika moja, au piga simu ikiwa una namba.',
  'problem.trip.no_vehicle':
    'Siku hiyo chombo chako hakijathibitishwa, au hakina bima. Angalia “Vyombo vyangu”.',
  'problem.trip.too_late': 'Hilo limekwisha kuamuliwa. Hivi ndivyo ilivyo sasa.',
  'problem.trip.asked_before': 'Ninyi wawili mmekwisha kuulizana kuhusu siku hii.',
  'problem.trip.too_many_asks': 'Umewauliza watu wa kutosha kwa siku hii. Subiri jibu kwanza.',
  'problem.trip.full': 'Hakuna nafasi iliyobaki.',
  'problem.trip.taken': 'Anakwenda na mwingine.',
  'problem.trip.unsuitable': 'Safari hizi mbili hazifai tena pamoja.',
  'problem.drive.no_vehicle': 'Ili kuendesha, sajili chombo chako kwa picha ya cheti chake cha bima.',
  'problem.drive.vehicle_pending':
    'Msimamizi bado anakagua chombo chako. Utaambiwa kwenye WhatsApp mara tu utakapoweza kuendesha.',
  'problem.drive.vehicle_rejected': 'Chombo chako hakikukubaliwa. Hilo likirekebishwa, kisajili tena.',
  'problem.drive.vehicle_suspended':
    'Chombo chako kimesimamishwa. Andika “agent” kwenye WhatsApp kumwuliza msimamizi.',
  'problem.drive.insurance_ended': 'Bima ya chombo chako imekwisha. Tuma picha ya cheti kipya.',
  'problem.drive.insurance_ahead':
    'Bima ya chombo chako bado haijaanza. Kuanzia siku hiyo unaweza kuwa hewani.',
  'problem.drive.suspended':
    'Umesimamishwa kama dereva. Andika “agent” kwenye WhatsApp kuzungumza na msimamizi.',
  'problem.drive.invalid': 'Chombo hiki hakijathibitishwa, au hakina bima sasa. Chagua kingine.',
  'problem.drive.busy': 'Kuna ombi au safari inayoendelea kwa chombo kingine. Imalize kwanza.',
  'problem.drive.nothing_earned': 'Hakuna safari iliyokamilika wakati huo, kwa hiyo hakuna cha kuonyesha.',
  'problem.paper.wrong_type': 'Ni picha za kawaida na PDF tu zinazosomeka. Chagua picha ya cheti.',
  'problem.paper.damaged': 'Faili hii haikufika nzima, au imeharibika. Itume tena, au piga picha mpya.',
  'problem.paper.too_small': 'Picha hii ni ndogo mno kusomeka. Tuma picha kwa ukubwa wake wote.',
  'problem.paper.too_many':
    'Huwezi kuwa na vyeti vingine wazi kwa sasa. Jibu kwanza maswali kuhusu hivyo, kisha ukitume tena.',
  'problem.paper.too_many_today':
    'Havipokelewi vyeti zaidi ya hivi kwa siku. Kitume kesho, au andika “agent” kwenye WhatsApp.',
  'problem.paper.too_much_today':
    'Faili zako za leo zimefikia ukubwa unaokubaliwa kwa siku. Tuma hii kesho, au picha ndogo zaidi.',
  'problem.paper.not_open': 'Hakuna kinachoulizwa tena kuhusu cheti hiki. Unachoona sasa ndiyo hali yake.',
  'problem.paper.questions_left': 'Kuna jambo kwenye cheti ambalo bado halijakaguliwa. Lijibu kwanza.',
  'problem.paper.not_read': 'Hakuna kilichosomeka hapo. Iandike kama ilivyo kwenye cheti.',
  'problem.paper.needed': 'Bila hii huwezi kuendesha chombo hiki. Iandike kama ilivyo kwenye cheti.',
  'problem.paper.not_a_date': 'Hiyo si tarehe. Andika siku, mwezi na mwaka, kwa mfano 31/05/2027.',
  'problem.paper.not_a_year': 'Huo hauwezi kuwa mwaka wa chombo. Andika tarakimu nne.',
  'problem.paper.not_seats': 'Andika idadi ya viti, kuanzia 1 hadi 100.',
  'problem.paper.not_a_number': 'Namba hizo huwa na herufi, tarakimu, - na / tu. Iandike kama ilivyo.',
  'problem.paper.not_a_name': 'Hilo si jina linaloweza kuchukuliwa. Andika jina lote kama lilivyoandikwa.',
  'problem.paper.too_long': 'Hiyo ni ndefu mno. Andika kilichopo tu, herufi zisizozidi 40.',
  'problem.paper.not_in_order': 'Bima ingeisha kabla ya kuanza. Angalia tena tarehe zote mbili.',
  'problem.vehicle.not_a_plate':
    'Hiyo si namba ya usajili ya Rwanda inayojulikana hapa. Iandike kama ilivyo kwenye chombo, kwa mfano RAD 123 C.',
  'problem.vehicle.letter_o':
    'Herufi za namba za usajili hazina O, wala sifuri. Huenda ni Q au D: angalia tena.',
  'problem.vehicle.letter_for_zero': 'Namba za usajili hazina herufi O. Andika sifuri palipo na tarakimu.',
  'problem.vehicle.yours_already': 'Chombo hiki tayari umekisajili.',
  'problem.vehicle.too_many': 'Una vyombo vyote vinavyotosha. Ondoa kimoja kwanza.',
  'problem.vehicle.busy': 'Kuna safari au ombi linaloendelea nacho. Fanya hivyo baadaye.',
  'problem.qr.invalid': 'Pesa za simu hazina msimbo wa mpokeaji huyu na kiasi hiki. Hakiki vyote viwili.',
})
