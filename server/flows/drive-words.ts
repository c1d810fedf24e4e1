import { durationIn } from '../i18n/duration.ts'
import type { PlainKey } from '../i18n/translation.ts'
import type { Barrier, Income, OwnVehicle } from '../policy/drive.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Choice, Message } from './message.ts'
import { starsOf } from './ride-words.ts'

type C = Ctx<object>

/** Whether they are online, with what, what waits for them, and what can be done about it. */
export function overview(before: string | undefined, ctx: C): Message {
  const { say, scope, language } = ctx
  const barrier = scope.drive.barrier()
  const online = scope.drive.online()
  // Being suspended in the middle of a ride, they are online to its end.
  if (barrier !== undefined && online === undefined) return barred(before, barrier, ctx)
  const vehicle = online?.vehicle ?? scope.drive.barrierVehicle()
  const waits = scope.drive.requests()
  const { stars, ratings } = scope.drive.stars()
  const body = [
    before,
    online === undefined
      ? say('drive.isOffline')
      : say('drive.isOnline', { time: scope.drive.timeOf(online.until) }),
    [
      vehicle && vehicleLine(vehicle, ctx),
      stars === null ? undefined : say('drive.starsLine', { stars: starsOf(stars, ratings, language) }),
      incomeLine('drive.todayLine', scope.drive.income().today, ctx),
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
    waits === 'ride' ? say('drive.rideWaits') : waits === 'offer' ? say('drive.offerWaits') : undefined,
  ]
  return choices(body.filter((part) => part !== undefined).join('\n\n'), [
    ...requestChoices(ctx),
    ...(online === undefined ? [goOnlineChoice(ctx)] : [action('goOffline', ctx)]),
    ...(waits === undefined && online !== undefined ? [action('requests', ctx)] : []),
    action('income', ctx),
    ...(waits === undefined && online === undefined ? [myVehicles(ctx)] : []),
  ])
}

/** Why they cannot go online and what to do about it. */
export function barred(before: string | undefined, barrier: Barrier, ctx: C): Message {
  const vehicle = ctx.scope.drive.barrierVehicle()
  const options = [...certificateFor(barrier, vehicle, ctx), myVehicles(ctx)]
  if (options.length === 1 && ctx.scope.drive.income().ever.rides > 0) options.push(action('income', ctx))
  const sentence = barrierSentence(barrier, vehicle, ctx)
  return choices(
    [before, sentence].filter((part) => part !== undefined).join('\n\n'),
    [...requestChoices(ctx), ...options].slice(0, 3),
  )
}

export function barrierSentence(
  barrier: Barrier,
  vehicle: OwnVehicle | undefined,
  { say, scope }: C,
): string {
  const plate = vehicle?.plate ?? ''
  switch (barrier) {
    case 'no_vehicle':
      return say('drive.intro')
    case 'suspended':
      return say('drive.is.suspended', { why: clipped(scope.drive.suspendedWhy()) })
    case 'vehicle_pending':
      return [
        say('drive.is.vehicle_pending', { plate }),
        ...(vehicle !== undefined && hasPapers(vehicle, scope) ? [] : [say('drive.papers')]),
      ].join('\n\n')
    case 'insurance_ahead':
      return say('drive.is.insurance_ahead', { plate, date: scope.drive.dateOf(vehicle?.insuredFrom ?? 0) })
    case 'insurance_ended':
      return say('drive.is.insurance_ended', { plate, date: lastDayOf(vehicle, scope) })
    default:
      return say(`drive.is.${barrier}`, { plate, why: clipped(vehicle?.why ?? null) })
  }
}

/** Where a request waits or a ride is under way, the way to it. */
export function requestChoices({ say, scope }: C): Choice[] {
  const waits = scope.drive.requests()
  if (waits === undefined) return []
  const title = say(waits === 'ride' ? 'drive.showRide' : 'drive.showRequest')
  return [{ id: actionId('ride', 'show'), title }]
}

export const action = (name: 'goOffline' | 'requests' | 'income', { say }: Pick<C, 'say'>): Choice => ({
  id: actionId('drive', name),
  title: say(`drive.${name}`),
})

/** The way to the list of their vehicles, at any time. */
export const myVehicles = ({ say }: Pick<C, 'say'>): Choice => ({
  id: actionId('vehicles', 'list'),
  title: say('vehicles.title'),
})

/** Straight to the photo of this vehicle's certificate. */
export const newCertificate = ({ id, state }: OwnVehicle, { say }: Pick<C, 'say'>): Choice => ({
  id: actionId('vehicles', 'renew', id),
  title: say(state === 'active' ? 'vehicles.newCertificate' : 'vehicles.sendCertificate'),
})

/** Where a certificate is what is missing. */
export function certificateFor(barrier: Barrier, vehicle: OwnVehicle | undefined, ctx: C): Choice[] {
  if (vehicle === undefined) return []
  const isMissing =
    barrier === 'insurance_ended' || (barrier === 'vehicle_pending' && !hasPapers(vehicle, ctx.scope))
  return isMissing ? [newCertificate(vehicle, ctx)] : []
}

/** The operator has them already. */
const hasPapers = ({ id }: OwnVehicle, { vehicles }: C['scope']): boolean =>
  vehicles.papersOf(id).some(({ state }) => state === 'submitted')

export const goOnlineChoice = ({ say }: Pick<C, 'say'>): Choice => ({
  id: actionId('drive', 'goOnline'),
  title: say('drive.goOnline'),
})

export const vehicleLine = (vehicle: OwnVehicle, ctx: C): string =>
  ctx.say('drive.vehicleLine', {
    plate: vehicle.plate,
    type: typeName(vehicle.type, ctx),
    date: lastDayOf(vehicle, ctx.scope),
  })

export const incomeLine = (
  key: 'drive.todayLine' | 'drive.weekLine' | 'drive.everLine',
  { rwf, rides }: Income,
  { say }: C,
): string =>
  rides === 0 ? say(key, { rwf }) : `${say(key, { rwf })} · ${say('drive.ridesCount', { rides })}`

export const typeName = (type: OwnVehicle['type'], { say }: C): string => say(`drive.type.${type}`)

/** What stands under a vehicle in the list. */
export function stateOf(vehicle: OwnVehicle, { say }: C): string {
  const key: PlainKey =
    vehicle.state !== 'active'
      ? `vehicles.state.${vehicle.state}`
      : vehicle.insuredFrom !== null
        ? 'vehicles.state.ahead'
        : !vehicle.valid
          ? 'vehicles.state.ended'
          : vehicle.chosen
            ? 'vehicles.state.chosen'
            : 'vehicles.state.valid'
  return say(key)
}

export const durationOf = (ms: number, { language }: C): string => durationIn(language, ms)

/** The instant when it ends is the midnight after its last day. */
export const lastDayOf = (vehicle: OwnVehicle | undefined, { drive }: C['scope']): string =>
  drive.dateOf((vehicle?.insuredUntil ?? 1) - 1)

/** An operator's reason may be long; what follows it must still fit. */
export const clipped = (why: string | null): string => {
  const letters = [...(why ?? '')]
  return letters.length > maxWhyLength ? `${letters.slice(0, maxWhyLength - 1).join('')}…` : letters.join('')
}
const maxWhyLength = 300
