import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'history.title': 'Historique',
  'history.about': 'Vos courses, trajets et codes QR.',
  'history.none': 'Rien pour le moment',
  'history.noneWhy': 'Vos courses, trajets prévus et codes QR seront notés ici.',
  'history.all': 'Tout',
  'history.rides': 'Courses',
  'history.trips': 'Trajets',
  'history.codes': 'Codes QR',
  'history.show': 'Afficher',
  'history.noneOfKind': 'Aucun pour l’instant.',
  'history.more': 'Afficher les précédents',
  'history.ride': 'Course',
  'history.drove': 'Avec {name} à bord',
  'history.rode': 'Avec {name}',
  'history.cancelled': 'Annulé',
  'history.notFound': 'Personne trouvé',
  'history.active': 'En cours',
  'history.planned': 'Prévu',
  'history.over': 'Terminé',
  'history.anyAmount': 'montant libre',
  'history.again': 'Encore',
  'history.payee': 'QR pour {payee}',
})
