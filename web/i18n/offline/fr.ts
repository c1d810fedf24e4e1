import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'offline.something': 'Une de vos actions',
  'offline.title': 'Pas de réseau',
  'offline.help': 'Inzira s’ouvre quand même, avec ce que ce téléphone garde :',
  'offline.canQr': 'Vos codes QR, et de nouveaux',
  'offline.canHistory': 'Votre historique, dans son dernier état',
  'offline.canWait':
    'Ce que vous faites maintenant est gardé ici et envoyé une seule fois, dès que le réseau revient.',
  'offline.back': 'Vous êtes de nouveau en ligne.',
  'offline.tryAgain': 'Réessayer',
  'offline.home': 'À la première page',
  'offline.sent': 'Envoyé : {what}',
  'offline.waitingOne': '1 chose attend d’être envoyée',
  'offline.waiting': '{n} choses attendent d’être envoyées',
  'offline.refusedOne': '1 chose n’a pas pu être faite',
  'offline.refused': '{n} choses n’ont pas pu être faites',
  'offline.list': 'Ce qui attend d’être envoyé',
  'offline.show': 'Voir',
  'offline.empty': 'Tout a été envoyé.',
  'offline.since': 'Depuis {time}',
  'offline.stale':
    'Ceci a attendu trop longtemps pour partir sans vous le demander. Envoyez-le maintenant, ou jetez-le.',
  'offline.send': 'Envoyer maintenant',
  'offline.discard': 'Jeter',
  'offline.signOut':
    'Tout n’a pas été envoyé. Ce qui attend reste sur ce téléphone jusqu’à votre prochaine connexion ici.',
  'offline.newVersion': 'Une nouvelle version d’Inzira est là.',
  'offline.newVersionTyping': 'Une nouvelle version d’Inzira est là. Ce que vous avez écrit est gardé.',
  'offline.reload': 'Recharger',
  'offline.install': 'Mettez Inzira sur votre écran d’accueil',
  'offline.installHelp': 'Elle s’ouvre aussitôt, même sans réseau, et ne prend presque pas de place.',
  'offline.installYes': 'Installer',
  'offline.installNo': 'Pas maintenant',
})
