/** What belongs to no topic of its own, QR codes and the profile. */
export const en = {
  'welcome.ask':
    'Welcome to Inzira. Please choose your language.\nMurakaza neza. Hitamo ururimi.\nBienvenue. Choisissez votre langue.\nKaribu. Chagua lugha.',
  'welcome.button': 'Language · Ururimi',
  'welcome.useTheList':
    'Please type 1, 2, 3 or 4 · Mwandike 1, 2, 3 cyangwa 4 · Tapez 1, 2, 3 ou 4 · Andika 1, 2, 3 au 4\n1 English\n2 Français\n3 Ikinyarwanda\n4 Kiswahili',
  'welcome.guessed':
    'Welcome to Inzira.\nIkinyarwanda · Français · Kiswahili: just type the language you prefer.',

  'menu.body': 'What would you like to do?',
  'menu.button': 'Choose',
  'menu.help': 'Help',
  'menu.notUnderstood': 'I did not understand that.',
  'menu.cannotUse': 'I cannot use that here.',

  'flow.lapsed': 'We had not finished ({what}), so I put it aside. You can begin again at any time.',
  'flow.tapOne': 'Please tap one of the choices, or type its number. To leave, type *menu*.',
  'flow.passed': 'That question has passed.',
  'flow.off': 'This is switched off at the moment. Please try again later.',
  'flow.cancelled': 'I have left that.',
  'flow.renewed': 'I was improved while we were talking, so let us begin again.',
  'flow.stuck': 'Shall we try another way? Type *help* to see how I work, or *agent* to talk to a human.',
  'flow.failed':
    'Something went wrong on my side. Your message is kept and will be looked at. Type *menu* to go on.',

  help: 'You can tap a choice, or type its number or its words.\n\n*menu* – all choices\n*back* – the question before\n*cancel* – leave this\n*agent* – talk to a human\n*stop* – no more messages',
  'stop.done': 'You will get no more messages from me. Type *start* if you change your mind.',
  'stop.still': 'You stopped me, so I am silent. Type *start* to talk to me again.',
  'start.done': 'Welcome back.',
  'agent.coming': 'I have asked for a human. I am silent for {time} now, or until you type *start*.',
  'time.minute': '1 min',
  'time.hour': 'an hour',
  'time.hours': '{n} hours',
  'time.minutes': '{n} min',
  'agent.released': 'I am back and can help you again. Type *menu* to see what I can do.',
  thanks: 'You are welcome.',
  unsupported: 'I cannot read this kind of message. Please write it in words.',

  'qr.title': 'QR codes',
  'qr.keywords': 'qr, qr code, qr codes, make qr, code, pay, payment, momo, mobile money',
  'qr.askPayee':
    'Who is to be paid? Send a mobile money number or a merchant code (4 to 9 digits). A photo of a QR code works too.',
  'qr.askPayeeOf':
    'Who is to get {amount} RWF? Send a mobile money number or a merchant code (4 to 9 digits).',
  'qr.myNumber': 'My own number',
  'qr.merchant': 'merchant code {code}',
  'qr.askAmount': 'How much for {payee}? Choose, or type an amount.',
  'qr.amountButton': 'Amount',
  'qr.otherAmount': 'Other amount',
  'qr.noAmount': 'No amount',
  'qr.noAmountHint': 'Whoever pays types the amount',
  'qr.typeAmount': 'Type the amount in francs, for example 1500.',

  'qr.payPhone': 'Pay *{payee}*',
  'qr.payMerchant': 'Pay merchant code *{payee}*',
  'qr.amountLine': 'Amount: *{amount} RWF*',
  'qr.anyAmountLine': 'Amount: the payer types it',
  'qr.feeLine': 'Fee for the payer: {fee} RWF',
  'qr.aboutFeeLine': 'Fee for the payer: about {fee} RWF',
  'qr.dial': 'Scan it with a phone on {network}, or dial:',
  'qr.dialAnywhere': 'Scan it, or dial:',
  'qr.tapToDial': 'Tap to dial: {link}',
  'qr.share': 'Link to share: {link}',
  'qr.unverified':
    'Not confirmed: nobody has told us yet that this code works on {network}. Try a small amount first.',
  'qr.networkUnknown': 'I cannot tell which network this number is on. Check the name before you pay.',
  'qr.firstDefault': 'I keep this as your default: next time just type an amount, such as 1500.',
  'qr.isItTheirs':
    'Is {payee} yours? Then tap *Change default*, and next time just type an amount, such as 1500.',
  'qr.again': 'Again',
  'qr.changeDefault': 'Change default',
  'qr.print': 'Sticker or poster',

  'qr.askPrint': 'What shall I make for {payee}?',
  'qr.sticker': 'Sticker',
  'qr.poster': 'A4 poster',
  'qr.stickerCaption': 'Your sticker. Print it at its real size (100 %).',
  'qr.posterCaption': 'Your poster. Print it on A4 paper at 100 %.',
  'qr.afterPrint': 'Anything else for {payee}?',
  'qr.gone': 'I do not have that QR code any more. Please make a new one.',

  'qr.askDefault':
    'Which number or merchant code shall be your default? With a default you only type an amount to get a QR code.',
  'qr.defaultNow': 'Your default is {payee}.',
  'qr.useAsDefault': 'Use {payee}',
  'qr.noDefault': 'No default',
  'qr.defaultIs': 'Your default is now {payee}.',
  'qr.defaultForgotten': 'You have no default any more.',
  'qr.make': 'Make a QR code',

  'qr.which': 'Which do you mean by {typed}?',
  'qr.francs': '{amount} RWF',
  'qr.whichCode': 'Code {code}',

  'qr.payee_not_a_number':
    'That is no number I can use. Send a phone number such as 0788 123 456, or a merchant code of 4 to 9 digits.',
  'qr.payee_too_short':
    'That number is too short. A phone number has 10 digits (07…), a merchant code 4 to 9 digits.',
  'qr.payee_too_long':
    'That number is too long. A phone number has 10 digits (07…), a merchant code 4 to 9 digits.',
  'qr.payee_phone_incomplete':
    'Some digits are missing. Send the whole phone number, 10 digits, such as 0788 123 456.',
  'qr.payee_foreign': 'I can only use numbers of Rwanda. Send one that begins with 07 or +250 7.',
  'qr.payee_landline': 'That is a landline. Send a mobile number, which begins with 07.',
  'qr.payee_unknown_prefix':
    'No network in Rwanda has numbers like that. Check it: MTN begins with 078 or 079, Airtel with 072 or 073.',
  'qr.payee_several': 'That contact has several numbers or none I can use. Type the number to be paid.',
  'qr.cannotPay': 'I cannot make a code for that number yet. Send another number, or a merchant code.',
  'qr.amount_not_a_number': 'Please type an amount in francs with digits only, for example 1500.',
  'qr.amount_unclear': 'I am not sure which amount you mean. Type digits only, for example 1500.',
  'qr.amount_not_whole': 'Francs have no cents. Type a whole amount, for example 1500.',
  'qr.amount_not_positive': 'The amount must be more than 0. Type another one, for example 1500.',
  'qr.amount_too_large': 'Mobile money carries at most {max} RWF at once. Type a smaller amount.',
  'qr.amount_needed': 'This network needs an amount in the code. Type one, for example 1500.',

  'qr.reading': 'Received. I am reading it…',
  'qr.picture_without_code':
    'I see no QR code in that picture. Take it again: close, straight from the front, in good light.',
  'qr.picture_not_readable': 'I cannot open that picture. Send it as a photo (JPEG or PNG).',
  'qr.picture_too_large': 'That picture is too large. Send it as an ordinary photo, not as a file.',
  'qr.picture_unavailable': 'I could not fetch your picture. Please send it again.',

  'qr.is.payment': 'This is a payment code:',
  'qr.is.ownGone': 'This is one of our links, but there is no payment code behind it. Ask for a new one.',
  'qr.is.forwards_calls':
    '⚠️ This sends your calls to somebody else, and your security codes with them. Do not dial it:\n{ussd}',
  'qr.is.changes_settings': '⚠️ This changes settings of your line. Do not dial it:\n{ussd}',
  'qr.is.phone_secret': '⚠️ This can change or erase your phone. Do not dial it:\n{ussd}',
  'qr.is.shows_information': 'This only shows information about your phone or line:\n{ussd}',
  'qr.is.may_move_money':
    '⚠️ This opens a mobile money menu, but it is not a payment I know. It may send your money. Do not dial it unless you know what it does:\n{ussd}',
  'qr.is.unknown': '⚠️ I do not know what this does, so please do not dial it:\n{ussd}',
  'qr.is.emv': 'This is a bank or wallet payment code (EMV). Pay it with the app of your bank or wallet.',
  'qr.is.emvName': 'For: {name}',
  'qr.is.emvAccount': 'Account: {account}',
  'qr.is.emvAmount': 'Amount: {amount} {currency}',
  'qr.is.emvBroken': '⚠️ It is damaged or was changed: its checksum is wrong. Do not pay it.',
  'qr.is.payee': 'It only holds {payee}, and no amount.',
  'qr.is.call': 'It calls {number}. It is no payment.',
  'qr.is.website': 'It opens the website {host}. Open it only if you trust who gave it to you.',
  'qr.is.suspicious': '⚠️ Its address is built in a way that can deceive. Never type your PIN there.',
  'qr.is.action': 'It is no payment: it is for something else on your phone ({scheme}).',
  'qr.is.text': 'It is no payment. It only says: “{text}”',
  'qr.is.nothing': 'It is empty.',

  'profile.title': 'Profile',
  'profile.keywords': 'profile, my profile, settings, language, name',
  'profile.overview': '*Your profile*\nName: {name}\nLanguage: {language}\nMoMo default: {payee}',
  'profile.notSet': 'not set',
  'profile.name': 'Name',
  'profile.language': 'Language',
  'profile.momo': 'MoMo default',
  'profile.askName': 'What shall I call you? (Type *cancel* to leave.)',
  'profile.nameNeedsLetters': 'Please type your name in letters.',
  'profile.nameTooLong': 'That is too long for me. Please type a name of at most {max} letters.',
  'profile.nameSaved': 'Thank you, {name}.',
  'profile.isItYourName': 'Is “{name}” your name?',
  'profile.itIs': 'Yes, my name',
  'profile.itIsNot': 'No',
  'profile.askLanguage': 'Which language shall we speak?',
  'profile.languageSaved': 'We speak English now.',
} as const
