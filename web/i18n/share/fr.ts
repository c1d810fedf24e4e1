import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'share.title': 'Partagé avec Inzira',
  'share.nothing': 'Rien n’a encore été partagé.',
  'share.nothingHelp':
    'Dans une autre application, partagez un lien de carte, une photo ou un code de paiement, et choisissez Inzira.',
  'share.lost':
    'Ce que vous avez partagé n’est pas arrivé entier. Partagez-le encore ; le plus sûr est une photo plus petite.',
  'share.gone': 'Ce que vous avez partagé n’est plus gardé ici. Partagez-le encore une fois.',
  'share.place': 'C’est un lieu.',
  'share.placeLink': 'C’est un lien vers une carte.',
  'share.pickup': 'Venez me chercher ici',
  'share.destination': 'Emmenez-moi là-bas',
  'share.payment': 'C’est un code de paiement.',
  'share.openQr': 'Ouvrir dans les codes QR',
  'share.words': 'C’est un texte.',
  'share.search': 'Chercher ce lieu',
  'share.picture': 'C’est une photo.',
  'share.pdf': 'C’est un PDF : {name}',
  'share.more': 'Seul le premier des {n} fichiers est utilisé ici.',
  'share.vehicle': 'L’utiliser comme document du véhicule',
  'share.readQr': 'Y lire un code QR',
  'share.otherFile': 'Seules les photos et les fichiers PDF servent ici. Partagez-en un.',
  'share.preview': 'La photo que vous avez partagée',
  'share.drop': 'Ne rien en faire',
})
