import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'drive.title': 'Kuendesha',
  'drive.keywords':
    'kuendesha, endesha, mimi ni dereva, kuwa dereva, ingia mtandaoni, mtandaoni, toka mtandaoni, chombo changu, vyombo vyangu, gari langu, sajili chombo, mapato, mapato yangu',

  'drive.intro':
    'Ili kuendesha nasi, sajili chombo chako hapa. Msimamizi hukikagua kabla ya safari yako ya kwanza; nauli yote ni yako.',
  'drive.askType': 'Unaendesha nini?',
  'drive.typeButton': 'Chombo',
  'drive.type.moto': 'Pikipiki',
  'drive.type.cab': 'Teksi',
  'drive.type.liffan': 'Lifani',
  'drive.type.truck': 'Lori',
  'drive.type.rental': 'Gari la kukodi',
  'drive.type.other': 'Chombo kingine',
  'drive.askPlate': 'Andika namba ya usajili ({type}) kama ilivyo kwenye chombo, kwa mfano {example}.',
  'drive.plate.not_a_plate':
    'Hiyo si namba ya usajili ya Rwanda ninayoijua. Andika herufi na tarakimu kama zilivyo kwenye chombo, kwa mfano {example}.',
  'drive.plate.letter_o':
    'Herufi za namba za usajili hazina O, wala sifuri. Angalia tena, huenda ni Q au D, kisha andika namba tena.',
  'drive.plate.letter_for_zero': 'Namba za usajili hazina herufi O. Kama ni *{meant}*, iandike kwa sifuri.',
  'drive.plate.yours_already': 'Chombo hiki tayari umekisajili.',
  'drive.plate.too_many': 'Una vyombo {max} hapa, na hakuna nafasi zaidi. Ondoa kimoja kwanza.',
  'drive.saved':
    '✅ *{plate}* ({type}) imesajiliwa.\n\nMsimamizi anaikagua sasa. Nitakuambia mara tu utakapoweza kuendesha.',
  'drive.saved.car':
    '⚠️ Hiyo ni namba ya gari. Kama ulikosea chombo, kiondoe kwenye *Vyombo vyangu* kisha ukisajili tena.',
  'drive.saved.moto':
    '⚠️ Hiyo ni namba ya pikipiki. Kama ulikosea chombo, kiondoe kwenye *Vyombo vyangu* kisha ukisajili tena.',
  'drive.papers':
    '📄 Msimamizi anahitaji kuona leseni yako ya udereva na cheti cha bima: andika *wakala*, kisha utume hapa picha ya kila kimoja.',

  'drive.is.vehicle_pending':
    '⏳ Msimamizi bado anakagua *{plate}*. Nitakuambia mara tu utakapoweza kuendesha.',
  'drive.is.vehicle_rejected':
    '❌ *{plate}* haikukubaliwa: {why}\n\nHilo likirekebishwa, isajili tena. Andika *wakala* umuulize msimamizi.',
  'drive.is.vehicle_suspended': '⛔ *{plate}* imesimamishwa: {why}\n\nAndika *wakala* umuulize msimamizi.',
  'drive.is.insurance_ended':
    '⚠️ Bima ya *{plate}* iliisha tarehe {date}.\n\nUkipata cheti kipya, andika *wakala* umwonyeshe msimamizi.',
  'drive.is.suspended':
    '⛔ Umesimamishwa kuendesha: {why}\n\nAndika *wakala* uzungumze na msimamizi kuhusu hilo.',
  'drive.nowOffline': 'Sasa haupo mtandaoni.',
  'drive.afterRide': 'Safari yako inaendelea kama mlivyokubaliana. Ikiisha hutakuwa mtandaoni.',

  'drive.isOffline': '⚪ *Haupo mtandaoni.* Hakuna maombi yanayokufikia.',
  'drive.isOnline': '🟢 *Upo mtandaoni* hadi saa {time}.',
  'drive.vehicleLine': '{plate} · {type} · bima hadi {date}',
  'drive.starsLine': 'Nyota zako: {stars}',
  'drive.todayLine': 'Leo: *{rwf} RWF*',
  'drive.weekLine': 'Wiki hii: *{rwf} RWF*',
  'drive.everLine': 'Tangu ulipoanza: *{rwf} RWF*',
  'drive.ridesCount': 'safari: {rides}',
  'drive.offerWaits': '🔔 Kuna ombi linalosubiri jibu lako.',
  'drive.rideWaits': '🏁 Una safari inayoendelea.',

  'drive.goOnline': 'Ingia mtandaoni',
  'drive.goOffline': 'Toka mtandaoni',
  'drive.requests': 'Maombi',
  'drive.showRequest': 'Ona ombi',
  'drive.showRide': 'Ona safari',
  'drive.income': 'Mapato',
  'drive.vehicles': 'Vyombo vyangu',

  'drive.share':
    'Tuma mahali ulipo ili uingie mtandaoni na *{plate}*. Abiria walio karibu watakuona kwa muda wa {time}; tuma tena mahali ulipo ili ubaki mtandaoni.',
  'drive.shareProblem':
    'Nahitaji kujua ulipo ili uingie mtandaoni. Gusa kitufe kilicho chini, au alama ya kibanio kisha *Location*.',
  'drive.nowOnline':
    '🟢 *Upo mtandaoni* na {plate} hadi saa {time}.\n\nMaombi ya karibu yatakufikia hapa. Tuma tena mahali ulipo ili ubaki mtandaoni.',
  'drive.renewed': '🟢 Unabaki mtandaoni hadi saa {time}.',
  'drive.wentOffline': '⚪ Umetoka mtandaoni. Hakuna maombi yatakayokufikia hadi uingie tena.',
  'drive.wasOffline': '⚪ Hukuwa mtandaoni tayari.',
  'drive.stops': 'Umetoka pia mtandaoni kama dereva.',
  'drive.noRequests': 'Hakuna ombi kwa sasa. Mapya yatakufikia hapa yenyewe.',
  'drive.noRequestsOffline': 'Hakuna ombi: haupo mtandaoni. Ingia mtandaoni ili uyapate.',

  'drive.askHere': 'Nifanye nini na mahali hapa?',
  'drive.here.online': 'Mtandaoni hapa',
  'drive.here.ride': 'Tafuta usafiri hapa',
  'drive.hereOld': 'Mahali hapo ni pa dakika kadhaa zilizopita. Tafadhali tuma ulipo sasa.',

  'drive.incomeTitle': '*Mapato yako*',
  'drive.statementHint': 'Taarifa kwa PDF:',
  'drive.statement.week': 'Wiki hii (PDF)',
  'drive.statement.month': 'Mwezi huu (PDF)',
  'drive.statement.last_month': 'Mwezi uliopita (PDF)',
  'drive.statementCaption': 'Taarifa yako, {from} – {to}.',
  'drive.noStatement': 'Hakuna safari iliyokamilika kuanzia {from} hadi {to}, kwa hiyo hakuna taarifa.',
  'drive.afterStatement': 'Kuna kingine?',

  'drive.askVehicle': 'Vyombo vyako. Chagua kimoja ili kukiendesha au kukiondoa.',
  'drive.vehicleButton': 'Vyombo',
  'drive.state.valid': 'kinaweza kuendeshwa',
  'drive.state.chosen': 'ndicho unachoendesha',
  'drive.state.pending': 'kinakaguliwa',
  'drive.state.rejected': 'hakikukubaliwa',
  'drive.state.suspended': 'kimesimamishwa',
  'drive.state.ended': 'bima imeisha',
  'drive.addVehicle': 'Ongeza chombo',
  'drive.useVehicle': 'Kiendeshe',
  'drive.removeVehicle': 'Kiondoe',
  'drive.nowChosen': 'Sasa unaendesha *{plate}*.',
  'drive.askRemove':
    'Uondoe *{plate}*? Safari na mapato yako ya awali yanabaki. Ili kuiendesha tena, msimamizi lazima aikague upya.',
  'drive.yesRemove': 'Ndiyo, kiondoe',
  'drive.keepVehicle': 'Kibaki',
  'drive.removed': '{plate} imeondolewa.',
  'drive.vehicle.gone': 'Chombo hicho si chako tena.',
  'drive.vehicle.invalid': 'Huwezi kukiendesha bado.',
  'drive.vehicle.busy': 'Kuna safari au ombi linaloendelea. Tafadhali fanya hivyo baadaye.',

  'drive.verified': '✅ *{plate}* imekaguliwa, bima hadi {date}. Sasa unaweza kuingia mtandaoni.',
  'drive.restored': '✅ Unaweza kuendesha tena.',
  'drive.expired':
    '⚪ Haupo mtandaoni: sijapata mahali ulipo kwa muda wa {time}. Ingia tena mtandaoni ukitaka maombi.',
})
