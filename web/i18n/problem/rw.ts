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
  'problem.ride.suspended': 'Ubuyobozi bwahagaritse iyi konti. Andika “agent” kuri WhatsApp ubaze impamvu.',
  'problem.ride.uninsured':
    'Iki kinyabiziga nticyemewe, cyangwa ubwishingizi bwarangiye. Reba “Ibinyabiziga byanjye”.',
  'problem.place.full': 'Wabitse ahantu hose hashoboka. Banza usibe hamwe.',
  'problem.place.no_name': 'Ha aho hantu izina rigufi mu nyuguti, nka Mu rugo.',
  'problem.qr.invalid': 'Nta kode ya mobile money y’uwo wishyurwa n’ayo mafaranga. Reba byombi.',
})
