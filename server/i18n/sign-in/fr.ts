import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'signIn.keywords':
    'web, site, site web, appli, l’appli, application, connexion, me connecter, se connecter, connecter, navigateur, ordinateur',
  'signIn.message':
    'Connectez-moi à Inzira : {code}\n\n(N’envoyez ceci que si vous avez ouvert vous-même la page de connexion. Si quelqu’un vous a envoyé ce texte, effacez-le.)',
  'signIn.done':
    '✅ Vous êtes connecté sur {device}. Vous pouvez revenir à la page.\n\nCe n’était pas vous ? Déconnectez-le tout de suite.',
  'signIn.doneByLink':
    '✅ Votre lien a été ouvert : vous êtes connecté sur {device}.\n\nCe n’était pas vous ? Déconnectez-le tout de suite.',
  'signIn.aBrowser': 'un navigateur',
  'signIn.signOut': 'Déconnecter',
  'signIn.signedOut':
    'Ce navigateur est déconnecté. Pour voir où vous êtes encore connecté, ouvrez Profil dans l’appli web.',
  'signIn.isOut': 'Ce navigateur n’est plus connecté.',
  'signIn.expired':
    'Ce code n’est pas (ou plus) valable. Ouvrez de nouveau la page de connexion et envoyez le nouveau.',
  'signIn.slowed':
    'Trop de ces codes n’existent pas. Attendez dix minutes, puis ouvrez de nouveau la page de connexion.',
  'signIn.link':
    'Voici votre entrée dans l’appli web. Le lien marche une fois, pendant dix minutes, et connecte à votre nom quiconque l’ouvre : ne le transmettez pas.',
  'signIn.open': 'Ouvrir l’appli web',
  'signIn.noAddress':
    'L’appli web ne peut pas être atteinte de l’extérieur pour le moment. Vous pouvez tout faire ici aussi : tapez *menu*.',
  'signIn.askLink': 'Voulez-vous un lien vers l’appli web ?',
  'signIn.send': 'Envoyer le lien',
  'signIn.webApp': 'Appli web',
  'signIn.help': '*web* – l’appli web',
  'signIn.menuFooter': 'Il y a aussi une appli web : tapez web',
})
