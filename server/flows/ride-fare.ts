import type { QrScope, ShownQr } from '../policy/qr.ts'
import type { RideView } from '../policy/rides.ts'
import { actionId, answerId, type Ctx, choices, chosen } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Message } from './message.ts'
import { amountProblem, captionForPayer } from './qr-words.ts'
import type { C, To } from './ride-context.ts'
import { askStars } from './ride-stars.ts'
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
  const typed = tapped ?? (incoming.kind === 'text' ? incoming.body : '')
  // No amount of a payment, but a fare may be waived.
  if (/^\s*0+\s*$/.test(typed.normalize('NFKC'))) return { value: 0 }
  const read = scope.qr.readAmount(typed)
  if (!read.ok) return { problem: amountProblem(read.problem, ctx) }
  return read.value === null ? { problem: say('qr.amount_not_a_number') } : { value: read.value }
}

/** The driver ends the ride for this fare; one that is far from the usual is asked for once more. */
export function completed(view: RideView, fare: number | 'other', ctx: C, { isSure = false } = {}): To {
  const { scope, say } = ctx
  if (fare === 'other') return { stay: [text(say('qr.typeAmount'))] }
  const fareIs = scope.rides.fareIs(view.id, fare)
  if (fareIs === 'too_high') return { problem: say('ride.fare_too_high') }
  if (!isSure && fareIs !== 'usual') return { goTo: 'sure', data: { rideId: view.id, fare } }
  const changed = scope.rides.complete(view.id, fare)
  const said = 'ride' in changed ? over(changed.ride, ctx) : text(problemIn(changed.problem, ctx))
  return { done: true, say: [said] }
}

/** The fare of a completed ride cannot be changed any more, and a thumb slips easily. */
export function sureChoices(ctx: C): Message {
  const { say, scope, data } = ctx
  const fare = data.fare ?? 0
  const usual = scope.rides.usualFare(data.rideId)
  const question = say(fare === 0 ? 'ride.sureFree' : 'ride.sureFare', { fare })
  const body = lines([usual === null ? undefined : say('ride.usualIs', { fare: usual }), question])
  return choices(body, [
    { id: answerId('ride', 'sure', fare), title: say('ride.sureYes') },
    { id: answerId('ride', 'sure', 'other'), title: say('ride.otherFare') },
  ])
}

/** Yes is for the fare that was asked about; an amount typed instead is a new answer. */
export function sureOf(view: RideView, incoming: Incoming, ctx: C): To {
  const tapped = chosen(incoming, 'ride', 'sure')
  if (tapped !== undefined && tapped === String(ctx.data.fare)) {
    return completed(view, ctx.data.fare ?? 0, ctx, { isSure: true })
  }
  if (tapped !== undefined) return { goTo: 'fare', data: { rideId: view.id } }
  const read = fareIn(incoming, ctx)
  if ('problem' in read) return { problem: ctx.say('flow.tapOne') }
  return completed(view, read.value, ctx, { isSure: read.value === ctx.data.fare })
}

/** The end of the ride for either side: the fare, how it is paid, and the stars. */
export function over(view: RideView, ctx: Ctx<object>): Message {
  const { say } = ctx
  const fare = view.fareRwf ?? 0
  const name = nameOf(view, ctx)
  if (view.role === 'driver') return askStars(lines(toDriver(view, fare, ctx)), view, ctx)
  const estimate = view.estimateRwf
  const isOther = estimate !== null && estimate !== fare
  const body = lines([
    fare === 0 ? say('ride.completedFree') : say('ride.completed', { fare }),
    isOther && fare > 0 ? say('ride.estimateWas', { fare: estimate }) : undefined,
    isOther && fare > farAbove * estimate ? say('ride.farAbove') : undefined,
  ])
  const code = codeFor(view, ctx)
  if (code === undefined) {
    const cash = fare === 0 ? undefined : say('ride.payInCash', { name })
    return askStars(lines([body, cash]), view, ctx)
  }
  return {
    kind: 'choices',
    picture: { source: 'qr', qrId: code.id, as: 'picture', language: ctx.language },
    // A list has no place beneath a picture: whoever knows their answer types it.
    body: lines([
      body,
      say('ride.payByCode', { name }),
      '',
      captionForPayer(code, ctx),
      '',
      say('ride.typeStars', { name }),
    ]),
    choices: [{ id: actionId('ride', 'rate', view.id), title: say('ride.giveStars') }],
  }
}

/** Only what is true: whoever said stop was told nothing and got no code. */
function toDriver(view: RideView, fare: number, ctx: Ctx<object>): string[] {
  const { say } = ctx
  const name = nameOf(view, ctx)
  if (fare === 0) return [say('ride.youCompletedFree', { name })]
  if (view.other?.hears === false) return [say('ride.youCompletedUntold', { name, fare })]
  const isCoded = payeeFor(view, ctx) !== undefined
  return [say('ride.youCompleted', { name, fare }), say(isCoded ? 'ride.theyHaveCode' : 'ride.theyPayCash')]
}

/** A QR code that pays the driver, where they can be paid by mobile money. */
function codeFor(view: RideView, ctx: Ctx<object>): ShownQr | undefined {
  const payee = payeeFor(view, ctx)
  return payee && ctx.scope.qr.make(payee, view.fareRwf ?? 0)
}

function payeeFor(view: RideView, { scope }: Ctx<object>): Parameters<QrScope['canPay']>[0] | undefined {
  const due = view.fareRwf === 0 ? null : scope.rides.payee(view.id)
  const payee = due === null ? undefined : scope.qr.readPayee(due.payee)
  return due !== null && payee?.ok && scope.qr.canPay(payee.value, due.fareRwf) ? payee.value : undefined
}

/** From then on the passenger is asked to look twice. */
const farAbove = 3
