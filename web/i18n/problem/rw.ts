import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'problem.network.down': 'Ntimushobora kugera kuri seriveri. Murebe umurongo wanyu mwongere mugerageze.',
  'problem.network.unseen':
    'Nta murongo uhari, kandi ibi ntibirafungurwa kuri iyi telefone: mushake umurongo mwongere mugerageze.',
  'problem.request.invalid': 'Bimwe mu byanditswe ntibikoreshwa. Murebe ahashyizweho ikimenyetso.',
  'problem.request.unreadable':
    'Seriveri ntiyashoboye kubisoma. Mwongere mufungure urupapuro mwongere mugerageze.',
  'problem.request.too_large': 'Iyi dosiye ni nini cyane. Muhitemo into, cyangwa mufate indi foto.',
  'problem.request.foreign': 'Ibi byavuye ku rundi rubuga, ntacyakozwe. Mufungure porogaramu mugerageze.',
  'problem.session.missing': 'Ntimukiri imbere. Mwongere mwinjire; nta cyatakaye.',
  'problem.not.found': 'Ibi ntibikiriho.',
  'problem.too.many': 'Ibyo ni byinshi icyarimwe. Mutegereze gato mwongere mugerageze.',
  'problem.key.missing': 'Porogaramu yohereje nabi. Mwongere mufungure urupapuro.',
  'problem.key.reused': 'Ibi byoherejwe mbere bitandukanye. Mwongere mufungure urupapuro.',
  'problem.feature.off': 'Ibi byahagaritswe by’agateganyo. Mwongere mugerageze nyuma.',
  'problem.server.failed': 'Habaye ikosa ku ruhande rwacu. Ryanditswe; mwongere mugerageze mu kanya.',
  'problem.server.unavailable': 'Ibi ntibikora ubu. Mwongere mugerageze mu masegonda make.',
  'problem.storage.full': 'Ubu nta mwanya w’amadosiye uhari. Mubike iyanyu, mwongere muyohereze nyuma.',
  'problem.person.stopped':
    'Mwanditse “stop” kuri WhatsApp, nta wabasha kubageraho. Mwandikeyo “start” mwongere mugerageze.',
  'problem.ride.too_late': 'Byarengeje igihe: urugendo rwarakomeje. Dore uko ruhagaze.',
  'problem.ride.already_riding': 'Musanzwe mufite urugendo cyangwa ubusabe. Mubanze mubirangize.',
  'problem.ride.paused': 'Mwasabye ingendo muzihagarika kenshi. Mutegereze gato mwongere mugerageze.',
  'problem.ride.not_arrived': 'Nta muntu uragera aho abafatira.',
  'problem.ride.wrong_pin': 'Iyo si PIN y’uru rugendo. Musabe umugenzi kongera kuyisoma.',
  'problem.ride.pin_locked': 'PIN nyinshi zitari zo. Musabe umugenzi gutangiza urugendo kuri telefone ye.',
  'problem.ride.already_rated': 'Uru rugendo mwararutanzeho amanota.',
  'problem.ride.too_many_messages':
    'Mwamaze kohereza ubutumwa bwinshi. Mutegereze umunota, cyangwa muhamagare niba mufite nimero.',
  'problem.ride.fare_too_high': 'Ayo ni menshi cyane kuri uru rugendo. Murebe neza amafaranga.',
  'problem.ride.other_left': 'Yavuye mu kiganiro, ibi ntibishobora kumugezwaho. Mumuhamagare.',
  'problem.ride.suspended':
    'Ubuyobozi bwahagaritse iyi konti. Mwandike “agent” kuri WhatsApp mubaze impamvu.',
  'problem.ride.uninsured':
    'Iki kinyabiziga nticyemewe, cyangwa ubwishingizi bwarangiye. Murebe “Ibinyabiziga byanjye”.',
  'problem.place.full': 'Mwabitse ahantu hose hashoboka. Mubanze musibe hamwe.',
  'problem.place.no_name': 'Muhe aho hantu izina rigufi mu nyuguti, nka Mu rugo.',
  'problem.trip.too_close': 'Aho ni ho urugendo rutangirira. Muhitemo ahantu ha kure kurushaho.',
  'problem.trip.past': 'Icyo gihe cyararenze. Muhitemo indi saha cyangwa undi munsi.',
  'problem.trip.too_far_ahead': 'Ni kera cyane imbere. Muhitemo umunsi uri mu minsi 60 iri imbere.',
  'problem.trip.too_many': 'Mufite ingendo zose zishoboka. Mubanze musibe rumwe.',
  'problem.trip.too_many_today':
    'Uyu munsi mwateguye ingendo nyinshi, hamwe n’izo mwasibye. Mutegure urukurikira ejo.',
  'problem.trip.too_many_messages':
    'Mwamaze kohereza ubutumwa bwinshi. Mutegereze umunota, cyangwa muhamagare niba mufite nimero.',
  'problem.trip.no_vehicle':
    'Kuri uwo munsi ikinyabiziga cyanyu ntikiremezwa, cyangwa nta bwishingizi gifite. Murebe “Ibinyabiziga byanjye”.',
  'problem.trip.too_late': 'Ibyo byararangiye. Dore uko bihagaze.',
  'problem.trip.asked_before': 'Mwembi mwarabazanyije kuri uwo munsi.',
  'problem.trip.too_many_asks': 'Mwabajije abantu bahagije kuri uwo munsi. Mubanze mutegereze igisubizo.',
  'problem.trip.full': 'Nta mwanya usigaye.',
  'problem.trip.taken': 'Uwo arajyana n’undi.',
  'problem.trip.unsuitable': 'Izo ngendo zombi ntizigihura.',
  'problem.drive.no_vehicle':
    'Kugira ngo mutware, mwandikishe ikinyabiziga cyanyu mukoresheje ifoto y’icyemezo cy’ubwishingizi.',
  'problem.drive.vehicle_pending':
    'Ikinyabiziga cyanyu kiracyagenzurwa. Muzabimenyeshwa kuri WhatsApp igihe mushobora gutwara.',
  'problem.drive.vehicle_rejected':
    'Ikinyabiziga cyanyu nticyemewe. Nibimara gukosorwa, mwongere mucyandikishe.',
  'problem.drive.vehicle_suspended':
    'Ikinyabiziga cyanyu cyahagaritswe. Mwandike “agent” kuri WhatsApp mubaze impamvu.',
  'problem.drive.insurance_ended':
    'Ubwishingizi bw’ikinyabiziga cyanyu bwarangiye. Ohereza ifoto y’icyemezo gishya.',
  'problem.drive.insurance_ahead':
    'Ubwishingizi bw’ikinyabiziga cyanyu ntiburatangira. Guhera uwo munsi muzashobora kujya ku murongo.',
  'problem.drive.suspended':
    'Mwahagaritswe nk’umushoferi. Mwandike “agent” kuri WhatsApp muvugane n’ushinzwe serivisi.',
  'problem.drive.invalid':
    'Iki kinyabiziga ntikiremezwa, cyangwa nta bwishingizi gifite ubu. Muhitemo ikindi.',
  'problem.drive.busy': 'Hari ubusabe cyangwa urugendo ku kindi kinyabiziga. Mubanze mubirangize.',
  'problem.drive.nothing_earned': 'Nta rugendo rwarangiye muri icyo gihe, nta cyo raporo yagaragaza.',
  'problem.paper.wrong_type': 'Hasomwa amafoto asanzwe na PDF gusa. Muhitemo ifoto y’icyemezo.',
  'problem.paper.damaged':
    'Iyi dosiye ntiyageze hano yose, cyangwa yangiritse. Mwongere muyohereze, cyangwa mufate indi foto.',
  'problem.paper.too_small': 'Iyi foto ni ntoya cyane ntisomeka. Muyohereze mu bunini bwayo bwose.',
  'problem.paper.too_many':
    'Nta bindi byemezo bifunguye byabikwa. Mubanze musubize ibibazo kuri ibyo, hanyuma mwongere mucyohereze.',
  'problem.paper.too_many_today':
    'Ntihakirwa ibyemezo birenze ibi ku munsi. Mucyohereze ejo, cyangwa mwandike “agent” kuri WhatsApp.',
  'problem.paper.too_much_today':
    'Amadosiye mwohereje uyu munsi ageze ku bunini bwemewe ku munsi. Iyi muyohereze ejo, cyangwa mwohereze ifoto ntoya.',
  'problem.paper.not_open': 'Nta kikibazwa kuri iki cyemezo. Ibyo mubona ni uko gihagaze ubu.',
  'problem.paper.questions_left': 'Hari ibigomba kugenzurwa ku cyemezo. Mubanze mubisubize.',
  'problem.paper.not_read': 'Nta cyashoboye gusomwa aho. Mubyandike uko biri ku cyemezo.',
  'problem.paper.needed':
    'Ibi bitabonetse ntimwashobora gutwara iki kinyabiziga. Mubyandike uko biri ku cyemezo.',
  'problem.paper.not_a_date': 'Iyo si itariki. Mwandike umunsi, ukwezi n’umwaka, urugero 31/05/2027.',
  'problem.paper.not_a_year': 'Uwo ntushobora kuba umwaka ikinyabiziga cyakozwemo. Mwandike imibare ine.',
  'problem.paper.not_seats': 'Mwandike umubare w’imyanya, kuva kuri 1 kugeza ku 100.',
  'problem.paper.not_a_number':
    'Bene iyo nimero iba ifite inyuguti, imibare, - na / gusa. Muyandike uko yanditse.',
  'problem.paper.not_a_name': 'Iryo si izina ryakwandikwa. Mwandike izina ryose uko ryanditse.',
  'problem.paper.too_long': 'Ibyo ni birebire cyane. Mwandike ibihari gusa, bitarenze inyuguti 40.',
  'problem.paper.not_in_order': 'Ubwishingizi bwarangira butaratangira. Mwongere murebe amatariki yombi.',
  'problem.vehicle.not_a_plate':
    'Iyo si purake yo mu Rwanda izwi hano. Muyandike uko iri ku kinyabiziga, urugero RAD 123 C.',
  'problem.vehicle.letter_o':
    'Mu nyuguti za purake nta O ibamo, nta na zeru. Ishobora kuba ari Q cyangwa D: mwongere murebe.',
  'problem.vehicle.letter_for_zero': 'Nta nyuguti O iba muri purake. Mwandike zeru ahari imibare.',
  'problem.vehicle.yours_already': 'Iki kinyabiziga musanzwe mucyandikishije.',
  'problem.vehicle.too_many': 'Mufite ibinyabiziga byose bishoboka. Mubanze mukureho kimwe.',
  'problem.vehicle.busy': 'Hari urugendo cyangwa ubusabe burimo. Mubikore nibirangira.',
  'problem.qr.invalid': 'Nta kode ya mobile money y’uwo wishyurwa n’ayo mafaranga. Murebe byombi.',
})
