import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'problem.network.down': 'Hakuna muunganisho na seva. Angalia mtandao ujaribu tena.',
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
  'problem.person.stopped':
    'Uliandika “stop” kwenye WhatsApp, hakuna angeweza kukufikia. Andika “start” huko, kisha ujaribu tena.',
  'problem.ride.too_late': 'Umechelewa: safari imesonga mbele. Hivi ndivyo ilivyo sasa.',
  'problem.ride.already_riding': 'Tayari una safari au ombi. Malizia hilo kwanza.',
  'problem.ride.paused': 'Umeomba safari na kughairi mara nyingi. Subiri kidogo, kisha ujaribu tena.',
  'problem.ride.not_arrived': 'Bado hakuna aliyefika mahali pa kuchukuliwa.',
  'problem.ride.wrong_pin': 'Hiyo si PIN ya safari hii. Mwombe abiria aisome tena.',
  'problem.ride.pin_locked': 'PIN nyingi zisizo sahihi. Mwombe abiria aanzishe safari kwenye simu yake.',
  'problem.ride.already_rated': 'Tayari umeitathmini safari hii.',
  'problem.ride.fare_too_high': 'Hiyo ni zaidi sana ya bei ya kawaida. Hakiki kiasi.',
  'problem.ride.suspended':
    'Mwendeshaji amesimamisha akaunti hii. Andika “agent” kwenye WhatsApp kuuliza sababu.',
  'problem.ride.uninsured': 'Gari hili halijaidhinishwa, au bima yake imeisha. Angalia “Magari yangu”.',
  'problem.place.full': 'Umehifadhi maeneo yote yanayowezekana. Ondoa moja kwanza.',
  'problem.place.no_name': 'Lipe eneo jina fupi la herufi, kama Nyumbani.',
  'problem.qr.invalid': 'Pesa za simu hazina msimbo wa mpokeaji huyu na kiasi hiki. Hakiki vyote viwili.',
})
