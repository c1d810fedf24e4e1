import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'push.title': 'Notifications',
  'push.help': 'Votre téléphone vous signale demandes, courses et trajets, même quand cette page est fermée.',
  'push.isOn': 'Votre téléphone vous prévient quand il y a du nouveau.',
  'push.blocked':
    'Votre navigateur ne le permet pas. Touchez le signe à côté de l’adresse, puis Autorisations ou Paramètres du site, et autorisez les notifications.',
  'push.install':
    'Sur un iPhone ou un iPad, ajoutez d’abord cette page à l’écran d’accueil : Partager, puis Sur l’écran d’accueil.',
  'push.unsupported': 'Ce navigateur ne peut pas afficher de notifications. Vous apprenez tout sur WhatsApp.',
  'push.ask': 'Votre téléphone doit-il vous prévenir ?',
  'push.ask.ride': 'Quand un chauffeur a accepté, et quand il vous attend.',
  'push.ask.drive':
    'Dès que quelqu’un vous demande une course : il n’y a que quelques minutes pour répondre.',
  'push.ask.schedule': 'Quand quelqu’un convient à votre trajet ou répond, et avant votre départ.',
  'push.ask.yes': 'Oui, prévenez-moi',
  'push.ask.no': 'Pas maintenant',
})
