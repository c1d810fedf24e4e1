import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'drive.title': 'Conduire',
  'drive.keywords':
    'conduire, je conduis, je suis chauffeur, devenir chauffeur, en ligne, hors ligne, passer en ligne, revenus, mes revenus, mes gains',

  'drive.intro':
    'Pour conduire avec nous, enregistrez ici votre véhicule. L’opérateur le vérifie avant votre première course ; vous gardez tout le prix de la course.',
  'drive.type.moto': 'Taxi-moto',
  'drive.type.cab': 'Taxi',
  'drive.type.liffan': 'Liffan',
  'drive.type.truck': 'Camion',
  'drive.type.rental': 'Voiture de location',
  'drive.type.other': 'Autre véhicule',
  'drive.papers':
    '📄 Envoyez une photo de son certificat d’assurance. Si l’opérateur demande aussi votre permis de conduire, tapez *agent* et envoyez-en une photo.',

  'drive.is.vehicle_pending':
    '⏳ L’opérateur vérifie encore *{plate}*. Je vous dis dès que vous pouvez conduire.',
  'drive.is.vehicle_rejected':
    '❌ *{plate}* n’a pas été accepté : {why}\n\nQuand ce sera réglé, enregistrez-le à nouveau. Tapez *agent* pour demander à l’opérateur.',
  'drive.is.vehicle_suspended':
    '⛔ *{plate}* est suspendu : {why}\n\nTapez *agent* pour demander à l’opérateur.',
  'drive.is.insurance_ended':
    '⚠️ L’assurance de *{plate}* a pris fin le {date}.\n\nQuand vous avez le nouveau certificat, envoyez-en une photo.',
  'drive.is.insurance_ahead':
    '⏳ L’assurance de *{plate}* commence le {date}. Vous pourrez alors passer en ligne.',
  'drive.is.suspended':
    '⛔ Vous êtes suspendu comme chauffeur : {why}\n\nTapez *agent* pour en parler à l’opérateur.',
  'drive.nowOffline': 'Vous êtes maintenant hors ligne.',
  'drive.afterRide': 'Votre course continue comme convenu. Après elle, vous êtes hors ligne.',

  'drive.isOffline': '⚪ *Vous êtes hors ligne.* Aucune demande ne vous parvient.',
  'drive.isOnline': '🟢 *Vous êtes en ligne* jusqu’à {time}.',
  'drive.vehicleLine': '{plate} · {type} · assuré jusqu’au {date}',
  'drive.starsLine': 'Vos étoiles : {stars}',
  'drive.todayLine': 'Aujourd’hui : *{rwf} RWF*',
  'drive.weekLine': 'Cette semaine : *{rwf} RWF*',
  'drive.everLine': 'Depuis le début : *{rwf} RWF*',
  'drive.ridesCount': 'courses : {rides}',
  'drive.offerWaits': '🔔 Une demande attend votre réponse.',
  'drive.rideWaits': '🏁 Vous avez une course en cours.',

  'drive.goOnline': 'Me mettre en ligne',
  'drive.goOffline': 'Me mettre hors ligne',
  'drive.requests': 'Demandes',
  'drive.showRequest': 'Voir la demande',
  'drive.showRide': 'Voir la course',
  'drive.income': 'Revenus',

  'drive.share':
    'Partagez votre position pour être en ligne avec *{plate}*. Les passagers proches vous trouvent pendant {time} ; partagez-la à nouveau pour rester en ligne.',
  'drive.shareProblem':
    'Il me faut votre position pour vous mettre en ligne. Touchez le bouton ci-dessous, ou le trombone puis *Localisation*.',
  'drive.nowOnline':
    '🟢 *Vous êtes en ligne* avec {plate} jusqu’à {time}.\n\nLes demandes proches vous arrivent ici. Renvoyez votre position pour rester en ligne.',
  'drive.renewed': '🟢 Vous restez en ligne jusqu’à {time}.',
  'drive.wentOffline':
    '⚪ Vous êtes hors ligne. Aucune demande ne vous parvient jusqu’à votre retour en ligne.',
  'drive.wasOffline': '⚪ Vous étiez déjà hors ligne.',
  'drive.stops': 'Vous êtes aussi hors ligne comme chauffeur.',
  'drive.noRequests': 'Aucune demande pour le moment. Les nouvelles vous arrivent ici d’elles-mêmes.',
  'drive.noRequestsOffline': 'Aucune demande : vous êtes hors ligne. Mettez-vous en ligne pour en recevoir.',

  'drive.askHere': 'Que dois-je faire de cette position ?',
  'drive.here.online': 'En ligne ici',
  'drive.here.ride': 'Une course d’ici',
  'drive.hereOld': 'Cette position date de quelques minutes. Partagez l’endroit où vous êtes maintenant.',

  'drive.incomeTitle': '*Vos revenus*',
  'drive.statementHint': 'Un relevé en PDF :',
  'drive.statement.week': 'Cette semaine (PDF)',
  'drive.statement.month': 'Ce mois-ci (PDF)',
  'drive.statement.last_month': 'Mois dernier (PDF)',
  'drive.statementCaption': 'Votre relevé, {from} – {to}.',
  'drive.noStatement': 'Aucune course terminée du {from} au {to} : il n’y a rien à relever.',
  'drive.afterStatement': 'Autre chose ?',

  'drive.verified':
    '✅ *{plate}* est vérifié, assuré jusqu’au {date}. Vous pouvez maintenant vous mettre en ligne.',
  'drive.restored': '✅ Vous pouvez à nouveau conduire.',
  'drive.expired':
    '⚪ Vous êtes hors ligne : je n’ai pas reçu votre position depuis {time}. Remettez-vous en ligne quand vous voulez des demandes.',
})
