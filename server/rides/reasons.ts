/** Why somebody ends a ride that was agreed: kept by these names, so that each side reads them in their language. */
export const passengerReasons = ['plans', 'wait', 'fare', 'found', 'place', 'unsafe'] as const
export const driverReasons = ['absent', 'silent', 'fare', 'vehicle', 'far', 'unsafe'] as const
/** A request nobody has accepted yet needs no reason. */
export const unasked = 'not_needed'

export const reasons = [
  'plans',
  'wait',
  'found',
  'place',
  'absent',
  'silent',
  'vehicle',
  'far',
  'fare',
  'unsafe',
] as const satisfies Reason[]

export type Reason = PassengerReason | DriverReason
export type PassengerReason = (typeof passengerReasons)[number]
export type DriverReason = (typeof driverReasons)[number]
