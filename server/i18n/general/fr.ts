import { translationOf } from '../translation.ts'
import { en } from './en.ts'

export const fr = translationOf<typeof en>()({
  'welcome.ask': en['welcome.ask'],
  'welcome.button': en['welcome.button'],
  'welcome.useTheList': en['welcome.useTheList'],
  'welcome.guessed':
    'Bienvenue chez Inzira.\nIkinyarwanda · English · Kiswahili : tapez simplement la langue que vous préférez.',

  'menu.body': 'Que souhaitez-vous faire ?',
  'menu.button': 'Choisir',
  'menu.help': 'Aide',
  'menu.notUnderstood': 'Je n’ai pas compris.',
  'menu.cannotUse': 'Je ne peux rien faire de cela ici.',

  'flow.lapsed':
    'Nous n’avions pas terminé ({what}), je l’ai donc mis de côté. Vous pouvez recommencer quand vous voulez.',
  'flow.tapOne': 'Touchez un des choix, ou tapez son numéro. Pour sortir, tapez *menu*.',
  'flow.passed': 'Cette question est passée.',
  'flow.off': 'Ce service est arrêté pour le moment. Réessayez plus tard.',
  'flow.cancelled': 'D’accord, j’ai laissé cela.',
  'flow.renewed': 'J’ai été amélioré pendant notre échange : reprenons depuis le début.',
  'flow.stuck':
    'Essayons autrement ? Tapez *aide* pour voir comment je fonctionne, ou *agent* pour parler à une personne.',
  'flow.failed':
    'Un problème est survenu de mon côté. Votre message est conservé et sera examiné. Tapez *menu* pour continuer.',

  help: 'Touchez un choix, ou tapez son numéro ou ses mots.\n\n*menu* – tous les choix\n*retour* – la question précédente\n*annuler* – quitter\n*agent* – parler à une personne\n*stop* – plus de messages',
  'stop.done': 'Vous ne recevrez plus de messages de ma part. Tapez *commencer* si vous changez d’avis.',
  'stop.still': 'Vous m’avez arrêté, donc je me tais. Tapez *commencer* pour me parler à nouveau.',
  'start.done': 'Content de vous revoir.',
  'agent.coming':
    'J’ai demandé qu’une personne vous réponde. Je me tais maintenant pendant {time}, ou jusqu’à ce que vous tapiez *commencer*.',
  'time.minute': '1 min',
  'time.hour': 'une heure',
  'time.hours': '{n} heures',
  'time.minutes': '{n} min',
  'agent.released': 'Me revoilà, prêt à vous aider. Tapez *menu* pour voir ce que je sais faire.',
  thanks: 'Je vous en prie.',
  unsupported: 'Je ne peux pas lire ce type de message. Écrivez-le avec des mots, s’il vous plaît.',

  'qr.title': 'Codes QR',
  'qr.keywords': 'qr, code qr, codes qr, faire un qr, code, payer, paiement, momo, mobile money',
  'qr.askPayee':
    'Qui doit être payé ? Envoyez un numéro mobile money ou un code marchand (4 à 9 chiffres). La photo d’un code QR convient aussi.',
  'qr.askPayeeOf':
    'Qui doit recevoir {amount} RWF ? Envoyez un numéro mobile money ou un code marchand (4 à 9 chiffres).',
  'qr.myNumber': 'Mon numéro',
  'qr.merchant': 'le code marchand {code}',
  'qr.askAmount': 'Combien pour {payee} ? Choisissez, ou tapez un montant.',
  'qr.amountButton': 'Montant',
  'qr.otherAmount': 'Autre montant',
  'qr.noAmount': 'Sans montant',
  'qr.noAmountHint': 'La personne qui paie le tape',
  'qr.typeAmount': 'Tapez le montant en francs, par exemple 1500.',

  'qr.payPhone': 'Payer *{payee}*',
  'qr.payMerchant': 'Payer le code marchand *{payee}*',
  'qr.amountLine': 'Montant : *{amount} RWF*',
  'qr.anyAmountLine': 'Montant : à taper par la personne qui paie',
  'qr.feeLine': 'Frais pour la personne qui paie : {fee} RWF',
  'qr.aboutFeeLine': 'Frais pour la personne qui paie : environ {fee} RWF',
  'qr.dial': 'Scannez-le avec un téléphone {network}, ou composez :',
  'qr.dialAnywhere': 'Scannez-le, ou composez :',
  'qr.tapToDial': 'Toucher pour composer : {link}',
  'qr.share': 'Lien à partager : {link}',
  'qr.unverified':
    'Non confirmé : personne ne nous a encore dit que ce code marche sur {network}. Essayez d’abord un petit montant.',
  'qr.networkUnknown': 'Je ne connais pas le réseau de ce numéro. Vérifiez le nom avant de payer.',
  'qr.firstDefault':
    'Je le garde comme favori : la prochaine fois, tapez seulement un montant, par exemple 1500.',
  'qr.isItTheirs':
    '{payee} est à vous ? Touchez alors *Changer de favori* : la prochaine fois, tapez seulement un montant, par exemple 1500.',
  'qr.again': 'Encore',
  'qr.changeDefault': 'Changer de favori',
  'qr.print': 'Imprimer',

  'qr.askPrint': 'Que dois-je préparer pour {payee} ?',
  'qr.sticker': 'Autocollant',
  'qr.poster': 'Affiche A4',
  'qr.stickerCaption': 'Votre autocollant. Imprimez-le à sa taille réelle (100 %).',
  'qr.posterCaption': 'Votre affiche. Imprimez-la sur papier A4 à 100 %.',
  'qr.afterPrint': 'Autre chose pour {payee} ?',
  'qr.gone': 'Je n’ai plus ce code QR. Faites-en un nouveau.',

  'qr.askDefault':
    'Quel numéro ou code marchand sera votre favori ? Il vous suffira alors de taper un montant pour avoir un code QR.',
  'qr.defaultNow': 'Votre favori est {payee}.',
  'qr.useAsDefault': 'Choisir {payee}',
  'qr.noDefault': 'Sans favori',
  'qr.defaultIs': 'Votre favori est maintenant {payee}.',
  'qr.defaultForgotten': 'Vous n’avez plus de favori.',
  'qr.make': 'Faire un code QR',

  'qr.which': 'Que voulez-vous dire par {typed} ?',
  'qr.francs': '{amount} RWF',
  'qr.whichCode': 'Code {code}',

  'qr.payee_not_a_number':
    'Je ne peux pas utiliser ce numéro. Envoyez un numéro de téléphone comme 0788 123 456, ou un code marchand de 4 à 9 chiffres.',
  'qr.payee_too_short':
    'Ce numéro est trop court. Un numéro de téléphone a 10 chiffres (07…), un code marchand 4 à 9 chiffres.',
  'qr.payee_too_long':
    'Ce numéro est trop long. Un numéro de téléphone a 10 chiffres (07…), un code marchand 4 à 9 chiffres.',
  'qr.payee_phone_incomplete':
    'Il manque des chiffres. Envoyez le numéro entier, 10 chiffres, comme 0788 123 456.',
  'qr.payee_foreign': 'Je n’utilise que des numéros du Rwanda. Envoyez-en un qui commence par 07 ou +250 7.',
  'qr.payee_landline': 'C’est un téléphone fixe. Envoyez un numéro mobile, qui commence par 07.',
  'qr.payee_unknown_prefix':
    'Aucun réseau du Rwanda n’a de tels numéros. Vérifiez : MTN commence par 078 ou 079, Airtel par 072 ou 073.',
  'qr.payee_several':
    'Ce contact a plusieurs numéros, ou aucun que je puisse utiliser. Tapez le numéro à payer.',
  'qr.cannotPay':
    'Je ne peux pas encore faire de code pour ce numéro. Envoyez un autre numéro, ou un code marchand.',
  'qr.amount_not_a_number': 'Tapez un montant en francs, en chiffres seulement, par exemple 1500.',
  'qr.amount_unclear': 'Je ne suis pas sûr du montant. Tapez des chiffres seulement, par exemple 1500.',
  'qr.amount_not_whole': 'Le franc n’a pas de centimes. Tapez un montant entier, par exemple 1500.',
  'qr.amount_not_positive': 'Le montant doit dépasser 0. Tapez-en un autre, par exemple 1500.',
  'qr.amount_too_large':
    'Le mobile money transporte au plus {max} RWF à la fois. Tapez un montant plus petit.',
  'qr.amount_needed': 'Ce réseau a besoin d’un montant dans le code. Tapez-le, par exemple 1500.',

  'qr.reading': 'Bien reçu. Je le lis…',
  'qr.picture_without_code':
    'Je ne vois pas de code QR sur cette photo. Reprenez-la : de près, bien en face, avec assez de lumière.',
  'qr.picture_not_readable': 'Je ne peux pas ouvrir cette image. Envoyez-la comme photo (JPEG ou PNG).',
  'qr.picture_too_large':
    'Cette image est trop grande. Envoyez-la comme une photo ordinaire, pas comme un fichier.',
  'qr.picture_unavailable': 'Je n’ai pas pu recevoir votre photo. Envoyez-la encore une fois.',

  'qr.is.payment': 'C’est un code de paiement :',
  'qr.is.ownGone':
    'C’est un de nos liens, mais il ne mène plus à un code de paiement. Demandez-en un nouveau.',
  'qr.is.forwards_calls':
    '⚠️ Ceci envoie vos appels à quelqu’un d’autre, et vos codes de sécurité avec. Ne le composez pas :\n{ussd}',
  'qr.is.changes_settings': '⚠️ Ceci change des réglages de votre ligne. Ne le composez pas :\n{ussd}',
  'qr.is.phone_secret': '⚠️ Ceci peut modifier ou effacer votre téléphone. Ne le composez pas :\n{ussd}',
  'qr.is.shows_information':
    'Ceci montre seulement des informations sur votre téléphone ou votre ligne :\n{ussd}',
  'qr.is.may_move_money':
    '⚠️ Ceci ouvre un menu mobile money, mais ce n’est pas un paiement que je connais. Il peut envoyer votre argent. Ne le composez pas sans savoir ce qu’il fait :\n{ussd}',
  'qr.is.unknown': '⚠️ Je ne sais pas ce que fait ce code. Ne le composez pas :\n{ussd}',
  'qr.is.emv':
    'C’est un code de paiement bancaire (EMV). Payez-le avec l’application de votre banque ou de votre portefeuille.',
  'qr.is.emvName': 'Pour : {name}',
  'qr.is.emvAccount': 'Compte : {account}',
  'qr.is.emvAmount': 'Montant : {amount} {currency}',
  'qr.is.emvBroken': '⚠️ Il est abîmé ou a été modifié : sa somme de contrôle est fausse. Ne le payez pas.',
  'qr.is.payee': 'Il contient seulement {payee}, sans montant.',
  'qr.is.call': 'Il appelle le {number}. Ce n’est pas un paiement.',
  'qr.is.website': 'Il ouvre le site {host}. Ne l’ouvrez que si vous faites confiance à qui vous l’a donné.',
  'qr.is.suspicious': '⚠️ Son adresse est faite d’une manière qui peut tromper. N’y tapez jamais votre PIN.',
  'qr.is.action': 'Ce n’est pas un paiement : il sert à autre chose sur votre téléphone ({scheme}).',
  'qr.is.text': 'Ce n’est pas un paiement. Il dit seulement : « {text} »',
  'qr.is.nothing': 'Il est vide.',

  'profile.title': 'Profil',
  'profile.keywords': 'profil, mon profil, paramètres, réglages, langue, nom',
  'profile.overview': '*Votre profil*\nNom : {name}\nLangue : {language}\nMoMo favori : {payee}',
  'profile.notSet': 'pas encore choisi',
  'profile.name': 'Nom',
  'profile.language': 'Langue',
  'profile.momo': 'MoMo favori',
  'profile.askName': 'Comment dois-je vous appeler ? (Tapez *annuler* pour quitter.)',
  'profile.nameNeedsLetters': 'Tapez votre nom en lettres, s’il vous plaît.',
  'profile.nameTooLong': 'C’est trop long pour moi. Tapez un nom de {max} lettres au plus.',
  'profile.nameSaved': 'Merci, {name}.',
  'profile.isItYourName': '« {name} » est-il votre nom ?',
  'profile.itIs': 'Oui, mon nom',
  'profile.itIsNot': 'Non',
  'profile.askLanguage': 'Quelle langue parlons-nous ?',
  'profile.languageSaved': 'Nous parlons maintenant français.',
})
