import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'drive.title': 'Conduire',
  'drive.about': 'Les passagers proches vous trouvent, et vous voyez vos revenus. Tout le prix est à vous.',
  'drive.online': 'Vous êtes en ligne',
  'drive.offline': 'Vous êtes hors ligne',
  'drive.until': 'jusqu’à {time}',
  'drive.tap': 'Touchez pour passer en ligne ici',
  'drive.onlineMeans': 'Les passagers proches vous trouvent. Les demandes arrivent ici et sur WhatsApp.',
  'drive.offlineMeans':
    'Aucune demande ne vous parvient. En ligne, votre position est partagée avec les passagers proches.',
  'drive.keepOpen':
    'Gardez Inzira ouvert, sur n’importe quelle page : votre position est actualisée. Téléphone en poche, partagez plutôt votre position en direct sur WhatsApp.',
  'drive.denied':
    'Sans votre position, personne ne vous trouve. Autorisez-la dans les réglages du site et touchez à nouveau, ou partagez-la sur WhatsApp.',
  'drive.offerWaits': 'Une demande attend votre réponse.',
  'drive.rideWaits': 'Vous avez une course en cours.',
  'drive.showOffer': 'Voir la demande',
  'drive.showRide': 'Voir la course',
  'drive.begin': 'Conduisez avec nous',
  'drive.notYet': 'Vous ne pouvez pas passer en ligne',
  'drive.register': 'Enregistrer un véhicule',
  'drive.insuredUntil': 'assuré jusqu’au {date}',
  'drive.insuredFrom': 'assuré à partir du {date}',
  'drive.choose': 'Conduire avec',
  'drive.stars': 'Vos étoiles',
  'drive.income': 'Revenus',
  'drive.today': 'Aujourd’hui',
  'drive.week': 'Cette semaine',
  'drive.ever': 'En tout',
  'drive.month': 'Ce mois-ci',
  'drive.last_month': 'Mois dernier',
  'drive.rideOne': '1 course',
  'drive.rides': '{n} courses',
  'drive.lastDays': 'Les 7 derniers jours, en RWF',
  'drive.statement': 'Relevé (PDF)',
  'drive.noIncome': 'Les courses terminées sont comptées ici. Vous pourrez les avoir en PDF.',
})
