import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const rw = translationOf<typeof en>()({
  'sign-in.title': 'Kwinjira',
  'sign-in.lead': 'Ubutumwa bumwe bwa WhatsApp burabinjiza. Nta jambo ry’ibanga, nta SMS.',
  'sign-in.step.open': 'Mufungure WhatsApp: ubutumwa burimo kode yanyu bwateguwe.',
  'sign-in.step.send': 'Mubwohereze uko buri.',
  'sign-in.step.back': 'Mugaruke hano. Uru rupapuro rurakomeza rwonyine.',
  'sign-in.open': 'Fungura WhatsApp',
  'sign-in.code': 'Kode yanyu',
  'sign-in.copy': 'Koporora kode',
  'sign-in.waiting': 'Dutegereje ubutumwa bwanyu…',
  'sign-in.left': 'Isigaje {time}',
  'sign-in.expired': 'Iyi kode yarangije igihe.',
  'sign-in.newCode': 'Kode nshya',
  'sign-in.noNumber':
    'Mwohereze iyi kode kuri WhatsApp kuri nimero ya serivisi. Muyisanga aho mwakuye iyi aderesi, nko ku itangazo rimanitse.',
  'sign-in.scan': 'Muri kuri mudasobwa? Musikane ibi na kamera ya telefone yanyu.',
  'sign-in.scanLabel': 'Kode ya QR ifungura WhatsApp ubutumwa bwateguwe',
  'sign-in.warning':
    'Mwohereze gusa kode mwiboneye ubwanyu kuri uru rupapuro. Ubasaba kohereza iye aba ashaka konti yanyu.',
  'sign-in.noLink': 'Cyangwa mutwandikire “web” kuri WhatsApp: murabona link ibinjiza.',
  'sign-in.already': 'Mwinjiye nka {name}.',
  'sign-in.goOn': 'Komeza',
  'sign-in.other': 'Injira ku yindi konti',
  'sign-in.done': 'Mwinjiye.',
  'sign-in.owner': 'Kwinjira nka nyiri konti ya WhatsApp yohererejwe iyi link?',
  'sign-in.ownerWhy':
    'Iyi mushakisha izashobora kubona no gukora byose by’iyo konti. Niba telefone atari iyanyu, musohoke murangije.',
  'sign-in.byLink': 'Yego, nyinjiza',
  'sign-in.linkLeaves':
    'Iyi link yinjiza konti ya WhatsApp yohererejwe. Niba ari indi konti, iyi mushakisha irava muri konti yanyu.',
  'sign-in.stay': 'Guma muri konti yanjye',
  'sign-in.byLinkAnyway': 'Injira ukoresheje link',
  'sign-in.linkGone': 'Iyi link yarakoreshejwe, cyangwa imaze iminota irenga icumi.',
  'sign-in.linkAgain': 'Mutwandikire “web” kuri WhatsApp mubone indi, cyangwa mwinjire mukoresheje kode.',
  'sign-in.withCode': 'Injira ukoresheje kode',
  'sign-in.devices': 'Aho mwinjiye',
  'sign-in.thisDevice': 'iyi mushakisha',
  'sign-in.aBrowser': 'Mushakisha itazwi',
  'sign-in.seen': 'Iheruka gukoreshwa: {when}',
  'sign-in.signOutOne': 'Sohora {device}',
  'sign-in.signOut': 'Sohora',
  'sign-in.signOutHere': 'Sohoka hano',
  'sign-in.signOutOthers': 'Sohora ahandi hose',
  'sign-in.signOutAll': 'Sohoka hose',
  'sign-in.signOutAllSure':
    'Mushakisha zose zirasohorwa, n’iyi irimo. Ingendo, kode n’ibinyabiziga byanyu birahaguma.',
  'sign-in.signedOut': 'Byasohotse.',
})
