import { describe, expect, test } from 'bun:test'
import { sayIn } from '../i18n/catalogue.ts'
import { languages } from '../i18n/languages.ts'
import { plain } from '../i18n/words.ts'
import { operator } from '../rides/moment.ts'
import { usualRules } from '../rides/rules.ts'
import { cancelDay, cancelTrip } from '../trips/cancel.ts'
import { agreedOn, driverIn, drives, kigali, matched, travels } from './scheduling/testing.ts'
import { type Cast, cast, hourMs } from './testing.ts'

const moment = (c: Cast) => ({
  now: c.clock.now(),
  rules: usualRules,
  correlationId: 'test',
  wake: () => {},
})

describe('two who both travel every day', () => {
  test('agree on one day, which is said, and come to the next by a button', async () => {
    const c = await cast()
    const jean = await driverIn(c, 'Jean')
    const aline = await c.person({ name: 'Aline' })
    await drives(jean, { repeats: 'Monday to Friday' })
    await travels(aline, { repeats: 'Monday to Friday' })
    aline.hears('*These drivers suit you* (Monday 23 November)')
    await aline.taps('08:00 Jean')
    await aline.taps('Ask to go along')
    aline.hears('I have asked Jean for Monday 23 November, and I tell you the answer.')
    jean.hears('*Aline* would like to go with you on Monday 23 November.', 'This is for that day only.')
    await jean.taps('Accept')
    jean.hears(
      'Agreed: you take *Aline* along on Monday 23 November.',
      'This is for that day only',
      '‹Other days›',
    )
    aline.hears(
      'Agreed: *Jean* takes you along on Monday 23 November.',
      'This is for that day only',
      '‹Other days›',
    )
    await aline.taps('Other days')
    aline.hears('*These drivers suit you* (Tuesday 24 November)', '*Jean, Cab*')
    await aline.taps('08:00 Jean')
    await aline.taps('Ask to go along')
    await jean.taps('Accept')
    aline.hears('Agreed: *Jean* takes you along on Tuesday 24 November.')
    await c.db.close()
  })

  test('those who travel once hear nothing of other days', async () => {
    const { c, aline } = await agreedOn()
    aline.hears('Agreed: *Jean*')
    expect(aline.visible()).not.toContain('that day only')
    expect(aline.visible()).not.toContain('Other days')
    await c.db.close()
  })
})

describe('reminders', () => {
  test('are promised only as far as they will come', async () => {
    const c = await cast()
    const { aline, jean } = await matched({}, c)
    await aline.taps('Ask to go along')
    c.clock.advance(kigali('2026-11-23T07:20') - c.clock.now())
    await jean.taps('Accept')
    jean.hears('I remind you 15 minutes before.')
    expect(jean.visible()).not.toContain('an hour before')
    await c.db.close()
  })
})

describe('a trip that the operator cancels', () => {
  test('is told to its owner with the reason, also when nobody was to go with them', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    await travels(aline)
    aline.hears('Nobody suits yet', '‹My trips›', '‹Cancel the trip›')
    await c.db.write((tx) => cancelTrip(tx, 1, operator, 'umuganda', moment(c)))
    await c.settles()
    aline.hears(
      'The operator has cancelled your planned trip.',
      'Kimironko → Nyabugogo',
      'Reason: umuganda',
      '‹My trips›',
      '‹Schedule a trip›',
    )
    expect(c.db.read.get('select cancel_reason from trip')).toEqual({ cancel_reason: 'umuganda' })
    await c.db.close()
  })

  test('for one day: the owner hears it once, and so does whoever agreed to it', async () => {
    const { c, aline, jean } = await agreedOn({ repeats: 'Every day' })
    aline.heard = []
    jean.heard = []
    await c.db.write((tx) => cancelDay(tx, 1, operator, 'umuganda', moment(c)))
    await c.settles()
    jean.hears(
      'The operator has cancelled your planned trip on Monday 23 November. Other days stand.',
      'Reason: umuganda',
    )
    expect(jean.heard).toHaveLength(1)
    aline.hears('The operator has cancelled your trip with *Jean*: Monday 23 November', 'Reason: umuganda')
    expect(aline.heard).toHaveLength(1)
    await c.db.close()
  })
})

describe('a call for help', () => {
  test('on a planned trip within a day is answered with the number, and whoever runs this is told', async () => {
    const { c, aline } = await agreedOn()
    await aline.says('sos')
    aline.hears(
      'Call *112* now',
      'I have alerted the operator.',
      'Cab · Jean',
      'RAD 101 B',
      'Monday 23 November at 08:00',
      'I have told nobody else',
    )
    expect(c.db.read.get(`select state, by, detail from booking_event where detail = 'sos'`)).toEqual({
      state: 'agreed',
      by: 'passenger',
      detail: 'sos',
    })
    await c.db.close()
  })

  test('is heard while a question is open, in other languages too, and the question stands', async () => {
    const { c, aline } = await agreedOn()
    await aline.taps('Cancel')
    await aline.standsAt('schedule.why')
    await aline.says('ntabara')
    aline.hears('Call *112* now', 'I have alerted the operator.')
    await aline.standsAt('schedule.why')
    await c.db.close()
  })

  test('also after it, but not days before it', async () => {
    const { c, aline, jean } = await agreedOn()
    await c.waits(25 * hourMs)
    await jean.says('sos')
    jean.hears('I have alerted the operator.', 'Aline')
    const other = await cast()
    const later = await agreedOn({}, other)
    await other.db.write((tx) => tx.run('update booking set pickup_at = pickup_at + 172800000'))
    await later.aline.says('sos')
    later.aline.hears('I alerted nobody')
    expect(aline.visible()).not.toContain('alerted')
    await other.db.close()
    await c.db.close()
  })
})

describe('the words on "My trips"', () => {
  for (const language of languages) {
    test(`open the planned trips, and no others, in ${language}`, async () => {
      const say = sayIn(language)
      const c = await cast()
      const person = await c.person({ language })
      await person.says(say('trips.mine'))
      person.hears(say('trips.none'))
      const words = (key: 'trips.mine.keywords' | 'ride.history.keywords') => say(key).split(',').map(plain)
      expect(words('ride.history.keywords')).not.toContain(plain(say('trips.mine')))
      expect(
        words('trips.mine.keywords').filter((one) => words('ride.history.keywords').includes(one)),
      ).toEqual([])
      await c.db.close()
    })
  }
})
