import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'problem.network.down': 'Pas de connexion au serveur. Vérifiez le réseau et réessayez.',
  'problem.network.unseen':
    'Il n’y a pas de réseau, et ceci n’a pas encore été ouvert sur ce téléphone : connectez-vous, puis réessayez.',
  'problem.request.invalid': 'Une partie de la saisie ne peut être utilisée. Vérifiez les champs signalés.',
  'problem.request.unreadable': 'Le serveur n’a pas pu lire cela. Rechargez la page et réessayez.',
  'problem.request.too_large':
    'Ce fichier est trop grand. Choisissez-en un plus petit ou prenez une nouvelle photo.',
  'problem.request.foreign':
    'Cela venait d’un autre site : rien n’a été fait. Ouvrez l’application et réessayez.',
  'problem.session.missing': 'Vous n’êtes plus connecté. Reconnectez-vous ; rien n’est perdu.',
  'problem.not.found': 'Cela n’existe plus.',
  'problem.too.many': 'Cela fait beaucoup à la fois. Attendez un instant et réessayez.',
  'problem.key.missing': 'L’application a mal envoyé cela. Rechargez la page et réessayez.',
  'problem.key.reused': 'Cela a déjà été envoyé avec un autre contenu. Rechargez la page et réessayez.',
  'problem.feature.off': 'C’est désactivé pour le moment. Réessayez plus tard.',
  'problem.server.failed':
    'Une erreur s’est produite chez nous. Elle a été notée ; réessayez dans un moment.',
  'problem.server.unavailable': 'Cela ne fonctionne pas en ce moment. Réessayez dans quelques secondes.',
  'problem.storage.full':
    'Il n’y a plus de place pour les fichiers en ce moment. Gardez le vôtre et renvoyez-le plus tard.',
  'problem.person.stopped':
    'Vous avez écrit « stop » sur WhatsApp : personne ne pourrait vous joindre. Écrivez-y « start », puis réessayez.',
  'problem.ride.too_late': 'Trop tard : la course a avancé. Voici où elle en est.',
  'problem.ride.already_riding': 'Vous avez déjà une course ou une demande. Terminez-la d’abord.',
  'problem.ride.paused': 'Vous avez trop souvent annulé vos demandes. Patientez un peu, puis réessayez.',
  'problem.ride.not_arrived': 'Personne n’est encore arrivé au point de départ.',
  'problem.ride.wrong_pin': 'Ce n’est pas le PIN de cette course. Demandez au passager de le relire.',
  'problem.ride.pin_locked':
    'Trop de PIN erronés. Demandez au passager de démarrer la course sur son téléphone.',
  'problem.ride.already_rated': 'Vous avez déjà noté cette course.',
  'problem.ride.too_many_messages':
    'Vous avez déjà envoyé beaucoup de messages. Attendez une minute, ou appelez si vous avez le numéro.',
  'problem.ride.fare_too_high': 'C’est bien plus que le prix habituel. Vérifiez le montant.',
  'problem.ride.other_left': 'La personne a quitté le chat : ceci ne peut pas être transmis. Appelez-la.',
  'problem.ride.suspended':
    'L’exploitant a suspendu ce compte. Écrivez « agent » sur WhatsApp pour savoir pourquoi.',
  'problem.ride.uninsured':
    'Ce véhicule n’est pas approuvé ou son assurance a expiré. Voir « Mes véhicules ».',
  'problem.place.full': 'Vous avez enregistré autant de lieux que possible. Oubliez-en un d’abord.',
  'problem.place.no_name': 'Donnez au lieu un nom court, en lettres, comme Maison.',
  'problem.trip.too_close': 'C’est là que commence le trajet. Choisissez un lieu plus éloigné.',
  'problem.trip.past': 'Ce moment est passé. Choisissez une heure ou un jour plus tard.',
  'problem.trip.too_far_ahead': 'C’est trop loin. Choisissez un jour parmi les 60 prochains.',
  'problem.trip.too_many': 'Vous avez autant de trajets que possible. Annulez-en un d’abord.',
  'problem.trip.too_many_today':
    'Vous avez prévu beaucoup de trajets aujourd’hui, les annulés compris. Prévoyez le prochain demain.',
  'problem.trip.too_many_messages':
    'Vous avez déjà envoyé beaucoup de messages. Attendez une minute, ou appelez si vous avez le numéro.',
  'problem.trip.no_vehicle':
    'Ce jour-là, votre véhicule n’est pas vérifié ou pas assuré. Voir « Mes véhicules ».',
  'problem.trip.too_late': 'C’est déjà réglé. Voici où cela en est.',
  'problem.trip.asked_before': 'Vous vous êtes déjà posé la question pour ce jour.',
  'problem.trip.too_many_asks':
    'Vous avez demandé à assez de monde pour ce jour. Attendez d’abord une réponse.',
  'problem.trip.full': 'Il n’y a plus de place.',
  'problem.trip.taken': 'Cette personne voyage avec quelqu’un d’autre.',
  'problem.trip.unsuitable': 'Les deux trajets ne se conviennent plus.',
  'problem.drive.no_vehicle':
    'Pour conduire, enregistrez votre véhicule avec une photo de son certificat d’assurance.',
  'problem.drive.vehicle_pending':
    'L’opérateur vérifie encore votre véhicule. WhatsApp vous prévient dès que vous pouvez conduire.',
  'problem.drive.vehicle_rejected':
    'Votre véhicule n’a pas été accepté. Quand ce sera réglé, enregistrez-le à nouveau.',
  'problem.drive.vehicle_suspended':
    'Votre véhicule est suspendu. Écrivez « agent » sur WhatsApp pour demander à l’opérateur.',
  'problem.drive.insurance_ended':
    'L’assurance de votre véhicule a pris fin. Envoyez une photo du nouveau certificat.',
  'problem.drive.insurance_ahead':
    'L’assurance de votre véhicule n’a pas encore commencé. Vous pourrez alors passer en ligne.',
  'problem.drive.suspended':
    'Vous êtes suspendu comme chauffeur. Écrivez « agent » sur WhatsApp pour en parler à l’opérateur.',
  'problem.drive.invalid':
    'Ce véhicule n’est pas vérifié ou pas assuré en ce moment. Choisissez-en un autre.',
  'problem.drive.busy': 'Une demande ou une course est en cours avec l’autre véhicule. Terminez-la d’abord.',
  'problem.drive.nothing_earned': 'Aucune course terminée pendant ce temps : il n’y a rien à relever.',
  'problem.paper.wrong_type':
    'Seules les photos simples et les PDF se lisent. Choisissez une photo du certificat.',
  'problem.paper.damaged':
    'Ce fichier n’est pas arrivé en entier, ou il est abîmé. Renvoyez-le, ou prenez une nouvelle photo.',
  'problem.paper.too_small':
    'Cette image est trop petite pour être lue. Envoyez la photo dans sa taille entière.',
  'problem.paper.too_many':
    'Vous ne pouvez pas avoir plus de certificats ouverts. Répondez d’abord aux questions sur ceux-là, puis renvoyez-le.',
  'problem.paper.too_many_today':
    'C’est autant de certificats qu’on en prend par jour. Envoyez-le demain, ou écrivez « agent » dans WhatsApp.',
  'problem.paper.too_much_today':
    'Vos fichiers d’aujourd’hui atteignent la taille acceptée par jour. Envoyez celui-ci demain, ou une photo plus petite.',
  'problem.paper.not_open':
    'Plus rien n’est demandé sur ce certificat. Ce que vous voyez est son état actuel.',
  'problem.paper.questions_left': 'Il reste quelque chose à vérifier sur le certificat. Répondez-y d’abord.',
  'problem.paper.not_read': 'Rien n’a pu être lu là. Tapez-le comme il est écrit sur le certificat.',
  'problem.paper.needed':
    'Sans cela, vous ne pouvez pas conduire ce véhicule. Tapez-le comme il est écrit sur le certificat.',
  'problem.paper.not_a_date':
    'Ce n’est pas une date. Tapez le jour, le mois et l’année, par exemple 31/05/2027.',
  'problem.paper.not_a_year': 'Ce ne peut être l’année d’un véhicule. Tapez quatre chiffres.',
  'problem.paper.not_seats': 'Tapez le nombre de places, de 1 à 100.',
  'problem.paper.not_a_number':
    'De tels numéros n’ont que des lettres, des chiffres, - et /. Tapez-le comme il est écrit.',
  'problem.paper.not_a_name': 'Ce nom ne peut être pris. Tapez le nom en entier, tel qu’il y est écrit.',
  'problem.paper.too_long': 'C’est trop long. Tapez seulement ce qui est écrit, 40 signes au plus.',
  'problem.paper.not_in_order': 'L’assurance finirait avant de commencer. Regardez encore les deux dates.',
  'problem.vehicle.not_a_plate':
    'Ce n’est pas une plaque du Rwanda connue ici. Tapez-la comme sur le véhicule, par exemple RAD 123 C.',
  'problem.vehicle.letter_o':
    'Les plaques n’ont ni lettre O parmi leurs lettres, ni zéro. C’est peut-être un Q ou un D : regardez encore.',
  'problem.vehicle.letter_for_zero':
    'Les plaques n’ont pas de lettre O. Tapez des zéros à la place des chiffres.',
  'problem.vehicle.yours_already': 'Ce véhicule est déjà enregistré chez vous.',
  'problem.vehicle.too_many': 'Vous avez autant de véhicules qu’il y a de place. Retirez-en un d’abord.',
  'problem.vehicle.busy': 'Une course ou une demande est en cours avec lui. Faites-le après.',
  'problem.qr.invalid':
    'Le mobile money n’a pas de code pour ce bénéficiaire et ce montant. Vérifiez les deux.',
})
