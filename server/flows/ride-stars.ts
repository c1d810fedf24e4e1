import type { RideView } from '../policy/rides.ts'
import { actionId, type Ctx, choices } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import { menuButton } from './ride-cancel.ts'
import type { C, To } from './ride-context.ts'
import { lines, nameOf, problemIn, text } from './ride-words.ts'

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

export function rated(view: RideView, stars: number, ctx: C): To {
  const { say, scope, person } = ctx
  const changed = scope.rides.rate(view.id, stars)
  const body = 'problem' in changed ? problemIn(changed.problem, ctx) : say('ride.rated')
  return { stay: [person.optedOut ? text(body) : choices(body, [menuButton(ctx)])] }
}

/** A number from 1 to 5, typed at rest within the hour after a ride that was not rated yet. */
export function starred(incoming: Incoming, ctx: C): To | undefined {
  const stars = incoming.kind === 'text' ? starsIn(incoming.body) : undefined
  const [last] = stars === undefined ? [] : ctx.scope.rides.history(1)
  if (stars === undefined || last === undefined) return undefined
  const isFresh = last.state === 'completed' && !last.rated && ctx.now - (last.endedAt ?? 0) < ratedForMs
  return isFresh ? rated(last, stars, ctx) : undefined
}

/** "5", "5.", "５", the keycap, and as many stars. */
function starsIn(typed: string): number | undefined {
  const bare = typed
    .normalize('NFKC')
    .replace(/[\ufe0f\u20e3]/g, '')
    .trim()
  if (/^[★⭐]{1,5}$/u.test(bare)) return [...bare].length
  const digit = /^([1-5])[.!]?$/.exec(bare)?.[1]
  return digit === undefined ? undefined : Number(digit)
}

const ratedForMs = 3_600_000
