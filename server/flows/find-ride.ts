import type { Point, Spot } from '../geo/point.ts'
import { sayIn } from '../i18n/catalogue.ts'
import { durationIn } from '../i18n/duration.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import { asking, driverRows, estimateLines } from './find-ride-words.ts'
import { answerId, ask, type Ctx, choices, chosen, defineFlow, type Outcome } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import { type AsksPlace, placeStep } from './place-step.ts'
import { nameWords } from './place-words.ts'
import { lines, placeOf, problemIn, text, typeName, type VehicleType } from './ride-words.ts'

interface FindRide extends AsksPlace {
  type?: VehicleType
  pickup?: Spot
  /** Null when the passenger does not tell where to. */
  dropoff?: Spot | null
  /** Wider than usual, when nobody was near. */
  radiusM?: number
}
type StepName = 'type' | 'from' | 'to' | 'driver'
type To = Outcome<FindRide, StepName>
type C = Ctx<FindRide>

/** A ride now: which vehicle, from where, where to, who is asked. */
export const findRide = defineFlow<FindRide, StepName>()({
  name: 'find-ride',
  version: 1,
  title: 'find.title',
  /** Whoever has a ride finds "My ride" in its place. */
  inMenu: ({ say, scope }) =>
    scope.rides.current() === undefined ? { title: say('find.title') } : undefined,
  flag: 'nearby_drivers',
  keywords: 'find.keywords',
  first: 'type',
  blank: {},
  opens: (ctx) => notNow(ctx),
  steps: {
    type: ask(
      (ctx) => {
        const { data, say } = ctx
        const { pickup, dropoff } = data
        const known = pickup === undefined ? dropoff : dropoff === undefined ? pickup : undefined
        const body = known
          ? say(known === pickup ? 'find.askTypeHere' : 'find.askTypeThere', { place: placeOf(known, ctx) })
          : say('find.askType')
        return choices(body, typeRows(ctx), { button: say('find.typeButton') })
      },
      (incoming, { say }): { value: VehicleType } | { problem: string } => {
        const tapped = chosen(incoming, 'find-ride', 'type')
        const type = offeredTypes.find((one) => one === tapped) ?? typeNamed(incoming)
        return type === undefined ? { problem: say('flow.tapOne') } : { value: type }
      },
      (type, { data }) => ({ goTo: missing({ ...data, type }), data: { type } }),
    ),
    from: placeStep<FindRide, StepName>({
      flow: 'find-ride',
      step: 'from',
      question: ({ say }) => say('find.askFrom'),
      next: (pickup, { data }) => ({ goTo: missing({ ...data, pickup }), data: { pickup } }),
    }),
    to: placeStep<FindRide, StepName>({
      flow: 'find-ride',
      step: 'to',
      question: (ctx) => {
        const { data, say } = ctx
        // A pin has no name: say where it was understood to be.
        const pickup = data.pickup === undefined || data.pickup.name !== undefined ? undefined : data.pickup
        return lines([pickup && `📍 ${placeOf(pickup, ctx)}`, say('find.askTo')])
      },
      near: ({ data }) => data.pickup,
      isElsewhere: true,
      skip: 'find.noDestination',
      next: (spot) => ({ goTo: 'driver', data: { dropoff: spot ?? null } }),
    }),
    driver: {
      ask: (ctx) => whoIsFree(ctx),
      answer(incoming, ctx) {
        const { say, scope, data } = ctx
        const tapped = chosen(incoming, 'find-ride', 'driver')
        if (tapped === 'any' || tapped === 'look') return requested(ctx)
        if (tapped === 'wider') return { goTo: 'driver', data: { radiusM: widestM } }
        if (tapped === 'type') return { goTo: 'type', data: {} }
        if (tapped === undefined) return { problem: say('flow.tapOne') }
        const { type, pickup, radiusM } = data
        if (type === undefined || pickup === undefined) return { goTo: missing(data) }
        const free = scope.rides.nearby({ vehicleType: type, at: pickup, ...(radiusM && { radiusM }) })
        const driver = free.find(({ driverId }) => String(driverId) === tapped)
        return driver === undefined ? { problem: say('find.taken') } : requested(ctx, driver)
      },
    },
  },

  actions: {
    /** "latitude,longitude": a ride from there, for buttons of other flows. */
    here(value, ctx) {
      const pickup = pointIn(value)
      return pickup === undefined ? { open: 'find-ride' } : from(pickup, ctx)
    },
  },

  /** A pin begins a ride from there, and so does the name of a vehicle. Drivers' pins mean something else. */
  shortcut(incoming, ctx) {
    if (incoming.kind === 'location') {
      const { latitude, longitude } = incoming
      const name = nameWords(incoming.name ?? '')
      if (ctx.scope.drive.vehicles().length > 0) return undefined
      return from({ latitude, longitude, ...(name && { name }) }, ctx)
    }
    const spot = isLink(incoming) ? ctx.scope.places.read(incoming.body) : undefined
    if (spot?.is === 'spot') return from(spot.spot, ctx)
    const type = typeNamed(incoming)
    if (type === undefined) return undefined
    return notNow(ctx) ?? { goTo: 'from', data: { type } }
  },

  /** The full name of one place and no other, said at rest: somebody wants to go there. */
  otherwise(incoming, ctx) {
    const { flags, places, rides } = ctx.scope
    if (incoming.kind !== 'text' || !flags.isOn('nearby_drivers') || rides.current() !== undefined)
      return undefined
    const words = plain(incoming.body)
    const [best] = words.length < 4 || words.length > longestPlace ? [] : places.search(words)
    if (!best?.isClear || best.centreOf !== undefined || plain(best.name) !== words) return undefined
    const { latitude, longitude, name } = best
    return notNow(ctx) ?? { goTo: 'type', data: { dropoff: { latitude, longitude, name } } }
  },
})

const from = (pickup: Spot, ctx: C): To => notNow(ctx) ?? { goTo: 'type', data: { pickup } }

/** Whoever has a ride needs no other; whoever took several back waits, and is told so before they answer questions. */
function notNow(ctx: C): To | undefined {
  const { rides } = ctx.scope
  if (rides.current() !== undefined) return riding(ctx)
  return rides.pausedUntil() === null ? undefined : { done: true, say: [text(problemIn('paused', ctx))] }
}

const riding = ({ say }: C): To => ({ open: 'ride', say: [text(say('ride.already_riding'))] })

/** What is not known yet. */
function missing({ type, pickup, dropoff }: FindRide): StepName {
  if (type === undefined) return 'type'
  if (pickup === undefined) return 'from'
  return dropoff === undefined ? 'to' : 'driver'
}

function typeRows(ctx: C): Choice[] {
  const { say, scope } = ctx
  const last = scope.rides.history(10).find(({ role }) => role === 'passenger')?.vehicleType
  const types = [...offeredTypes].sort((one, other) => Number(other === last) - Number(one === last))
  return types.map((type) => ({
    id: answerId('find-ride', 'type', type),
    title: typeName(type, ctx),
    description: type === last ? say('find.lastTime') : say(`find.${type}Hint`),
  }))
}

/** The type somebody calls by name, in whichever language. */
function typeNamed(incoming: Incoming): OfferedType | undefined {
  if (incoming.kind !== 'text') return undefined
  const words = plain(incoming.body)
  return offeredTypes.find((type) =>
    languages.some((language) =>
      sayIn(language)(`find.${type}.keywords`)
        .split(',')
        .some((word) => plain(word) === words),
    ),
  )
}

function whoIsFree(ctx: C): Message {
  const { data, say, scope } = ctx
  const { type, pickup, dropoff, radiusM = scope.rides.rules.radiusM } = data
  // Not reached: the step opens when both are known.
  if (type === undefined || pickup === undefined) return text(say('find.askFrom'))
  const drivers = scope.rides.nearby({ vehicleType: type, at: pickup, radiusM })
  const estimate = dropoff ? scope.rides.estimate(type, pickup, dropoff) : undefined
  const head = [`*${typeName(type, ctx)}*`, `📍 ${placeOf(pickup, ctx)}`]
  const isNext = dropoff != null && scope.rides.isStepAway(pickup, dropoff)
  const warning = isNext ? [say('find.stepAway')] : []
  const id = (value: string | number) => answerId('find-ride', 'driver', value)
  if (drivers.length === 0) {
    const to = dropoff ? [`🏁 ${placeOf(dropoff, ctx)}`] : []
    const nobody = say('find.nobody', { km: Math.round(radiusM / 1000) })
    const options = [{ id: id('look'), title: say('find.keepLooking') }]
    if (radiusM < widestM) options.push({ id: id('wider'), title: say('find.widen', { km: widestM / 1000 }) })
    options.push({ id: id('type'), title: say('find.changeType') })
    const { lookMs } = scope.rides.rules
    return choices(
      lines([
        ...head,
        ...to,
        ...warning,
        '',
        nobody,
        say('find.nobodyHint', { time: durationIn(ctx.language, lookMs) }),
      ]),
      options,
    )
  }
  const { lines: above, rows } = driverRows(drivers, estimate, ctx)
  const way = estimateLines(dropoff ?? null, estimate, ctx)
  const body = lines([...head, ...way, ...warning, ...above, '', say('find.askWhom')])
  const any = {
    id: id('any'),
    title: say('find.anyDriver'),
    ...(above.length === 0 && { description: say('find.anyHint') }),
  }
  const options = rows.map(({ driverId, ...row }) => ({ id: id(driverId), ...row }))
  return choices(body, [any, ...options], { button: say('find.driverButton') })
}

function requested(ctx: C, driver?: { driverId: number }): To {
  const { data, scope, say } = ctx
  const { type, pickup, dropoff, radiusM } = data
  if (type === undefined || pickup === undefined) return { goTo: missing(data) }
  const changed = scope.rides.request({
    vehicleType: type,
    pickup,
    ...(dropoff && { dropoff }),
    ...(driver && { driverId: driver.driverId }),
    ...(radiusM && { radiusM }),
  })
  if ('ride' in changed) return { done: true, say: [asking(changed.ride, ctx)] }
  if (changed.problem === 'already_riding') return riding(ctx)
  return {
    done: true,
    say: [text(changed.problem === 'gone' ? say('find.taken') : problemIn(changed.problem, ctx))],
  }
}

function pointIn(value: string): Point | undefined {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(value) ?? []
  const point = { latitude: Number(latitude), longitude: Number(longitude) }
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : undefined
}

const isLink = (incoming: Incoming): incoming is Incoming & { kind: 'text' } =>
  incoming.kind === 'text' && /(?:https?|geo):/i.test(incoming.body)

const offeredTypes = ['moto', 'cab', 'liffan', 'truck', 'rental'] as const satisfies VehicleType[]
type OfferedType = (typeof offeredTypes)[number]

const longestPlace = 60

/** The farthest that anybody can look. */
const widestM = 25_000
