import type { Tx } from '../db/open.ts'
import type { VehicleType } from '../db/schema-mobility.ts'
import { discardDocumentsOf } from '../documents/documents.ts'
import { setReminders } from '../documents/reminders.ts'
import {
  type Barrier,
  chooseVehicle,
  driverOf,
  readiness,
  requestsOf,
  starsOf,
  tellsRenewal,
} from '../drivers/drivers.ts'
import { type IncomeOverview, incomeOf, ridesOn } from '../drivers/income.ts'
import { goOffline, goOnline, leaveOffer, presenceOf } from '../drivers/presence.ts'
import { remove } from '../drivers/standing.ts'
import type { Point } from '../geo/point.ts'
import type { RideRules } from '../rides/rules.ts'
import { dateOf, dayOf, localTime, weekdayOf } from '../trips/days.ts'
import { mismatch, readPlate, shownPlate } from '../vehicles/plate.ts'
import {
  type ClaimProblem,
  claimVehicle,
  isAhead,
  isValid,
  maxVehicles,
  type OwnedVehicle,
  shownInsuredUntil,
  vehiclesOf,
} from '../vehicles/vehicles.ts'

export type { Barrier } from '../drivers/drivers.ts'
export type { Income } from '../drivers/income.ts'

export interface OwnVehicle {
  id: number
  type: VehicleType
  /** As it is shown: "RAD 123 C". */
  plate: string
  state: 'pending' | 'active' | 'rejected' | 'suspended'
  why: string | null
  insuredUntil: number | null
  /** When it begins, where that lies ahead. */
  insuredFrom: number | null
  /** Verified, and insured now. */
  valid: boolean
  /** The one they would go online with now. */
  chosen: boolean
}

export type PlateProblem =
  | ClaimProblem
  | 'not_a_plate'
  /** An O where a series has letters, which none has. */
  | 'letter_o'
  /** An O where a figure must be; what they mean is told with it. */
  | 'letter_for_zero'

/** Why another vehicle cannot be taken, or one be removed. */
export type VehicleProblem = 'gone' | 'invalid' | 'busy'

/** A span of local days, both included; as the operator's clocks count them. */
export type Period = 'week' | 'month' | 'last_month'

export interface DriveScope {
  /** The newest first; at most `maxVehicles`. */
  vehicles(): OwnVehicle[]
  readonly maxVehicles: number
  /** `looksLike`: plates of this shape are for another kind of vehicle than theirs is said to be. */
  addVehicle(
    type: VehicleType,
    plate: string,
  ): { vehicle: OwnVehicle; looksLike?: 'car' | 'moto' } | { problem: PlateProblem; meant?: string }
  removeVehicle(id: number): { removed: true } | { problem: VehicleProblem }
  /** While online they go on with the new one. */
  choose(vehicleId: number): { chosen: true } | { problem: VehicleProblem }
  /** Why they cannot go online, the vehicle it is about, and why they themselves were suspended. */
  barrier(): Barrier | undefined
  barrierVehicle(): OwnVehicle | undefined
  suspendedWhy(): string | null
  online(): { vehicle: OwnVehicle; since: number; until: number; seenAt: number } | undefined
  /**
   * Also renews. `until` is when the position is too old or the insurance ends; `quiet`: a renewal that is not worth
   * a word, because they heard of one in the last ten minutes.
   */
  goOnline(
    at: Point,
    source?: 'web',
  ): { until: number; renewed: boolean; quiet: boolean; vehicle: OwnVehicle } | { barrier: Barrier }
  /** False when they were not online. */
  goOffline(): boolean
  /** What waits for them or is under way. */
  requests(): 'ride' | 'offer' | undefined
  stars(): { stars: number | null; ratings: number }
  /** Completed rides of this local day, of this week (from Monday), and of all time. */
  income(): IncomeOverview
  /** The days of a statement and how many completed rides lie in them. */
  period(period: Period): { fromDay: number; toDay: number; rides: number }
  /** How long a shared position is good. */
  readonly freshMs: number
  /** "14:30", where the operator is. */
  timeOf(at: number): string
  /** "31/05/2027". */
  dateOf(at: number): string
  dayText(day: number): string
}

export function driveScope(
  personId: number,
  tx: Tx,
  { now, correlationId, rules }: { now: number; correlationId: string; rules: RideRules },
): DriveScope {
  const { timezone, freshMs } = rules
  const ready = () => readiness(tx, personId, now)
  const shown = (vehicle: OwnedVehicle) => ownVehicle(vehicle, ready().vehicle?.id, now)
  const own = (id: number) => vehiclesOf(tx, personId).find((vehicle) => vehicle.id === id)
  const dayText = (day: number) => {
    const { year, month, date } = dateOf(day)
    return [String(date).padStart(2, '0'), String(month).padStart(2, '0'), year].join('/')
  }
  return {
    maxVehicles,
    freshMs,
    vehicles() {
      const chosen = ready().vehicle?.id
      return vehiclesOf(tx, personId).map((vehicle) => ownVehicle(vehicle, chosen, now))
    },
    addVehicle(type, typed) {
      const read = readPlate(typed)
      if (read.is === 'letter_for_zero') return { problem: read.is, meant: read.meant }
      if (read.is !== 'plate') return { problem: read.is }
      const claimed = claimVehicle(tx, { personId, type, plate: read.plate }, now)
      if ('problem' in claimed) return claimed
      const vehicle = own(claimed.id)
      if (vehicle === undefined) throw new Error(`vehicle ${claimed.id} is gone`)
      const looksLike = mismatch(type, read.kind)
      return { vehicle: shown(vehicle), ...(looksLike !== undefined && { looksLike }) }
    },
    removeVehicle(id) {
      const vehicle = own(id)
      if (vehicle === undefined) return { problem: 'gone' }
      if (!remove(tx, vehicle)) return { problem: 'busy' }
      discardDocumentsOf(tx, id, now)
      setReminders(tx, personId, { now, correlationId })
      return { removed: true }
    },
    choose(id) {
      const vehicle = own(id)
      if (vehicle === undefined) return { problem: 'gone' }
      if (!isValid(vehicle, now)) return { problem: 'invalid' }
      const presence = presenceOf(tx, personId)
      if (presence !== undefined && presence.vehicle_id !== id) {
        if (requestsOf(tx, personId, now) !== undefined) return { problem: 'busy' }
        const until = Math.min(presence.expires_at, vehicle.insured_until ?? now)
        const at = { latitude: presence.latitude, longitude: presence.longitude }
        const { source } = presence
        goOnline(tx, { personId, vehicleId: id, vehicleType: vehicle.type, at, source, until }, now)
      }
      chooseVehicle(tx, personId, id, now)
      return { chosen: true }
    },
    barrier() {
      const state = ready()
      return 'barrier' in state ? state.barrier : undefined
    },
    barrierVehicle() {
      const { vehicle } = ready()
      return vehicle && shown(vehicle)
    },
    suspendedWhy: () => driverOf(tx, personId)?.suspended_why ?? null,
    online() {
      const presence = presenceOf(tx, personId)
      const vehicle = presence && own(presence.vehicle_id)
      if (presence === undefined || vehicle === undefined || presence.expires_at <= now) return undefined
      const { online_since: since, expires_at: until, seen_at: seenAt } = presence
      return { vehicle: shown(vehicle), since, until, seenAt }
    },
    goOnline(at, source) {
      const state = ready()
      if ('barrier' in state) return { barrier: state.barrier }
      const { vehicle } = state
      const before = presenceOf(tx, personId)
      const until = Math.min(now + freshMs, vehicle.insured_until ?? now)
      const renewed = before !== undefined && before.expires_at > now && before.vehicle_id === vehicle.id
      const isLive = renewed && now - before.seen_at <= liveGapMs
      chooseVehicle(tx, personId, vehicle.id, now)
      goOnline(
        tx,
        {
          personId,
          vehicleId: vehicle.id,
          vehicleType: vehicle.type,
          at,
          source: source ?? (isLive ? 'live' : 'pin'),
          until,
        },
        now,
      )
      const tells = tellsRenewal(tx, personId, now, { always: !renewed })
      return { until, renewed, quiet: !tells, vehicle: shown(vehicle) }
    },
    goOffline() {
      leaveOffer(tx, personId)
      return goOffline(tx, personId)
    },
    requests: () => requestsOf(tx, personId, now),
    stars: () => starsOf(tx, personId),
    income: () => incomeOf(tx, personId, { now, timezone }),
    period(period) {
      const days = daysOf(period, localTime(now, timezone).day)
      return { ...days, rides: ridesOn(tx, personId, { ...days, timezone }).length }
    },
    timeOf(at) {
      const { minute } = localTime(at, timezone)
      return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
    },
    dateOf: (at) => dayText(localTime(at, timezone).day),
    dayText,
  }
}

function daysOf(period: Period, today: number): { fromDay: number; toDay: number } {
  const { year, month } = dateOf(today)
  switch (period) {
    case 'week':
      return { fromDay: today - weekdayOf(today), toDay: today }
    case 'month':
      return { fromDay: dayOf(year, month, 1), toDay: today }
    case 'last_month':
      return { fromDay: dayOf(year, month - 1, 1), toDay: dayOf(year, month, 1) - 1 }
  }
}

const ownVehicle = (vehicle: OwnedVehicle, chosenId: number | undefined, now: number): OwnVehicle => ({
  id: vehicle.id,
  type: vehicle.type,
  plate: shownPlate(vehicle.plate),
  state: vehicle.state,
  why: vehicle.why,
  insuredUntil: shownInsuredUntil(vehicle),
  insuredFrom: isAhead(vehicle, now) ? vehicle.insured_from : null,
  valid: isValid(vehicle, now),
  chosen: vehicle.id === chosenId && isValid(vehicle, now),
})

/** A live location comes every few seconds; a pin is sent by hand. */
const liveGapMs = 120_000
