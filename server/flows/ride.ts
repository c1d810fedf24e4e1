import type { RideView } from '../policy/rides.ts'
import { matchTyped } from './choice.ts'
import { asking } from './find-ride-words.ts'
import { actionId, answerId, ask, choices, chosen, defineFlow, type Flow } from './flow.ts'
import type { Incoming } from './incoming.ts'
import { clip, placeWords } from './place-words.ts'
import { cancelled, reasonChoices, reasonOf, toCancel } from './ride-cancel.ts'
import { type C, isOver, type Ride, type StepName, type To, withRide } from './ride-context.ts'
import { completed, fareChoices, fareIn, sureChoices, sureOf } from './ride-fare.ts'
import { offerOf, rideNews, underWay, youTook } from './ride-news.ts'
import { historyOf, isAboutHistory, shared } from './ride-share.ts'
import { helped, helpedAfterStop, isHelpCall, isSpokenCall, justEndedMs, noRide } from './ride-sos.ts'
import { askStars, rated, starred } from './ride-stars.ts'
import {
  buttonsFor,
  mainButtons,
  mapLink,
  nameOf,
  problemIn,
  statusLine,
  statusOf,
  text,
} from './ride-words.ts'

const actions: NonNullable<Flow<Ride, StepName>['actions']> = {
  accept(value, ctx) {
    const changed = ctx.scope.rides.accept(idIn(value))
    if ('ride' in changed) return { done: true, say: [youTook(changed.ride, ctx)] }
    const { problem } = changed
    const isGone = problem === 'gone' || problem === 'too_late'
    return { stay: [text(isGone ? ctx.say('ride.offerGone') : problemIn(problem, ctx))] }
  },
  decline(value, { scope, say }) {
    const changed = scope.rides.decline(idIn(value))
    return { stay: [text(say('problem' in changed ? 'ride.offerGone' : 'ride.youDeclined'))] }
  },
  arrived: (value, ctx) => withRide(value, ctx, (view) => arrived(view, ctx)),
  start: (value, ctx) =>
    withRide(value, ctx, (view) =>
      view.role === 'driver' && view.state === 'arrived'
        ? { goTo: 'pin', data: { rideId: view.id } }
        : begun(view, undefined, ctx),
    ),
  complete: (value, ctx) =>
    withRide(value, ctx, (view) =>
      view.role === 'driver' && view.state === 'started'
        ? { goTo: 'fare', data: { rideId: view.id } }
        : tooLate(ctx),
    ),
  cancel: (value, ctx) => withRide(value, ctx, (view) => toCancel(view, ctx)),
  message: (value, ctx) =>
    withRide(value, ctx, (view) => {
      if (isOver(view) || view.other === null) return tooLate(ctx)
      return view.other.hears ? { goTo: 'message', data: { rideId: view.id } } : otherLeft(view, ctx)
    }),
  share: (value, ctx) => withRide(value, ctx, (view) => shared(view, ctx)),
  sos: (value, ctx) => withRide(value, ctx, (view) => helped(view, ctx)),
  rate: (value, ctx) =>
    withRide(value, ctx, (view) => {
      const message = view.rated ? text(ctx.say('ride.already_rated')) : askStars('', view, ctx)
      return { stay: [message] }
    }),
  /** "ride:stars" */
  stars(value, ctx) {
    const [id = '', stars = ''] = value.split(':')
    return withRide(id, ctx, (view) =>
      /^[1-5]$/.test(stars) ? rated(view, Number(stars), ctx) : tooLate(ctx),
    )
  },
  /** The same wish once more. */
  again: (value, ctx) => withRide(value, ctx, (view) => askedAgain(view, ctx)),
  show: (_value, ctx) => shown(ctx),
  history: (_value, ctx) => ({ stay: [historyOf(ctx)] }),
}

/** A ride under way, for both sides: the offer, the meeting, the way, the fare, the stars, and what goes wrong. */
export const ride = defineFlow<Ride, StepName>()({
  name: 'ride',
  version: 1,
  title: 'ride.title',
  keywords: 'ride.keywords',
  urgent: true,
  inMenu(ctx) {
    const view = ctx.scope.rides.current()
    const above = view && statusLine(view, ctx)
    return above === undefined ? undefined : { title: ctx.say('ride.title'), above }
  },
  first: 'message',
  blank: { rideId: 0 },
  opens: (ctx) => shown(ctx),
  steps: {
    pin: ask(
      (ctx) => ctx.say('ride.askPin', { name: otherName(ctx) }),
      (incoming, ctx) => {
        const pin = incoming.kind === 'text' ? pinIn(incoming.body) : undefined
        return pin === undefined
          ? { problem: ctx.say('ride.pinFormat', { name: otherName(ctx) }) }
          : { value: pin }
      },
      (pin, ctx) => withRide(ctx.data.rideId, ctx, (view) => begun(view, pin, ctx)),
    ),
    fare: {
      zero: true,
      ...ask(
        (ctx) => fareChoices(ctx),
        (incoming, ctx) => fareIn(incoming, ctx),
        (fare, ctx) => withRide(ctx.data.rideId, ctx, (view) => completed(view, fare, ctx)),
      ),
    },
    sure: {
      zero: true,
      ask: (ctx) => sureChoices(ctx),
      answer: (incoming, ctx) => withRide(ctx.data.rideId, ctx, (view) => sureOf(view, incoming, ctx)),
    },
    reason: {
      ask: (ctx) => reasonChoices(ctx),
      answer(incoming, ctx) {
        if (chosen(incoming, 'ride', 'reason') === 'keep') {
          return { done: true, say: [text(ctx.say('ride.kept'))] }
        }
        const reason = reasonOf(incoming)
        if (reason === undefined) return { problem: ctx.say('ride.reasonNeedsWords') }
        return withRide(ctx.data.rideId, ctx, (view) => cancelled(view, reason, ctx))
      },
    },
    message: {
      free: true,
      ask: (ctx) => text(ctx.say('ride.askMessage', { name: otherName(ctx) })),
      answer(incoming, ctx) {
        const { say } = ctx
        return withRide(ctx.data.rideId, ctx, (view) => {
          if (incoming.kind === 'location')
            return relayed(view, here(incoming, ctx), 'ride.locationSent', ctx)
          if (incoming.kind !== 'text') return { problem: say('ride.messageNeeded') }
          return relayed(view, incoming.body, 'ride.messageSent', ctx)
        })
      },
    },
    tell: {
      ask: (ctx) =>
        choices(
          ctx.say('ride.askTell', {
            name: otherName(ctx),
            words: clip(placeWords(ctx.data.words ?? ''), 300),
          }),
          [
            { id: answerId('ride', 'tell', 'yes'), title: ctx.say('ride.tell') },
            { id: answerId('ride', 'tell', 'no'), title: ctx.say('ride.tellNot') },
          ],
        ),
      answer(incoming, ctx) {
        const answer = chosen(incoming, 'ride', 'tell')
        if (answer === 'no') return { open: 'menu' }
        // More words are more to tell.
        const words = ctx.data.words ?? ''
        if (incoming.kind === 'text')
          return { goTo: 'tell', data: { words: `${words}\n${incoming.body}`.slice(-1000) } }
        if (answer !== 'yes') return { problem: ctx.say('flow.tapOne') }
        return withRide(ctx.data.rideId, ctx, (view) => relayed(view, words, 'ride.messageSent', ctx))
      },
    },
  },
  /** Words at rest that nobody understood may be meant for the other side. */
  otherwise(incoming, { scope }) {
    const view = incoming.kind === 'text' ? scope.rides.current() : undefined
    // Nobody is asked whether to tell somebody who has said stop.
    if (incoming.kind !== 'text' || !view?.other?.hears) return undefined
    return { goTo: 'tell', data: { rideId: view.id, words: incoming.body } }
  },

  /** A question about a ride that has ended meanwhile. */
  isPast({ data, scope }) {
    const view = scope.rides.find(data.rideId)
    return view === undefined || isOver(view)
  },

  actions,

  /** A call for help, the end of a ride that goes on, and what belongs to these two. */
  afterStop(incoming, ctx) {
    if (isHelpCall(incoming)) return helpedAfterStop(ctx)
    const button = incoming.kind === 'choice' ? incoming.id : typedButton(incoming, ctx)
    const [, action = '', value = ''] = /^ride!(sos|share|complete|stars)!(.*)$/.exec(button ?? '') ?? []
    const view = ctx.scope.rides.find(idIn(value.split(':')[0] ?? ''))
    if (view === undefined || (view.endedAt !== null && ctx.now - view.endedAt > justEndedMs))
      return undefined
    return actions[action]?.(value, ctx)
  },

  interrupts(incoming, ctx) {
    if (!isHelpCall(incoming)) return undefined
    const view = ctx.scope.rides.current()
    if (view !== undefined && view.other !== null) return helped(view, ctx)
    return isSpokenCall(incoming) ? { stay: [noRide(ctx)] } : undefined
  },

  cancels(ctx) {
    const { scope } = ctx
    const view = scope.rides.current()
    if (view !== undefined) return toCancel(view, ctx)
    const offer = scope.rides.openOffer()
    if (offer === undefined) return undefined
    const changed = scope.rides.decline(offer.id)
    return { stay: [text(ctx.say('problem' in changed ? 'ride.offerGone' : 'ride.youDeclined'))] }
  },

  stops({ scope, say }) {
    const view = scope.rides.current()
    if (view === undefined) return undefined
    return say(view.state === 'started' ? 'ride.stopsRide' : 'ride.stopsCancelled')
  },

  /** The PIN just typed, a place to be found at, a call for help, a look back. */
  shortcut(incoming, ctx) {
    if (isHelpCall(incoming)) return { stay: [noRide(ctx)] }
    if (isAboutHistory(incoming)) return { stay: [historyOf(ctx)] }
    const view = ctx.scope.rides.current()
    if (view === undefined) return starred(incoming, ctx)
    if (view.state !== 'accepted' && view.state !== 'arrived') return undefined
    if (view.role === 'passenger') {
      return incoming.kind === 'location'
        ? relayed(view, here(incoming, ctx), 'ride.locationSent', ctx)
        : undefined
    }
    if (incoming.kind !== 'text') return undefined
    const pin = pinIn(incoming.body)
    // At the pickup, nearly four digits are meant as four; on the way there they may be an amount.
    if (pin === undefined) {
      return view.state === 'arrived' && /^\s*\d{3,5}\s*$/.test(incoming.body)
        ? {
            goTo: 'pin',
            data: { rideId: view.id },
            say: [text(ctx.say('ride.pinFormat', { name: nameOf(view, ctx) }))],
          }
        : undefined
    }
    return begun(view, pin, ctx)
  },

  events: rideNews,
})

/** The ride under way, or the request that waits for an answer; without either, what can be done. */
function shown(ctx: C): To {
  const { scope, say } = ctx
  const view = scope.rides.current()
  if (view !== undefined) return { done: true, say: [statusOf(view, ctx)] }
  const offer = scope.rides.openOffer()
  if (offer !== undefined) return { done: true, say: [offerOf(offer, ctx)] }
  const options = [{ id: actionId('ride', 'history'), title: say('ride.past') }]
  if (scope.flags.isOn('nearby_drivers')) {
    options.unshift({ id: actionId('menu', 'open', 'find-ride'), title: say('find.title') })
  }
  return { done: true, say: [choices(say('ride.none'), options)] }
}

function arrived(view: RideView, ctx: C): To {
  const changed = ctx.scope.rides.arrive(view.id)
  if ('problem' in changed) return { stay: [text(problemIn(changed.problem, ctx))] }
  const body = ctx.say('ride.youArrived', { name: nameOf(view, ctx) })
  return {
    done: true,
    say: [choices(body, mainButtons(changed.ride, ctx, 'start', 'message', 'cancel'))],
  }
}

/** The driver gives the PIN; a passenger needs none. */
function begun(view: RideView, pin: string | undefined, ctx: C): To {
  const { scope, say } = ctx
  const changed = scope.rides.start(view.id, pin)
  if ('ride' in changed) return { done: true, say: [underWay(changed.ride, ctx)] }
  const { problem } = changed
  const name = nameOf(view, ctx)
  // The question stays open for another try.
  if (problem === 'wrong_pin')
    return { goTo: 'pin', data: { rideId: view.id }, say: [text(say('ride.wrong_pin', { name }))] }
  if (problem === 'pin_locked') {
    const body = say('ride.pin_locked', { name })
    return { done: true, say: [choices(body, mainButtons(view, ctx, 'message', 'cancel'))] }
  }
  return { done: true, say: [text(problemIn(problem, ctx))] }
}

function relayed(view: RideView, words: string, told: 'ride.messageSent' | 'ride.locationSent', ctx: C): To {
  if (view.other?.hears === false) return otherLeft(view, ctx)
  const changed = ctx.scope.rides.relay(view.id, words)
  if ('problem' in changed) return { done: true, say: [text(problemIn(changed.problem, ctx))] }
  return { done: true, say: [text(ctx.say(told, { name: nameOf(view, ctx) }))] }
}

function askedAgain(view: RideView, ctx: C): To {
  const { scope, say, now } = ctx
  if (!scope.flags.isOn('nearby_drivers')) return { stay: [text(say('find.off'))] }
  if (view.role !== 'passenger' || now - (view.endedAt ?? now) > tooOldMs) {
    return { open: 'find-ride', say: [text(say('ride.tooOld'))] }
  }
  const { vehicleType, pickup, dropoff } = view
  const changed = scope.rides.request({ vehicleType, pickup, ...(dropoff !== null && { dropoff }) })
  if ('problem' in changed) return { stay: [text(problemIn(changed.problem, ctx))] }
  return { done: true, say: [asking(changed.ride, ctx)] }
}

/** "End ride" in words: the bubble with the button is far above. */
function typedButton(incoming: Incoming, ctx: C): string | undefined {
  const view = ctx.scope.rides.current()
  if (incoming.kind !== 'text' || view?.state !== 'started') return undefined
  return matchTyped(incoming.body, buttonsFor(view, ctx), { exact: true })?.id
}

const otherLeft = (view: RideView, ctx: C): To => ({
  done: true,
  say: [text(ctx.say('ride.otherLeft', { name: nameOf(view, ctx) }))],
})

const tooLate = ({ say }: C): To => ({ stay: [text(say('ride.too_late'))] })

const otherName = (ctx: C): string => {
  const view = ctx.scope.rides.find(ctx.data.rideId)
  return view === undefined ? '' : nameOf(view, ctx)
}

/** Ids come from buttons, which hold what the phone says they hold. */
const idIn = (value: string): number => (/^\d{1,15}$/.test(value) ? Number(value) : 0)

const pinIn = (typed: string): string | undefined =>
  /^\s*(\d)\s*(\d)\s*(\d)\s*(\d)\s*$/.exec(typed)?.slice(1).join('')

const here = (at: { latitude: number; longitude: number }, { say }: C): string =>
  say('ride.hereIAm', { link: mapLink(at) })

const tooOldMs = 3_600_000
