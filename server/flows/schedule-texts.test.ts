import { usualRules } from '../rides/rules.ts'
import { cancelDay, cancelTrip } from '../trips/cancel.ts'
import { beside, kimironko, nyabugogo, vehicleFor } from '../trips/testing.ts'
import { hourMs, type Transcript } from './testing.ts'
import { everyTextIsSaid } from './tour/testing.ts'

const longest = 'W'.repeat(200)
const from = { ...kimironko, name: longest }
const to = { ...nyabugogo, name: longest }

const tap = (chat: Transcript, id: string) => chat.sends({ kind: 'choice', id, title: 'x' })
const place = (
  chat: Transcript,
  { latitude, longitude, name }: { latitude: number; longitude: number; name?: string },
) => chat.sends({ kind: 'location', latitude, longitude, ...(name !== undefined && { name }) })

/** Opens the flow from the menu, whatever the language. */
async function begins(chat: Transcript, what: 'travel' | 'drive'): Promise<void> {
  await tap(chat, 'menu!open!schedule')
  if ((await chat.conversation()).step === 'what') await tap(chat, `schedule.what.${what}`)
  await place(chat, from)
  await place(chat, to)
}

async function plans(
  chat: Transcript,
  what: 'travel' | 'drive',
  repeats = 'once',
  hour = '7-9',
): Promise<void> {
  await begins(chat, what)
  await tap(chat, `schedule.day.${tomorrow}`)
  await chat.says(hour)
  await chat.says('2')
  await tap(chat, `schedule.repeats.${repeats}`)
}

async function joins(chat: Transcript, what: 'travel' | 'drive', repeats = 'once'): Promise<Transcript> {
  const { language } = await languageOf(chat)
  const person = await chat.cast.person({ name: longest, language })
  if (what === 'drive') await owns(person)
  await plans(person, what, repeats)
  return person
}

const owns = (person: Transcript, plate = 'WWWWWWWW') =>
  person.db.write((tx) => vehicleFor(tx, person.personId, { plate: `${plate}${person.personId}`.slice(-8) }))

const languageOf = async (chat: Transcript) =>
  chat.db.read.get<{ language: 'en' }>('select language from person where id = ?', chat.personId) ?? {
    language: 'en' as const,
  }

async function planning(chat: Transcript): Promise<void> {
  await begins(chat, 'travel')
  for (const day of ['x', '1/1/2020', '1/1/2099', 'demain']) await chat.says(day)
  await chat.says('x')
  await tap(chat, 'schedule.hour.any')
  for (const seats of ['11', '2']) await chat.says(seats)
  await tap(chat, 'schedule.repeats.daily')
  await begins(chat, 'travel')
  await tap(chat, `schedule.day.${tomorrow - 1}`)
  await chat.says('0:30')
  await chat.says('9:30')
  await chat.says('1')
  await chat.waits(hourMs)
  await tap(chat, 'schedule.repeats.weekly')
  await tap(chat, `schedule.day.${tomorrow}`)
  await chat.says('9')
  await chat.says('1')
  await tap(chat, 'schedule.repeats.weekdays')
  await begins(chat, 'travel')
  await place(chat, from)
  await chat.says('cancel')
  await tap(chat, 'menu!open!schedule')
  await tap(chat, 'schedule.what.mine')
  await begins(chat, 'travel')
  await tap(chat, `schedule.day.${tomorrow}`)
  await chat.says('10')
  await chat.says('1')
  await tap(chat, 'schedule.repeats.weekly')
  await chat.db.write((tx) => tx.run('update trip set first_day = first_day'))
}

async function tooClose(chat: Transcript): Promise<void> {
  await tap(chat, 'menu!open!schedule')
  await place(chat, from)
  await place(chat, { ...from, ...beside(kimironko, 10, 0) })
}

/** The day was chosen weeks ago, by a clock that was wrong. */
async function tooFar(chat: Transcript): Promise<void> {
  await begins(chat, 'travel')
  await tap(chat, `schedule.day.${tomorrow}`)
  await chat.says('9')
  await chat.says('1')
  await chat.db.write((tx) =>
    tx.run(`update conversation set data = json_set(data, '$.day', ${tomorrow + 100})`),
  )
  await tap(chat, 'schedule.repeats.once')
}

async function tooMany(chat: Transcript): Promise<void> {
  for (let hour = 2; hour <= 22; hour += 1) await plans(chat, 'travel', 'once', `${hour}:00`)
  await tap(chat, 'schedule!mine!')
  await tap(chat, `schedule!dropTrip!${tripOf(chat)}`)
  await tap(chat, 'schedule.sure.yes')
  await plans(chat, 'travel', 'once', '22:00')
}

async function driving(chat: Transcript): Promise<void> {
  await owns(chat)
  await chat.db.write((tx) => tx.run(`update vehicle set state = 'pending'`))
  await tap(chat, 'menu!open!schedule')
  await tap(chat, 'schedule.what.drive')
  await chat.db.write((tx) => tx.run(`update vehicle set state = 'active'`))
  await owns(chat, 'XXXXXXXX')
  await begins(chat, 'drive')
  await tap(chat, `schedule.day.${tomorrow}`)
  await tap(chat, 'schedule.hour.6')
  await tap(chat, 'schedule.vehicle.1')
  await chat.says('2')
  await chat.db.write((tx) => tx.run('update vehicle set insured_until = 1 where id = 1'))
  await tap(chat, 'schedule.repeats.once')
  await chat.db.write((tx) => tx.run('delete from vehicle where id = 1'))
  await plans(chat, 'drive')
  await tap(chat, 'schedule!find!1')
  for (let n = 0; n < 5; n += 1) await joins(chat, 'travel')
  await tap(chat, 'schedule!find!1')
  await tap(chat, `schedule!trip!${tripOf(chat)}`)
}

/** Five drivers, all with the longest names, and everything that can become of asking them. */
async function asking(chat: Transcript): Promise<void> {
  const drivers: Transcript[] = []
  for (let n = 0; n < 6; n += 1) drivers.push(await joins(chat, 'drive', n === 0 ? 'daily' : 'once'))
  await plans(chat, 'travel', 'daily')
  const [own = 0] = days(chat)
  for (const driver of drivers) await tap(chat, `schedule!ask!${own}:${days(driver)[0]}`)
  await tap(chat, `schedule!ask!${own}:${days(drivers[0] ?? chat)[0]}`)
  await tap(chat, `schedule!trip!${tripOf(chat)}`)
  await tap(chat, 'schedule!booking!1')
  await tap(chat, 'schedule!drop!2')
  await tap(drivers[2] ?? chat, 'schedule!decline!3')
  await tap(drivers[0] ?? chat, 'schedule!accept!1')
  await tap(drivers[3] ?? chat, 'schedule!accept!4')
  await tap(chat, 'schedule!mine!')
  await tap(chat, `schedule!trip!${tripOf(chat)}`)
  for (let nth = 0; nth < 11; nth += 1) {
    await tap(chat, 'schedule!write!1')
    await chat.says('x')
  }
  await tap(chat, 'schedule!drop!1')
  await tap(chat, 'schedule.why.keep')
  await tap(chat, `schedule!days!${tripOf(chat)}`)
  await tap(chat, `schedule!dropDay!${own}`)
  await tap(chat, 'schedule.sure.yes')
  await tap(chat, 'schedule!booking!1')
  await tap(chat, `schedule!dropTrip!${tripOf(chat)}`)
  await tap(chat, 'schedule.sure.no')
  await tap(chat, `schedule!dropTrip!${tripOf(chat)}`)
  await tap(chat, 'schedule.sure.yes')
  await tap(chat, 'schedule!mine!')
  await tap(chat, 'schedule!trip!999')
}

async function going(chat: Transcript): Promise<void> {
  const driver = await joins(chat, 'drive')
  await plans(chat, 'travel')
  await tap(chat, `schedule!match!${days(chat)[0]}:${days(driver)[0]}`)
  await tap(driver, `schedule!ask!${days(driver)[0]}:${days(chat)[0]}`)
  await tap(chat, 'schedule!accept!1')
  await chat.waits(48 * hourMs)
}

async function waiting(chat: Transcript): Promise<void> {
  const driver = await joins(chat, 'drive')
  await plans(chat, 'travel')
  await tap(chat, `schedule!ask!${days(chat)[0]}:${days(driver)[0]}`)
  await chat.waits(48 * hourMs)
}

/** The last seat, and somebody who wants it when it is gone. */
async function filling(chat: Transcript): Promise<void> {
  const driver = await joins(chat, 'drive')
  const other = await joins(chat, 'travel')
  const third = await joins(chat, 'travel')
  await plans(chat, 'travel')
  for (const person of [other, chat, third]) {
    await tap(person, `schedule!ask!${days(person)[0]}:${days(driver)[0]}`)
  }
  // Written behind the back of the rules: the seat goes while both answer.
  await chat.db.write((tx) => tx.run(`update trip_day set seats_left = 1 where id = ${days(driver)[0]}`))
  await tap(driver, 'schedule!accept!2')
  await chat.db.write((tx) => tx.run(`update trip_day set seats_left = 2 where id = ${days(driver)[0]}`))
  await tap(driver, 'schedule!accept!1')
  await plans(chat, 'travel', 'once', '7:30')
  await tap(chat, `schedule!match!${days(chat).at(-1)}:${days(driver)[0]}`)
  await chat.db.write((tx) => tx.run(`update trip_day set seats_left = 1 where id = ${days(driver)[0]}`))
  await tap(chat, `schedule!match!${days(chat).at(-1)}:${days(driver)[0]}`)
  await tap(chat, `schedule!ask!${days(chat).at(-1)}:${days(driver)[0]}`)
}

async function unsuitable(chat: Transcript): Promise<void> {
  const driver = await joins(chat, 'drive')
  await plans(chat, 'travel')
  await tap(chat, `schedule!ask!${days(chat)[0]}:${days(driver)[0]}`)
  await chat.db.write((tx) => tx.run(`update vehicle set state = 'suspended'`))
  await tap(driver, 'schedule!accept!1')
  await chat.db.write((tx) => tx.run(`update vehicle set state = 'active'`))
  const second = await joins(chat, 'drive')
  await tap(chat, `schedule!match!${days(chat)[0]}:${days(driver)[0]}`)
  await chat.db.write((tx) => tx.run(`update trip_day set state = 'cancelled' where id = ${days(driver)[0]}`))
  await tap(chat, `schedule!match!${days(chat)[0]}:${days(driver)[0]}`)
  await tap(chat, `schedule!ask!${days(chat)[0]}:${days(second)[0]}`)
  await chat.db.write((tx) => tx.run('update trip_day set seats_left = 0 where id = ?', days(chat)[0] ?? 0))
  await tap(second, 'schedule!accept!2')
}

async function cancelledForThem(chat: Transcript): Promise<void> {
  const driver = await joins(chat, 'drive')
  await plans(chat, 'travel')
  await tap(chat, `schedule!ask!${days(chat)[0]}:${days(driver)[0]}`)
  await tap(driver, 'schedule!accept!1')
  const moment = { now: chat.clock.now(), rules: usualRules, correlationId: 'test', wake: () => {} }
  const operator = { by: 'operator', personId: null } as const
  await chat.db.write((tx) => cancelTrip(tx, tripOf(driver), operator, longest, moment))
  await chat.cast.settles()
  await plans(chat, 'travel', 'daily', '12')
  const [day = 0] = days(chat).slice(1)
  await chat.db.write((tx) => cancelDay(tx, day, operator, longest, moment))
  await chat.cast.settles()
  await chat.says('stop')
}

/** Agreed half an hour before, and in need of help on the way. */
async function late(chat: Transcript): Promise<void> {
  const driver = await joins(chat, 'drive')
  await plans(chat, 'travel')
  await tap(driver, `schedule!ask!${days(driver)[0]}:${days(chat)[0]}`)
  const { at } = chat.db.read.get<{ at: number }>('select pickup_at as at from booking') ?? { at: 0 }
  chat.clock.advance(at - chat.clock.now() - hourMs / 2)
  await tap(chat, 'schedule!accept!1')
  await chat.says('sos')
}

async function uninsured(chat: Transcript): Promise<void> {
  const driver = await joins(chat, 'drive')
  await plans(chat, 'travel')
  await tap(chat, `schedule!ask!${days(chat)[0]}:${days(driver)[0]}`)
  await tap(driver, 'schedule!accept!1')
  await chat.db.write((tx) => tx.run(`update vehicle set state = 'suspended'`))
  await chat.waits(24 * hourMs)
}

async function cancelledByThem(chat: Transcript): Promise<void> {
  const driver = await joins(chat, 'drive')
  await plans(chat, 'travel')
  await tap(chat, `schedule!ask!${days(chat)[0]}:${days(driver)[0]}`)
  await tap(driver, 'schedule!accept!1')
  await tap(driver, 'schedule!drop!1')
  await driver.says(longest)
}

const days = (chat: Transcript): number[] =>
  chat.db.read
    .all<{ id: number }>(
      'select d.id from trip_day d join trip t on t.id = d.trip_id where t.person_id = ? order by d.id',
      chat.personId,
    )
    .map(({ id }) => id)
const tripOf = (chat: Transcript): number =>
  chat.db.read.get<{ id: number }>('select id from trip where person_id = ?', chat.personId)?.id ?? 0

/** 23 November 2026, a Monday. */
const tomorrow = 20_780

everyTextIsSaid((key) => key.startsWith('trips.'), {
  visits: [
    planning,
    tooClose,
    tooFar,
    tooMany,
    driving,
    asking,
    going,
    waiting,
    filling,
    unsuitable,
    cancelledForThem,
    late,
    uninsured,
    cancelledByThem,
  ],
  sameInAll: ['trips.way', 'trips.at', 'trips.agreedWith', 'trips.askedWith'],
})
