import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const sw = translationOf<typeof en>()({
  'signIn.keywords': 'tovuti, mtandaoni, programu, app, ingia, kuingia, niingie, kompyuta, kivinjari',
  'signIn.message':
    'Niingize kwenye Inzira: {code}\n\n(Tuma ujumbe huu tu kama wewe mwenyewe ulifungua ukurasa wa kuingia. Kama mtu mwingine alikutumia maneno haya, yafute.)',
  'signIn.done':
    '✅ Umeingia kwenye {device}. Unaweza kurudi kwenye ukurasa.\n\nKama si wewe, kitoe mara moja.',
  'signIn.doneByLink':
    '✅ Kiungo chako kimefunguliwa: umeingia kwenye {device}.\n\nKama si wewe, kitoe mara moja.',
  'signIn.aBrowser': 'kivinjari kimoja',
  'signIn.signOut': 'Kitoe',
  'signIn.signedOut':
    'Kivinjari hicho kimetolewa. Kuona mahali pengine ulipoingia, fungua Wasifu kwenye programu ya wavuti.',
  'signIn.isOut': 'Kivinjari hicho hakimo tena.',
  'signIn.expired':
    'Msimbo huu si halali (au si halali tena). Fungua tena ukurasa wa kuingia, utume msimbo mpya.',
  'signIn.slowed':
    'Umetuma misimbo mingi ambayo haipo. Subiri dakika kumi, kisha ufungue tena ukurasa wa kuingia.',
  'signIn.link':
    'Hii ndiyo njia yako ya kuingia kwenye programu ya wavuti. Inafanya kazi mara moja, kwa dakika kumi, na yeyote anayeifungua anaingia kwa jina lako: usimpe mtu mwingine.',
  'signIn.open': 'Fungua programu',
  'signIn.noAddress': 'Programu ya wavuti haifikiki kwa sasa. Unaweza kufanya yote hapa pia: andika *menyu*.',
  'signIn.askLink': 'Nikutumie kiungo cha programu ya wavuti?',
  'signIn.send': 'Tuma kiungo',
  'signIn.webApp': 'Programu ya wavuti',
  'signIn.help': '*web* – programu ya wavuti',
  'signIn.menuFooter': 'Kuna programu ya wavuti pia: andika web',
})
