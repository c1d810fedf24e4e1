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
  'ride.fare_too_high': problem(
    409,
    'Fare too high',
    'This is far more than the ride usually costs. Check the amount.',
  ),
  'ride.suspended': problem(409, 'Suspended', 'The operator has suspended this account. Ask them why.'),
  'ride.uninsured': problem(409, 'Not insured', 'The vehicle is not verified, or its insurance has ended.'),

  'qr.invalid': problem(422, 'No such code', 'Mobile money has no code for this payee and amount.'),
} as const satisfies Record<string, { status: number; title: string; detail: string }>

export type ProblemCode = keyof typeof problems

function problem<const Status extends number>(status: Status, title: string, detail: string) {
  return { status, title, detail }
}
