import type { RideView } from '../policy/rides.ts'
import { actionId, answerId, type Ctx, choices, chosen, humanButton } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Message } from './message.ts'
import { clip, placeWords } from './place-words.ts'
import { type C, isOver, type To } from './ride-context.ts'
import { lines, nameOf, problemIn, text } from './ride-words.ts'

/** A request is taken back at once; whoever has agreed with somebody says why. */
export function toCancel(view: RideView, ctx: C): To {
  if (isOver(view)) return { stay: [text(ctx.say('ride.too_late'))] }
  if (view.other === null) return cancelled(view, 'not_needed', ctx)
  return { goTo: 'reason', data: { rideId: view.id } }
}

export function cancelled(view: RideView, reason: string, ctx: C): To {
  const { scope, say } = ctx
  const changed = scope.rides.cancel(view.id, reason)
  if ('problem' in changed) return { done: true, say: [text(problemIn(changed.problem, ctx))] }
  if (view.other === null) {
    return { done: true, say: [choices(say('ride.youStopped'), [againButton(view, ctx), menuButton(ctx)])] }
  }
  const body = say(view.other.hears ? 'ride.youCancelled' : 'ride.youCancelledUntold', {
    name: nameOf(view, ctx),
  })
  const isPassenger = view.role === 'passenger' && view.state !== 'started'
  const options = isPassenger ? [anotherButton(view, ctx)] : [menuButton(ctx)]
  if (reason !== 'unsafe') return { done: true, say: [choices(body, options)] }
  const number = scope.rides.rules.emergencyNumber
  const safe = lines([
    body,
    '',
    say('ride.sosCall', { number }),
    say('ride.unsafeDo', { name: nameOf(view, ctx) }),
  ])
  const urgent = [
    { id: actionId('ride', 'sos', view.id), title: say('ride.sos') },
    { id: humanButton, title: say('ride.human') },
  ]
  return { done: true, say: [choices(safe, isPassenger ? [...urgent, ...options] : urgent)] }
}

export function reasonChoices(ctx: C): Message {
  const { say, scope, data } = ctx
  const view = scope.rides.find(data.rideId)
  const name = view === undefined ? '' : nameOf(view, ctx)
  const reasons = view?.role === 'driver' ? driverReasons : passengerReasons
  const options = reasons.map((reason) => ({
    id: answerId('ride', 'reason', reason),
    title: say(`ride.reason.${reason}`),
    ...(reason === 'unsafe' && { description: say('ride.unsafeHint') }),
  }))
  options.push({ id: answerId('ride', 'reason', 'keep'), title: say('ride.keep') })
  const question = view?.other?.hears === false ? say('ride.askReasonOnly') : say('ride.askReason', { name })
  return choices(question, options, { button: say('ride.reasonButton') })
}

/** A preset is kept by its name, so that each side reads it in their own language. */
export function reasonOf(incoming: Incoming): string | undefined {
  const tapped = chosen(incoming, 'ride', 'reason')
  if (tapped !== undefined) return presets.find((preset) => preset === tapped)
  const typed = incoming.kind === 'text' ? clip(placeWords(incoming.body), maxReason) : ''
  return /\p{L}/u.test(typed) ? typed : undefined
}

/** To the side that did not cancel: who, why, and for a passenger a way on. */
export function wasCancelled(view: RideView, ctx: Ctx<object>): Message[] {
  const { say } = ctx
  const { cancelledBy, cancelReason } = view
  if (cancelledBy === null) return []
  const who =
    cancelledBy === 'operator' || cancelledBy === 'system'
      ? say(`ride.cancelled.${cancelledBy}`)
      : say(`ride.cancelled.${cancelledBy}`, { name: nameOf(view, ctx) })
  const preset = presets.find((one) => one === cancelReason)
  const reason = preset === undefined ? cancelReason?.trim() : say(`ride.reason.${preset}`)
  const body = lines([who, reason ? say('ride.because', { reason: clip(reason, maxReason) }) : undefined])
  return [choices(body, [view.role === 'passenger' ? anotherButton(view, ctx) : menuButton(ctx)])]
}

/** So that nobody is left without a way on. */
export const menuButton = ({ say }: Ctx<object>) => ({
  id: actionId('menu', 'open', 'menu'),
  title: say('ride.toMenu'),
})

const againButton = (view: RideView, { say }: Ctx<object>) => ({
  id: actionId('ride', 'again', view.id),
  title: say('ride.again'),
})

const anotherButton = (view: RideView, { say }: Ctx<object>) => ({
  id: actionId('ride', 'again', view.id),
  title: say('ride.another'),
})

const passengerReasons = ['plans', 'wait', 'fare', 'found', 'place', 'unsafe'] as const
const driverReasons = ['absent', 'silent', 'fare', 'vehicle', 'far', 'unsafe'] as const
const presets = [...passengerReasons, ...driverReasons, 'left', 'never_met', 'never_ended'] as const

const maxReason = 150
