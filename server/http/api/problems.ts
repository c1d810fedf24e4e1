/**
 * Every refusal of the API by its stable code. `detail` is for whoever reads answers; the web app says the same in the
 * person's language (web/i18n/problem), and does not compile without.
 */
export const problems = {
  'request.invalid': problem(
    400,
    'Not valid',
    'Some of what was sent cannot be used: see "fields" for what and why.',
  ),
  'request.unreadable': problem(
    400,
    'Not readable',
    'The body is not what its content type says. Send JSON.',
  ),
  'request.too_large': problem(
    413,
    'Too large',
    'This is larger than is taken here. Send a smaller file or picture.',
  ),
  'request.foreign': problem(
    403,
    'From another site',
    'This was not sent by the web app of this server, so nothing was done.',
  ),
  'session.missing': problem(
    401,
    'Not signed in',
    'Sign in first: POST /api/sign-in, and send the code by WhatsApp.',
  ),
  'not.found': problem(404, 'Not found', 'There is nothing of yours at this address.'),
  'too.many': problem(
    429,
    'Too many requests',
    'That was a lot at once. Wait for as long as Retry-After says, then go on.',
  ),
  'key.missing': problem(
    400,
    'Idempotency-Key missing',
    'Send a header Idempotency-Key of 8 to 100 letters, figures and - _, a new one for each action.',
  ),
  'key.reused': problem(
    422,
    'Idempotency-Key used before',
    'This Idempotency-Key was used for something else. Use a new one for each action.',
  ),
  'feature.off': problem(403, 'Switched off', 'This is switched off at the moment. Try again later.'),
  'server.failed': problem(
    500,
    'Failed',
    'Something went wrong here. It has been written down; try again in a while.',
  ),
  'server.unavailable': problem(
    503,
    'Not available',
    'This cannot be done at the moment. Try again in a few seconds.',
  ),
  'storage.full': problem(
    503,
    'No room for files',
    'There is no room for files at the moment. Nothing was kept; send it again later.',
  ),
  'person.stopped': problem(
    409,
    'Messages stopped',
    'You said "stop" in WhatsApp. Send "start" there first: others could not reach you.',
  ),

  'ride.too_late': problem(409, 'Too late', 'The ride has moved on: it was taken, completed or cancelled.'),
  'ride.already_riding': problem(
    409,
    'Riding already',
    'You have a ride or a request already. End that one first.',
  ),
  'ride.paused': problem(409, 'Paused', 'You asked for rides and took them back too often. Wait a little.'),
  'ride.not_arrived': problem(409, 'Not arrived', 'Nobody has come to the pickup yet.'),
  'ride.wrong_pin': problem(
    409,
    'Wrong PIN',
    'This is not the PIN of the ride. Ask the passenger to read it again.',
  ),
  'ride.pin_locked': problem(
    409,
    'PIN locked',
    'Too many wrong PINs. Now only the passenger can start the ride.',
  ),
  'ride.already_rated': problem(409, 'Rated already', 'You have rated this ride already.'),
  'ride.too_many_messages': problem(
    409,
    'Too many messages',
    'You have sent many messages already. Wait a minute, or call if you have the number.',
  ),
  'ride.fare_too_high': problem(
    409,
    'Fare too high',
    'This is far more than the ride usually costs. Check the amount.',
  ),
  'ride.other_left': problem(
    409,
    'They hear nothing',
    'They have left the chat, so this cannot be passed on. Call them instead.',
  ),
  'ride.suspended': problem(409, 'Suspended', 'The operator has suspended this account. Ask them why.'),
  'ride.uninsured': problem(409, 'Not insured', 'The vehicle is not verified, or its insurance has ended.'),

  'place.full': problem(
    409,
    'All places taken',
    'You have saved as many places as are kept. Forget one first.',
  ),
  'place.no_name': problem(422, 'No name', 'Give the place a short name in letters, such as Home.'),

  'trip.too_close': problem(
    409,
    'Too close',
    'Start and end are nearly the same place. Choose one further away.',
  ),
  'trip.past': problem(409, 'Past', 'That time is over. Choose a later hour or day.'),
  'trip.too_far_ahead': problem(
    409,
    'Too far ahead',
    'Trips are planned at most 60 days ahead. Choose an earlier day.',
  ),
  'trip.too_many': problem(
    409,
    'Too many trips',
    'You have as many trips as are kept. Cancel one of them first.',
  ),
  'trip.too_many_today': problem(
    409,
    'Too many today',
    'You have planned many trips today, cancelled ones included. Plan the next one tomorrow.',
  ),
  'trip.too_many_messages': problem(
    409,
    'Too many messages',
    'You have sent many messages already. Wait a minute, or call if you have the number.',
  ),
  'trip.no_vehicle': problem(
    409,
    'No vehicle',
    'To offer seats, name a vehicle of yours that is verified, and insured on that day.',
  ),
  'trip.too_late': problem(409, 'Too late', 'That has been settled already: answered, cancelled or over.'),
  'trip.asked_before': problem(409, 'Asked before', 'You two have asked each other about this day already.'),
  'trip.too_many_asks': problem(
    409,
    'Too many asked',
    'You have asked enough people for this day. Wait for an answer first.',
  ),
  'trip.full': problem(409, 'Full', 'There is no seat left.'),
  'trip.taken': problem(409, 'Taken', 'They go with somebody else.'),
  'trip.unsuitable': problem(409, 'Not suitable', 'The two trips do not suit each other any more.'),

  'drive.no_vehicle': problem(
    409,
    'No vehicle',
    'Register a vehicle first: a photo of its certificate is enough.',
  ),
  'drive.vehicle_pending': problem(409, 'Being checked', 'The operator is still checking your vehicle.'),
  'drive.vehicle_rejected': problem(
    409,
    'Not accepted',
    'Your vehicle was not accepted: see why, and register it again.',
  ),
  'drive.vehicle_suspended': problem(
    409,
    'Vehicle suspended',
    'Your vehicle is suspended. Ask the operator why.',
  ),
  'drive.insurance_ended': problem(
    409,
    'Insurance ended',
    'The insurance of your vehicle has ended. Send a photo of the new certificate.',
  ),
  'drive.insurance_ahead': problem(
    409,
    'Not insured yet',
    'The insurance of your vehicle has not begun yet.',
  ),
  'drive.suspended': problem(409, 'Suspended', 'You are suspended as a driver. Ask the operator why.'),
  'drive.invalid': problem(409, 'Not valid', 'This vehicle is not verified, or not insured at present.'),
  'drive.busy': problem(409, 'Busy', 'A request or a ride is open with another vehicle. End that one first.'),
  'drive.nothing_earned': problem(
    409,
    'Nothing to state',
    'No ride was completed in this time, so there is nothing to state.',
  ),

  'paper.wrong_type': problem(
    415,
    'Neither photo nor PDF',
    'This is neither a plain photo (JPEG, PNG, WebP) nor a PDF. Send a photo of the certificate.',
  ),
  'paper.damaged': problem(
    422,
    'Damaged',
    'This file has not arrived whole, or is damaged. Send it again, or take a new photo.',
  ),
  'paper.too_small': problem(
    422,
    'Too small',
    'This picture is too small to read. Send the photo in its full size.',
  ),
  'paper.too_many': problem(
    409,
    'Too many open',
    'So many certificates of yours are open that no more fit. Answer what is asked about those first.',
  ),
  'paper.too_many_today': problem(
    409,
    'Too many today',
    'That is as many certificates as are taken in a day. Send it tomorrow.',
  ),
  'paper.too_much_today': problem(
    409,
    'Too much today',
    'Your files of today are as large together as is taken in a day. Send this one tomorrow, or a smaller photo.',
  ),
  'paper.not_open': problem(409, 'Not open', 'Nothing is asked about this certificate any more.'),
  'paper.questions_left': problem(
    409,
    'Questions left',
    'Something on this certificate is still to be answered: see "question".',
  ),
  'paper.not_read': problem(
    409,
    'Not read',
    'Nothing was read for this field that could be confirmed. Send its value.',
  ),
  'paper.needed': problem(
    409,
    'Needed',
    'Without this field nobody can drive with the vehicle. Send its value.',
  ),
  'paper.not_a_date': problem(422, 'No date', 'This is no date. Send day, month and year.'),
  'paper.not_a_year': problem(422, 'No year', 'No vehicle was built in such a year. Send four figures.'),
  'paper.not_seats': problem(422, 'No number of seats', 'Send how many seats it has, from 1 to 100.'),
  'paper.not_a_number': problem(
    422,
    'No such number',
    'Such numbers have letters, figures, - and / only. Send it as it stands there.',
  ),
  'paper.not_a_name': problem(422, 'No name', 'This is no name. Send the whole name as it stands there.'),
  'paper.too_long': problem(
    422,
    'Too long',
    'This is too long. Send only what stands there, at most 40 signs.',
  ),
  'paper.not_in_order': problem(
    422,
    'Not in order',
    'The cover would end before it begins. Look at both dates again.',
  ),

  'vehicle.not_a_plate': problem(
    422,
    'No plate',
    'This is no plate of Rwanda that is known. Send letters and figures as they stand on the vehicle.',
  ),
  'vehicle.letter_o': problem(
    422,
    'Letter O',
    'Plates have no letter O among their letters, and no zero either. It may be a Q or a D.',
  ),
  'vehicle.letter_for_zero': problem(
    422,
    'Letter O',
    'Plates have no letter O. Send zeros where figures stand.',
  ),
  'vehicle.yours_already': problem(409, 'Yours already', 'This vehicle is registered with you already.'),
  'vehicle.too_many': problem(409, 'Too many', 'You have as many vehicles as fit. Remove one first.'),
  'vehicle.busy': problem(409, 'Busy', 'A ride or a request is under way with it. Remove it after that.'),

  'qr.invalid': problem(422, 'No such code', 'Mobile money has no code for this payee and amount.'),
} as const satisfies Record<string, { status: number; title: string; detail: string }>

export type ProblemCode = keyof typeof problems

function problem<const Status extends number>(status: Status, title: string, detail: string) {
  return { status, title, detail }
}
