/** Why a trip cannot be planned as wished. */
export type PlanProblem =
  /** Start and end are the same place, or nearly. */
  | 'too_close'
  /** Its last moment has passed. */
  | 'past'
  | 'too_far_ahead'
  /** They have as many as anybody may have. */
  | 'too_many'
  /** They planned as many within a day as anybody may, cancelled ones included. */
  | 'too_many_today'
  /** No vehicle of theirs that is verified and insured on that day. */
  | 'no_vehicle'

/** Why a booking cannot be changed as asked. */
export type BookingProblem =
  /** No such trip or booking of theirs. */
  | 'gone'
  /** It has moved on: answered, cancelled, over. */
  | 'too_late'
  /** The two asked each other for these days before. */
  | 'asked_before'
  | 'too_many_asks'
  /** They wrote as much to the other side as is passed on. */
  | 'too_many_messages'
  /** The seats are taken. */
  | 'full'
  /** The passenger goes with somebody else. */
  | 'taken'
  /** The two do not suit each other any more: the time is settled otherwise, or the insurance ends. */
  | 'unsuitable'
