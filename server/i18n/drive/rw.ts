import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'drive.title': 'Gutwara',
  'drive.keywords':
    'gutwara, ndatwara, ndi umushoferi, ndi umumotari, kuba umushoferi, jya ku murongo, va ku murongo, ikinyabiziga cyanjye, ibinyabiziga byanjye, andikisha ikinyabiziga, amafaranga yanjye, ayo ninjije',

  'drive.intro':
    'Kugira ngo mutware abagenzi, mwandikishe hano ikinyabiziga cyanyu. Ushinzwe serivisi abanza kukigenzura; amafaranga yose y’urugendo ni ayanyu.',
  'drive.askType': 'Mutwara iki?',
  'drive.typeButton': 'Ikinyabiziga',
  'drive.type.moto': 'Moto',
  'drive.type.cab': 'Tagisi',
  'drive.type.liffan': 'Lifani',
  'drive.type.truck': 'Ikamyo',
  'drive.type.rental': 'Imodoka ikodeshwa',
  'drive.type.other': 'Ikindi kinyabiziga',
  'drive.askPlate': 'Mwandike purake ({type}) uko yanditse ku kinyabiziga, urugero {example}.',
  'drive.plate.not_a_plate':
    'Iyo si purake yo mu Rwanda nzi. Mwandike inyuguti n’imibare uko biri ku kinyabiziga, urugero {example}.',
  'drive.plate.letter_o':
    'Mu nyuguti za purake nta O ibamo, nta na zeru. Mwongere murebe, ishobora kuba ari Q cyangwa D, maze mwongere mwandike purake.',
  'drive.plate.letter_for_zero':
    'Nta nyuguti O iba muri purake. Niba ari *{meant}*, muyandike mukoresheje zeru.',
  'drive.plate.yours_already': 'Iki kinyabiziga musanzwe mucyandikishije.',
  'drive.plate.too_many':
    'Mufite hano ibinyabiziga {max}, nta kindi cyakwiyongeraho. Mubanze mukureho kimwe.',
  'drive.saved':
    '✅ *{plate}* ({type}) yanditswe.\n\nUshinzwe serivisi ari kuyigenzura. Ndabamenyesha igihe muzaba mushobora gutwara.',
  'drive.saved.car':
    '⚠️ Iyo ni purake y’imodoka. Niba mwibeshye ku kinyabiziga, mugikureho muri *Ibinyabiziga* maze mwongere mucyandikishe.',
  'drive.saved.moto':
    '⚠️ Iyo ni purake ya moto. Niba mwibeshye ku kinyabiziga, mugikureho muri *Ibinyabiziga* maze mwongere mucyandikishe.',
  'drive.papers':
    '📄 Ushinzwe serivisi akeneye kubona uruhushya rwo gutwara n’icyemezo cy’ubwishingizi: mwandike *umukozi*, hanyuma mwohereze hano ifoto ya buri cyose.',

  'drive.is.vehicle_pending':
    '⏳ Ushinzwe serivisi aracyagenzura *{plate}*. Ndabamenyesha igihe muzaba mushobora gutwara.',
  'drive.is.vehicle_rejected':
    '❌ *{plate}* ntiyemewe: {why}\n\nNibikosorwa, mwongere muyandikishe. Mwandike *umukozi* mubaze ushinzwe serivisi.',
  'drive.is.vehicle_suspended':
    '⛔ *{plate}* yahagaritswe: {why}\n\nMwandike *umukozi* mubaze ushinzwe serivisi.',
  'drive.is.insurance_ended':
    '⚠️ Ubwishingizi bwa *{plate}* bwarangiye ku wa {date}.\n\nNimubona icyemezo gishya, mwandike *umukozi* mucyereke ushinzwe serivisi.',
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
  'drive.vehicles': 'Ibinyabiziga',

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

  'drive.askVehicle': 'Ibinyabiziga byanyu. Muhitemo icyo mutwara cyangwa icyo mukuraho.',
  'drive.vehicleButton': 'Ibinyabiziga',
  'drive.state.valid': 'cyemerewe gutwara',
  'drive.state.chosen': 'ni cyo mutwara',
  'drive.state.pending': 'kiragenzurwa',
  'drive.state.rejected': 'nticyemewe',
  'drive.state.suspended': 'cyahagaritswe',
  'drive.state.ended': 'ubwishingizi bwararangiye',
  'drive.addVehicle': 'Ongeraho ikindi',
  'drive.useVehicle': 'Gitware',
  'drive.removeVehicle': 'Gikureho',
  'drive.nowChosen': 'Ubu mutwaye *{plate}*.',
  'drive.askRemove':
    'Nkureho *{plate}*? Ingendo n’amafaranga byashize biragumaho. Kongera kuyitwara bisaba ko ushinzwe serivisi yongera kuyigenzura.',
  'drive.yesRemove': 'Yego, gikureho',
  'drive.keepVehicle': 'Kigumeho',
  'drive.removed': '{plate} yakuweho.',
  'drive.vehicle.gone': 'Icyo kinyabiziga ntikikiri icyanyu.',
  'drive.vehicle.invalid': 'Ntimurashobora kugitwara.',
  'drive.vehicle.busy': 'Hari urugendo cyangwa ubusabe burimo. Mubikore nibirangira.',

  'drive.verified':
    '✅ *{plate}* yagenzuwe, ubwishingizi kugeza ku wa {date}. Ubu mushobora kujya ku murongo.',
  'drive.restored': '✅ Mushobora kongera gutwara.',
  'drive.expired':
    '⚪ Ntimuri ku murongo: sinamenye aho muri mu gihe cy’{time}. Mwongere mujye ku murongo nimushaka ubusabe.',
})
