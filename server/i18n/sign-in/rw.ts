import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'signIn.keywords': 'urubuga, kuri web, porogaramu, app, kwinjira, injira, ninjire, mudasobwa, mushakisha',
  'signIn.message':
    'Nyinjiza muri Inzira: {code}\n\n(Mwohereze ibi gusa niba ari mwe mwafunguye urupapuro rwo kwinjira. Niba ari undi muntu wabiboherereje, mubisibe.)',
  'signIn.done':
    '✅ Mwinjiye kuri {device}. Mushobora gusubira ku rupapuro.\n\nNiba atari mwe, muyisohore ako kanya.',
  'signIn.doneByLink':
    '✅ Link yanyu yafunguwe: mwinjiye kuri {device}.\n\nNiba atari mwe, muyisohore ako kanya.',
  'signIn.aBrowser': 'mushakisha imwe',
  'signIn.signOut': 'Yisohore',
  'signIn.signedOut':
    'Iyo mushakisha yasohotse. Kugira ngo murebe ahandi mwinjiye, mufungure Umwirondoro kuri app yo ku rubuga.',
  'signIn.isOut': 'Iyo mushakisha ntikiri muri konti yanyu.',
  'signIn.expired':
    'Iyi kode ntikora (cyangwa ntigikora). Mwongere mufungure urupapuro rwo kwinjira, mwohereze kode nshya.',
  'signIn.slowed':
    'Mwohereje kode nyinshi zitabaho. Mutegereze iminota icumi, hanyuma mwongere mufungure urupapuro rwo kwinjira.',
  'signIn.link':
    'Dore inzira ibinjiza kuri app yo ku rubuga. Ikora rimwe gusa, mu minota icumi, kandi uyifunguye wese yinjira mu izina ryanyu: ntimuyihe undi.',
  'signIn.open': 'Fungura app',
  'signIn.noAddress':
    'App yo ku rubuga ntigerwaho muri aka kanya. Byose mushobora kubikorera na hano: mwandike *menyu*.',
  'signIn.askLink': 'Mboherereze link ya app yo ku rubuga?',
  'signIn.send': 'Ohereza link',
  'signIn.webApp': 'App yo ku rubuga',
  'signIn.help': '*web* – app yo ku rubuga',
  'signIn.menuFooter': 'Hari na app yo ku rubuga: mwandike web',
})
