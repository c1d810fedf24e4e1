import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'push.title': 'Imenyesha',
  'push.help': 'Telefone yanyu ibamenyesha ubusabe n’ingendo, n’igihe uru rupapuro rufunze.',
  'push.isOn': 'Telefone yanyu ibabwira igihe hari amakuru mashya.',
  'push.blocked':
    'Mushakisha yanyu ntibyemera. Mukande ikimenyetso kiri iruhande rwa aderesi, mufungure Permissions cyangwa Site settings, mwemere imenyesha.',
  'push.install':
    'Kuri iPhone cyangwa iPad, mubanze mushyire uru rupapuro ku rupapuro rw’itangiriro: Share, hanyuma Add to Home Screen.',
  'push.unsupported': 'Iyi mushakisha ntishobora kwerekana imenyesha. Byose mubyumvira kuri WhatsApp.',
  'push.ask': 'Ese telefone ijye ibabwira?',
  'push.ask.ride': 'Igihe umushoferi yemeye, n’igihe abategereje.',
  'push.ask.drive': 'Umuntu akimara kubasaba urugendo: igihe cyo gusubiza ni iminota mike.',
  'push.ask.schedule': 'Igihe hari uhuje urugendo namwe cyangwa usubije, na mbere yo kugenda.',
  'push.ask.yes': 'Yego, mumbwire',
  'push.ask.no': 'Si ubu',
})
