import type { ShownQr } from '../policy/qr.ts'
import type { RideView } from '../policy/rides.ts'
import { actionId, answerId, type Ctx, choices, chosen } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import { amountProblem, captionOf } from './qr-words.ts'
import type { C, To } from './ride-context.ts'
import { lines, nameOf, problemIn, text } from './ride-words.ts'

/** What the ride costs: what the tariff says as a button, or any amount typed. */
export function fareChoices(ctx: C): Message {
  const { say, scope, data } = ctx
  const view = scope.rides.find(data.rideId)
  const name = view === undefined ? '' : nameOf(view, ctx)
  const fare = scope.rides.usualFare(data.rideId)
  if (fare === null || fare < 1) return text(say('ride.askFareAlone', { name }))
  return choices(say('ride.askFare', { name, fare }), [
    { id: answerId('ride', 'fare', fare), title: say('qr.francs', { amount: fare }) },
    { id: answerId('ride', 'fare', 'other'), title: say('ride.otherFare') },
  ])
}

export function fareIn(incoming: Incoming, ctx: C): { value: number | 'other' } | { problem: string } {
  const { say, scope } = ctx
  const tapped = chosen(incoming, 'ride', 'fare')
  if (tapped === 'other') return { value: 'other' }
  const read = scope.qr.readAmount(tapped ?? (incoming.kind === 'text' ? incoming.body : ''))
  if (!read.ok) return { problem: amountProblem(read.problem, ctx) }
  return read.value === null ? { problem: say('qr.amount_not_a_number') } : { value: read.value }
}

/** The driver ends the ride for this fare. */
export function completed(view: RideView, fare: number | 'other', ctx: C): To {
  const { scope, say } = ctx
  if (fare === 'other') return { stay: [text(say('qr.typeAmount'))] }
  const changed = scope.rides.complete(view.id, fare)
  if ('ride' in changed) return { done: true, say: [over(changed.ride, ctx)] }
  if (changed.problem === 'fare_too_high') return { problem: say('ride.fare_too_high') }
  return { done: true, say: [text(problemIn(changed.problem, ctx))] }
}

/** The end of the ride for either side: the fare, how it is paid, and the stars. */
export function over(view: RideView, ctx: Ctx<object>): Message {
  const { say } = ctx
  const fare = view.fareRwf ?? 0
  const name = nameOf(view, ctx)
  if (view.role === 'driver') {
    const isCoded = ctx.scope.rides.payee(view.id) !== null
    return askStars(
      lines([
        say('ride.youCompleted', { name, fare }),
        say(isCoded ? 'ride.theyHaveCode' : 'ride.theyPayCash'),
      ]),
      view,
      ctx,
    )
  }
  const isOther = view.estimateRwf !== null && view.estimateRwf !== fare
  const body = lines([
    say('ride.completed', { fare }),
    isOther ? say('ride.estimateWas', { fare: view.estimateRwf ?? 0 }) : undefined,
  ])
  const code = codeFor(view, ctx)
  if (code === undefined) return askStars(lines([body, say('ride.payInCash', { name })]), view, ctx)
  return {
    kind: 'choices',
    picture: { source: 'qr', qrId: code.id, as: 'picture', language: ctx.language },
    body: lines([body, say('ride.payByCode', { name }), '', captionOf(code, ctx)]),
    choices: [{ id: actionId('ride', 'rate', view.id), title: say('ride.giveStars') }],
  }
}

/** A QR code that pays the driver, where they can be paid by mobile money. */
function codeFor(view: RideView, { scope }: Ctx<object>): ShownQr | undefined {
  const due = scope.rides.payee(view.id)
  const payee = due === null ? undefined : scope.qr.readPayee(due.payee)
  if (due === null || !payee?.ok || !scope.qr.canPay(payee.value, due.fareRwf)) return undefined
  return scope.qr.make(payee.value, due.fareRwf)
}

/** In this order, so that a typed number is the number of stars. */
export function askStars(before: string, view: RideView, ctx: Ctx<object>): Message {
  const { say } = ctx
  const options: Choice[] = ([1, 2, 3, 4, 5] as const).map((stars) => ({
    id: actionId('ride', 'stars', `${view.id}:${stars}`),
    title: `${'★'.repeat(stars)} ${say(`ride.stars${stars}`)}`,
  }))
  const question = say('ride.askStars', { name: nameOf(view, ctx) })
  return choices(lines([before, '', question]), options, { button: say('ride.starsButton') })
}
