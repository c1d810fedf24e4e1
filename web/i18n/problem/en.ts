import type { ProblemCode } from '../../../server/http/api/problems.ts'

/** What the server refuses, by its code, as it is said to people. */
export const en = {
  'problem.network.down': 'There is no connection to the server. Check the network and try again.',
  'problem.network.unseen':
    'There is no network, and this has not been opened on this phone yet: connect, then try again.',
  'problem.request.invalid': 'Some of what was entered cannot be used. Check the fields that are marked.',
  'problem.request.unreadable': 'The server could not read this. Load the page anew and try again.',
  'problem.request.too_large': 'This file is too large. Choose a smaller one, or take a new photo.',
  'problem.request.foreign': 'This came from another site, so nothing was done. Open the app and try there.',
  'problem.session.missing': 'You are not signed in any more. Sign in again; nothing is lost.',
  'problem.not.found': 'This is not there any more.',
  'problem.too.many': 'That was a lot at once. Wait a moment and try again.',
  'problem.key.missing': 'The app sent this wrongly. Load the page anew and try again.',
  'problem.key.reused': 'This was sent before with other contents. Load the page anew and try again.',
  'problem.feature.off': 'This is switched off at the moment. Try again later.',
  'problem.server.failed': 'Something went wrong at our side. It was written down; try again in a while.',
  'problem.server.unavailable': 'This does not work right now. Try again in a few seconds.',
  'problem.storage.full': 'There is no room for files at the moment. Keep yours, and send it again later.',
  'problem.person.stopped':
    'You said “stop” in WhatsApp, so nobody could reach you. Write “start” there, then try again.',
  'problem.ride.too_late': 'Too late: the ride has moved on. What you see now is how it stands.',
  'problem.ride.already_riding': 'You have a ride or a request already. End that one first.',
  'problem.ride.paused': 'You asked for rides and took them back too often. Wait a little, then try again.',
  'problem.ride.not_arrived': 'Nobody has come to the pickup yet.',
  'problem.ride.wrong_pin': 'That is not the PIN of this ride. Ask the passenger to read it again.',
  'problem.ride.pin_locked': 'Too many wrong PINs. Ask the passenger to start the ride on their phone.',
  'problem.ride.already_rated': 'You have rated this ride already.',
  'problem.ride.too_many_messages':
    'You have sent many messages already. Wait a minute, or call if you have the number.',
  'problem.ride.fare_too_high': 'That is far more than this ride usually costs. Check the amount.',
  'problem.ride.other_left': 'They have left the chat, so this cannot be passed on. Call them instead.',
  'problem.ride.suspended': 'The operator has suspended this account. Write “agent” in WhatsApp to ask why.',
  'problem.ride.uninsured': 'This vehicle is not approved, or its insurance has ended. See “My vehicles”.',
  'problem.place.full': 'You have saved as many places as are kept. Forget one first.',
  'problem.place.no_name': 'Give the place a short name in letters, such as Home.',
  'problem.trip.too_close': 'That is where the trip begins. Choose a place further away.',
  'problem.trip.past': 'That time is over. Choose a later hour or day.',
  'problem.trip.too_far_ahead': 'That is too far ahead. Choose a day within the next 60.',
  'problem.trip.too_many': 'You have as many trips as are kept. Cancel one of them first.',
  'problem.trip.too_many_today':
    'You have planned many trips today, cancelled ones included. Plan the next one tomorrow.',
  'problem.trip.too_many_messages':
    'You have sent many messages already. Wait a minute, or call if you have the number.',
  'problem.trip.no_vehicle': 'On that day your vehicle is not verified, or not insured. See “My vehicles”.',
  'problem.trip.too_late': 'That has been settled already. What you see now is how it stands.',
  'problem.trip.asked_before': 'You two have asked each other about this day already.',
  'problem.trip.too_many_asks': 'You have asked enough people for this day. Wait for an answer first.',
  'problem.trip.full': 'There is no seat left.',
  'problem.trip.taken': 'They go with somebody else.',
  'problem.trip.unsuitable': 'The two trips do not suit each other any more.',
  'problem.drive.no_vehicle': 'To drive, register your vehicle with a photo of its insurance certificate.',
  'problem.drive.vehicle_pending':
    'The operator is still checking your vehicle. You are told in WhatsApp as soon as you can drive.',
  'problem.drive.vehicle_rejected':
    'Your vehicle was not accepted. When that is put right, register it again.',
  'problem.drive.vehicle_suspended':
    'Your vehicle is suspended. Write “agent” in WhatsApp to ask the operator.',
  'problem.drive.insurance_ended':
    'The insurance of your vehicle has ended. Send a photo of the new certificate.',
  'problem.drive.insurance_ahead':
    'The insurance of your vehicle has not begun yet. From that day on you can go online.',
  'problem.drive.suspended':
    'You are suspended as a driver. Write “agent” in WhatsApp to talk to the operator.',
  'problem.drive.invalid': 'This vehicle is not verified, or not insured now. Choose another one.',
  'problem.drive.busy': 'A request or a ride is open with the other vehicle. End that one first.',
  'problem.drive.nothing_earned': 'No ride was completed in that time, so there is nothing to state.',
  'problem.paper.wrong_type': 'I can read only plain photos and PDFs. Choose a photo of the certificate.',
  'problem.paper.damaged':
    'This file has not arrived whole, or is damaged. Send it again, or take a new photo.',
  'problem.paper.too_small': 'This picture is too small to read. Send the photo in its full size.',
  'problem.paper.too_many':
    'That is as many certificates as can be open at once. Answer the questions about those first, then send it again.',
  'problem.paper.too_many_today':
    'That is as many certificates as are taken in a day. Send it tomorrow, or write “agent” in WhatsApp.',
  'problem.paper.too_much_today':
    'Your files of today are as large together as is taken in a day. Send this one tomorrow, or a smaller photo.',
  'problem.paper.not_open':
    'Nothing is asked about this certificate any more. What you see now is how it stands.',
  'problem.paper.questions_left': 'Something on the certificate is still to be checked. Answer that first.',
  'problem.paper.not_read': 'Nothing could be read there. Type it as it stands on the certificate.',
  'problem.paper.needed':
    'Without this you cannot drive with the vehicle. Type it as it stands on the certificate.',
  'problem.paper.not_a_date': 'That is no date. Type day, month and year, such as 31/05/2027.',
  'problem.paper.not_a_year': 'That can be no year a vehicle was built in. Type four figures.',
  'problem.paper.not_seats': 'Type how many seats it has, a number from 1 to 100.',
  'problem.paper.not_a_number':
    'Such numbers have letters, figures, - and / only. Type it as it stands there.',
  'problem.paper.not_a_name': 'That is no name that can be taken. Type the whole name as it stands there.',
  'problem.paper.too_long': 'That is too long. Type only what stands there, at most 40 signs.',
  'problem.paper.not_in_order': 'The cover would end before it begins. Look at both dates again.',
  'problem.vehicle.not_a_plate':
    'That is no plate of Rwanda that is known here. Type it as it stands on the vehicle, such as RAD 123 C.',
  'problem.vehicle.letter_o':
    'Plates have no letter O among their letters, and no zero either. It may be a Q or a D: look again.',
  'problem.vehicle.letter_for_zero': 'Plates have no letter O. Type zeros where figures stand.',
  'problem.vehicle.yours_already': 'This vehicle is registered with you already.',
  'problem.vehicle.too_many': 'You have as many vehicles as fit. Remove one first.',
  'problem.vehicle.busy': 'A ride or a request is under way with it. Do that after it.',
  'problem.qr.invalid': 'Mobile money has no code for this payee and amount. Check both.',
} as const satisfies Record<`problem.${ProblemCode | 'network.down' | 'network.unseen'}`, string>
