import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import type { RideView } from '../policy/rides.ts'
import type { Incoming } from './incoming.ts'
import type { Message } from './message.ts'
import type { C, To } from './ride-context.ts'
import { isOver } from './ride-context.ts'
import { lines, nameOf, placeOf, problemIn, shortName, text } from './ride-words.ts'

/** A text that makes sense to whoever gets it, behind a button that asks whom to send it to. */
export function shared(view: RideView, ctx: C): To {
  const { scope, say } = ctx
  if (isOver(view) || view.other === null || view.role === 'driver') {
    return { stay: [text(say('ride.too_late'))] }
  }
  const link = scope.rides.shareLink(view.id)
  if ('problem' in link) return { stay: [text(problemIn(link.problem, ctx))] }
  const body = lines([
    say('ride.shareText', {
      person: shortName(scope.people.name()) ?? say('ride.someone'),
      driver: shortName(view.other.name) ?? say('ride.aDriver'),
      plate: view.other.plate ?? '–',
    }),
    `📍 ${placeOf(view.pickup, ctx)}`,
    view.dropoff === null ? undefined : `🏁 ${placeOf(view.dropoff, ctx)}`,
    link.url === null ? undefined : say('ride.shareFollow', { url: link.url }),
  ])
  // Opens WhatsApp's own list of people, with the text ready to be sent.
  const url = `https://wa.me/?text=${encodeURIComponent(body)}`
  return { stay: [{ kind: 'link', body, label: say('ride.shareButton'), url }] }
}

/** The latest rides, one line each. */
export function historyOf(ctx: C): Message {
  const { scope, say } = ctx
  const rides = scope.rides.history(maxShown)
  if (rides.length === 0) return text(say('ride.noHistory'))
  return text([say('ride.historyTitle'), ...rides.map((view) => rowOf(view, ctx))].join('\n\n'))
}

function rowOf(view: RideView, ctx: C): string {
  const { say, scope } = ctx
  const { state, fareRwf, pickup, dropoff, other, requestedAt } = view
  const how = isOver(view)
    ? say(`ride.state.${state as 'completed' | 'cancelled' | 'expired'}`)
    : say('ride.state.open')
  const money = fareRwf === null ? '' : ` · ${say('qr.francs', { amount: fareRwf })}`
  const who = other === null ? '' : ` · ${nameOf(view, ctx)}`
  const way = [pickup, ...(dropoff === null ? [] : [dropoff])].map((spot) => placeOf(spot, ctx)).join(' → ')
  return `${momentIn(scope.rides.rules.timezone, requestedAt)}${who}${money} · ${how}\n${way}`
}

export const isAboutHistory = (incoming: Incoming): boolean =>
  incoming.kind === 'text' && historyWords().has(plain(incoming.body))

let known: Set<string> | undefined
const historyWords = (): Set<string> => {
  known ??= new Set(
    languages.flatMap((language) => sayIn(language)('ride.history.keywords').split(',').map(plain)),
  )
  return known
}

/** "23/11 14:05", which every language here reads alike. */
const momentIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .replace(',', '')

const maxShown = 5
