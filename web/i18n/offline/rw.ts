import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'offline.something': 'Kimwe mu byo mwakoze',
  'offline.title': 'Nta murandasi',
  'offline.help': 'Inzira irafunguka uko byagenda kose, hamwe n’ibyo iyi telefone ibitse:',
  'offline.canQr': 'Kode za QR zanyu, n’inshya mwakora',
  'offline.canHistory': 'Amateka yanyu, uko yari aheruka',
  'offline.canWait': 'Ibyo mukora ubu bibikwa hano, bikoherezwa rimwe gusa, murandasi nigaruka.',
  'offline.back': 'Murandasi yagarutse.',
  'offline.tryAgain': 'Mwongere mugerageze',
  'offline.home': 'Ahabanza',
  'offline.sent': 'Byoherejwe: {what}',
  'offline.waitingOne': 'Ikintu 1 gitegereje koherezwa',
  'offline.waiting': 'Ibintu {n} bitegereje koherezwa',
  'offline.refusedOne': 'Ikintu 1 nticyakunze',
  'offline.refused': 'Ibintu {n} ntibyakunze',
  'offline.list': 'Ibitegereje koherezwa',
  'offline.show': 'Reba',
  'offline.empty': 'Byose byoherejwe.',
  'offline.since': 'Kuva {time}',
  'offline.stale':
    'Ibi byatinze cyane ku buryo bitakoherezwa mutabajijwe. Mubyohereze ubu, cyangwa mubijugunye.',
  'offline.send': 'Ohereza ubu',
  'offline.discard': 'Jugunya',
  'offline.signOut':
    'Si byose byoherejwe. Ibitegereje biguma kuri iyi telefone kugeza mwongeye kwinjira hano.',
  'offline.newVersion': 'Hari Inzira ivuguruye.',
  'offline.newVersionTyping': 'Hari Inzira ivuguruye. Ibyo mwanditse birabitswe.',
  'offline.reload': 'Ongera ufungure',
  'offline.install': 'Shyira Inzira ku rubuga rw’ibanze rwa telefone',
  'offline.installHelp': 'Ihita ifunguka, nubwo nta murandasi, kandi ifata umwanya muto cyane.',
  'offline.installYes': 'Yishyiremo',
  'offline.installNo': 'Si ubu',
})
