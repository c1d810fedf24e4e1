import type { Point, Spot } from '../geo/point.ts'
import { plain } from '../i18n/words.ts'
import { actionId, answerId, type Ctx, choices, chosen, type Flow, type Outcome, type Step } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Message } from './message.ts'
import { type AsksPlace, placeStep } from './place-step.ts'
import { clip, textNote } from './place-words.ts'

export interface PlacesData extends AsksPlace {
  /** The place to be saved, until it has a name. */
  spot?: Spot
}
type StepName = 'place' | 'placeName'
type To = Outcome<PlacesData, StepName>

/** The part of the profile about places somebody goes to often: shown, added, forgotten. */
export const placeSteps: Record<StepName, Step<PlacesData, StepName>> = {
  place: placeStep({
    flow: 'profile',
    step: 'place',
    question: ({ say }) => say('places.askWhich'),
    next: (spot) => ({ goTo: 'placeName', data: { spot } }),
  }),
  placeName: {
    free: true,
    ask: (ctx) =>
      choices(
        ctx.say('places.askName'),
        suggestions(ctx).map((title, index) => ({ id: answerId('profile', 'placeName', index), title })),
      ),
    answer: named,
  },
}

export const placeActions: NonNullable<Flow<PlacesData, StepName>['actions']> = {
  places: (_value, ctx) => ({ done: true, say: [savedList(ctx)] }),
  addPlace: (_value, { scope, say }) =>
    scope.places.saved().length < scope.places.limits.saved
      ? { goTo: 'place' }
      : { stay: [textNote(say('places.full', { max: scope.places.limits.saved }))] },
  place(id, ctx) {
    const place = ctx.scope.places.saved().find((one) => one.id === Number(id))
    return {
      done: true,
      say: [place === undefined ? savedList(ctx, ctx.say('places.gone')) : about(place, ctx)],
    }
  },
  forgetPlace(id, ctx) {
    const isForgotten = ctx.scope.places.forget(Number(id))
    return { done: true, say: [savedList(ctx, ctx.say(isForgotten ? 'places.forgotten' : 'places.gone'))] }
  },
}

/** "Home, Work", for the overview. */
export const savedNames = ({ scope, say }: Ctx<object>): string =>
  scope.places
    .saved()
    .map(({ name }) => name)
    .join(', ') || say('profile.notSet')

/** What most people keep, and what the place is called. */
function suggestions({ data, say, scope }: Ctx<PlacesData>): string[] {
  const called = clip((data.spot?.name ?? '').trim(), scope.places.limits.name)
  const names = [say('places.home'), say('places.work'), called].filter((name) => /\p{L}/u.test(name))
  return names.filter((name, index) => names.findIndex((one) => plain(one) === plain(name)) === index)
}

function named(incoming: Incoming, ctx: Ctx<PlacesData>): To {
  const { data, scope, say } = ctx
  const { spot } = data
  if (spot === undefined) return { goTo: 'place' }
  const tapped = chosen(incoming, 'profile', 'placeName')
  const given = incoming.kind === 'text' ? incoming.body : (suggestions(ctx)[Number(tapped)] ?? '')
  const name = given.replace(/[\s\p{C}]+/gu, ' ').trim()
  if (!/\p{L}/u.test(name)) return { problem: say('places.nameNeedsLetters') }
  if ([...name].length > scope.places.limits.name) {
    return { problem: say('places.nameTooLong', { max: scope.places.limits.name }) }
  }
  const isSaved = scope.places.save(name, spot)
  const note = isSaved
    ? say('places.saved', { name })
    : say('places.full', { max: scope.places.limits.saved })
  return { done: true, say: [savedList(ctx, note)] }
}

function savedList({ scope, say }: Ctx<object>, before?: string): Message {
  const places = scope.places.saved()
  const rows = places.map(({ id, name }) => ({
    id: actionId('profile', 'place', id),
    title: `★ ${name}`,
  }))
  const add = { id: actionId('profile', 'addPlace'), title: say('places.add') }
  const options = places.length < scope.places.limits.saved ? [...rows, add] : rows
  const body = say(places.length === 0 ? 'places.noneSaved' : 'places.savedList')
  return choices(before === undefined ? body : `${before}\n\n${body}`, options, {
    button: say('places.title'),
  })
}

function about(place: Point & { id: number; name: string }, { scope, say, number }: Ctx<object>): Message {
  const nearest = scope.places.near(place)
  const where =
    nearest === undefined
      ? `${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}`
      : say('places.near', { place: nearest.name, distance: number(Math.round(nearest.distanceM / 50) * 50) })
  return choices(`*${place.name}*\n${where}`, [
    { id: actionId('profile', 'forgetPlace', place.id), title: say('places.forget') },
    { id: actionId('profile', 'places'), title: say('places.title') },
  ])
}
