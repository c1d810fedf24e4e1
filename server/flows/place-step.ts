import type { Point, Spot } from '../geo/point.ts'
import type { PlainKey } from '../i18n/translation.ts'
import { plain } from '../i18n/words.ts'
import type { FoundPlace, SavedPlace } from '../policy/places.ts'
import { answerId, type Ctx, choices, chosen, type Outcome, type Step } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import type { FlowName } from './names.ts'
import { aboutPlace, candidateRows, clip, nameWords, placeWords, textNote } from './place-words.ts'

/** Data of a flow that asks for places: the candidates of the last name that was typed, until one is picked. */
export interface AsksPlace {
  found?: FoundPlace[]
}

type Awaitable<T> = T | Promise<T>

interface Question<Data, StepName extends string> {
  flow: FlowName
  step: StepName
  /** What is asked, such as "Where shall the driver pick you up?". How to answer is said after it. */
  question(ctx: Ctx<Data>): string
  /** Among places of the same name, those near this one go first. */
  near?(ctx: Ctx<Data>): Point | undefined
  /** Where somebody wants to go is not where they are: the choice to share that is left out. */
  isElsewhere?: true
}

interface MustBeGiven<Data, StepName extends string> extends Question<Data, StepName> {
  skip?: undefined
  next(spot: Spot, ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName>>
}

interface MayBeSkipped<Data, StepName extends string> extends Question<Data, StepName> {
  /** The title (≤ 20 characters) of the choice to give no place; `next` gets undefined. */
  skip: PlainKey
  next(spot: Spot | undefined, ctx: Ctx<Data>): Awaitable<Outcome<Data, StepName>>
}

export type PlaceQuestion<Data, StepName extends string> =
  | MustBeGiven<Data, StepName>
  | MayBeSkipped<Data, StepName>

/**
 * A step that asks for a place and takes it in any form: a pin, a live location, a map link, coordinates, a saved
 * place, a name. What was understood is said before the next question; of several candidates one is picked.
 */
export function placeStep<Data extends AsksPlace, StepName extends string>(
  asked: PlaceQuestion<Data, StepName>,
): Step<Data, StepName> {
  return {
    ask: (ctx) => {
      const found = ctx.data.found ?? []
      return found.length > 0 ? whichOne(found, asked, ctx) : question(asked, ctx)
    },
    async answer(incoming, ctx) {
      switch (incoming.kind) {
        case 'choice':
          return tapped(incoming, asked, ctx)
        case 'location':
          return located(incoming, asked, ctx)
        case 'text':
          return typed(incoming.body, asked, ctx)
        case 'result':
          return unresolved(incoming.data, asked, ctx)
        default:
          return { problem: ctx.say('places.needed') }
      }
    },
  }
}

/** A button that shares the position is best; beside other choices WhatsApp has none, so it is one of them. */
function question<Data extends AsksPlace, StepName extends string>(
  { flow, step, question, skip, isElsewhere }: PlaceQuestion<Data, StepName>,
  ctx: Ctx<Data>,
): Message {
  const { say, scope } = ctx
  const id = (value: string) => answerId(flow, step, value)
  const options: Choice[] = scope.places.saved().map((place) => ({
    id: id(`saved${place.id}`),
    title: clip(`★ ${place.name}`, maxButtonTitle),
  }))
  if (skip !== undefined) options.push({ id: id('skip'), title: say(skip) })
  if (options.length === 0) {
    return { kind: 'location_request', body: `${question(ctx)}\n\n${say('places.hintPin')}` }
  }
  if (!isElsewhere) options.unshift({ id: id('pin'), title: say('places.sendPin') })
  return choices(`${question(ctx)}\n\n${say('places.hintChoices')}`, unlike(options), {
    button: say('menu.button'),
  })
}

function whichOne<Data extends AsksPlace, StepName extends string>(
  found: FoundPlace[],
  { flow, step }: PlaceQuestion<Data, StepName>,
  { say }: Ctx<Data>,
): Message {
  const { lines, rows } = candidateRows(found, say)
  const options = rows.map((row, index) => ({ id: answerId(flow, step, `found${index}`), ...row }))
  options.push({ id: answerId(flow, step, 'other'), title: say('places.another') })
  return choices([say('places.which'), ...lines].join('\n'), options, { button: say('menu.button') })
}

async function tapped<Data extends AsksPlace, StepName extends string>(
  incoming: Incoming,
  asked: PlaceQuestion<Data, StepName>,
  ctx: Ctx<Data>,
): Promise<Outcome<Data, StepName>> {
  const { scope, say, data } = ctx
  const [, what, number] = /^([a-z]+)(\d*)$/.exec(chosen(incoming, asked.flow, asked.step) ?? '') ?? []
  if (what === 'pin') return { stay: [{ kind: 'location_request', body: say('places.tapToSend') }] }
  if (what === 'skip' && asked.skip !== undefined) return settled(await asked.next(undefined, ctx))
  if (what === 'other') return withFound([], asked)
  if (what === 'saved') {
    const place = scope.places.saved().find(({ id }) => id === Number(number))
    return place === undefined ? { problem: say('places.gone') } : takenOwn(place, asked, ctx)
  }
  const place = what === 'found' ? data.found?.[Number(number)] : undefined
  return place === undefined ? { problem: say('flow.passed') } : taken(place, asked, ctx)
}

function located<Data extends AsksPlace, StepName extends string>(
  { latitude, longitude, name, address }: Incoming & { kind: 'location' },
  asked: PlaceQuestion<Data, StepName>,
  ctx: Ctx<Data>,
): Promise<Outcome<Data, StepName>> {
  const called = clip(nameWords(name ?? address ?? ''), maxSpotName)
  return taken({ latitude, longitude, ...(called !== '' && { name: called }) }, asked, ctx)
}

async function typed<Data extends AsksPlace, StepName extends string>(
  words: string,
  asked: PlaceQuestion<Data, StepName>,
  ctx: Ctx<Data>,
): Promise<Outcome<Data, StepName>> {
  const { scope, say, data } = ctx
  const reading = scope.places.read(words)
  if (reading.is === 'spot') return taken(reading.spot, asked, ctx)
  if (reading.is === 'no_position') {
    return reading.name === undefined
      ? { problem: say('places.noPosition') }
      : searched(reading.name, asked, ctx)
  }
  if (reading.is === 'short_link') {
    scope.places.resolveLink(reading.url, { flow: asked.flow, step: asked.step })
    return { stay: [textNote(say('places.readingLink'))] }
  }
  const wanted = plain(words)
  const isIt = ({ name }: { name: string }) => plain(name) === wanted
  const own = scope.places.saved().find(isIt)
  if (own !== undefined) return takenOwn(own, asked, ctx)
  const offered = (data.found ?? []).filter(isIt)
  if (offered.length === 1 && offered[0] !== undefined) return taken(offered[0], asked, ctx)
  return searched(words, asked, ctx)
}

/** A link that was looked up and led to no position, but perhaps to a name. */
async function unresolved<Data extends AsksPlace, StepName extends string>(
  data: unknown,
  asked: PlaceQuestion<Data, StepName>,
  ctx: Ctx<Data>,
): Promise<Outcome<Data, StepName>> {
  const name = typeof data === 'object' && data !== null && 'name' in data ? data.name : undefined
  const outcome = typeof name === 'string' ? await searched(name, asked, ctx) : undefined
  return outcome === undefined || 'problem' in outcome ? { problem: ctx.say('places.linkFailed') } : outcome
}

async function searched<Data extends AsksPlace, StepName extends string>(
  words: string,
  asked: PlaceQuestion<Data, StepName>,
  ctx: Ctx<Data>,
): Promise<Outcome<Data, StepName>> {
  const { scope, say } = ctx
  const found = scope.places.search(words, asked.near?.(ctx))
  const [best] = found
  if (best !== undefined) return best.isClear ? taken(best, asked, ctx) : withFound(found, asked)
  const known = scope.places.knownByName(words)
  return known === undefined
    ? { problem: say('places.unknown', { words: clip(placeWords(words), maxQuoted) }) }
    : { problem: say('places.nameOnly', { place: aboutPlace(known) }) }
}

/** What somebody calls a place of theirs is said to them and goes no further: others would learn where "Home" is. */
const takenOwn = <Data extends AsksPlace, StepName extends string>(
  place: SavedPlace,
  asked: PlaceQuestion<Data, StepName>,
  ctx: Ctx<Data>,
): Promise<Outcome<Data, StepName>> => taken({ ...place, isPrivate: true }, asked, ctx)

/** The place goes on to the flow, and what was taken is said: a wrong guess is seen at once. */
async function taken<Data extends AsksPlace, StepName extends string>(
  place: Spot & { within?: string; centreOf?: string; isPrivate?: true },
  asked: PlaceQuestion<Data, StepName>,
  ctx: Ctx<Data>,
): Promise<Outcome<Data, StepName>> {
  const { latitude, longitude, name } = place
  const called = place.centreOf === undefined ? name : `${name} (${place.centreOf})`
  const isTold = called !== undefined && !place.isPrivate
  const spot: Spot = { latitude, longitude, ...(isTold && { name: called }) }
  const outcome = settled(await asked.next(spot, ctx))
  if (name === undefined || 'problem' in outcome) return outcome
  const note =
    place.centreOf === undefined
      ? `📍 ${aboutPlace({ ...place, name })}`
      : ctx.say('places.centreTaken', { place: aboutPlace({ ...place, name }), centre: place.centreOf })
  if ('stay' in outcome) return { stay: [textNote(note), ...outcome.stay] }
  return { ...outcome, say: [textNote(note), ...(outcome.say ?? [])] }
}

/** Candidates belong to one question; the next one begins without. */
function settled<Data extends AsksPlace, StepName extends string>(
  outcome: Outcome<Data, StepName>,
): Outcome<Data, StepName> {
  if (!('goTo' in outcome)) return outcome
  return { ...outcome, data: { found: [], ...outcome.data } as unknown as Partial<Data> }
}

const withFound = <Data extends AsksPlace, StepName extends string>(
  found: FoundPlace[],
  { step }: PlaceQuestion<Data, StepName>,
): Outcome<Data, StepName> => ({ goTo: step, data: { found } as unknown as Partial<Data> })

/** Meta refuses two choices of the same title. */
function unlike(options: Choice[]): Choice[] {
  const seen = new Set<string>()
  return options.map((option, index) => {
    const title = seen.has(option.title)
      ? `${index + 1} ${clip(option.title, maxButtonTitle - 3)}`
      : option.title
    seen.add(title)
    return { ...option, title }
  })
}

const maxButtonTitle = 20
const maxSpotName = 80
const maxQuoted = 60
