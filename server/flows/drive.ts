import type { Point } from '../geo/point.ts'
import { incomeMessage, statement } from './drive-income.ts'
import { driveNews } from './drive-news.ts'
import {
  action,
  barred,
  durationOf,
  goOnlineChoice,
  myVehicles,
  overview,
  requestChoices,
} from './drive-words.ts'
import { actionId, answerId, type Ctx, choices, chosen, defineFlow, type Outcome } from './flow.ts'
import type { Choice, Message } from './message.ts'
import { nameOf } from './ride-words.ts'

export interface Drive {
  /** Sent at rest, and when. */
  here?: Point & { at: number }
}
export type StepName = 'share' | 'here'
type To = Outcome<Drive, StepName>
type C = Ctx<Drive>

/** Driving: being online or not, income and statements. */
export const drive = defineFlow<Drive, StepName>()({
  name: 'drive',
  version: 2,
  title: 'drive.title',
  keywords: 'drive.keywords',
  first: 'share',
  blank: {},
  // Whoever was taken offline must hear of it, also while they talk to the operator about it.
  urgent: true,
  opens: (ctx) => unregistered(ctx) ?? { done: true, say: [overview(undefined, ctx)] },

  steps: {
    share: {
      ask(ctx) {
        const { say, scope } = ctx
        const plate = scope.drive.barrierVehicle()?.plate ?? ''
        const time = durationOf(scope.drive.freshMs, ctx)
        return { kind: 'location_request', body: say('drive.share', { plate, time }) }
      },
      answer: (incoming, ctx) =>
        incoming.kind === 'location' ? online(incoming, ctx) : { problem: ctx.say('drive.shareProblem') },
    },
    here: {
      ask: ({ data, say }) =>
        choices(say('drive.askHere'), [
          { id: answerId('drive', 'here', 'online'), title: say('drive.here.online') },
          ...(data.here === undefined ? [] : [rideFrom(data.here, say)]),
        ]),
      answer(incoming, ctx) {
        const { data, now, say } = ctx
        if (incoming.kind === 'location') return whatFor(incoming, ctx)
        if (chosen(incoming, 'drive', 'here') !== 'online') return { problem: say('flow.tapOne') }
        if (data.here === undefined || now - data.here.at > hereLastsMs) {
          return { goTo: 'share', say: [text(say('drive.hereOld'))] }
        }
        return online(data.here, ctx)
      },
    },
  },

  actions: {
    goOnline: (_value, ctx) => unregistered(ctx) ?? shutOut(ctx) ?? { goTo: 'share' },
    goOffline(_value, ctx) {
      const { say, scope } = ctx
      const body = scope.drive.goOffline() ? say('drive.wentOffline') : say('drive.wasOffline')
      const waiting = requestChoices(ctx)
      const others = [goOnlineChoice(ctx), action('income', ctx), myVehicles(ctx)]
      return { done: true, say: [choices(body, [...waiting, ...others].slice(0, 3))] }
    },
    requests(_value, ctx) {
      const { say, scope } = ctx
      const isOnline = scope.drive.online() !== undefined
      const waits = scope.drive.requests()
      const nothing = isOnline ? 'drive.noRequests' : 'drive.noRequestsOffline'
      const body = say(
        waits === 'ride' ? 'drive.rideWaits' : waits === 'offer' ? 'drive.offerWaits' : nothing,
      )
      const switched = isOnline ? action('goOffline', ctx) : goOnlineChoice(ctx)
      return { stay: [choices(body, [...requestChoices(ctx), switched])] }
    },
    income: (_value, ctx) => ({ stay: [incomeMessage(ctx)] }),
    statement: (period, ctx) => statement(period, ctx),
    /** Under bubbles of the first version; what it offered is a flow of its own now. */
    vehicles: () => ({ open: 'vehicles' }),
  },

  /** A driver's location puts them online or keeps them there; everybody else's is about a ride. */
  shortcut(incoming, ctx) {
    if (incoming.kind !== 'location') return undefined
    const { scope } = ctx
    // Staying where they stand keeps what was offered last: its numbers may still be typed.
    if (scope.drive.online() !== undefined) return { stay: wentOnline(incoming, ctx) }
    return scope.drive.vehicles().length === 0 ? undefined : whatFor(incoming, ctx)
  },

  passing(incoming, { scope }) {
    if (incoming.kind !== 'location' || scope.drive.online() === undefined) return false
    const { latitude, longitude } = incoming
    return !('barrier' in scope.drive.goOnline({ latitude, longitude }))
  },

  stops: ({ scope, say }) => (scope.drive.online() === undefined ? undefined : say('drive.stops')),

  events: driveNews,

  upgrade({ step, data }) {
    if (step === 'share' || step === 'here') return { step, data: data as Drive }
    // Vehicles were registered here in the first version.
    return { flow: 'vehicles', step: step === 'vehicle' ? 'list' : step, data: data as object }
  },
})

/** Somebody without a vehicle registers one. */
const unregistered = ({ scope, say }: C): To | undefined =>
  scope.drive.vehicles().length === 0 && scope.drive.barrier() === 'no_vehicle'
    ? { open: 'vehicles', say: [text(say('drive.intro'))] }
    : undefined

/** Why they cannot go online, if they cannot. */
function shutOut(ctx: C): To | undefined {
  const barrier = ctx.scope.drive.barrier()
  return barrier === undefined ? undefined : { done: true, say: [barred(undefined, barrier, ctx)] }
}

const online = (at: Point, ctx: C): To => ({ done: true, say: wentOnline(at, ctx) })

/** Says what came of it; nothing when a live location has only moved on. */
function wentOnline(at: Point, ctx: C): Message[] {
  const { say, scope } = ctx
  const went = scope.drive.goOnline({ latitude: at.latitude, longitude: at.longitude })
  if ('barrier' in went) return [barred(undefined, went.barrier, ctx)]
  if (went.quiet) return []
  const time = scope.drive.timeOf(went.until)
  const body = went.renewed
    ? say('drive.renewed', { time })
    : say('drive.nowOnline', { plate: went.vehicle.plate, time })
  return [
    choices([body, ...heldBy(ctx)].join('\n\n'), [
      ...requestChoices(ctx),
      action('goOffline', ctx),
      action('income', ctx),
    ]),
  ]
}

/** Somebody may have forgotten to end their last ride, and wait for requests that cannot come. */
function heldBy(ctx: C): string[] {
  const view = ctx.scope.rides.current()
  return view?.role === 'driver' ? [ctx.say('ride.holdsYou', { name: nameOf(view, ctx) })] : []
}

/** A pin of somebody with a vehicle who is not online: as a driver, or as a passenger? */
function whatFor({ latitude, longitude }: Point, ctx: C): To {
  const { say, scope, now } = ctx
  const barrier = scope.drive.barrier()
  if (barrier === undefined) return { goTo: 'here', data: { here: { latitude, longitude, at: now } } }
  const shut = barred(undefined, barrier, ctx)
  if (shut.kind !== 'choices') return { done: true, say: [shut] }
  const ride = rideFrom({ latitude, longitude }, say)
  return { done: true, say: [{ ...shut, choices: [ride, ...shut.choices].slice(0, 3) }] }
}

const rideFrom = ({ latitude, longitude }: Point, say: C['say']): Choice => ({
  id: actionId('find-ride', 'here', `${latitude},${longitude}`),
  title: say('drive.here.ride'),
})

const text = (body: string): Message => ({ kind: 'text', body })

/** An older pin may be streets away. */
const hereLastsMs = 10 * 60_000
