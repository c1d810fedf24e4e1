import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'drive.title': 'Gutwara',
  'drive.keywords':
    'gutwara, ndatwara, ndi umushoferi, ndi umumotari, kuba umushoferi, jya ku murongo, va ku murongo, amafaranga yanjye, ayo ninjije',

  'drive.intro':
    'Kugira ngo mutware abagenzi, mwandikishe hano ikinyabiziga cyanyu. Ushinzwe serivisi abanza kukigenzura; amafaranga yose y’urugendo ni ayanyu.',
  'drive.type.moto': 'Moto',
  'drive.type.cab': 'Tagisi',
  'drive.type.liffan': 'Lifani',
  'drive.type.truck': 'Ikamyo',
  'drive.type.rental': 'Imodoka ikodeshwa',
  'drive.type.other': 'Ikindi kinyabiziga',
  'drive.papers':
    '📄 Mwohereze ifoto y’icyemezo cy’ubwishingizi bwayo. Ushinzwe serivisi nasaba n’uruhushya rwo gutwara, mwandike *umukozi* mwohereze ifoto yarwo.',

  'drive.is.vehicle_pending':
    '⏳ Ushinzwe serivisi aracyagenzura *{plate}*. Ndabamenyesha igihe muzaba mushobora gutwara.',
  'drive.is.vehicle_rejected':
    '❌ *{plate}* ntiyemewe: {why}\n\nNibikosorwa, mwongere muyandikishe. Mwandike *umukozi* mubaze ushinzwe serivisi.',
  'drive.is.vehicle_suspended':
    '⛔ *{plate}* yahagaritswe: {why}\n\nMwandike *umukozi* mubaze ushinzwe serivisi.',
  'drive.is.insurance_ended':
    '⚠️ Ubwishingizi bwa *{plate}* bwarangiye ku wa {date}.\n\nNimubona icyemezo gishya, mwohereze ifoto yacyo.',
  'drive.is.insurance_ahead':
    '⏳ Ubwishingizi bwa *{plate}* buzatangira ku wa {date}. Guhera ubwo muzashobora kujya ku murongo.',
  'drive.is.suspended':
    '⛔ Mwahagaritswe gutwara: {why}\n\nMwandike *umukozi* mubivuganeho n’ushinzwe serivisi.',
  'drive.nowOffline': 'Ubu ntimuri ku murongo.',
  'drive.afterRide': 'Urugendo rwanyu rurakomeza uko mwabyumvikanye. Nirurangira muraba mutari ku murongo.',

  'drive.isOffline': '⚪ *Ntimuri ku murongo.* Nta busabe bubageraho.',
  'drive.isOnline': '🟢 *Muri ku murongo* kugeza saa {time}.',
  'drive.vehicleLine': '{plate} · {type} · ubwishingizi kugeza ku wa {date}',
  'drive.starsLine': 'Inyenyeri zanyu: {stars}',
  'drive.todayLine': 'Uyu munsi: *{rwf} RWF*',
  'drive.weekLine': 'Iki cyumweru: *{rwf} RWF*',
  'drive.everLine': 'Kuva mutangiye: *{rwf} RWF*',
  'drive.ridesCount': 'ingendo: {rides}',
  'drive.offerWaits': '🔔 Hari ubusabe butegereje igisubizo cyanyu.',
  'drive.rideWaits': '🏁 Mufite urugendo rurimo gukorwa.',

  'drive.goOnline': 'Jya ku murongo',
  'drive.goOffline': 'Va ku murongo',
  'drive.requests': 'Ubusabe',
  'drive.showRequest': 'Reba ubusabe',
  'drive.showRide': 'Reba urugendo',
  'drive.income': 'Ayinjiye',

  'drive.share':
    'Mwohereze aho muri kugira ngo mujye ku murongo na *{plate}*. Abagenzi bari hafi bababona mu gihe cy’{time}; mwongere muhohereze kugira ngo mugume ku murongo.',
  'drive.shareProblem':
    'Nkeneye kumenya aho muri ngo mbashyire ku murongo. Mukande buto iri hasi, cyangwa agafishi hanyuma *Location*.',
  'drive.nowOnline':
    '🟢 *Muri ku murongo* na {plate} kugeza saa {time}.\n\nUbusabe bwa hafi bubageraho hano. Mwongere mwohereze aho muri kugira ngo mugume ku murongo.',
  'drive.renewed': '🟢 Mugumye ku murongo kugeza saa {time}.',
  'drive.wentOffline': '⚪ Muvuye ku murongo. Nta busabe bubageraho kugeza musubiyeho.',
  'drive.wasOffline': '⚪ Mwari musanzwe mutari ku murongo.',
  'drive.stops': 'Muvuye no ku murongo w’abatwara.',
  'drive.noRequests': 'Nta busabe buhari ubu. Ubushya burabageraho hano ubwabwo.',
  'drive.noRequestsOffline': 'Nta busabe: ntimuri ku murongo. Mujye ku murongo kugira ngo mububone.',

  'drive.askHere': 'Aha hantu mwohereje mpakoreshe iki?',
  'drive.here.online': 'Ku murongo hano',
  'drive.here.ride': 'Shaka urugendo hano',
  'drive.hereOld': 'Aho hantu hashize iminota mwahohereje. Mwohereze aho muri ubu.',

  'drive.incomeTitle': '*Amafaranga mwinjije*',
  'drive.statementHint': 'Raporo muri PDF:',
  'drive.statement.week': 'Iki cyumweru (PDF)',
  'drive.statement.month': 'Uku kwezi (PDF)',
  'drive.statement.last_month': 'Ukwezi gushize (PDF)',
  'drive.statementCaption': 'Raporo yanyu, {from} – {to}.',
  'drive.noStatement': 'Nta rugendo rwarangiye kuva ku wa {from} kugeza ku wa {to}, nta raporo ihari.',
  'drive.afterStatement': 'Hari ikindi?',

  'drive.verified':
    '✅ *{plate}* yagenzuwe, ubwishingizi kugeza ku wa {date}. Ubu mushobora kujya ku murongo.',
  'drive.restored': '✅ Mushobora kongera gutwara.',
  'drive.expired':
    '⚪ Ntimuri ku murongo: sinamenye aho muri mu gihe cy’{time}. Mwongere mujye ku murongo nimushaka ubusabe.',
})
