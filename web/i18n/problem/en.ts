import type { ProblemCode } from '../../../server/http/api/problems.ts'

/** What the server refuses, by its code, as it is said to people. */
export const en = {
  'problem.network.down': 'There is no connection to the server. Check the network and try again.',
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
  'problem.person.stopped':
    'You said “stop” in WhatsApp, so nobody could reach you. Write “start” there, then try again.',
  'problem.ride.too_late': 'Too late: the ride has moved on. What you see now is how it stands.',
  'problem.ride.already_riding': 'You have a ride or a request already. End that one first.',
  'problem.ride.paused': 'You asked for rides and took them back too often. Wait a little, then try again.',
  'problem.ride.not_arrived': 'Nobody has come to the pickup yet.',
  'problem.ride.wrong_pin': 'That is not the PIN of this ride. Ask the passenger to read it again.',
  'problem.ride.pin_locked': 'Too many wrong PINs. Ask the passenger to start the ride on their phone.',
  'problem.ride.already_rated': 'You have rated this ride already.',
  'problem.ride.fare_too_high': 'That is far more than this ride usually costs. Check the amount.',
  'problem.ride.suspended': 'The operator has suspended this account. Write “agent” in WhatsApp to ask why.',
  'problem.ride.uninsured': 'This vehicle is not approved, or its insurance has ended. See “My vehicles”.',
  'problem.place.full': 'You have saved as many places as are kept. Forget one first.',
  'problem.place.no_name': 'Give the place a short name in letters, such as Home.',
  'problem.qr.invalid': 'Mobile money has no code for this payee and amount. Check both.',
} as const satisfies Record<`problem.${ProblemCode | 'network.down'}`, string>
