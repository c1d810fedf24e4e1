import { translationOf } from '../translation.ts'
import type { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'vehicles.askType': 'Que conduisez-vous ?',
  'vehicles.typeButton': 'Véhicule',
  'vehicles.askPlate':
    'Tapez la plaque ({type}) comme elle est écrite sur le véhicule, par exemple {example}.',
  'vehicles.plate.not_a_plate':
    'Ce n’est pas une plaque du Rwanda que je connais. Tapez les lettres et les chiffres comme ils sont sur le véhicule, par exemple {example}.',
  'vehicles.plate.letter_o':
    'Les plaques n’ont pas de lettre O parmi leurs lettres, ni de zéro. Regardez encore, c’est peut-être un Q ou un D, et retapez la plaque.',
  'vehicles.plate.letter_for_zero':
    'Les plaques n’ont pas de lettre O. Si c’est *{meant}*, tapez-la avec des zéros.',
  'vehicles.plate.yours_already': 'Ce véhicule est déjà enregistré chez vous.',
  'vehicles.plate.too_many':
    'Vous avez ici {max} véhicules, et il n’y a pas de place pour un autre. Retirez-en un d’abord.',
  'vehicles.saved':
    '✅ *{plate}* ({type}) est enregistré.\n\nVous pourrez le conduire quand l’opérateur aura vu ses papiers.',
  'vehicles.saved.car':
    '⚠️ C’est une plaque de voiture. Si vous vous êtes trompé de véhicule, retirez-le sous *Mes véhicules* et enregistrez-le à nouveau.',
  'vehicles.saved.moto':
    '⚠️ C’est une plaque de moto. Si vous vous êtes trompé de véhicule, retirez-le sous *Mes véhicules* et enregistrez-le à nouveau.',
  'vehicles.title': 'Mes véhicules',
  'vehicles.list': 'Vos véhicules. Choisissez-en un pour le conduire ou le retirer.',
  'vehicles.listButton': 'Véhicules',
  'vehicles.state.valid': 'peut rouler',
  'vehicles.state.chosen': 'vous le conduisez',
  'vehicles.state.pending': 'en vérification',
  'vehicles.state.rejected': 'pas accepté',
  'vehicles.state.suspended': 'suspendu',
  'vehicles.state.ended': 'assurance expirée',
  'vehicles.addVehicle': 'Ajouter un véhicule',
  'vehicles.useVehicle': 'Le conduire',
  'vehicles.removeVehicle': 'Retirer',
  'vehicles.nowChosen': 'Vous conduisez maintenant *{plate}*.',
  'vehicles.askRemove':
    'Retirer *{plate}* ? Vos courses passées et vos revenus restent. Pour le conduire à nouveau, l’opérateur devra le revérifier.',
  'vehicles.yesRemove': 'Oui, le retirer',
  'vehicles.keepVehicle': 'Le garder',
  'vehicles.removed': '{plate} est retiré.',
  'vehicles.problem.gone': 'Ce véhicule n’est plus le vôtre.',
  'vehicles.problem.invalid': 'Vous ne pouvez pas encore le conduire.',
  'vehicles.problem.busy': 'Une course ou une demande est en cours. Faites-le après, s’il vous plaît.',

  'vehicles.keywords':
    'vehicule, vehicules, mon vehicule, mes vehicules, ma voiture, ma moto, enregistrer mon vehicule, ajouter un vehicule, assurance, mon assurance, attestation, certificat, certificat d’assurance, nouveau certificat',
  'vehicles.oneButton': 'Que faire',
  'vehicles.state.ahead': 'assuré plus tard',
  'vehicles.daysLeft': 'jours restants : {n}',
  'vehicles.withOperator': '📄 L’opérateur regarde son certificat.',
  'vehicles.openPapers': '📄 Certificats qui attendent vos réponses : {n}',
  'vehicles.beingRead': '📄 Certificats en cours de lecture : {n}',
  'vehicles.aboveMenu': '📄 Un certificat attend vos réponses : ouvrez *Mes véhicules*.',
  'vehicles.newCertificate': 'Nouveau certificat',
  'vehicles.sendCertificate': 'Envoyer certificat',
  'vehicles.papers': 'Papiers',
  'vehicles.papersOf': '*Papiers de {plate}*',
  'vehicles.noPapers': 'Je n’ai encore aucun certificat de *{plate}*.',
  'vehicles.paper.approved': '✅ Accepté',
  'vehicles.paper.submitted': '⏳ L’opérateur le regarde',
  'vehicles.askPhoto': 'Envoyez une photo ou le PDF du *certificat d’assurance* de votre véhicule ({type}).',
  'vehicles.askPhotoOf': 'Envoyez une photo ou le PDF du *certificat d’assurance* de *{plate}*.',
  'vehicles.howToPhoto':
    '📷 Posez-le à plat, à la lumière, sans ombre ni flash.\nPhotographiez-le bien d’en haut, avec les quatre coins dans l’image.',
  'vehicles.noPaper': 'Pas de papier ici',
  'vehicles.photoProblem':
    'Il me faut une image ou un PDF. Touchez le trombone et choisissez *Appareil photo*, *Galerie* ou *Document*.',
  'vehicles.take.wrong_type': 'Je ne lis que des photos et des PDF. Envoyez une photo du certificat.',
  'vehicles.take.same_file': 'J’ai déjà ce fichier ; une fois suffit.',
  'vehicles.take.too_many':
    'Je ne peux pas garder plus de certificats ouverts pour vous. Répondez d’abord à mes questions sur ceux-là, puis renvoyez-le.',
  'vehicles.take.too_many_today':
    'Je ne prends pas plus de certificats par jour. Envoyez-le demain, ou tapez *agent*.',
  'vehicles.reading': '📄 Reçu, je le lis…',
  'vehicles.readingMany': '📄 Reçus : {n}. Je les lis l’un après l’autre…',
  'vehicles.ahead': 'D’autres passent avant : {n}. Je vous dis ici dès que le vôtre est lu.',
  'vehicles.readingOff':
    '📄 Reçu et gardé. Les certificats ne sont pas lus en ce moment ; je vous dis ici dès que le vôtre l’est.',
  'vehicles.stillReading':
    'J’y suis encore, et je vous dis ici dès qu’il est lu. En attendant, vous pouvez faire autre chose.',
  'vehicles.giveUp': 'Oublier',
  'vehicles.givenUp': 'Oublié. Rien n’en est enregistré.',
  'vehicles.askGiveUp': 'Un de vos certificats est encore ouvert. Dois-je l’oublier ?',
  'vehicles.readAlready': 'Votre certificat est lu.',
  'vehicles.nothingOpen': 'Aucun de vos certificats n’est plus ouvert.',
  'vehicles.checkIt': 'Vérifier',
  'vehicles.toCheck': 'Je ne suis pas sûr de tout : vérifiez-le avec moi, s’il vous plaît.',
  'vehicles.moreWait': 'Certificats qui viennent après celui-ci : {n}.',
  'vehicles.alsoReceived': '📄 Reçu aussi ; il vient après celui-ci.',
  'vehicles.summary': '*Ce que j’ai lu*',
  'vehicles.field.plate': 'Plaque',
  'vehicles.field.insurer': 'Assureur',
  'vehicles.field.policy_number': 'Numéro de police',
  'vehicles.field.certificate_number': 'Numéro du certificat',
  'vehicles.field.valid_from': 'Valable du',
  'vehicles.field.valid_to': 'Valable jusqu’au',
  'vehicles.field.make': 'Marque',
  'vehicles.field.model': 'Modèle',
  'vehicles.field.year': 'Année',
  'vehicles.field.chassis': 'Châssis',
  'vehicles.field.engine_number': 'Numéro du moteur',
  'vehicles.field.usage': 'Usage',
  'vehicles.field.owner_name': 'Propriétaire',
  'vehicles.field.seats': 'Places',
  'vehicles.askIs': 'Est-ce juste ?\n{field} : *{value}*',
  'vehicles.askIsPlate': 'Ce certificat semble être de *{value}*, et non de *{expected}*. Est-ce juste ?',
  'vehicles.right': 'C’est juste',
  'vehicles.correct': 'Corriger',
  'vehicles.another': 'Autre photo',
  'vehicles.leaveOut': 'Je ne sais pas',
  'vehicles.askValue': 'Tapez-le comme il est écrit sur le certificat : *{field}*',
  'vehicles.askUnread':
    'Je n’ai pas pu lire ceci : *{field}*. Tapez-le comme il est écrit sur le certificat.',
  'vehicles.example': 'Par exemple : {example}',
  'vehicles.value.not_a_date': 'Ce n’est pas une date que je connais. Tapez le jour, le mois et l’année.',
  'vehicles.value.not_a_year': 'Ce ne peut être l’année d’un véhicule. Tapez quatre chiffres.',
  'vehicles.value.not_seats': 'Tapez le nombre de places, de 1 à 100.',
  'vehicles.value.not_a_number':
    'De tels numéros n’ont que des lettres, des chiffres, - et /. Tapez-le comme il est écrit.',
  'vehicles.value.not_a_name':
    'Ce n’est pas un nom que je peux prendre. Tapez le nom en entier, tel qu’il y est écrit.',
  'vehicles.value.too_long': 'C’est trop long. Tapez seulement ce qui est écrit, 40 signes au plus.',
  'vehicles.value.not_in_order': 'L’assurance finirait avant de commencer. Regardez encore les deux dates.',
  'vehicles.paperGone': 'Ce certificat n’est plus ouvert.',
  'vehicles.approved': '✅ *{plate}* est assuré jusqu’au {until}. Vous pouvez passer en ligne avec lui.',
  'vehicles.approvedAhead':
    '✅ *{plate}* est assuré du {from} au {until}. Vous pourrez alors passer en ligne avec lui.',
  'vehicles.submitted': '✅ Enregistré : *{plate}*, assuré jusqu’au {until}.',
  'vehicles.why.operator_checks':
    'L’opérateur regarde maintenant le certificat. Je vous dis dès que c’est fait.',
  'vehicles.why.corrected':
    'Comme tout n’a pas pu être lu avec certitude, l’opérateur compare avec le certificat. Je vous dis dès que c’est fait.',
  'vehicles.why.comesa':
    'C’est une carte jaune COMESA ; l’opérateur la regarde. Je vous dis dès que c’est fait.',
  'vehicles.why.plate_taken':
    '⚠️ Quelqu’un d’autre conduit ici avec cette plaque, vous ne pouvez donc pas passer en ligne avec elle. L’opérateur regarde le certificat et décide.',
  'vehicles.coverGoesOn': 'D’ici là rien ne change : vous êtes assuré jusqu’au {date}.',
  'vehicles.refused.expired':
    '❌ Ce certificat a pris fin le {date}, rien n’en est donc enregistré. Envoyez celui qui est valable.',
  'vehicles.refused.registration':
    '❌ C’est une carte d’immatriculation, rien n’en est donc enregistré. Envoyez ici une photo du *certificat d’assurance*.',
  'vehicles.refused.licence':
    '❌ C’est un permis de conduire, rien n’en est donc enregistré. Envoyez ici une photo du *certificat d’assurance*.',
  'vehicles.refused.other':
    '❌ Je ne vois pas de certificat d’assurance sur cette image, rien n’en est donc enregistré. Envoyez-en ici une photo nette.',
  'vehicles.refused.other_plate':
    '❌ Ce certificat est de *{plate}*, et non de *{expected}*, rien n’en est donc enregistré. Envoyez le bon, ou ajoutez {plate} comme autre véhicule.',
  'vehicles.refused.nothing_new':
    '*{plate}* est déjà assuré ici jusqu’au {date}, et ce certificat n’y ajoute rien.',
  'vehicles.refused.waits_already': 'L’opérateur regarde déjà ce certificat de *{plate}* ; une fois suffit.',
  'vehicles.fault.damaged':
    '❌ Ce fichier n’est pas arrivé en entier, ou il est abîmé. Renvoyez-le, ou prenez une nouvelle photo.',
  'vehicles.fault.wrong_type': '❌ Ce n’est ni une simple photo ni un PDF. Envoyez une photo du certificat.',
  'vehicles.fault.too_large':
    '❌ Ce fichier est trop grand pour moi. Envoyez une photo plus petite du certificat.',
  'vehicles.fault.too_small':
    '❌ Cette image est trop petite pour être lue. Envoyez la photo dans sa taille entière.',
  'vehicles.fault.too_many_pages':
    '❌ Ce PDF a trop de pages. Envoyez seulement la page du certificat, ou une photo.',
  'vehicles.fault.encrypted':
    '❌ Ce PDF est verrouillé par un mot de passe. Envoyez-le sans, ou une photo du certificat.',
  'vehicles.fault.no_text':
    '❌ Je ne peux rien lire sur cette image. Photographiez le certificat d’en haut, à la lumière.',
  'vehicles.fault.timeout':
    '❌ La lecture a duré trop longtemps. Envoyez une photo plus nette où il n’y a que le certificat.',
  'vehicles.fault.lost': '❌ Je n’ai pas pu obtenir ce fichier de WhatsApp. Renvoyez-le, s’il vous plaît.',
  'vehicles.fault.ours':
    '❌ Je n’ai pas pu lire ceci, et c’est ma faute. Renvoyez-le dans un moment, ou tapez *agent*.',
  'vehicles.decided.rejected': '❌ Le certificat de *{plate}* n’a pas été accepté : {why}',
  'vehicles.decided.rejectedAny': '❌ Votre certificat n’a pas été accepté : {why}',
  'vehicles.coverStays': 'Vous restez assuré jusqu’au {date}.',
  'vehicles.remind.days':
    '⏰ L’assurance de *{plate}* prend fin le {date} (jours restants : {n}). Dès que vous avez le nouveau certificat, envoyez-le ici.',
  'vehicles.remind.last':
    '⏰ Aujourd’hui, {date}, est le dernier jour où *{plate}* est assuré. Envoyez ici le nouveau certificat pour continuer à conduire demain.',
  'vehicles.remind.ended':
    '⚠️ L’assurance de *{plate}* a pris fin le {date}. Vous pourrez repasser en ligne quand le nouveau certificat sera ici.',
  'vehicles.remind.begun':
    '✅ L’assurance de *{plate}* a commencé : elle dure jusqu’au {date}. Vous pouvez passer en ligne.',
  'vehicles.askSort': 'Est-ce le certificat d’assurance d’un véhicule ?',
  'vehicles.yesRead': 'Oui, le lire',
  'vehicles.noOther': 'Non',
  'vehicles.notPapers': 'Alors je ne peux rien en faire ici.',
  'vehicles.pictureGone': 'Je ne peux plus obtenir cette image. Renvoyez-la, s’il vous plaît.',
  'vehicles.askWhose': 'De quel véhicule est ce certificat ?',
  'vehicles.otherVehicle': 'Un autre véhicule',
  'vehicles.keptFirst': '📄 J’ai votre image. Une question avant de la lire :',
  'vehicles.askNew': 'Est-ce le nouveau certificat de *{plate}* ?',
  'vehicles.codeToo': 'Il y a aussi un code QR sur l’image.',
  'vehicles.codeInstead': 'Non, le code QR',
  'vehicles.leftOpen':
    'J’ai laissé les questions, et *rien n’est enregistré ni oublié* : le certificat vous attend. Pour l’oublier, touchez ci-dessous.',
  'vehicles.fieldLine': '{field} : {value}',
  'vehicles.andMore': 'et {n} de plus',
  'vehicles.listNone': 'Vous n’avez encore aucun véhicule ici.',
  'vehicles.waitToBeRead':
    '📄 Certificats en attente : {n}. Aucun n’est lu en ce moment ; je vous dis ici dès que le vôtre l’est.',
  'vehicles.aboveEnded':
    '⚠️ L’assurance de *{plate}* a pris fin le {date}. Envoyez ici une photo du nouveau certificat.',
  'vehicles.nthOf': '📷 {nth} sur {count}',
  'vehicles.fault.oursAgain':
    '❌ Cela a encore échoué, et c’est ma faute, pas la vôtre. Tapez *agent* et une personne vous aidera ; ou renvoyez-le plus tard.',
  'vehicles.usage.PASSENGER': 'transport de personnes',
  'vehicles.usage.TAXI_MOTO': 'taxi-moto',
  'vehicles.usage.GOODS': 'marchandises',
  'vehicles.usage.PRIVATE': 'privé',
  'vehicles.usage.RENTAL': 'location',
})
