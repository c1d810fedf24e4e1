import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'drive.title': 'Kuendesha',
  'drive.about': 'Abiria walio karibu wakuone, na uone mapato yako. Nauli yote ni yako.',
  'drive.online': 'Upo mtandaoni',
  'drive.offline': 'Haupo mtandaoni',
  'drive.until': 'hadi {time}',
  'drive.tap': 'Gusa ili uingie mtandaoni',
  'drive.onlineMeans': 'Abiria walio karibu wanakuona. Maombi yanafika hapa na kwenye WhatsApp.',
  'drive.offlineMeans': 'Hakuna maombi yanayokufikia. Ukiingia mtandaoni, abiria walio karibu wanaona ulipo.',
  'drive.keepOpen':
    'Acha Inzira wazi, kwenye ukurasa wowote: inasasisha ulipo. Simu ikiwa mfukoni, tuma “live location” kwenye WhatsApp badala yake.',
  'drive.denied':
    'Abiria hawawezi kukuona bila mahali ulipo. Ruhusu kwenye mipangilio ya kivinjari kisha gusa tena, au tuma mahali ulipo kwenye WhatsApp.',
  'drive.offerWaits': 'Kuna ombi linalosubiri jibu lako.',
  'drive.rideWaits': 'Una safari inayoendelea.',
  'drive.showOffer': 'Ona ombi',
  'drive.showRide': 'Ona safari',
  'drive.begin': 'Endesha nasi',
  'drive.notYet': 'Huwezi kuingia mtandaoni sasa',
  'drive.register': 'Sajili chombo',
  'drive.insuredUntil': 'bima hadi {date}',
  'drive.insuredFrom': 'bima kuanzia {date}',
  'drive.choose': 'Endesha kwa',
  'drive.stars': 'Nyota zako',
  'drive.income': 'Mapato',
  'drive.today': 'Leo',
  'drive.week': 'Wiki hii',
  'drive.ever': 'Jumla',
  'drive.month': 'Mwezi huu',
  'drive.last_month': 'Mwezi uliopita',
  'drive.rideOne': 'safari 1',
  'drive.rides': 'safari {n}',
  'drive.lastDays': 'Siku 7 zilizopita, kwa RWF',
  'drive.statement': 'Taarifa (PDF)',
  'drive.noIncome': 'Safari zilizokamilika zinahesabiwa hapa. Utaweza kuzipata kama PDF.',
})
