import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'sign-in.title': 'Se connecter',
  'sign-in.lead': 'Un message WhatsApp suffit pour vous connecter. Ni mot de passe, ni SMS.',
  'sign-in.step.open': 'Ouvrez WhatsApp : le message avec votre code est prêt.',
  'sign-in.step.send': 'Envoyez-le tel quel.',
  'sign-in.step.back': 'Revenez ici. Cette page continue toute seule.',
  'sign-in.open': 'Ouvrir WhatsApp',
  'sign-in.code': 'Votre code',
  'sign-in.copy': 'Copier le code',
  'sign-in.waiting': 'En attente de votre message…',
  'sign-in.left': 'Valable encore {time}',
  'sign-in.expired': 'Ce code a expiré.',
  'sign-in.newCode': 'Nouveau code',
  'sign-in.noNumber':
    'Envoyez ce code par WhatsApp au numéro du service. Il se trouve là où vous avez trouvé cette adresse, sur une affiche par exemple.',
  'sign-in.scan': 'Sur un ordinateur ? Scannez ceci avec l’appareil photo de votre téléphone.',
  'sign-in.scanLabel': 'Code QR qui ouvre WhatsApp avec le message prêt',
  'sign-in.warning':
    'N’envoyez qu’un code que vous voyez vous-même sur cette page. Quiconque vous demande d’envoyer le sien veut votre compte.',
  'sign-in.noLink': 'Ou écrivez-nous « web » sur WhatsApp : vous recevez un lien qui vous connecte.',
  'sign-in.already': 'Vous êtes connecté en tant que {name}.',
  'sign-in.goOn': 'Continuer',
  'sign-in.other': 'Se connecter avec un autre compte',
  'sign-in.done': 'Vous êtes connecté.',
  'sign-in.owner': 'Vous connecter avec le compte WhatsApp auquel ce lien a été envoyé ?',
  'sign-in.ownerWhy':
    'Ce navigateur pourra alors tout voir et tout faire de ce compte. Sur un téléphone qui n’est pas le vôtre, déconnectez-vous à la fin.',
  'sign-in.byLink': 'Oui, me connecter',
  'sign-in.linkLeaves':
    'Ce lien connecte le compte WhatsApp auquel il a été envoyé. Si c’en est un autre, ce navigateur quitte votre compte.',
  'sign-in.stay': 'Rester sur mon compte',
  'sign-in.byLinkAnyway': 'Me connecter avec le lien',
  'sign-in.linkGone': 'Ce lien a déjà servi, ou date de plus de dix minutes.',
  'sign-in.linkAgain':
    'Écrivez-nous « web » sur WhatsApp pour en recevoir un autre, ou connectez-vous avec un code.',
  'sign-in.withCode': 'Se connecter avec un code',
  'sign-in.devices': 'Où vous êtes connecté',
  'sign-in.thisDevice': 'ce navigateur',
  'sign-in.aBrowser': 'Navigateur inconnu',
  'sign-in.seen': 'Dernière utilisation : {when}',
  'sign-in.signOutOne': 'Déconnecter {device}',
  'sign-in.signOut': 'Déconnecter',
  'sign-in.signOutHere': 'Me déconnecter ici',
  'sign-in.signOutOthers': 'Déconnecter tous les autres',
  'sign-in.signOutAll': 'Me déconnecter partout',
  'sign-in.signOutAllSure':
    'Tous les navigateurs sont déconnectés, celui-ci aussi. Vos courses, codes et véhicules restent.',
  'sign-in.signedOut': 'Déconnecté.',
})
