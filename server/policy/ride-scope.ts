import type { Tx } from '../db/open.ts'
import type { Side } from '../db/schema-mobility.ts'
import { nearestBlurred } from '../drivers/blur.ts'
import { estimateRide, minutesFor } from '../fares/estimate.ts'
import { distanceM } from '../geo/distance.ts'
import { languageOf, nameOf } from '../people/people.ts'
import { setTrustedContact, trustedContactOf } from '../people/trusted.ts'
import { accept, decline } from '../rides/answer.ts'
import { sparedOf } from '../rides/candidates.ts'
import { cancel } from '../rides/end.ts'
import { fareIs } from '../rides/fare-check.ts'
import { markShown, offerById, openOfferOf } from '../rides/offer.ts'
import { pauseOf } from '../rides/pause.ts'
import { payeeOf } from '../rides/payee.ts'
import { rate, starsOfDriver } from '../rides/rating.ts'
import { relay } from '../rides/relay.ts'
import { request } from '../rides/request.ts'
import { historyOf, isIn, pickupOf, type Ride, rideById, rideOf, sideOf } from '../rides/ride.ts'
import { shareUrlOf } from '../rides/share.ts'
import {
  type Contacted,
  callerWhoTrusts,
  callForHelp,
  canCallForHelp,
  hasDriver,
  hasJustCalled,
  lastSeen,
  openCallOf,
  tellContact,
} from '../rides/sos.ts'
import { active, driving } from '../rides/states.ts'
import { arrive, complete, start, startByPin, usualFareOf } from '../rides/way.ts'
import { firstNameOf, offerViewOf, plateOf, viewOf } from './ride-views.ts'
import type {
  Changed,
  NearbyDriver,
  RideProblem,
  RideScope,
  RideScopeOptions,
  SosDone,
  SosView,
} from './rides.ts'

/** What one person may do with rides: only with their own, and in each only what their side may. */
export function rideScope(personId: number, tx: Tx, options: RideScopeOptions): RideScope {
  const { now, rules, publicUrl } = options
  const no = (problem: RideProblem) => ({ problem })
  const own = (rideId: number): { ride: Ride; role: Side } | undefined => {
    const ride = rideById(tx, rideId)
    const role = ride && sideOf(ride, personId)
    return ride && role && { ride, role }
  }
  const drivenBy = (rideId: number): Ride | undefined => {
    const found = own(rideId)
    return found?.role === 'driver' ? found.ride : undefined
  }
  const view = (ride: Ride) =>
    viewOf(tx, ride, ride.passenger_id === personId ? 'passenger' : 'driver', rules)
  const changed = (result: Ride | { problem: RideProblem }): Changed =>
    'problem' in result ? result : { ride: view(result) }
  const ownOffer = (offerId: number) => {
    const offer = offerById(tx, offerId)
    return offer?.driver_id === personId ? offer : undefined
  }
  const shareUrl = (ride: Ride, by: Side): string | null =>
    publicUrl === null ? null : shareUrlOf(tx, ride, publicUrl, { by, personId }, options)

  const sosDone = (ride: Ride, role: Side, contact: Contacted | null): SosDone => ({
    contact,
    emergencyNumber: rules.emergencyNumber,
    shareUrl: shareUrl(ride, role),
    lastSeen: lastSeen(tx, ride),
  })

  return {
    rules,
    nearby({ vehicleType, at, radiusM = rules.radiusM }) {
      const search = {
        vehicleType,
        at,
        radiusM,
        limit: mostShown,
        now,
        exclude: [personId, ...sparedOf(tx, personId, now)],
      }
      const found = nearestBlurred(tx, search).filter((driver) => rideOf(tx, driver.personId) === undefined)
      return found.map((driver): NearbyDriver => {
        const away = coarse(driver.distanceM)
        return {
          driverId: driver.personId,
          name: firstNameOf(nameOf(tx, driver.personId)) ?? '',
          at: { latitude: driver.latitude, longitude: driver.longitude },
          distanceM: away,
          minutes: minutesFor(tx, vehicleType, away),
          ...starsOfDriver(tx, driver.personId),
          plate: plateOf(tx, vehicleOnline(tx, driver.personId)) ?? '',
        }
      })
    },
    estimate: (vehicleType, from, to) =>
      estimateRide(tx, { vehicleType, from, to, at: now, timezone: rules.timezone }),
    isStepAway: (from, to) => distanceM(from, to) < stepAwayM,
    request: (wish) => changed(request(tx, personId, wish, options)),
    pausedUntil: () => pauseOf(tx, personId, now)?.until ?? null,
    current() {
      const ride = rideOf(tx, personId)
      return ride && view(ride)
    },
    find(rideId) {
      const found = own(rideId)
      return found && view(found.ride)
    },
    history: (limit) => historyOf(tx, personId, limit).map(view),
    offer(offerId) {
      const open = openOfferOf(tx, personId)
      return open?.id === offerId ? offerViewOf(tx, open) : undefined
    },
    showOffer(offerId) {
      const open = openOfferOf(tx, personId)
      if (open?.id !== offerId) return undefined
      markShown(tx, open, options)
      return offerViewOf(tx, open)
    },
    wasShown: (offerId) => ownOffer(offerId)?.shown_at != null,
    openOffer() {
      const open = openOfferOf(tx, personId)
      return open && offerViewOf(tx, open)
    },
    accept(offerId) {
      const offer = ownOffer(offerId)
      if (offer === undefined) return no('gone')
      const held = offer.state === 'accepted' ? drivenBy(offer.ride_id) : undefined
      // A second tap on a button that worked.
      if (held !== undefined && isIn(held, ...driving)) return { ride: view(held) }
      return changed(accept(tx, offer, options))
    },
    decline(offerId) {
      const offer = ownOffer(offerId)
      return offer === undefined ? no('gone') : decline(tx, offer, options)
    },
    arrive(rideId) {
      const ride = drivenBy(rideId)
      if (ride === undefined) return no('gone')
      if (isIn(ride, 'arrived')) return { ride: view(ride) }
      if (!isIn(ride, 'accepted')) return no('too_late')
      return changed(arrive(tx, ride, { by: 'driver', personId }, options))
    },
    start(rideId, pin) {
      const found = own(rideId)
      if (found === undefined) return no('gone')
      const { ride, role } = found
      if (isIn(ride, 'started')) return { ride: view(ride) }
      if (!isIn(ride, 'accepted', 'arrived')) return no('too_late')
      const doer = { by: role, personId }
      return changed(
        role === 'passenger'
          ? start(tx, ride, doer, options)
          : startByPin(tx, ride, pin ?? '', doer, options),
      )
    },
    complete(rideId, fareRwf) {
      const ride = drivenBy(rideId)
      if (ride === undefined) return no('gone')
      if (!isIn(ride, 'started')) return no('too_late')
      const isHigh = fareIs(tx, ride, fareRwf, options) === 'high'
      const doer = { by: 'driver', personId, ...(isHigh && { detail: 'above_limit' }) } as const
      return changed(complete(tx, ride, fareRwf, doer, options))
    },
    usualFare(rideId) {
      const ride = drivenBy(rideId)
      return ride !== undefined && isIn(ride, 'started', 'completed') ? usualFareOf(tx, ride, options) : null
    },
    fareIs(rideId, fareRwf) {
      const ride = drivenBy(rideId)
      return ride !== undefined && isIn(ride, 'started') ? fareIs(tx, ride, fareRwf, options) : 'usual'
    },
    cancel(rideId, reason) {
      const found = own(rideId)
      if (found === undefined) return no('gone')
      if (!isIn(found.ride, ...active)) return no('too_late')
      return changed(cancel(tx, found.ride, reason, { by: found.role, personId }, options))
    },
    rate(rideId, stars) {
      const found = own(rideId)
      if (found === undefined) return no('gone')
      return isIn(found.ride, 'completed') ? rate(tx, found.ride, found.role, stars, options) : no('too_late')
    },
    relay(rideId, text) {
      const found = own(rideId)
      if (found === undefined) return no('gone')
      if (!isIn(found.ride, ...driving)) return no('too_late')
      return relay(tx, found.ride, found.role, text, options)
    },
    shareLink(rideId) {
      const found = own(rideId)
      if (found === undefined) return no('gone')
      return isIn(found.ride, ...active) ? { url: shareUrl(found.ride, found.role) } : no('too_late')
    },
    sos(rideId) {
      const found = own(rideId)
      if (found === undefined) return no('gone')
      const { ride, role } = found
      if (!hasDriver(ride) || !canCallForHelp(ride, now)) return no('too_late')
      if (!hasJustCalled(tx, ride, personId, now)) options.calledForHelp?.(rideId)
      const by = { by: role, personId }
      const contact = callForHelp(
        tx,
        ride,
        by,
        { publicUrl, hasTemplate: options.hasTemplate ?? false },
        options,
      )
      return sosDone(rideById(tx, rideId) ?? ride, role, contact)
    },
    sosCalled(rideId, how) {
      const found = own(rideId)
      if (found === undefined) return no('gone')
      const { ride, role } = found
      const contact = how === null ? undefined : trustedContactOf(tx, personId)
      // A link to a ride that is long over is told nobody any more.
      const isShared = ride.share_token !== null && canCallForHelp(ride, now)
      return {
        contact: contact === undefined || how === null ? null : { ...contact, how },
        emergencyNumber: rules.emergencyNumber,
        shareUrl: isShared ? shareUrl(ride, role) : null,
        lastSeen: lastSeen(tx, ride),
      }
    },
    tellContact() {
      const call = openCallOf(tx, personId, now)
      if (call === undefined) return undefined
      const { ride, by } = call
      const contact = tellContact(tx, ride, { by, personId }, options.hasTemplate ?? false, options)
      return { ride: view(ride), ...sosDone(ride, by, contact) }
    },
    sosOf(rideId): SosView | undefined {
      const found = callerWhoTrusts(tx, rideId, personId, now)
      if (found === undefined) return undefined
      const { ride, callerId, side } = found
      return {
        rideId,
        name: nameOf(tx, callerId),
        role: side,
        language: languageOf(tx, callerId),
        driverName: ride.driver_id === null ? null : firstNameOf(nameOf(tx, ride.driver_id)),
        plate: plateOf(tx, ride.vehicle_id),
        pickup: pickupOf(ride),
        lastSeen: lastSeen(tx, ride),
        shareUrl: ride.share_token === null ? null : shareUrl(ride, side),
        emergencyNumber: rules.emergencyNumber,
      }
    },
    payee(rideId) {
      const ride = own(rideId)?.ride
      if (ride === undefined || !isIn(ride, 'completed')) return null
      const payee = payeeOf(tx, ride.driver_id)
      return payee === null ? null : { payee, fareRwf: ride.fare_rwf }
    },
    trustedContact: () => trustedContactOf(tx, personId),
    setTrustedContact: (contact) => setTrustedContact(tx, personId, contact, now),
  }
}

const vehicleOnline = (tx: Tx, driverId: number): number | null =>
  tx.get<{ vehicle_id: number }>('select vehicle_id from driver_presence where person_id = ?', driverId)
    ?.vehicle_id ?? null

/** In steps: the position that it is measured to is known no better. */
const coarse = (metres: number): number => Math.max(1, Math.round(metres / 100)) * 100

const mostShown = 9
const stepAwayM = 200
