import { clockIn, dateIn, dayIn, weekdayIn } from '../i18n/calendar.ts'
import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import type { Repeats } from '../policy/trips.ts'
import { answerId, choices, chosen } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Message } from './message.ts'
import { lines, text, typeName } from './ride-words.ts'
import { type C, problemIn, type To } from './schedule-context.ts'
import { dayTyped } from './schedule-day.ts'
import { hoursTyped } from './schedule-time.ts'
import { capital, matchesMessages, tripLines } from './schedule-words.ts'

/** Today, tomorrow and the days after by their names; any other is typed. */
export function askDay({ say, scope, language }: C): Message {
  const today = scope.trips.now().day
  const rows = Array.from({ length: daysOffered }, (_, ahead): Choice => {
    const day = today + ahead
    const weekday = weekdayIn(language, day)
    const named = [say('trips.today'), say('trips.tomorrow')][ahead]
    return {
      id: answerId('schedule', 'day', day),
      title: named ?? capital(weekday),
      description: named === undefined ? dateIn(language, day) : capital(dayIn(language, day)),
    }
  })
  return choices(say('trips.askDay'), rows, { button: say('trips.dayButton') })
}

export function dayAnswered(incoming: Incoming, { say, scope, language }: C): To {
  const today = scope.trips.now().day
  const tapped = chosen(incoming, 'schedule', 'day')
  const typed = incoming.kind === 'text' ? incoming.body : ''
  const day = tapped !== undefined && /^\d{1,6}$/.test(tapped) ? Number(tapped) : dayTyped(typed, today)
  if (day === undefined) {
    return { problem: say('trips.dayNotUnderstood', { weekday: weekdayIn(language, today + 5) }) }
  }
  if (day < today) return { problem: capital(say('trips.dayPast', { day: dayIn(language, day) })) }
  if (day > today + mostDaysAhead) return { problem: say('trips.dayTooFar', { n: mostDaysAhead }) }
  return { goTo: 'hour', data: { day } }
}

/** A passenger names an hour, a driver a window; what is over today is not offered. */
export function askHour(ctx: C): Message {
  const { data, say, language } = ctx
  const body = { day: dayIn(language, data.day ?? 0) }
  const isDriver = data.role === 'driver'
  const rows = windowsLeft(ctx).map(({ value, title }) => ({
    id: answerId('schedule', 'hour', value),
    title: value === 'any' ? say('trips.anyHour') : title,
  }))
  const question = capital(isDriver ? say('trips.askWindow', body) : say('trips.askHour', body))
  return rows.length === 0 ? text(question) : choices(question, rows, { button: say('trips.hourButton') })
}

export function hourAnswered(incoming: Incoming, ctx: C): To {
  const { data, say, scope } = ctx
  const window = windowIn(incoming, ctx)
  if (window === undefined) return { problem: say('trips.hourNotUnderstood') }
  if (isOver(window, ctx)) return { problem: say('trips.hourPast') }
  const { from, to } = window
  // What was understood is seen before the next answer.
  const meant = from === 0 && to >= wholeDay ? say('trips.anyHour') : `${clockIn(from)}–${clockIn(to)}`
  const note = [text(`🕖 ${meant}`)]
  if (data.role !== 'driver') return { goTo: 'seats', data: { hours: { from, to } }, say: note }
  const [only, ...more] = scope.trips.vehicles().filter(({ valid }) => valid)
  if (only === undefined) return { done: true, say: [text(say('trips.noValidVehicle'))] }
  return more.length > 0
    ? { goTo: 'vehicle', data: { hours: { from, to } }, say: note }
    : { ...withVehicle(only, { hours: { from, to } }), say: note }
}

export function askVehicle(ctx: C): Message {
  const { say, scope } = ctx
  const vehicles = scope.trips.vehicles().filter(({ valid }) => valid)
  // An insurance may end while somebody thinks.
  if (vehicles.length === 0) return text(say('trips.noValidVehicle'))
  return choices(
    say('trips.askVehicle'),
    vehicles.slice(0, mostRows).map(({ id, type, plate }) => ({
      id: answerId('schedule', 'vehicle', id),
      title: plate,
      description: typeName(type, ctx),
    })),
    { button: say('menu.button') },
  )
}

export function vehicleAnswered(incoming: Incoming, { scope, say }: C): To {
  const tapped = chosen(incoming, 'schedule', 'vehicle')
  const vehicles = scope.trips.vehicles().filter(({ valid }) => valid)
  if (vehicles.length === 0) return { done: true, say: [text(say('trips.noValidVehicle'))] }
  const typed = incoming.kind === 'text' ? bare(incoming.body) : undefined
  const vehicle = vehicles.find(({ id, plate }) => String(id) === tapped || bare(plate) === typed)
  return vehicle === undefined ? { problem: say('flow.tapOne') } : withVehicle(vehicle, {})
}

/** A plate is typed with blanks and without. */
const bare = (plate: string): string => plate.replace(/[\s.-]+/g, '').toUpperCase()

/** Behind the rider of a moto there is one seat. */
const withVehicle = ({ id, type }: { id: number; type: string }, data: Partial<C['data']>): To =>
  type === 'moto'
    ? { goTo: 'repeats', data: { ...data, vehicleId: id, seats: 1 } }
    : { goTo: 'seats', data: { ...data, vehicleId: id } }

export function askSeats({ data, say }: C): Message {
  const body = say(data.role === 'driver' ? 'trips.askFreeSeats' : 'trips.askSeats')
  const rows = [1, 2, 3, 4].map((n) => ({ id: answerId('schedule', 'seats', n), title: String(n) }))
  return choices(body, rows, { button: say('trips.seatsButton') })
}

export function seatsAnswered(incoming: Incoming, { data, say, scope }: C): To {
  const typed = incoming.kind === 'text' ? incoming.body.normalize('NFKC').trim() : ''
  const answer = chosen(incoming, 'schedule', 'seats') ?? typed
  const vehicle = scope.trips.vehicles().find(({ id }) => id === data.vehicleId)
  const max = data.role === 'driver' ? (vehicle?.seats ?? mostOffered) : mostWanted
  const seats = /^\d{1,2}$/.test(answer) ? Number(answer) : 0
  if (seats < 1 || seats > max) return { problem: say('trips.seatsNotUnderstood', { max }) }
  return { goTo: 'repeats', data: { seats } }
}

export function askRepeats({ say, data, language }: C): Message {
  const rows = repeats.map((value): Choice => {
    const choice = { id: answerId('schedule', 'repeats', value), title: say(`trips.${value}`) }
    const day = data.day ?? 0
    if (value === 'once') return { ...choice, description: capital(dayIn(language, day)) }
    return value === 'weekly' ? { ...choice, description: capital(weekdayIn(language, day)) } : choice
  })
  return choices(say('trips.askRepeats'), rows, { button: say('trips.repeatsButton') })
}

/** The last answer: the trip is kept, and whoever suits is shown. */
export function repeatsAnswered(incoming: Incoming, ctx: C): To {
  const { data, say, scope } = ctx
  const tapped = chosen(incoming, 'schedule', 'repeats')
  const how = repeats.find((one) => one === tapped)
  if (how === undefined) return { problem: say('flow.tapOne') }
  const { role, from, to, day, hours: window, seats, vehicleId } = data
  if (
    role === undefined ||
    from === undefined ||
    to === undefined ||
    day === undefined ||
    !window ||
    !seats
  ) {
    return { goTo: 'what' }
  }
  const planned = scope.trips.plan({
    role,
    from,
    to,
    firstDay: day,
    windowFromMin: window.from,
    windowToMin: window.to,
    seats,
    repeats: how,
    ...(vehicleId !== undefined && { vehicleId }),
  })
  if ('trip' in planned) {
    const { trip } = planned
    const head = [say('trips.planned'), '', ...tripLines(trip, ctx)]
    const found = scope.trips.matches(trip.id)
    return { done: true, say: matchesMessages(head, found, 'trips.nobodyYet', trip.id, ctx) }
  }
  const said = [text(problemIn(planned.problem, ctx))]
  if (planned.problem === 'past' || planned.problem === 'too_far_ahead') return { goTo: 'day', say: said }
  return { done: true, say: [text(lines(said.map(({ body }) => body)))] }
}

/** The window that was chosen or typed. A passenger's hour means an hour before and after, a driver's a quarter. */
function windowIn(incoming: Incoming, ctx: C): { from: number; to: number } | undefined {
  const isDriver = ctx.data.role === 'driver'
  const tapped = chosen(incoming, 'schedule', 'hour')
  if (tapped !== undefined) return (isDriver ? windows : hours).find(({ value }) => value === tapped)
  if (incoming.kind !== 'text') return undefined
  if (!isDriver && meansAnyHour(incoming.body)) return anyHour
  // Few travel before six: a low number is that of a choice, as everywhere, and a higher one an hour.
  const number = /^\s*([1-5])\s*$/.exec(incoming.body)?.[1]
  const choice = number === undefined ? undefined : windowsLeft(ctx)[Number(number) - 1]
  if (choice !== undefined) return choice
  const typed = hoursTyped(incoming.body)
  if (typed === undefined) return undefined
  return 'at' in typed ? around(typed.at, isDriver ? 15 : 60) : typed
}

/** Those that are not over today. */
const windowsLeft = (ctx: C) =>
  (ctx.data.role === 'driver' ? windows : hours).filter((window) => !isOver(window, ctx))

/** Not before midnight: the trip would belong to the day before. */
const around = (at: number, minutes: number): { from: number; to: number } => ({
  from: Math.max(0, at - minutes),
  to: at + minutes,
})

function isOver({ to }: { to: number }, { data, scope }: C): boolean {
  const now = scope.trips.now()
  return data.day !== undefined && data.day * wholeDay + to <= now.day * wholeDay + now.minute
}

const meansAnyHour = (typed: string): boolean =>
  languages.some((language) =>
    sayIn(language)('trips.anyHour.keywords')
      .split(',')
      .some((word) => plain(word) === plain(typed)),
  )

const wholeDay = 1440
const anyHour = { from: 0, to: wholeDay }
const hours = [
  ...['06:00', '08:00', '12:00', '17:00', '19:00'].map((title) => ({
    value: title.slice(0, 2),
    title,
    ...around(Number(title.slice(0, 2)) * 60, 60),
  })),
  { value: 'any', title: '', ...anyHour },
]
const windows = [
  [6, 10],
  [10, 14],
  [14, 18],
  [18, 22],
].map(([from = 0, to = 0]) => ({
  value: String(from),
  title: `${String(from).padStart(2, '0')}:00–${to}:00`,
  from: from * 60,
  to: to * 60,
}))
const repeats = ['once', 'daily', 'weekdays', 'weekly'] as const satisfies Repeats[]
const daysOffered = 7
const mostDaysAhead = 60
const mostWanted = 10
const mostOffered = 60
const mostRows = 10
