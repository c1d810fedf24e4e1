import { describe, expect, test } from 'bun:test'
import { usualRules } from '../rides/rules.ts'
import { prepareTripDays } from '../trips/nightly.ts'
import { beside, kimironko, nyabugogo, vehicleFor } from '../trips/testing.ts'
import { agreedOn, driverIn, drives, kigali, matched, sendsPlace, travels } from './scheduling/testing.ts'
import { type Cast, cast, hourMs, type Transcript } from './testing.ts'

describe('a passenger and a driver', () => {
  test('plan, find each other, agree, are reminded, and go', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline Uwase' })
    const jean = await driverIn(c, 'Jean Bosco')

    await aline.says('schedule a trip')
    aline.hears('Where does your trip begin?')
    await sendsPlace(aline, kimironko)
    aline.hears('Where do you want to go?')
    await sendsPlace(aline, nyabugogo)
    aline.hears('On which day?', '‹Today›', '‹Tomorrow› Monday 23 November', '‹Tuesday› 24 November')
    await aline.says('tomorrow')
    aline.hears('Monday 23 November: at what hour?', '‹06:00›', '‹19:00›', '‹Any hour›')
    await aline.says('7:30')
    aline.hears('🕖 06:30–08:30', 'How many seats do you need?')
    await aline.says('1')
    aline.hears('How often')
    await aline.taps('Only once')
    aline.hears(
      'Your trip is noted',
      'Kimironko → Nyabugogo',
      'Monday 23 November, 06:30 to 08:30',
      'Nobody suits yet',
      '‹My trips›',
      '‹Cancel the trip›',
    )

    await drives(jean)
    jean.hears(
      'Your trip is noted',
      'Free seats: 3',
      '🚘 Cab, RAD 102 B',
      'On your way',
      '*Aline*: 500 m from your way, waits at 07:45',
    )
    aline.hears('A driver suits your trip', '*Jean, Cab*: 500 m from your start, leaves 07:45')
    await aline.taps('Ask to go along')
    aline.hears('I have asked Jean for Monday 23 November')
    jean.hears(
      '*Aline* would like to go with you on Monday 23 November.',
      'Monday 23 November at about 07:45',
      'detour: about',
      '‹Accept›',
      '‹Decline›',
    )
    await jean.taps('Accept')
    jean.hears(
      'Agreed: you take *Aline',
      'Monday 23 November at 07:45',
      'maps.google.com',
      '📞 +250788111222',
      '‹Message›',
      '‹Cancel›',
    )
    aline.hears(
      'Agreed: *Jean',
      '07:45',
      'RAD 102 B',
      '📞 +250788111223',
      'I remind you an hour before, and again 15 minutes before.',
    )

    // From 08:00 in UTC, 10:00 in Kigali, to 06:45 of the next day.
    await c.waits(kigali('2026-11-23T06:45') - c.clock.now())
    aline.hears('In an hour *Jean', 'takes you along')
    jean.hears('In an hour you take *Aline')
    await c.waits(45 * 60_000)
    expect(c.clock.now()).toBe(kigali('2026-11-23T07:30'))
    aline.hears('In 15 min *Jean')
    await aline.taps('Message')
    aline.hears('What shall I tell Jean')
    await aline.says('I wear a red hat')
    aline.hears('Jean', 'has got your message')
    jean.hears('*Aline', 'I wear a red hat')
    aline.heard = []
    await c.waits(kigali('2026-11-23T07:45') - c.clock.now())
    jean.hears('It is time to pick up *Aline', '📞', '‹Message›', '‹Cancel›')
    aline.hearsNothing()
    await c.waits(3 * hourMs)
    aline.hears('should be over', 'about', 'RWF', '‹MoMo QR code›')
    jean.hears('should be over')
    await aline.taps('MoMo QR code')
    aline.hears('How much for 0788 111 223')
    await c.db.close()
  })

  test('see where a stranger’s nameless pin is to half a kilometre only, until they agree', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    const jean = await driverIn(c, 'Jean')
    const door = { latitude: -1.94973, longitude: 30.12604 }
    await travels(aline, { from: door })
    await drives(jean)
    jean.hears('On your way', '*Aline*')
    await jean.taps('08:00 Aline')
    jean.hears('📍 -1.94750,30.12490 → ')
    expect(jean.visible()).not.toContain('30.12604')
    await jean.taps('Offer a seat')
    await aline.taps('Accept')
    jean.hears('📍 -1.94973,30.12604 → Nyabugogo', 'https://maps.google.com/?q=-1.94973,30.12604')
    await c.db.close()
  })

  test('do not agree when one declines; both trips stand', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    const jean = await driverIn(c, 'Jean')
    await drives(jean)
    await travels(aline)
    aline.hears('These drivers suit you', '1. *Jean, Cab*', '‹08:00 Jean›')
    await aline.taps('08:00 Jean')
    await aline.taps('Ask to go along')
    await jean.taps('Decline')
    jean.hears('All right, I tell Aline.')
    aline.hears('Jean cannot on Monday 23 November.', 'Your trip stands')
    await aline.taps('Find others')
    aline.hears('Nobody suits at the moment')
    await jean.taps('Accept')
    jean.hears('settled already')
    await c.db.close()
  })
})

test('"Accept" that is typed shows what still waits for it, and is told when nothing does', async () => {
  const { c, aline, jean } = await matched()
  await aline.taps('Ask to go along')
  await jean.says('menu')
  await jean.says('accept')
  jean.hears('*Aline', '‹Accept›')
  await jean.says('accept')
  jean.hears('Agreed: you take *Aline*')
  for (const typed of ['Accept', 'Accepter', 'decline']) {
    await jean.says(typed)
    jean.hears('That has been settled already.')
  }
  await c.db.close()
})

describe('an agreement', () => {
  test('asked by both is agreed at once', async () => {
    const { c, aline, jean } = await matched()
    await aline.taps('Ask to go along')
    await jean.taps('Offer a seat')
    jean.hears('Agreed: you take *Aline*')
    aline.hears('Agreed: *Jean* takes you along on Monday 23 November.')
    await c.db.close()
  })

  test('is given up by the passenger with a reason: the driver is told, and nobody is reminded', async () => {
    const { c, aline, jean } = await agreedOn()
    await aline.taps('Cancel')
    aline.hears('Why do you cancel? I will tell Jean.', '‹My plans have changed›', '‹No, keep it›')
    await aline.taps('No, keep it')
    aline.hears('It stands.')
    await aline.taps('Cancel')
    await aline.says('My aunt drives me')
    aline.hears('Monday 23 November with Jean is cancelled, and I tell Jean')
    jean.hears(
      '*Aline* has cancelled: Monday 23 November at 08:00',
      'Reason: My aunt drives me',
      '‹Find others›',
    )
    jean.heard = []
    await c.waits(20 * hourMs)
    jean.hearsNothing()
    await c.db.close()
  })

  test('is given up by the driver: the seat is free again, and the passenger may find others', async () => {
    const { c, aline, jean } = await agreedOn({ seats: '1' })
    const paul = await driverIn(c, 'Paul')
    await drives(paul)
    await jean.taps('Cancel')
    await jean.taps('Vehicle trouble')
    aline.hears('*Jean* has cancelled', 'Reason: Vehicle trouble', 'Your own trip stands.', '‹Find others›')
    expect(seatsLeft(c)).toEqual([1, 1, 3])
    await aline.taps('Find others')
    aline.hears('These drivers suit you', '*Paul, Cab*')
    expect(aline.visible()).not.toContain('Jean')
    await c.db.close()
  })

  test('nobody answers in time: both are told, and it can be asked again', async () => {
    const { c, aline, jean } = await matched()
    await aline.taps('Ask to go along')
    await c.waits(kigali('2026-11-23T08:00') - c.clock.now())
    aline.hears('Jean has not answered in time for Monday 23 November. Your trip stands.')
    jean.hears('The time to answer Aline for Monday 23 November is over.')
    await jean.taps('Accept')
    jean.hears('That has been settled already.')
    await aline.taps('Find others')
    aline.hears('*Jean, Cab*')
    await c.db.close()
  })

  test('closes what else was asked: another driver hears that the passenger goes with somebody else', async () => {
    const c = await cast()
    const [jean, paul] = [await driverIn(c, 'Jean'), await driverIn(c, 'Paul')]
    const aline = await c.person({ name: 'Aline' })
    await drives(jean)
    await drives(paul)
    await travels(aline)
    aline.hears('1. *Jean, Cab*', '2. *Paul, Cab*', '‹08:00 Jean›', '‹08:00 Paul›')
    for (const name of ['Jean', 'Paul']) {
      await aline.taps(`08:00 ${name}`)
      await aline.taps('Ask to go along')
    }
    await paul.taps('Accept')
    aline.hears('Agreed: *Paul*')
    jean.hears('Aline goes with somebody else on Monday 23 November.')
    await c.db.close()
  })

  test('of two passengers for the last seat, only one has it, whoever is accepted first', async () => {
    const c = await cast()
    const jean = await driverIn(c, 'Jean')
    const [aline, beata] = [await c.person({ name: 'Aline' }), await c.person({ name: 'Beata' })]
    await drives(jean, { seats: '1' })
    for (const [person, name] of [
      [aline, 'Jean'],
      [beata, 'Jean'],
    ] as const) {
      await travels(person)
      await person.taps(`08:00 ${name}`)
      await person.taps('Ask to go along')
    }
    const ids = jean
      .choices()
      .filter(({ title }) => title === 'Accept')
      .map(({ id }) => id)
    expect(ids).toHaveLength(2)
    await jean.sends({ kind: 'choice', id: ids[1] ?? '', title: 'Accept' })
    jean.hears('Agreed: you take *Aline*')
    beata.hears('Jean has no seat left on Monday 23 November. Your trip stands.')
    await jean.sends({ kind: 'choice', id: ids[0] ?? '', title: 'Accept' })
    jean.hears('That has been settled already.')
    expect(states(c)).toEqual(['agreed', 'expired'])
    await c.db.close()
  })

  test('where numbers are not told, words are passed on', async () => {
    const c = await cast({ rules: { ...usualRules, contact: 'relay' } })
    const { aline, jean } = await agreedOn({}, c)
    aline.hears('Agreed: *Jean*', 'RAD 101 B', 'Numbers stay private')
    expect(aline.visible()).not.toContain('📞')
    await jean.taps('Message')
    await jean.says('I come in five minutes')
    aline.hears('*Jean*: I come in five minutes', '‹Reply›')
    await c.db.close()
  })

  test('ends an hour before, when the vehicle may not drive any more: both are told, once', async () => {
    const { c, aline, jean } = await agreedOn()
    await c.db.write((tx) => tx.run(`update vehicle set state = 'suspended'`))
    await c.waits(kigali('2026-11-23T07:00') - c.clock.now())
    aline.hears(
      'Your trip with *Jean* on Monday 23 November at 08:00 is cancelled',
      'not insured any more',
      '‹Find others›',
    )
    jean.hears('Your trip with *Aline* on Monday 23 November at 08:00 is cancelled')
    aline.heard = []
    await c.waits(2 * hourMs)
    aline.hearsNothing()
    await c.db.close()
  })

  test('ends when one of them says stop: the other is told, and all their trips are cancelled', async () => {
    const { c, aline, jean } = await agreedOn()
    await jean.says('stop')
    jean.hears('Your planned trips are cancelled.', 'You will get no more messages')
    aline.hears('*Jean* has cancelled', 'Your own trip stands.')
    await aline.taps('Find others')
    aline.hears('Nobody suits at the moment')
    await c.db.close()
  })
})

describe('planning', () => {
  test('a passenger who comes later is told to the drivers who wait, each pair once', async () => {
    const c = await cast()
    const jean = await driverIn(c, 'Jean')
    await drives(jean, { repeats: 'Every day' })
    const aline = await c.person({ name: 'Aline' })
    jean.heard = []
    await travels(aline, { repeats: 'Every day' })
    jean.hears('A passenger is on your way', '*Aline*: 500 m from your way, waits at 08:00', '‹Offer a seat›')
    jean.heard = []
    await c.waits(3 * 24 * hourMs)
    await nightly(c)
    jean.hearsNothing()
    await jean.taps('Offer a seat')
    jean.hears('That has been settled already.')
    await c.db.close()
  })

  test('at most five are told of a new trip', async () => {
    const c = await cast()
    const drivers: Transcript[] = []
    for (let n = 1; n <= 7; n += 1) {
      const jean = await driverIn(c, `Jean${n}`)
      drivers.push(jean)
      await drives(jean)
      jean.heard = []
    }
    const aline = await c.person({ name: 'Aline' })
    await travels(aline)
    aline.hears('5. *Jean5, Cab*', 'Whom shall I ask?')
    expect(drivers.filter((jean) => jean.heard.length > 0)).toHaveLength(5)
    await c.db.close()
  })

  test('what cannot be understood or is over is asked again, kindly', async () => {
    const c = await cast()
    const aline = await c.person()
    await aline.says('plan a trip')
    await sendsPlace(aline, kimironko)
    await sendsPlace(aline, beside(kimironko, 100, 0))
    aline.hears('That is where the trip begins.')
    await sendsPlace(aline, nyabugogo)
    await aline.says('some day')
    aline.hears('I do not know which day that is.', 'such as Friday.', 'On which day?')
    await aline.says('20/11/2026')
    aline.hears('Friday 20 November is over. Choose today or a later day.')
    await aline.says('1/2/2027')
    aline.hears('I plan at most 60 days ahead.')
    await aline.taps('Today')
    // It is ten in the morning.
    aline.offers('12:00', '17:00', '19:00', 'Any hour')
    await aline.says('8')
    aline.hears('That hour is over. Choose a later one.')
    await aline.says('when the cock crows')
    aline.hears('I do not know which hour that is.')
    await aline.says('9:30')
    aline.hears('How many seats')
    await aline.says('11')
    aline.hears('Type it as a number from 1 to 10.')
    await aline.says('2')
    await aline.says('only once')
    // The window began at 08:30 and has not ended.
    aline.hears('Sunday 22 November, 08:30 to 10:30', 'Seats needed: 2')
    await c.db.close()
  })

  test('a number as high as five is that of a choice, a higher one is an hour', async () => {
    const c = await cast()
    const aline = await c.person()
    for (const [typed, meant] of [
      ['2', '07:00–09:00'],
      ['5', '18:00–20:00'],
      ['6', '05:00–07:00'],
      ['05', '04:00–06:00'],
      ['4:00', '03:00–05:00'],
      ['any time', 'Any hour'],
      ['0:20', '00:00–01:20'],
      ['23:30', '22:30–00:30'],
      ['22-2', '22:00–02:00'],
    ] as const) {
      await aline.says('plan a trip')
      await sendsPlace(aline, kimironko)
      await sendsPlace(aline, nyabugogo)
      await aline.says('tomorrow')
      await aline.says(typed)
      aline.hears(`🕖 ${meant}`)
      await aline.says('menu')
    }
    await c.db.close()
  })

  test('a time that passes while they think is said', async () => {
    const c = await cast()
    const aline = await c.person()
    await aline.says('plan a trip')
    await sendsPlace(aline, kimironko)
    await sendsPlace(aline, nyabugogo)
    for (const words of ['today', '9:30', '1']) await aline.says(words)
    await c.waits(hourMs)
    await aline.taps('Only once')
    aline.hears('That time is over. Let us begin with the day again.', 'On which day?')
    await c.db.close()
  })

  test('in other languages', async () => {
    const c = await cast()
    const amina = await c.person({ language: 'sw', name: 'Amina' })
    await amina.says('panga safari')
    await sendsPlace(amina, kimironko)
    await sendsPlace(amina, nyabugogo)
    for (const words of ['keshokutwa', 'saa mbili asubuhi', '1']) await amina.says(words)
    await amina.taps('Jumatatu hadi Ijumaa')
    amina.hears('Safari yako imeandikwa', 'Jumanne 24 Novemba, 07:00 hadi 09:00', '🔁 Jumatatu hadi Ijumaa')
    const luc = await c.person({ language: 'fr' })
    await luc.says('Prévoir un trajet')
    await sendsPlace(luc, kimironko)
    await sendsPlace(luc, nyabugogo)
    for (const words of ['mardi', '18h', '1']) await luc.says(words)
    await luc.taps('Chaque semaine')
    luc.hears('Mardi 24 novembre, de 17:00 à 19:00', '🔁 Chaque semaine: mardi')
    const eric = await c.person({ language: 'rw' })
    await eric.says('teganya urugendo')
    await sendsPlace(eric, kimironko)
    await sendsPlace(eric, nyabugogo)
    for (const words of ['ejo', 'saa moya za mu gitondo', '1', 'Buri munsi']) await eric.says(words)
    eric.hears('Kuwa mbere, 23 Ugushyingo, 06:00 kugeza 08:00')
    await c.db.close()
  })

  test('only drivers with a vehicle are offered to drive, and only a valid one will do', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    await jean.says('schedule')
    await jean.standsAt('schedule.from')
    await c.db.write((tx) => {
      const id = vehicleFor(tx, jean.personId)
      tx.run(`update vehicle set state = 'pending' where id = ?`, id)
    })
    await jean.says('menu')
    await jean.says('schedule')
    jean.offers('I want to travel', 'I have free seats')
    await jean.taps('I have free seats')
    jean.hears('you need a vehicle that is verified and insured')
    await c.db.write((tx) =>
      tx.run(`update vehicle set state = 'active', insured_until = ?`, kigali('2026-11-23T23:00')),
    )
    await jean.says('schedule')
    await jean.taps('I have free seats')
    await sendsPlace(jean, kimironko)
    await sendsPlace(jean, nyabugogo)
    await jean.says('tuesday')
    await jean.says('6-10')
    await jean.says('2')
    await jean.taps('Only once')
    jean.hears('On that day your vehicle is not verified, or not insured.')
    await c.db.close()
  })

  test('behind a moto there is one seat, and of several vehicles one is chosen', async () => {
    const c = await cast()
    const jean = await driverIn(c, 'Jean')
    await c.db.write((tx) => vehicleFor(tx, jean.personId, { type: 'moto', plate: 'RC123A' }))
    await jean.says('schedule')
    await jean.taps('I have free seats')
    await sendsPlace(jean, kimironko)
    await sendsPlace(jean, nyabugogo)
    await jean.says('tomorrow')
    jean.offers('06:00–10:00', '10:00–14:00', '14:00–18:00', '18:00–22:00')
    await jean.taps('18:00–22:00')
    jean.hears('With which vehicle?', '‹RAD 101 B›', '‹RC 123 A›')
    await jean.says('rc123a')
    await jean.standsAt('schedule.repeats')
    await jean.taps('Only once')
    jean.hears('18:00 to 22:00', 'Free seats: 1', '🛵 Moto, RC 123 A')
    await c.db.close()
  })
})

describe('my trips', () => {
  test('one day of a repeated trip is cancelled; the others stand, and who agreed for it is told', async () => {
    const c = await cast()
    const { aline, jean } = await agreedOn({ repeats: 'Every day' }, c)
    await jean.says('my trips')
    jean.hears('*Your trips*', '1. 📍 Kimironko → Nyabugogo', 'Monday 23 November, 07:00 to 09:00 🔁')
    await jean.taps('1. Nyabugogo')
    jean.hears(
      '🔁 Every day',
      'Next: Monday 23 · Tuesday 24 · Wednesday 25',
      '✅ Aline, Monday 23 November at 08:00',
    )
    await jean.taps('Cancel one day')
    jean.hears('Which day shall I cancel?', '‹23 Monday› Monday 23 November')
    await jean.taps('23 Monday')
    jean.hears('Shall I cancel Monday 23 November?', 'Whoever agreed to go with you is told.')
    await jean.taps('Yes, cancel')
    jean.hears('Monday 23 November is cancelled.')
    aline.hears('*Jean* has cancelled: Monday 23 November at 08:00')
    await nightly(c)
    await jean.says('my trips')
    jean.hears('Tuesday 24 November, 07:00 to 09:00')
    await aline.taps('Find others')
    aline.hears('Nobody suits at the moment')
    await c.db.close()
  })

  test('a whole trip is cancelled, after a second thought', async () => {
    const { c, aline, jean } = await agreedOn()
    await aline.says('my trips')
    await aline.taps('1. Nyabugogo')
    aline.hears('✅ Jean', '‹1. 08:00 Jean›', '‹Find drivers›', '‹Cancel the trip›')
    await aline.taps('1. 08:00 Jean')
    aline.hears('Agreed: *Jean* takes you along on Monday 23 November.', '📞', '‹Message›', '‹Cancel›')
    await aline.taps('Cancel the trip')
    aline.hears('Shall I cancel the whole trip?', 'Whoever agreed')
    await aline.taps('No, keep it')
    await aline.taps('Cancel the trip')
    await aline.taps('Yes, cancel')
    aline.hears('The trip is cancelled.')
    jean.hears('*Aline* has cancelled')
    await aline.says('my trips')
    aline.hears('You have no trip planned.', '‹Schedule a trip›')
    await c.db.close()
  })

  test('repeats go on across the end of a month and a year, and days that are over leave the list', async () => {
    const c = await cast()
    c.clock.advance(kigali('2026-12-29T20:00') - c.clock.now())
    const aline = await c.person({ name: 'Aline' })
    await travels(aline, { hour: '23:30', repeats: 'Every day' })
    aline.hears('Wednesday 30 December, 22:30 to 00:30')
    for (const day of ['Wednesday 30 December', 'Thursday 31 December', 'Friday 1 January']) {
      await c.waits(24 * hourMs)
      await nightly(c)
      // At eight in the evening; last night's window ended at half past midnight.
      await aline.says('my trips')
      aline.hears(`${day}, 22:30 to 00:30`)
    }
    const days = c.db.read.all<{ state: string; n: number }>(
      'select state, count(*) as n from trip_day group by state order by state',
    )
    expect(days).toEqual([
      { state: 'open', n: 14 },
      { state: 'past', n: 2 },
    ])
    await c.db.close()
  })

  test('nobody can touch what is not theirs', async () => {
    const { c } = await agreedOn()
    const stranger = await c.person({ name: 'Mallory' })
    for (const id of [
      'match!1:2',
      'ask!1:2',
      'accept!1',
      'decline!1',
      'booking!1',
      'drop!1',
      'write!1',
      'trip!1',
    ]) {
      await stranger.sends({ kind: 'choice', id: `schedule!${id}`, title: 'x' })
      stranger.hears('I do not have that any more.')
    }
    for (const id of ['dropDay!1', 'dropTrip!1', 'days!1', 'find!1']) {
      await stranger.sends({ kind: 'choice', id: `schedule!${id}`, title: 'x' })
      stranger.hears('I do not have that any more.')
    }
    expect(states(c)).toEqual(['agreed'])
    await c.db.close()
  })
})

const nightly = async (c: Cast) => {
  await prepareTripDays({ db: c.db, clock: c.clock, wake: () => {} }, usualRules)
  await c.settles()
}

const seatsLeft = (c: Cast) =>
  c.db.read.all<{ n: number }>('select seats_left as n from trip_day order by id').map(({ n }) => n)
const states = (c: Cast) =>
  c.db.read.all<{ state: string }>('select state from booking order by id').map(({ state }) => state)
