import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import type { RideView, SosDone } from '../policy/rides.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import type { C, To } from './ride-context.ts'
import { lines, mainButtons, mapLink, nameOf, placeOf, shortName, text, typeName } from './ride-words.ts'
import { helpedOnTrip } from './schedule-sos.ts'

/** A call for help, in the words of any language, also of several: heard wherever somebody stands. */
export function isHelpCall(incoming: Incoming): boolean {
  if (incoming.kind !== 'text' || incoming.body.length > maxCry) return false
  const words = ` ${plain(incoming.body)} `
  const left = without(helpWords(), words)
  return left !== words && without(besides, left).trim() === ''
}

/** Twice, because of two that stand side by side only every other one is found. */
const without = (phrases: string[], words: string): string =>
  phrases.reduce((left, one) => left.replaceAll(` ${one} `, ' ').replaceAll(` ${one} `, ' '), words)

/** "112" at a question is an amount; it is a cry where nobody asks for one. */
export const isSpokenCall = (incoming: Incoming): boolean =>
  isHelpCall(incoming) && incoming.kind === 'text' && /\p{L}/u.test(incoming.body)

/** One tap acts: nobody in danger answers questions. Exactly what was done is said. */
export function helped(view: RideView, ctx: C): To {
  const { scope, say, person } = ctx
  // Nobody drives them, nobody was asked to: there is nothing to alert anybody of.
  if (view.other === null) return { stay: [noRide(ctx)] }
  const changed = scope.rides.sos(view.id)
  const call = say('ride.sosCall', { number: scope.rides.rules.emergencyNumber })
  if ('problem' in changed) return { stay: [text(lines([call, '', say('ride.sosFailed')]))] }
  const { contact } = changed
  const buttons: Choice[] = mainButtons(view, ctx, 'share')
  const isMissing = scope.rides.trustedContact() === undefined && !person.optedOut
  if (isMissing) buttons.push({ id: actionId('profile', 'contact'), title: say('ride.setContact') })
  const body = lines([
    call,
    '',
    say('ride.sosOperator'),
    contact === null ? undefined : contactLine(contact, ctx),
    '',
    say('ride.sosSay'),
    ...facts(view, ctx),
    '',
    isMissing ? say('ride.sosNoContact') : undefined,
  ])
  const first = buttons.length === 0 ? text(body) : choices(body, buttons)
  return { stay: [first, ...forwards(view, changed, ctx)] }
}

/** What is done about a contact who was named while the call for help is open. */
export function contactTold(ctx: Ctx<object>): Message[] {
  const done = ctx.scope.rides.tellContact()
  if (done === undefined || done.contact === null) return []
  const line = contactLine(done.contact, ctx)
  return [...(line === undefined ? [] : [text(`🆘 ${line}`)]), ...forwards(done.ride, done, ctx)]
}

function contactLine(contact: Contact, { say }: Ctx<object>): string | undefined {
  if (contact.how === 'written') return say('ride.sosContact', { contact: called(contact) })
  return contact.how === 'riding' ? say('ride.sosContact.riding', { contact: called(contact) }) : undefined
}

const forwards = (view: RideView, done: SosDone, ctx: Ctx<object>): Message[] =>
  done.contact === null || done.contact.how === 'written' || done.contact.how === 'riding'
    ? []
    : [toForward(view, done, done.contact, ctx)]

/** Words for whoever cannot be written to by us: the caller's own phone can, whatever WhatsApp thinks of us. */
function toForward(
  view: RideView,
  { shareUrl, lastSeen }: SosDone,
  contact: Contact,
  ctx: Ctx<object>,
): Message {
  const { say } = ctx
  const words = lines([
    say('ride.sosForward'),
    ...facts(view, ctx),
    lastSeen === null ? undefined : say('ride.sosSeen', { link: mapLink(lastSeen) }),
    shareUrl === null ? undefined : say('ride.shareFollow', { url: shareUrl }),
  ])
  const why = say(`ride.sosContact.${contact.how as 'unreachable' | 'enough'}`, { contact: called(contact) })
  return {
    kind: 'link',
    body: lines([why, '', words]),
    label: say('ride.sosSend'),
    url: `https://wa.me/${contact.phone}?text=${encodeURIComponent(words)}`,
  }
}

const called = ({ name, phone }: Contact): string => shortName(name) ?? `+${phone}`

/** Whoever said stop is heard when they call for help, in a ride or within a day of one, and on its buttons. */
export function helpedAfterStop(ctx: C): To | undefined {
  const { rides } = ctx.scope
  const view = rides.current()
  if (view !== undefined && view.other !== null) return helped(view, ctx)
  const isNear = lastMet(ctx) !== undefined || ctx.scope.trips.nearBooking() !== undefined
  return isNear ? { stay: [noRide(ctx)] } : undefined
}

/** What whoever answers the phone will ask. */
function facts(view: RideView, ctx: Ctx<object>): string[] {
  const { vehicleType, other, pickup, dropoff } = view
  const who = other?.plate == null ? [] : [ctx.say('ride.plate', { plate: other.plate })]
  const to = dropoff === null ? '' : ` → ${placeOf(dropoff, ctx)}`
  return [`${typeName(vehicleType, ctx)} · ${nameOf(view, ctx)}`, ...who, `📍 ${placeOf(pickup, ctx)}${to}`]
}

/**
 * No ride is under way, but perhaps a trip planned ahead, and the number helps anybody; after a ride that has just
 * ended the operator can still be alerted.
 */
export function noRide(ctx: C): Message {
  const { say, scope } = ctx
  const last = lastMet(ctx)
  const button = { id: actionId('ride', 'sos', last?.id), title: say('ride.sosLast') }
  const onTrip = helpedOnTrip(ctx, last === undefined ? [] : [button])
  if (onTrip !== undefined) return onTrip
  const body = say('ride.sosNoRide', { number: scope.rides.rules.emergencyNumber })
  if (last === undefined) return text(body)
  return choices(`${body} ${say('ride.sosLastHint')}`, [button])
}

/** The last ride that had two people in it, for a day after its end; requests that came to nothing are passed over. */
const lastMet = ({ scope, now }: C): RideView | undefined =>
  scope.rides
    .history(lookedBack)
    .find(({ other, endedAt }) => other !== null && endedAt !== null && now - endedAt < justEndedMs)

/** To the trusted contact of somebody who called for help, who may never have written to us. */
export function sosForContact(rideId: number, ctx: Ctx<object>): Message[] {
  const view = ctx.scope.rides.sosOf(rideId)
  if (view === undefined) return []
  const language = ctx.scope.people.language() ?? view.language ?? ctx.language
  const say = ctx.sayIn(language)
  const local = { ...ctx, say, language }
  const { name, role, driverName, plate, pickup, lastSeen, shareUrl, emergencyNumber } = view
  const person = shortName(name) ?? say('ride.someone')
  const body = lines([
    say('ride.sosFor', { name: person }),
    '',
    role === 'passenger' ? say('ride.sosDriver', { name: shortName(driverName) ?? '–' }) : undefined,
    plate === null ? undefined : say('ride.plate', { plate }),
    say('ride.sosFrom', { place: placeOf(pickup, local) }),
    lastSeen === null ? undefined : say('ride.sosSeen', { link: mapLink(lastSeen) }),
    shareUrl === null ? undefined : say('ride.shareFollow', { url: shareUrl }),
    '',
    say('ride.sosDo', { name: person, number: emergencyNumber }),
  ])
  return [text(body)]
}

type Contact = NonNullable<SosDone['contact']>

let known: string[] | undefined
/** The longest first: "au secours" is to be taken out of a sentence before its parts are. */
const helpWords = (): string[] => {
  known ??= [
    ...new Set(languages.flatMap((language) => sayIn(language)('ride.sos.keywords').split(',').map(plain))),
  ].sort((one, other) => other.length - one.length)
  return known
}

const maxCry = 100
/** What people add to a cry in any language, and what is none alone. */
const besides = ['please', 'now', 'me', 'vite', 'svp', 's il vous plait', 'vuba', 'cyane', 'haraka', 'jamani']
const lookedBack = 5
/** For so long after its end a ride can still be what somebody needs help with. */
export const justEndedMs = 24 * 3_600_000
