import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'map.placeholder': 'Lieu, ou lien de carte',
  'map.myLocation': 'Ma position',
  'map.onMap': 'Sur la carte',
  'map.clear': 'Effacer',
  'map.suggestions': 'Suggestions',
  'map.found': 'Suggestions : {n}. Choisissez avec les flèches.',
  'map.noneFound':
    'Rien trouvé. Essayez un marché, une gare routière ou un secteur proche, ou choisissez sur la carte.',
  'map.searching': 'Recherche…',
  'map.reading': 'Lecture de ce que vous avez collé…',
  'map.saved': 'Enregistré',
  'map.google': 'Google Maps',
  'map.centreOf': 'seul le centre de {place} est connu',
  'map.near': 'à {distance} de {place}',
  'map.at': 'À {place}',
  'map.within': 'précis à {distance} près',
  'map.point': 'Point sur la carte',
  'map.noPosition':
    'Cela ne contient pas de position. Collez un autre lien, écrivez un nom, ou choisissez sur la carte.',
  'map.unreachable':
    'Ce lien court ne peut pas être ouvert maintenant. Ouvrez-le dans votre application de cartes et collez les coordonnées, ou choisissez sur la carte.',
  'map.locating': 'Recherche de votre position…',
  'map.denied':
    'Ce site n’a pas le droit de voir votre position. Autorisez-la dans les réglages du site, puis réessayez, ou choisissez autrement.',
  'map.unavailable':
    'Votre téléphone ne sait pas où il est. Activez la localisation, approchez-vous d’une fenêtre et réessayez.',
  'map.timeout':
    'La recherche de votre position a pris trop de temps. Réessayez dehors, ou choisissez sur la carte.',
  'map.insecure':
    'Le navigateur ne donne votre position qu’aux pages sécurisées. Ouvrez cette adresse avec https://, ou choisissez sur la carte.',
  'map.use': 'Choisir ce lieu',
  'map.tap': 'Touchez la carte à l’endroit voulu.',
  'map.drag': 'Déplacez le repère pour être précis.',
  'map.keys':
    'Carte. Les flèches déplacent le repère, plus loin avec Maj ; plus et moins zooment ; Entrée choisit le lieu.',
  'map.zoomIn': 'Agrandir',
  'map.zoomOut': 'Réduire',
  'map.nothingNear': 'Aucun lieu connu à proximité',
  'map.loadFailed':
    'La carte n’a pas pu être chargée. Vérifiez le réseau et réessayez, ou écrivez le nom d’un lieu.',
  'map.listOnly': 'La carte n’a pas pu être chargée ; la liste dit la même chose.',
  'map.noTiles': 'Les images de la carte ne se chargent pas ; les noms servent de repères.',
  'map.me': 'Vous',
  'map.pickup': 'Départ',
  'map.dropoff': 'Destination',
  'map.whole': 'Tout montrer',
})
