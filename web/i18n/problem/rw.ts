import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'problem.network.down': 'Ntushobora kugera kuri seriveri. Reba umurongo wawe wongere ugerageze.',
  'problem.request.invalid': 'Bimwe mu byanditswe ntibikoreshwa. Reba ahashyizweho ikimenyetso.',
  'problem.request.unreadable':
    'Seriveri ntiyashoboye kubisoma. Ongera ufungure urupapuro wongere ugerageze.',
  'problem.request.too_large': 'Iyi dosiye ni nini cyane. Hitamo into, cyangwa ufate indi foto.',
  'problem.request.foreign': 'Ibi byavuye ku rundi rubuga, ntacyakozwe. Fungura porogaramu ugerageze.',
  'problem.session.missing': 'Ntukiri imbere. Ongera winjire; nta cyatakaye.',
  'problem.not.found': 'Ibi ntibikiriho.',
  'problem.too.many': 'Ibyo ni byinshi icyarimwe. Tegereza gato wongere ugerageze.',
  'problem.key.missing': 'Porogaramu yohereje nabi. Ongera ufungure urupapuro.',
  'problem.key.reused': 'Ibi byoherejwe mbere bitandukanye. Ongera ufungure urupapuro.',
  'problem.feature.off': 'Ibi byahagaritswe by’agateganyo. Ongera ugerageze nyuma.',
  'problem.server.failed': 'Habaye ikosa ku ruhande rwacu. Ryanditswe; ongera ugerageze mu kanya.',
  'problem.server.unavailable': 'Ibi ntibikora ubu. Ongera ugerageze mu masegonda make.',
  'problem.person.stopped':
    'Wanditse “stop” kuri WhatsApp, nta wabasha kukugeraho. Andikayo “start” wongere ugerageze.',
  'problem.ride.too_late': 'Byarengeje igihe: urugendo rwarakomeje. Dore uko ruhagaze.',
  'problem.ride.already_riding': 'Usanzwe ufite urugendo cyangwa ubusabe. Banza ubirangize.',
  'problem.ride.paused': 'Wasabye ingendo uzihagarika kenshi. Tegereza gato wongere ugerageze.',
  'problem.ride.not_arrived': 'Nta muntu uragera aho ugufatira.',
  'problem.ride.wrong_pin': 'Iyo si PIN y’uru rugendo. Saba umugenzi kongera kuyisoma.',
  'problem.ride.pin_locked': 'PIN nyinshi zitari zo. Saba umugenzi gutangiza urugendo kuri telefone ye.',
  'problem.ride.already_rated': 'Uru rugendo wararutanzeho amanota.',
  'problem.ride.fare_too_high': 'Ayo ni menshi cyane kuri uru rugendo. Reba neza amafaranga.',
  'problem.ride.other_left': 'Yavuye mu kiganiro, ibi ntibishobora kumugezwaho. Mumuhamagare.',
  'problem.ride.suspended': 'Ubuyobozi bwahagaritse iyi konti. Andika “agent” kuri WhatsApp ubaze impamvu.',
  'problem.ride.uninsured':
    'Iki kinyabiziga nticyemewe, cyangwa ubwishingizi bwarangiye. Reba “Ibinyabiziga byanjye”.',
  'problem.place.full': 'Wabitse ahantu hose hashoboka. Banza usibe hamwe.',
  'problem.place.no_name': 'Ha aho hantu izina rigufi mu nyuguti, nka Mu rugo.',
  'problem.trip.too_close': 'Aho ni ho urugendo rutangirira. Hitamo ahantu ha kure kurushaho.',
  'problem.trip.past': 'Icyo gihe cyararenze. Hitamo indi saha cyangwa undi munsi.',
  'problem.trip.too_far_ahead': 'Ni kera cyane imbere. Hitamo umunsi uri mu minsi 60 iri imbere.',
  'problem.trip.too_many': 'Ufite ingendo zose zishoboka. Banza usibe rumwe.',
  'problem.trip.no_vehicle':
    'Kuri uwo munsi ikinyabiziga cyawe ntikiremezwa, cyangwa nta bwishingizi gifite. Reba “Ibinyabiziga byanjye”.',
  'problem.trip.too_late': 'Ibyo byararangiye. Dore uko bihagaze.',
  'problem.trip.asked_before': 'Mwembi mwarabazanyije kuri uwo munsi.',
  'problem.trip.too_many_asks': 'Wabajije abantu bahagije kuri uwo munsi. Banza utegereze igisubizo.',
  'problem.trip.full': 'Nta mwanya usigaye.',
  'problem.trip.taken': 'Uwo arajyana n’undi.',
  'problem.trip.unsuitable': 'Izo ngendo zombi ntizigihura.',
  'problem.drive.no_vehicle':
    'Kugira ngo utware, andikisha ikinyabiziga cyawe ukoresheje ifoto y’icyemezo cy’ubwishingizi.',
  'problem.drive.vehicle_pending':
    'Ikinyabiziga cyawe kiracyagenzurwa. Uzabimenyeshwa kuri WhatsApp igihe ushobora gutwara.',
  'problem.drive.vehicle_rejected': 'Ikinyabiziga cyawe nticyemewe. Nibimara gukosorwa, ongera ucyandikishe.',
  'problem.drive.vehicle_suspended':
    'Ikinyabiziga cyawe cyahagaritswe. Andika “agent” kuri WhatsApp ubaze impamvu.',
  'problem.drive.insurance_ended':
    'Ubwishingizi bw’ikinyabiziga cyawe bwarangiye. Ohereza ifoto y’icyemezo gishya.',
  'problem.drive.insurance_ahead':
    'Ubwishingizi bw’ikinyabiziga cyawe ntiburatangira. Guhera uwo munsi uzashobora kujya ku murongo.',
  'problem.drive.suspended':
    'Wahagaritswe nk’umushoferi. Andika “agent” kuri WhatsApp uvugane n’ushinzwe serivisi.',
  'problem.drive.invalid': 'Iki kinyabiziga ntikiremezwa, cyangwa nta bwishingizi gifite ubu. Hitamo ikindi.',
  'problem.drive.busy': 'Hari ubusabe cyangwa urugendo ku kindi kinyabiziga. Banza ubirangize.',
  'problem.drive.nothing_earned': 'Nta rugendo rwarangiye muri icyo gihe, nta cyo raporo yagaragaza.',
  'problem.paper.wrong_type': 'Hasomwa amafoto asanzwe na PDF gusa. Hitamo ifoto y’icyemezo.',
  'problem.paper.damaged':
    'Iyi dosiye ntiyageze hano yose, cyangwa yangiritse. Ongera uyohereze, cyangwa ufate indi foto.',
  'problem.paper.too_small': 'Iyi foto ni ntoya cyane ntisomeka. Yohereze mu bunini bwayo bwose.',
  'problem.paper.too_many':
    'Nta bindi byemezo bifunguye byabikwa. Banza usubize ibibazo kuri ibyo, hanyuma wongere ucyohereze.',
  'problem.paper.too_many_today':
    'Ntihakirwa ibyemezo birenze ibi ku munsi. Cyohereze ejo, cyangwa wandike “agent” kuri WhatsApp.',
  'problem.paper.not_open': 'Nta kikibazwa kuri iki cyemezo. Ibyo ubona ni uko gihagaze ubu.',
  'problem.paper.questions_left': 'Hari ibigomba kugenzurwa ku cyemezo. Banza ubisubize.',
  'problem.paper.not_read': 'Nta cyashoboye gusomwa aho. Byandike uko biri ku cyemezo.',
  'problem.paper.needed':
    'Ibi bitabonetse ntiwashobora gutwara iki kinyabiziga. Byandike uko biri ku cyemezo.',
  'problem.paper.not_a_date': 'Iyo si itariki. Andika umunsi, ukwezi n’umwaka, urugero 31/05/2027.',
  'problem.paper.not_a_year': 'Uwo ntushobora kuba umwaka ikinyabiziga cyakozwemo. Andika imibare ine.',
  'problem.paper.not_seats': 'Andika umubare w’imyanya, kuva kuri 1 kugeza ku 100.',
  'problem.paper.not_a_number':
    'Bene iyo nimero iba ifite inyuguti, imibare, - na / gusa. Yandike uko yanditse.',
  'problem.paper.not_a_name': 'Iryo si izina ryakwandikwa. Andika izina ryose uko ryanditse.',
  'problem.paper.too_long': 'Ibyo ni birebire cyane. Andika ibihari gusa, bitarenze inyuguti 40.',
  'problem.paper.not_in_order': 'Ubwishingizi bwarangira butaratangira. Ongera urebe amatariki yombi.',
  'problem.vehicle.not_a_plate':
    'Iyo si purake yo mu Rwanda izwi hano. Yandike uko iri ku kinyabiziga, urugero RAD 123 C.',
  'problem.vehicle.letter_o':
    'Mu nyuguti za purake nta O ibamo, nta na zeru. Ishobora kuba ari Q cyangwa D: ongera urebe.',
  'problem.vehicle.letter_for_zero': 'Nta nyuguti O iba muri purake. Andika zeru ahari imibare.',
  'problem.vehicle.yours_already': 'Iki kinyabiziga usanzwe ucyandikishije.',
  'problem.vehicle.too_many': 'Ufite ibinyabiziga byose bishoboka. Banza ukureho kimwe.',
  'problem.vehicle.busy': 'Hari urugendo cyangwa ubusabe burimo. Bikore nibirangira.',
  'problem.qr.invalid': 'Nta kode ya mobile money y’uwo wishyurwa n’ayo mafaranga. Reba byombi.',
})
