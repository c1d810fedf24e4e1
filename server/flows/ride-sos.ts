import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import type { RideView } from '../policy/rides.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import type { C, To } from './ride-context.ts'
import { lines, mainButtons, mapLink, nameOf, placeOf, shortName, text, typeName } from './ride-words.ts'

/** A call for help, in the words of any language: heard wherever somebody stands. */
export const isHelpCall = (incoming: Incoming): boolean =>
  incoming.kind === 'text' && helpWords().has(plain(incoming.body))

/** One tap acts: nobody in danger answers questions. Exactly what was done is said. */
export function helped(view: RideView, ctx: C): To {
  const { scope, say } = ctx
  const changed = scope.rides.sos(view.id)
  const call = say('ride.sosCall', { number: scope.rides.rules.emergencyNumber })
  if ('problem' in changed) return { stay: [text(lines([call, '', say('ride.sosFailed')]))] }
  const trusted = scope.rides.trustedContact()
  const buttons: Choice[] = mainButtons(view, ctx, 'share')
  if (trusted === undefined) {
    buttons.push({ id: actionId('profile', 'contact'), title: say('ride.setContact') })
  }
  const contact = changed.contact === null ? undefined : (shortName(trusted?.name) ?? `+${changed.contact}`)
  const body = lines([
    call,
    '',
    say('ride.sosOperator'),
    contact === undefined ? undefined : say('ride.sosContact', { contact }),
    '',
    say('ride.sosSay'),
    ...facts(view, ctx),
    '',
    trusted === undefined ? say('ride.sosNoContact') : undefined,
  ])
  return { stay: [buttons.length === 0 ? text(body) : choices(body, buttons)] }
}

/** What whoever answers the phone will ask. */
function facts(view: RideView, ctx: C): string[] {
  const { vehicleType, other, pickup, dropoff } = view
  const who = other?.plate == null ? [] : [ctx.say('ride.plate', { plate: other.plate })]
  const to = dropoff === null ? '' : ` → ${placeOf(dropoff, ctx)}`
  return [`${typeName(vehicleType, ctx)} · ${nameOf(view, ctx)}`, ...who, `📍 ${placeOf(pickup, ctx)}${to}`]
}

/** Nobody is under way, but the number helps; after a ride that has just ended the operator can still be alerted. */
export function noRide({ say, scope, now }: C): Message {
  const body = say('ride.sosNoRide', { number: scope.rides.rules.emergencyNumber })
  const [last] = scope.rides.history(1)
  if (last == null || last.other === null || now - (last.endedAt ?? 0) > justEndedMs) return text(body)
  const button = { id: actionId('ride', 'sos', last.id), title: say('ride.sosLast') }
  return choices(`${body} ${say('ride.sosLastHint')}`, [button])
}

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

let known: Set<string> | undefined
const helpWords = (): Set<string> => {
  known ??= new Set(
    languages.flatMap((language) => sayIn(language)('ride.sos.keywords').split(',').map(plain)),
  )
  return known
}

const justEndedMs = 24 * 3_600_000
