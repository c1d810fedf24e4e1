import { translationOf } from '../../../server/i18n/translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'problem.network.down': 'Pas de connexion au serveur. Vérifiez le réseau et réessayez.',
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
  'problem.ride.fare_too_high': 'C’est bien plus que le prix habituel. Vérifiez le montant.',
  'problem.ride.suspended':
    'L’exploitant a suspendu ce compte. Écrivez « agent » sur WhatsApp pour savoir pourquoi.',
  'problem.ride.uninsured':
    'Ce véhicule n’est pas approuvé ou son assurance a expiré. Voir « Mes véhicules ».',
  'problem.place.full': 'Vous avez enregistré autant de lieux que possible. Oubliez-en un d’abord.',
  'problem.place.no_name': 'Donnez au lieu un nom court, en lettres, comme Maison.',
  'problem.qr.invalid':
    'Le mobile money n’a pas de code pour ce bénéficiaire et ce montant. Vérifiez les deux.',
})
