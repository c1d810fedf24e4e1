import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'push.title': 'Arifa',
  'push.help': 'Simu yako inakujulisha maombi na safari, hata ukurasa huu ukiwa umefungwa.',
  'push.isOn': 'Simu yako itakuambia kukiwa na habari.',
  'push.blocked':
    'Kivinjari chako hakiruhusu. Gusa alama iliyo kando ya anwani, kisha Ruhusa au Mipangilio ya tovuti, na uruhusu arifa.',
  'push.install':
    'Kwenye iPhone au iPad, kwanza weka ukurasa huu kwenye skrini ya mwanzo: Share, kisha Add to Home Screen.',
  'push.unsupported': 'Kivinjari hiki hakiwezi kuonyesha arifa. Utapata habari zote kwenye WhatsApp.',
  'push.ask': 'Je, simu yako ikuambie?',
  'push.ask.ride': 'Dereva akikubali, na anapokusubiri.',
  'push.ask.drive': 'Mara tu mtu anapokuomba safari: kuna dakika chache tu za kujibu.',
  'push.ask.schedule': 'Mtu anayefaa safari yako akipatikana au akijibu, na kabla ya kuondoka.',
  'push.ask.yes': 'Ndiyo, niambie',
  'push.ask.no': 'Si sasa',
})
