import type { Barrier, OwnVehicle } from '../policy/drive.ts'
import {
  barrierSentence,
  certificateFor,
  durationOf,
  goOnlineChoice,
  lastDayOf,
  myVehicles,
  overview,
} from './drive-words.ts'
import { type Ctx, choices } from './flow.ts'
import type { Message } from './message.ts'

type C = Ctx<object>

/**
 * What the operator or a deadline changed for a driver. It carries ids: what is said is looked up now, and what does
 * not hold any more is not said.
 */
export const driveNews: Record<string, (data: unknown, ctx: C) => Message[]> = {
  verified(data, ctx) {
    const vehicle = vehicleIn(data, ctx)
    if (vehicle?.valid !== true) return []
    const body = ctx.say('drive.verified', { plate: vehicle.plate, date: lastDayOf(vehicle, ctx.scope) })
    return [choices(body, [goOnlineChoice(ctx)])]
  },

  rejected: (data, ctx) => cannotDrive({ ...(data as object), why: 'vehicle_rejected' }, ctx),
  offline: (data, ctx) => cannotDrive(data, ctx),

  restored: (_data, ctx) =>
    ctx.scope.drive.barrier() === undefined ? [overview(ctx.say('drive.restored'), ctx)] : [],

  /** Their position is too old, or the insurance has ended. */
  expired(data, ctx) {
    const { say, scope } = ctx
    // They may have come back before this was told.
    if (scope.drive.online() !== undefined) return []
    if ((data as { why?: string }).why === 'insurance') {
      const vehicleId = lastEnded(ctx)?.id
      const now = scope.drive.requests() === 'ride' ? 'after_ride' : 'offline'
      return cannotDrive({ why: 'insurance_ended', vehicleId, now }, ctx)
    }
    const body = say('drive.expired', { time: durationOf(scope.drive.freshMs, ctx) })
    return [choices(body, [goOnlineChoice(ctx)])]
  },
}

function cannotDrive(data: unknown, ctx: C): Message[] {
  const { why, now } = data as { why: Barrier; now?: string }
  const vehicle = vehicleIn(data, ctx)
  const holds =
    why === 'suspended' ? ctx.scope.drive.barrier() === 'suspended' : vehicle !== undefined && !vehicle.valid
  if (!holds) return []
  const tail =
    now === 'offline'
      ? [ctx.say('drive.nowOffline')]
      : now === 'after_ride'
        ? [ctx.say('drive.afterRide')]
        : []
  const body = [barrierSentence(why, vehicle, ctx), ...tail].join('\n\n')
  return [choices(body, [...certificateFor(why, vehicle, ctx), myVehicles(ctx)])]
}

const vehicleIn = (data: unknown, { scope }: C): OwnVehicle | undefined =>
  scope.drive.vehicles().find(({ id }) => id === (data as { vehicleId?: number }).vehicleId)

/** Of those whose insurance has ended, the one it ended for last. */
const lastEnded = ({ scope }: C): OwnVehicle | undefined =>
  scope.drive
    .vehicles()
    .filter(({ state, valid }) => state === 'active' && !valid)
    .sort((a, b) => (b.insuredUntil ?? 0) - (a.insuredUntil ?? 0))[0]
