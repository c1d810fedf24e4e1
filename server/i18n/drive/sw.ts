import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'drive.title': 'Kuendesha',
  'drive.keywords':
    'kuendesha, endesha, mimi ni dereva, kuwa dereva, ingia mtandaoni, mtandaoni, toka mtandaoni, mapato, mapato yangu',

  'drive.intro':
    'Ili kuendesha nasi, sajili chombo chako hapa. Msimamizi hukikagua kabla ya safari yako ya kwanza; nauli yote ni yako.',
  'drive.type.moto': 'Pikipiki',
  'drive.type.cab': 'Teksi',
  'drive.type.liffan': 'Lifani',
  'drive.type.truck': 'Lori',
  'drive.type.rental': 'Gari la kukodi',
  'drive.type.other': 'Chombo kingine',
  'drive.papers':
    '📄 Tuma picha ya cheti chake cha bima. Msimamizi akiomba pia leseni yako ya udereva, andika *mhudumu* utume picha yake.',

  'drive.is.vehicle_pending':
    '⏳ Msimamizi bado anakagua *{plate}*. Nitakuambia mara tu utakapoweza kuendesha.',
  'drive.is.vehicle_rejected':
    '❌ *{plate}* haikukubaliwa: {why}\n\nHilo likirekebishwa, isajili tena. Andika *mhudumu* umuulize msimamizi.',
  'drive.is.vehicle_suspended': '⛔ *{plate}* imesimamishwa: {why}\n\nAndika *mhudumu* umuulize msimamizi.',
  'drive.is.insurance_ended':
    '⚠️ Bima ya *{plate}* iliisha tarehe {date}.\n\nUkipata cheti kipya, tuma picha yake.',
  'drive.is.insurance_ahead': '⏳ Bima ya *{plate}* inaanza {date}. Kuanzia hapo utaweza kuingia mtandaoni.',
  'drive.is.suspended':
    '⛔ Umesimamishwa kuendesha: {why}\n\nAndika *mhudumu* uzungumze na msimamizi kuhusu hilo.',
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

  'drive.verified': '✅ *{plate}* imekaguliwa, bima hadi {date}. Sasa unaweza kuingia mtandaoni.',
  'drive.restored': '✅ Unaweza kuendesha tena.',
  'drive.expired':
    '⚪ Haupo mtandaoni: sijapata mahali ulipo kwa muda wa {time}. Ingia tena mtandaoni ukitaka maombi.',
})
