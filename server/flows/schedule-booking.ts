import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import type { BookingProblem, BookingView, MatchView } from '../policy/trips.ts'
import { actionId, answerId, type Ctx, choices, chosen } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import { clip, placeWords } from './place-words.ts'
import { lines, text } from './ride-words.ts'
import { type C, idIn, idsIn, problemIn, type To, withBooking } from './schedule-context.ts'
import { tripOfDay } from './schedule-mine.ts'
import {
  bookingButtons,
  bookingLines,
  capital,
  dayOf,
  hasOtherDays,
  matchDetail,
  matchesMessages,
  nameOf,
  otherOf,
} from './schedule-words.ts'

/** One who suits, closer; or who does instead. */
export function matchShown(value: string, ctx: C): To {
  const [dayId, otherDayId] = idsIn(value)
  const match = ctx.scope.trips.match(dayId, otherDayId)
  return match === undefined ? matchGone(dayId, 'gone', ctx) : { stay: [matchDetail(undefined, match, ctx)] }
}

/** Asks them to go together. */
export function asked(value: string, ctx: C): To {
  const { scope, say } = ctx
  const [dayId, otherDayId] = idsIn(value)
  const match = scope.trips.match(dayId, otherDayId)
  const changed = scope.trips.ask(dayId, otherDayId)
  if ('problem' in changed) {
    const { problem } = changed
    const isGone = problem === 'gone' || problem === 'too_late' || problem === 'unsuitable'
    return isGone && match === undefined
      ? matchGone(dayId, problem, ctx)
      : { stay: [text(problemIn(problem, ctx))] }
  }
  const view = scope.trips.booking(changed.bookingId)
  // They had asked as well.
  if (view?.state === 'agreed') return { done: true, say: [agreed(view, ctx)] }
  const name = match === undefined ? view && otherOf(view, ctx) : nameOf(match, ctx)
  const sentence = say('trips.asked', { name: name ?? '', day: view === undefined ? '' : dayOf(view, ctx) })
  return { stay: [text(sentence)] }
}

/** Whoever suits that day of theirs now. */
export function others(dayId: number, ctx: C): To {
  const { scope } = ctx
  const tripId = tripOfDay(dayId, ctx)?.id
  return { stay: matchesMessages([], scope.trips.matchesOn(dayId), 'trips.nobody', tripId, ctx) }
}

function matchGone(dayId: number, problem: BookingProblem, ctx: C): To {
  const found: MatchView[] = ctx.scope.trips.matchesOn(dayId)
  if (found.length === 0) return { stay: [text(problemIn(problem, ctx))] }
  return { stay: matchesMessages([ctx.say('trips.matchGone')], found, 'trips.nobody', undefined, ctx) }
}

export function accepted(value: string, ctx: C): To {
  const { scope } = ctx
  const changed = scope.trips.accept(idIn(value))
  if ('problem' in changed) return { stay: [text(problemIn(changed.problem, ctx))] }
  return withBooking(changed.bookingId, ctx, (view) => ({ done: true, say: [agreed(view, ctx)] }))
}

export function declined(value: string, ctx: C): To {
  const { scope, say } = ctx
  const view = scope.trips.booking(idIn(value))
  const changed = scope.trips.decline(idIn(value))
  if ('problem' in changed || view === undefined) {
    return { stay: [text(say('problem' in changed ? `trips.${changed.problem}` : 'trips.gone'))] }
  }
  return { stay: [text(say('trips.youDeclined', { name: otherOf(view, ctx) }))] }
}

/** "Accept" typed where no button means it: what still waits for it is shown, else it was settled, perhaps elsewhere. */
export function answerTyped(incoming: Incoming, ctx: C): To | undefined {
  const { scope, say, sayIn } = ctx
  if (incoming.kind !== 'text' || scope.drive.requests() === 'offer') return undefined
  const typed = plain(incoming.body)
  const means = (key: 'ride.accept' | 'ride.decline') =>
    languages.some((language) => plain(sayIn(language)(key)) === typed)
  if (!means('ride.accept') && !means('ride.decline')) return undefined
  const open = scope.trips.bookings().find(({ state, askedByMe }) => state === 'asked' && !askedByMe)
  return {
    stay: [open === undefined ? text(say('trips.too_late')) : bookingShown(open, ctx)],
  }
}

/** Everything both need to meet. */
export function agreed(view: BookingView, ctx: Ctx<object>): Message {
  const { say } = ctx
  const sentence = say(view.role === 'driver' ? 'trips.agreedDrive' : 'trips.agreed', {
    name: otherOf(view, ctx),
    day: dayOf(view, ctx),
  })
  const body = lines([
    sentence,
    '',
    ...bookingLines(view, ctx),
    '',
    remindedIn(view, ctx),
    hasOtherDays(view, ctx) ? say('trips.thisDayOnly') : undefined,
  ])
  return choices(body, agreedButtons(view, ctx))
}

/** What stands with the agreement, and the way to the days it is not about. */
function agreedButtons(view: BookingView, ctx: Ctx<object>): Choice[] {
  const others = { id: actionId('schedule', 'find', view.tripId), title: ctx.say('trips.otherDays') }
  return [...bookingButtons(view, ctx), ...(hasOtherDays(view, ctx) ? [others] : [])]
}

/** Only what will still happen is promised. */
function remindedIn({ pickup }: BookingView, { say, now }: Ctx<object>): string | undefined {
  const minutes = (pickup.at - now) / 60_000
  if (minutes > 60) return say('trips.remindedLater')
  return minutes > 15 ? say('trips.remindedSoon') : undefined
}

export function bookingShown(view: BookingView, ctx: Ctx<object>): Message {
  const { say } = ctx
  const facts = { name: otherOf(view, ctx), day: dayOf(view, ctx) }
  const isAgreed = view.state === 'agreed'
  const wants = view.role === 'driver' ? 'trips.wantsAlong' : 'trips.takesAlong'
  const agrees = view.role === 'driver' ? 'trips.agreedDrive' : 'trips.agreed'
  const asks = view.askedByMe ? say('trips.asked', facts) : say(wants, facts)
  const body = lines([
    isAgreed ? say(agrees, facts) : asks,
    '',
    ...bookingLines(view, ctx),
    hasOtherDays(view, ctx) ? say(isAgreed ? 'trips.thisDayOnly' : 'trips.askedThisDay') : undefined,
  ])
  const buttons = isAgreed ? agreedButtons(view, ctx) : bookingButtons(view, ctx)
  return buttons.length === 0 ? text(say('trips.too_late')) : choices(body, buttons)
}

/** A question is taken back at once; whoever has agreed says why. */
export function toDrop(view: BookingView, ctx: C): To {
  if (view.state === 'agreed') return { goTo: 'why', data: { bookingId: view.id } }
  return dropped(view, '', ctx)
}

export function askWhy(ctx: C): Message {
  const { data, say, scope } = ctx
  const view = scope.trips.booking(data.bookingId ?? 0)
  const options: Choice[] = (view?.role === 'driver' ? driverReasons : passengerReasons).map((reason) => ({
    id: answerId('schedule', 'why', reason),
    title: say(`ride.reason.${reason}`),
  }))
  options.push({ id: answerId('schedule', 'why', 'keep'), title: say('trips.keep') })
  const name = view === undefined ? '' : otherOf(view, ctx)
  return choices(say('ride.askReason', { name }), options, { button: say('ride.reasonButton') })
}

export function whyAnswered(incoming: Incoming, ctx: C): To {
  const { data, say } = ctx
  const tapped = chosen(incoming, 'schedule', 'why')
  if (tapped === 'keep') return { done: true, say: [text(say('trips.kept'))] }
  const preset = presets.find((one) => one === tapped)
  const typed = incoming.kind === 'text' ? clip(placeWords(incoming.body), maxReason) : ''
  const reason = preset ?? (/\p{L}/u.test(typed) ? typed : undefined)
  if (reason === undefined) return { problem: say('ride.reasonNeedsWords') }
  return withBooking(data.bookingId ?? 0, ctx, (view) => dropped(view, reason, ctx))
}

function dropped(view: BookingView, reason: string, ctx: C): To {
  const { scope, say } = ctx
  const facts = { name: otherOf(view, ctx), day: dayOf(view, ctx) }
  const changed = scope.trips.cancel(view.id, reason)
  if ('problem' in changed) return { done: true, say: [text(problemIn(changed.problem, ctx))] }
  return {
    done: true,
    say: [choices(capital(say('trips.youCancelled', facts)), afterwards(view, ctx))],
  }
}

/** For whoever has lost the other: somebody else, or nobody. */
export function afterwards({ dayId, tripId }: BookingView, { say, scope }: Ctx<object>): Choice[] {
  const isOnce = scope.trips.find(tripId)?.repeats === 'once'
  return [
    { id: actionId('schedule', 'others', dayId), title: say('trips.findOthers') },
    isOnce
      ? { id: actionId('schedule', 'dropTrip', tripId), title: say('trips.cancelTrip') }
      : { id: actionId('schedule', 'dropDay', dayId), title: say('trips.cancelDay') },
  ]
}

/** A preset is kept by its name, so that each side reads it in their own language. */
export function reasonIn(reason: string | null, { say }: Ctx<object>): string | undefined {
  const preset = presets.find((one) => one === reason)
  const said = preset === undefined ? reason?.trim() : say(`ride.reason.${preset}`)
  return said ? say('ride.because', { reason: clip(said, maxReason) }) : undefined
}

export function written(incoming: Incoming, ctx: C): To {
  const { data, say, scope } = ctx
  const words = incoming.kind === 'text' ? incoming.body : ''
  if (words.trim() === '') return { problem: say('ride.messageNeeded') }
  return withBooking(data.bookingId ?? 0, ctx, (view) => {
    const changed = scope.trips.relay(view.id, words)
    if ('problem' in changed) return { done: true, say: [text(problemIn(changed.problem, ctx))] }
    return { done: true, say: [text(say('ride.messageSent', { name: otherOf(view, ctx) }))] }
  })
}

const passengerReasons = ['plans', 'found', 'unsafe'] as const
const driverReasons = ['plans', 'vehicle', 'silent'] as const
const presets = [...passengerReasons, ...driverReasons] as const
const maxReason = 150
