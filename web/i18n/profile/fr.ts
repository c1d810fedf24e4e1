import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'profile.title': 'Profil',
  'profile.you': 'Vous',
  'profile.name': 'Nom',
  'profile.nameHint': 'Les chauffeurs et passagers le voient.',
  'profile.nameNeedsLetters': 'Tapez votre nom en lettres.',
  'profile.number': 'Numéro WhatsApp',
  'profile.hidden': 'masqué',
  'profile.language': 'Langue',
  'profile.momo': 'MoMo habituel',
  'profile.momoHint': 'Qui vos codes QR paient d’habitude.',
  'profile.notSet': 'non défini',
  'profile.contact': 'Contact de confiance',
  'profile.contactHint': 'Qui est prévenu si vous appelez à l’aide pendant une course.',
  'profile.contactName': 'Son nom',
  'profile.contactPhone': 'Son numéro',
  'profile.contactPhoneHint': 'Par exemple 0788 123 456. Depuis l’étranger avec + et le pays.',
  'profile.contactWrong': 'Ce numéro ne convient pas. Tapez-en un comme 0788 123 456, et pas le vôtre.',
  'profile.contactTold': 'Cette personne sait que vous avez appelé à l’aide.',
  'profile.forget': 'Oublier',
  'profile.places': 'Lieux enregistrés',
  'profile.placesHint': 'Un seul geste suffit pour les choisir.',
  'profile.addPlace': 'Ajouter un lieu',
  'profile.placeWhere': 'Où est-ce ?',
  'profile.placeName': 'Comment l’appelez-vous ?',
  'profile.placeHome': 'Maison',
  'profile.placeWork': 'Travail',
  'profile.placeNeeded': 'Choisissez d’abord un lieu.',
  'profile.data': 'Mes données',
  'profile.dataHint': 'Un fichier avec tout ce qui est gardé sur vous : courses, codes, véhicules, messages.',
  'profile.download': 'Télécharger mes données',
  'profile.delete':
    'Pour faire effacer vos données, écrivez « agent » sur WhatsApp et demandez-le. Une personne vous répond.',
  'profile.stopped':
    'Vous avez dit « stop » sur WhatsApp : personne ne peut vous joindre. Écrivez-y « start » pour recevoir à nouveau nos messages.',
})
