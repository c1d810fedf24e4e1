/** Why a ride cannot be changed as asked. */
export type RideProblem =
  /** No such ride of theirs. */
  | 'gone'
  /** It has moved on: completed, cancelled, taken by another driver. */
  | 'too_late'
  /** They have a ride or a request already. */
  | 'already_riding'
  /** They asked and took it back too often: see rides.pausedUntil. */
  | 'paused'
  /** Nobody has come to the pickup yet. */
  | 'not_arrived'
  | 'wrong_pin'
  /** Too many wrong PINs: the passenger must start it. */
  | 'pin_locked'
  /** They wrote as much to the other side as is passed on. */
  | 'too_many_messages'
  | 'already_rated'
  | 'fare_too_high'
  | 'suspended'
  /** The vehicle is not verified any more, or its insurance has ended. */
  | 'uninsured'
