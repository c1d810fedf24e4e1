import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'places.hintPin': 'Touchez le bouton, écrivez le nom d’un lieu, ou collez un lien de carte.',
  'places.hintChoices':
    'Choisissez, écrivez le nom d’un lieu, ou collez un lien de carte. Une position marche aussi : touchez 📎, puis Localisation.',
  'places.sendPin': '📍 Ma position',
  'places.tapToSend':
    'Touchez le bouton pour envoyer votre position. Vous pouvez aussi y choisir un autre lieu.',
  'places.which': 'Lequel voulez-vous dire ?',
  'places.another': 'Un autre lieu',
  'places.onlyCentre': 'seul le centre de {centre} est connu',
  'places.centreTaken':
    '📍 {place}. Je ne connais que le centre de {centre} ; envoyez une position pour être exact.',
  'places.unknown':
    'Je ne connais pas « {words} ». Essayez un marché, une gare routière ou un secteur proche, ou envoyez une position.',
  'places.nameOnly': 'Je connais {place} de nom, mais pas sa position. Envoyez une position.',
  'places.noPosition': 'Ce lien ne contient pas de position. Envoyez une position.',
  'places.readingLink': 'Je regarde ce lien…',
  'places.linkFailed': 'Je n’ai trouvé aucune position derrière ce lien. Envoyez une position.',
  'places.needed': 'Envoyez une position, le nom d’un lieu ou un lien de carte.',
  'places.gone': 'Ce lieu n’est plus enregistré. Choisissez-en un autre.',

  'places.title': 'Lieux enregistrés',
  'places.contact': 'Contact de confiance',
  'places.change': 'Modifier',
  'places.forget': 'Oublier',
  'places.add': 'Ajouter un lieu',
  'places.home': 'Maison',
  'places.work': 'Travail',
  'places.overview': 'Lieux enregistrés : {places}\nContact de confiance : {contact}',
  'places.noneSaved':
    'Vous n’avez encore enregistré aucun lieu. Un lieu enregistré se choisit d’un geste quand je demande où.',
  'places.savedList': '*Vos lieux enregistrés*\nTouchez-en un pour le voir ou l’oublier.',
  'places.askWhich': 'Quel lieu dois-je garder pour vous ?',
  'places.askName': 'Comment dois-je l’appeler ? Choisissez, ou écrivez un nom court.',
  'places.nameNeedsLetters': 'Écrivez un nom en lettres, par exemple Maison.',
  'places.nameTooLong': 'C’est trop long. Écrivez un nom de {max} lettres au plus.',
  'places.saved': 'Enregistré : {name}.',
  'places.forgotten': 'Ce lieu est oublié.',
  'places.full': 'Je garde {max} lieux pour vous, et vous les avez. Oubliez-en un d’abord.',
  'places.near': 'à {distance} m de {place}',
  'places.askContact':
    'Qui dois-je prévenir si vous appelez à l’aide pendant une course ? Partagez son contact (📎, puis Contact), ou écrivez son nom et son numéro.',
  'places.askContactName': 'Comment s’appelle cette personne ?',
  'places.noName': 'Sans nom',
  'places.contactNeeded':
    'Partagez un contact, ou écrivez un numéro comme 0788 123 456. Avec + et le pays pour les numéros étrangers.',
  'places.contactSeveral': 'Ce contact a plusieurs numéros. Écrivez celui à utiliser.',
  'places.contactIsYou': 'C’est votre propre numéro. Choisissez une autre personne de confiance.',
  'places.contactSaved': 'Merci.',
  'places.contactIs':
    'Votre contact de confiance est {contact}. Si vous appelez à l’aide pendant une course, je lui écris si cette personne m’a écrit depuis moins d’un jour. Sinon, je vous donne un message à lui envoyer d’une touche.',
  'places.contactForgotten': 'Vous n’avez plus de contact de confiance.',
})
