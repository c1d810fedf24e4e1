/** Vehicles and the papers that are read from photos. */
export const en = {
  'vehicles.askType': 'What do you drive?',
  'vehicles.typeButton': 'Vehicle',
  'vehicles.askPlate': 'Type the plate ({type}) as it stands on the vehicle, for example {example}.',
  'vehicles.plate.not_a_plate':
    'That is no plate of Rwanda that I know. Type the letters and figures as they stand on the vehicle, for example {example}.',
  'vehicles.plate.letter_o':
    'Plates have no letter O among their letters, and no zero either. Look again, it may be a Q or a D, and type the plate once more.',
  'vehicles.plate.letter_for_zero': 'Plates have no letter O. If it is *{meant}*, type it with zeros.',
  'vehicles.plate.yours_already': 'This vehicle is registered with you already.',
  'vehicles.plate.too_many': 'You have {max} vehicles here, and no more fit. Remove one first.',
  'vehicles.saved':
    '✅ *{plate}* ({type}) is registered.\n\nYou can drive with it when the operator has seen its papers.',
  'vehicles.saved.car':
    '⚠️ That is the plate of a car. If you chose the wrong vehicle, remove it under *My vehicles* and register it again.',
  'vehicles.saved.moto':
    '⚠️ That is the plate of a moto. If you chose the wrong vehicle, remove it under *My vehicles* and register it again.',
  'vehicles.title': 'My vehicles',
  'vehicles.list': 'Your vehicles. Choose one to drive with it or to remove it.',
  'vehicles.listButton': 'Vehicles',
  'vehicles.state.valid': 'can drive',
  'vehicles.state.chosen': 'you drive with it',
  'vehicles.state.pending': 'being checked',
  'vehicles.state.rejected': 'not accepted',
  'vehicles.state.suspended': 'suspended',
  'vehicles.state.ended': 'insurance ended',
  'vehicles.addVehicle': 'Add a vehicle',
  'vehicles.useVehicle': 'Drive with it',
  'vehicles.removeVehicle': 'Remove',
  'vehicles.nowChosen': 'You drive with *{plate}* now.',
  'vehicles.askRemove':
    'Remove *{plate}*? Your past rides and income stay. To drive with it again, the operator must check it anew.',
  'vehicles.yesRemove': 'Yes, remove it',
  'vehicles.keepVehicle': 'Keep it',
  'vehicles.removed': '{plate} is removed.',
  'vehicles.problem.gone': 'That vehicle is not yours any more.',
  'vehicles.problem.invalid': 'You cannot drive with it yet.',
  'vehicles.problem.busy': 'A ride or a request is under way. Please do that after it.',

  'vehicles.keywords':
    'vehicles, vehicle, my vehicles, my vehicle, my car, my moto, register my vehicle, add a vehicle, insurance, my insurance, certificate, insurance certificate, new certificate',
  'vehicles.oneButton': 'What to do',
  'vehicles.state.ahead': 'insured later',
  'vehicles.daysLeft': 'days left: {n}',
  'vehicles.withOperator': '📄 The operator is looking at its certificate.',
  'vehicles.openPapers': '📄 Certificates that wait for your answers: {n}',
  'vehicles.beingRead': '📄 Certificates being read: {n}',
  'vehicles.aboveMenu': '📄 A certificate waits for your answers: open *My vehicles*.',
  'vehicles.newCertificate': 'New certificate',
  'vehicles.sendCertificate': 'Send certificate',
  'vehicles.papers': 'Papers',
  'vehicles.papersOf': '*Papers of {plate}*',
  'vehicles.noPapers': 'I have no certificate of *{plate}* yet.',
  'vehicles.paper.approved': '✅ Accepted',
  'vehicles.paper.submitted': '⏳ The operator is looking at it',
  'vehicles.askPhoto': 'Send a photo or the PDF of the *insurance certificate* of your vehicle ({type}).',
  'vehicles.askPhotoOf': 'Send a photo or the PDF of the *insurance certificate* of *{plate}*.',
  'vehicles.howToPhoto':
    '📷 Lay it flat in good light, without shadow or flash.\nPhotograph it from straight above, with all four corners in the picture.',
  'vehicles.noPaper': 'No paper at hand',
  'vehicles.photoProblem':
    'I need a picture or a PDF here. Tap the paper clip and choose *Camera*, *Gallery* or *Document*.',
  'vehicles.take.wrong_type': 'I can read only photos and PDFs. Send a photo of the certificate.',
  'vehicles.take.same_file': 'I have this very file already; once is enough.',
  'vehicles.take.too_many':
    'That is as many certificates as I can keep open for you. Answer my questions about those first, then send it again.',
  'vehicles.take.too_many_today':
    'That is as many certificates as I take in a day. Send it tomorrow, or type *agent*.',
  'vehicles.reading': '📄 Received, reading it…',
  'vehicles.readingMany': '📄 Received: {n}. I read them one after the other…',
  'vehicles.ahead': 'Others come first: {n}. I tell you here as soon as yours is read.',
  'vehicles.readingOff':
    '📄 Received and kept. Certificates are not being read at the moment; I tell you here as soon as yours is.',
  'vehicles.stillReading':
    'I am still at it, and tell you here as soon as it is read. Meanwhile you can do anything else.',
  'vehicles.giveUp': 'Forget it',
  'vehicles.givenUp': 'Forgotten. Nothing of it is saved.',
  'vehicles.askGiveUp': 'A certificate of yours is still open. Shall I forget it?',
  'vehicles.readAlready': 'Your certificate is read.',
  'vehicles.nothingOpen': 'No certificate of yours is open any more.',
  'vehicles.checkIt': 'Check it',
  'vehicles.toCheck': 'I am not sure of everything: please check it with me.',
  'vehicles.moreWait': 'Certificates that come after this one: {n}.',
  'vehicles.alsoReceived': '📄 Received too; it comes after this one.',
  'vehicles.summary': '*What I read*',
  'vehicles.field.plate': 'Plate',
  'vehicles.field.insurer': 'Insurer',
  'vehicles.field.policy_number': 'Policy number',
  'vehicles.field.certificate_number': 'Certificate number',
  'vehicles.field.valid_from': 'Valid from',
  'vehicles.field.valid_to': 'Valid until',
  'vehicles.field.make': 'Make',
  'vehicles.field.model': 'Model',
  'vehicles.field.year': 'Year',
  'vehicles.field.chassis': 'Chassis',
  'vehicles.field.engine_number': 'Engine number',
  'vehicles.field.usage': 'Use',
  'vehicles.field.owner_name': 'Owner',
  'vehicles.field.seats': 'Seats',
  'vehicles.askIs': 'Is this right?\n{field}: *{value}*',
  'vehicles.askIsPlate': 'This certificate seems to be of *{value}*, and not of *{expected}*. Is that right?',
  'vehicles.right': 'Right',
  'vehicles.correct': 'Correct it',
  'vehicles.another': 'Another photo',
  'vehicles.leaveOut': 'I do not know',
  'vehicles.askValue': 'Type it as it stands on the certificate: *{field}*',
  'vehicles.askUnread': 'I could not read this: *{field}*. Type it as it stands on the certificate.',
  'vehicles.example': 'For example: {example}',
  'vehicles.value.not_a_date': 'That is no date I know. Type day, month and year.',
  'vehicles.value.not_a_year': 'That can be no year a vehicle was built in. Type four figures.',
  'vehicles.value.not_seats': 'Type how many seats it has, a number from 1 to 100.',
  'vehicles.value.not_a_number':
    'Such numbers have letters, figures, - and / only. Type it as it stands there.',
  'vehicles.value.not_a_name': 'That is no name I can take. Type the whole name as it stands there.',
  'vehicles.value.too_long': 'That is too long. Type only what stands there, at most 40 signs.',
  'vehicles.value.not_in_order': 'The cover would end before it begins. Look at both dates again.',
  'vehicles.paperGone': 'That certificate is not open any more.',
  'vehicles.approved': '✅ *{plate}* is insured until {until}. You can go online with it.',
  'vehicles.approvedAhead':
    '✅ *{plate}* is insured from {from} until {until}. From then on you can go online with it.',
  'vehicles.submitted': '✅ Saved: *{plate}*, insured until {until}.',
  'vehicles.why.operator_checks':
    'The operator looks at the certificate now. I tell you as soon as that is done.',
  'vehicles.why.corrected':
    'Because not everything could be read for certain, the operator compares it with the certificate. I tell you as soon as that is done.',
  'vehicles.why.comesa':
    'This is a COMESA yellow card; the operator looks at it. I tell you as soon as that is done.',
  'vehicles.why.plate_taken':
    '⚠️ Somebody else drives with this plate here, so you cannot go online with it now. The operator looks at the certificate and decides.',
  'vehicles.coverGoesOn': 'Until then nothing changes: you are insured until {date}.',
  'vehicles.refused.expired':
    '❌ This certificate ended on {date}, so nothing of it is saved. Send the one that is valid now.',
  'vehicles.refused.registration':
    '❌ This is a registration card, so nothing of it is saved. Send a photo of the *insurance certificate* here.',
  'vehicles.refused.licence':
    '❌ This is a driving licence, so nothing of it is saved. Send a photo of the *insurance certificate* here.',
  'vehicles.refused.other':
    '❌ I do not see an insurance certificate in this picture, so nothing of it is saved. Send a clear photo of it here.',
  'vehicles.refused.other_plate':
    '❌ This certificate is of *{plate}*, and not of *{expected}*, so nothing of it is saved. Send the right one, or add {plate} as a vehicle of its own.',
  'vehicles.refused.nothing_new':
    '*{plate}* is insured here until {date} already, and this certificate adds nothing to that.',
  'vehicles.refused.waits_already':
    'The operator is looking at this certificate of *{plate}* already; once is enough.',
  'vehicles.fault.damaged':
    '❌ This file has not arrived whole, or is damaged. Send it again, or take a new photo.',
  'vehicles.fault.wrong_type': '❌ This is neither a plain photo nor a PDF. Send a photo of the certificate.',
  'vehicles.fault.too_large': '❌ This file is too large for me. Send a smaller photo of the certificate.',
  'vehicles.fault.too_small': '❌ This picture is too small to read. Send the photo in its full size.',
  'vehicles.fault.too_many_pages':
    '❌ This PDF has too many pages. Send only the page of the certificate, or a photo of it.',
  'vehicles.fault.encrypted':
    '❌ This PDF is locked with a password. Send it without one, or a photo of the certificate.',
  'vehicles.fault.no_text':
    '❌ I can read nothing in this picture. Photograph the certificate from above, in good light.',
  'vehicles.fault.timeout':
    '❌ Reading this took too long. Send a sharper photo with only the certificate in it.',
  'vehicles.fault.lost': '❌ I could not get this file from WhatsApp. Please send it again.',
  'vehicles.fault.ours':
    '❌ I could not read this, and that was my fault. Please send it again in a while, or type *agent*.',
  'vehicles.decided.rejected': '❌ The certificate of *{plate}* was not accepted: {why}',
  'vehicles.decided.rejectedAny': '❌ Your certificate was not accepted: {why}',
  'vehicles.coverStays': 'You stay insured until {date}.',
  'vehicles.remind.days':
    '⏰ The insurance of *{plate}* ends on {date} (days left: {n}). As soon as you have the new certificate, send it here.',
  'vehicles.remind.last':
    '⏰ Today, {date}, is the last day on which *{plate}* is insured. Send the new certificate here to go on driving tomorrow.',
  'vehicles.remind.ended':
    '⚠️ The insurance of *{plate}* ended on {date}. You can go online with it again when the new certificate is here.',
  'vehicles.remind.begun':
    '✅ The insurance of *{plate}* has begun: it lasts until {date}. You can go online now.',
  'vehicles.askSort': 'Is this a vehicle’s insurance certificate?',
  'vehicles.yesRead': 'Yes, read it',
  'vehicles.noOther': 'No',
  'vehicles.notPapers': 'Then I can do nothing with it here.',
  'vehicles.pictureGone': 'I cannot get that picture any more. Please send it again.',
  'vehicles.askWhose': 'Which vehicle is this certificate of?',
  'vehicles.otherVehicle': 'Another vehicle',
  'vehicles.keptFirst': '📄 I have your picture. One question before I read it:',
  'vehicles.askNew': 'Is this the new certificate of *{plate}*?',
  'vehicles.codeToo': 'There is a QR code in the picture, too.',
  'vehicles.codeInstead': 'No, the QR code',
  'vehicles.leftOpen':
    'I have left the questions, and *nothing is saved or forgotten*: the certificate waits for you. To forget it, tap below.',
  'vehicles.fieldLine': '{field}: {value}',
  'vehicles.andMore': 'and {n} more',
  'vehicles.listNone': 'You have no vehicle here yet.',
  'vehicles.waitToBeRead':
    '📄 Certificates that wait: {n}. None is being read at the moment; I tell you here as soon as yours is.',
  'vehicles.aboveEnded':
    '⚠️ The insurance of *{plate}* ended on {date}. Send a photo of the new certificate here.',
  'vehicles.nthOf': '📷 {nth} of {count}',
  'vehicles.fault.oursAgain':
    '❌ It failed again, and that is my fault and not yours. Type *agent*, and a human helps you; or send it again later.',
  'vehicles.usage.PASSENGER': 'passengers',
  'vehicles.usage.TAXI_MOTO': 'moto taxi',
  'vehicles.usage.GOODS': 'goods',
  'vehicles.usage.PRIVATE': 'private',
  'vehicles.usage.RENTAL': 'for hire',
} as const
