import { describe, expect, test } from 'bun:test'
import { ridesMatching } from '../rides/browse.ts'
import { usualRules } from '../rides/rules.ts'
import {
  asksAnybody,
  driverIn,
  driving,
  kimironko,
  northOf,
  pinAt,
  pinOf,
  remera,
  taps,
} from './riding/testing.ts'
import { cast, hourMs } from './testing.ts'

describe('a whole ride', () => {
  test('accepted, arrived, begun by the PIN, paid by MoMo, rated by both', async () => {
    const c = await cast({ publicUrl: 'https://inzira.example.rw' })
    const aline = await c.person({ name: 'Aline Uwase', phone: '250788111001' })
    const jean = await driverIn(c, { name: 'Jean', phone: '250788111002', at: northOf(kimironko, 900) })
    await asksAnybody(aline)
    await jean.says('1')
    jean.hears(
      'The ride is yours. Pick up *Aline Uwase*.',
      '+250788111001',
      'Kimironko market',
      'maps.google',
    )
    jean.offers('I have arrived', 'Message', 'Cancel ride')
    aline.hears('*Jean* is coming', 'Plate: *RAB 002 C*', '+250788111002', 'in about 3 min', 'Your PIN: *')
    aline.offers('Message', 'Share trip', 'Cancel ride')
    expect(aline.heard).toHaveLength(1)

    await jean.taps('I have arrived')
    jean.hears('I have told Aline Uwase.', 'ask for their PIN')
    aline.hears('*Jean* has arrived.', 'Plate: *RAB 002 C*', 'Your PIN')

    await jean.says(` ${pinOf(aline).split('').join(' ')} `)
    jean.hears('The ride has begun.', 'Remera', 'maps.google')
    jean.offers('End ride', 'Message', 'SOS')
    aline.hears('The ride has begun. Have a good trip!')
    aline.offers('Message', 'Share trip', 'SOS')

    await jean.taps('End ride')
    jean.hears('What does Aline Uwase pay?', '447 RWF')
    await jean.taps('447 RWF')
    jean.hears('I have asked Aline Uwase for *447 RWF*', 'mobile money code for your number')
    jean.offers('★ Bad', '★★ Poor', '★★★ Fine', '★★★★ Good', '★★★★★ Excellent')
    aline.hears('[▣ picture]', 'The fare is *447 RWF*', 'Pay Jean in cash, or with this code', '*447#')
    expect(aline.heard).toHaveLength(1)

    await jean.says('4')
    jean.hears('Thank you for the stars.')
    await aline.taps('Give stars')
    aline.hears('How was Jean?')
    await aline.says('excellent')
    aline.hears('Thank you for the stars.')
    await aline.taps('★ Bad')
    aline.hears('You have given your stars for this ride already.')
    await taps(aline, 'rate')
    aline.hears('You have given your stars for this ride already.')

    await aline.says('my rides')
    aline.hears('*Your last rides*', 'Jean · 447 RWF · done', 'Kimironko market → Remera')
    await asksAnybody(aline)
    jean.hears('👤 Aline ★ 4')
    await aline.says('hi')
    aline.hears('I am asking a driver')
  })

  test('declined by the first, too late for the second, accepted by the third', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    const [first, second, third] = [
      await driverIn(c, { name: 'Jean', at: northOf(kimironko, 100) }),
      await driverIn(c, { name: 'Eric', at: northOf(kimironko, 500) }),
      await driverIn(c, { name: 'Paul', at: northOf(kimironko, 900) }),
    ]
    await asksAnybody(aline)
    await first.taps('Decline')
    first.hears('All right. I am asking somebody else.')
    aline.hears('The driver cannot take you. I am asking the next one.', '‹Cancel›')
    second.hears('Somebody needs a ride')
    await c.waits(125_000)
    second.hears('The time to answer is over')
    aline.hears('The driver did not answer in time. I am asking the next one.')
    third.hears('Somebody needs a ride')
    await second.taps('Accept')
    second.hears('That request is gone')
    await first.taps('Accept')
    first.hears('That request is gone')
    await second.taps('Decline')
    second.hears('That request is gone')
    await third.says('yes')
    third.hears('I did not understand that.')
    await third.taps('Accept')
    aline.hears('*Paul* is coming')
    await first.taps('Decline')
    first.hears('All right.')
  })

  test('two passengers after the same driver: one gets him, the other is told and gets another', async () => {
    const c = await cast()
    const [aline, eve] = [await c.person({ name: 'Aline' }), await c.person({ name: 'Eve' })]
    const jean = await driverIn(c, { name: 'Jean', at: northOf(kimironko, 100) })
    await asksAnybody(aline)
    await asksAnybody(eve)
    eve.hears('I keep looking for 10 min')
    await jean.taps('Accept')
    aline.hears('*Jean* is coming')
    const eric = await driverIn(c, { name: 'Eric', at: northOf(kimironko, 3000) })
    await c.waits(30_000)
    await eric.taps('Accept')
    eve.hears('*Eric* is coming')
    await jean.taps('I have arrived')
    aline.hears('*Jean* has arrived')
  })

  test('without a destination the fare is typed, and what is no fare is asked again', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline', phone: null })
    const jean = await driverIn(c, { phone: '32470123456' })
    await asksAnybody(aline, { to: false })
    await jean.taps('Accept')
    await jean.taps('I have arrived')
    await jean.says(pinOf(aline))
    await jean.taps('End ride')
    jean.hears('What does Aline pay? Type the amount')
    await jean.says('a lot')
    jean.hears('with digits only', 'What does Aline pay?')
    await jean.says('none')
    jean.hears('with digits only')
    await jean.says('5000000')
    jean.hears('too much for this ride')
    await jean.says('1,500')
    jean.hears('I have asked Aline for *1,500 RWF*', 'They pay in cash')
    aline.hears('The fare is *1,500 RWF*', 'Pay Jean Claude in cash, or as you agree.', 'Give 1 to 5 stars')
    aline.offers('★ Bad', '★★ Poor', '★★★ Fine', '★★★★ Good', '★★★★★ Excellent')
  })

  test('another fare than the tariff’s is told beside the estimate, and not ten times as much', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await jean.taps('End ride')
    await jean.taps('Other amount')
    jean.hears('Type the amount in francs')
    await jean.says('5000')
    jean.hears('too much for this ride', 'What does Aline pay?')
    await jean.says('600')
    jean.hears('*600 RWF*')
    aline.hears('The fare is *600 RWF*', 'The estimate was 447 RWF.')
    expect(aline.visible()).not.toContain('⚠️')
    await jean.taps('End ride')
    jean.hears('That is no longer possible')
  })

  test('a fare far above the estimate is asked for once more, and the passenger is told to look twice', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await jean.taps('End ride')
    await jean.says('2000')
    jean.hears('By the tariff it is 447 RWF.', 'Is it *2,000 RWF*?')
    jean.offers('Yes, that is right', 'Other amount')
    await jean.taps('Yes, that is right')
    jean.hears('I have asked Aline for *2,000 RWF*')
    aline.hears('The fare is *2,000 RWF*', 'The estimate was 447 RWF.', '⚠️ That is far above the estimate.')
    expect(c.db.read.get(`select by, detail from ride_event where what = 'completed'`)).toEqual({
      by: 'driver',
      detail: 'above_limit',
    })
    expect(ridesMatching(c.db.read, { limit: 1 })).toMatchObject([{ above_limit: 1 }])
  })

  test('a slip of the thumb is not the fare: half of the usual is asked for once more', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await jean.taps('End ride')
    await jean.says('5')
    jean.hears('Is it *5 RWF*?')
    await jean.taps('Other amount')
    jean.hears('What does Aline pay?')
    await jean.says('50')
    jean.hears('Is it *50 RWF*?')
    await jean.says('a lot')
    jean.hears('Is it *50 RWF*?')
    await jean.says('500')
    jean.hears('*500 RWF*', 'Give 1 to 5 stars')
    aline.hears('The fare is *500 RWF*')
    expect(c.db.read.get('select fare_rwf from ride')).toEqual({ fare_rwf: 500 })
  })

  test('a driver may ask for nothing: "0" is a fare, and no way to the menu', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await jean.taps('End ride')
    await jean.says('0')
    jean.hears('By the tariff it is 447 RWF.', 'Is there nothing to pay?')
    await jean.says('0')
    jean.hears('Aline has nothing to pay.', 'How was Aline?')
    aline.hears('There is nothing to pay.', 'Give 1 to 5 stars')
    expect(aline.visible()).not.toMatch(/Pay|estimate|▣/)
    expect(c.db.read.get('select state, fare_rwf from ride')).toEqual({ state: 'completed', fare_rwf: 0 })
    await jean.says('0')
    jean.hears('What would you like to do?')
  })
})

describe('the PIN', () => {
  test('asked by the button, wrong five times it is locked, and the passenger starts the ride', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'arrived')
    const wrong = String((Number(pinOf(aline)) + 1) % 10_000).padStart(4, '0')
    await jean.taps('Start ride')
    jean.hears('Which PIN does Aline tell you?')
    await jean.says('it is 12')
    jean.hears('The PIN has 4 digits.')
    for (let nth = 1; nth < 5; nth++) {
      await jean.says(wrong)
      jean.hears('That is not the PIN.', 'Which PIN does Aline tell you?')
    }
    await jean.says(wrong)
    jean.hears('the PIN is locked')
    aline.hears(
      'Somebody typed a wrong PIN too often.',
      'Plate: *RAB',
      '‹Start ride›',
      '‹SOS›',
      '‹Cancel ride›',
    )
    await jean.says(pinOf(aline))
    jean.hears('the PIN is locked')
    await aline.taps('Start ride')
    aline.hears('The ride has begun. Have a good trip!')
    jean.hears('The ride has begun. Tap *End ride*')
    await jean.taps('End ride')
    jean.hears('What does Aline pay?')
  })

  test('typed on the way to the pickup it counts as having arrived; fewer digits there are an amount', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await jean.says('500')
    jean.hears('Who is to get 500 RWF?')
    await jean.says('menu')
    await jean.says(pinOf(aline))
    jean.hears('The ride has begun.')
    aline.hears('The ride has begun.')
    await jean.says('2000')
    jean.hears('Which do you mean by 2000?')
  })

  test('with a digit missing at the pickup, the PIN is asked for', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'arrived')
    await jean.says('123')
    jean.hears('The PIN has 4 digits.', 'Which PIN does Aline tell you?')
    await jean.says(pinOf(aline))
    jean.hears('The ride has begun.')
  })
})

describe('talking to each other', () => {
  test('words and places go to the other side, and an answer comes back', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await aline.taps('Message')
    aline.hears('What shall I tell Jean?')
    await aline.says('salama, I wear a red coat')
    aline.hears('Jean has got your message.')
    jean.hears('💬 *Aline*: salama, I wear a red coat', '‹Reply›')
    await jean.taps('Reply')
    await jean.sends({ kind: 'media', media: 'image', mediaId: 'M', mime: 'image/jpeg' })
    jean.hears('Please type it in words, or send a location.')
    await jean.sends(pinAt(remera))
    jean.hears('Aline has got your location.')
    aline.hears('💬 *Jean*: 📍 I am here: https://maps.google.com/?q=-1.95830,30.11210')
    await aline.sends(pinAt(kimironko))
    aline.hears('Jean has got your location.')
    jean.hears('💬 *Aline*: 📍 I am here')
  })

  test('words that nobody understands are perhaps for the other side', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await aline.says('I am at the gate')
    aline.hears('Shall I tell Jean: “I am at the gate”?')
    await aline.says('the blue one')
    aline.hears('Shall I tell Jean: “I am at the gate the blue one”?')
    await aline.sends(pinAt(kimironko))
    aline.hears('Please tap one of the choices')
    await aline.says('1')
    jean.hears('💬 *Aline*: I am at the gate\nthe blue one')
    await jean.says('ok I come')
    await jean.says('no')
    jean.hears('You are to pick up *Aline*.', 'What would you like to do?')
    await jean.taps('Cancel ride')
    await jean.says('1')
    await aline.says('where are you')
    aline.hears('I did not understand that.')
  })

  test('where numbers are not told, only messages go between them', async () => {
    const c = await cast({ rules: { ...usualRules, contact: 'relay' } })
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    const all = [jean, aline].flatMap((person) => c.said(person.personId, 0))
    expect(JSON.stringify(all)).not.toContain('250788')
    expect(JSON.stringify(all)).toContain('Numbers stay private here')
    await jean.taps('Message')
    await jean.says('on my way')
    aline.hears('💬 *Jean*: on my way')
  })

  test('a link to send to somebody else, or a text where nobody outside reaches us', async () => {
    const c = await cast({ publicUrl: 'https://inzira.example.rw' })
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await aline.taps('Share trip')
    aline.hears(
      'Aline is on the way with Jean, plate RAB',
      'https://inzira.example.rw/trip/',
      'wa.me/?text=Aline',
    )
    const local = await cast()
    const eric = await local.person({ name: 'Eric' })
    const eve = await driving(eric, 'accepted')
    await eve.taps('Share trip')
    eve.hears('Aline is on the way with Eric', '‹Send to somebody›')
    expect(eve.visible()).not.toContain('See where they are')
    await eve.taps('Cancel ride')
    await eve.says('1')
    await eve.taps('Share trip')
    eve.hears('That is no longer possible')
  })
})

describe('at any moment', () => {
  test('“my ride” shows what can be done, to each side and in each state', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'arrived')
    await aline.says('my ride')
    aline.hears(
      '*Jean* is waiting for you.',
      'Plate',
      'Your PIN',
      'Kimironko market',
      'Remera (2.4 km)',
      '447',
    )
    aline.offers('Message', 'Share trip', 'SOS', 'Cancel ride')
    await jean.says('my passenger')
    jean.hears('You are waiting for *Aline*.', 'maps.google')
    jean.offers('Start ride', 'Message', 'SOS', 'Cancel ride')
    await jean.says(pinOf(aline))
    await jean.says('hi')
    jean.hears('You are driving *Aline*.', 'What would you like to do?', '‹My ride›')
    await jean.says('1')
    jean.hears('You are driving *Aline*.', 'maps.google')
    jean.offers('End ride', 'Message', 'SOS', 'Cancel ride')
    await aline.says('my ride')
    aline.hears('You are riding with *Jean*.')
    expect(aline.visible()).not.toContain('PIN')
  })

  test('a driver finds an offer again, and without a ride there is a way on', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    const jean = await driverIn(c)
    await jean.says('my ride')
    jean.hears('You have no ride at the moment.')
    jean.offers('Find a ride', 'Past rides')
    await jean.says('2')
    jean.hears('You have had no ride yet.')
    await asksAnybody(aline)
    await c.waits(70_000)
    await jean.says('my ride')
    jean.hears('Somebody needs a ride', 'within 1 min')
    await jean.says('cancel')
    jean.hears('All right. I am asking somebody else.')
  })

  test('somebody without a name is called what they are', async () => {
    const c = await cast()
    const jean = await c.person()
    const aline = await driving(jean, 'accepted', { name: '**' })
    aline.hears('✅ *Your driver* is coming to pick you up.')
    jean.hears('Pick up *your passenger*.')
    await aline.taps('Cancel ride')
    aline.hears('I will tell your driver.')
    await aline.says('1')
    jean.hears('❌ *Your passenger* has cancelled the ride.')
  })

  test('old and forged buttons get a clear sentence', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    const eve = await c.person({ name: 'Eve' })
    const forged = ['accept!1', 'decline!1', 'arrived!1', 'start!1', 'complete!1', 'cancel!1', 'message!1']
    forged.push(
      'share!1',
      'sos!1',
      'rate!1',
      'stars!1:5',
      'again!1',
      'accept!x',
      'cancel!',
      'stars!',
      'sos!1e9',
    )
    for (const button of forged) {
      await eve.sends({ kind: 'choice', id: `ride!${button}`, title: 'x' })
      expect(eve.visible(), button).toMatch(/I do not know that ride|That request is gone/)
    }
    await aline.sends({ kind: 'choice', id: 'ride!arrived!1', title: 'x' })
    aline.hears('I do not know that ride any more.')
    await aline.sends({ kind: 'choice', id: 'ride!stars!1:9', title: 'x' })
    aline.hears('That is no longer possible')
    await aline.taps('Cancel ride')
    await aline.says('6')
    for (const button of ['arrived', 'message', 'cancel']) {
      await taps(jean, button)
      jean.hears('That is no longer possible: the ride has moved on.')
    }
  })

  test('a question about a ride that has ended meanwhile is left', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'arrived')
    await jean.taps('Start ride')
    await aline.taps('Cancel ride')
    await aline.says('my plans have changed')
    jean.hears('*Aline* has cancelled the ride.', 'Reason: My plans have changed')
    await jean.says('1234')
    jean.hears('How much for merchant code 1234?')
  })

  test('whoever talks to a human still hears of it, and can act', async () => {
    const c = await cast()
    const aline = await c.person({ name: 'Aline' })
    const jean = await driverIn(c, { name: 'Jean' })
    await jean.says('agent')
    await asksAnybody(aline)
    jean.hears('Somebody needs a ride')
    await jean.says('hello?')
    jean.hearsNothing()
    await jean.says('accept')
    jean.hears('The ride is yours.')
    await jean.taps('I have arrived')
    await jean.taps('Start ride')
    await jean.says(pinOf(aline))
    jean.hears('The ride has begun.')
    await aline.says('agent')
    await aline.says('I need help')
    aline.hearsNothing()
    await aline.says('SOS')
    aline.hears('Call *112* now')
  })

  test('what was asked before a human took over is not answered by what is said to the human', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await aline.taps('Message')
    await aline.echoes()
    await aline.says('my complaint is about last week')
    aline.hearsNothing()
    jean.hears('The ride is yours.')
    await aline.taps('Message')
    await aline.says('at the gate')
    jean.hears('💬 *Aline*: at the gate')
    await aline.says('as I was saying')
    aline.hearsNothing()
  })

  test('“stop” ends what has not begun, and the other side is told', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await aline.says('stop')
    aline.hears('Your ride is cancelled.', 'You will get no more messages from me.')
    jean.hears('*Aline* has cancelled the ride.', 'Reason: Has left the chat')
    const eric = await c.person({ name: 'Eric' })
    await c.db.write((tx) => tx.run('delete from driver_presence'))
    const eve = await driving(eric, 'started', { name: 'Eve' })
    await eve.says('stop')
    eve.hears(
      'Your ride goes on, but you will hear nothing about it from me. In an emergency *sos* still works.',
    )
    await eric.taps('End ride')
    await eric.says('1')
    eric.hears('The fare is *447 RWF*. Eve has left the chat', 'tell them the fare yourself')
    expect(eric.visible()).not.toContain('code')
    eve.hears('Your ride goes on')
  })

  test('of somebody who has said stop nobody is told that they were told', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await aline.says('stop')
    await jean.taps('Message')
    jean.hears('Aline has left the chat, so I cannot pass this on.')
    await jean.says('I wait at the gate')
    jean.hears('I did not understand that.')
    await jean.says('my ride')
    await jean.taps('Cancel ride')
    jean.hears('Why do you cancel? Choose')
    expect(jean.visible()).not.toContain('I will tell')
    await jean.says('Vehicle trouble')
    jean.hears('The ride is cancelled. Aline has left the chat, so I could not tell them.')
  })

  test('a driver who has said stop ends the ride all the same, by the button or its words', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'started')
    await jean.says('stop')
    await jean.says('what is this')
    jean.hearsNothing()
    await jean.says('End ride')
    jean.hears('What does Aline pay?')
    await jean.says('what')
    jean.hears('with digits only')
    await jean.says('menu')
    jean.hears('You stopped me, so I am silent.')
    await taps(jean, 'complete')
    await jean.says('600')
    jean.hears('I have asked Aline for *600 RWF*', 'How was Aline?')
    aline.hears('The fare is *600 RWF*')
    await jean.taps('★★★★★ Excellent')
    jean.hears('Thank you for the stars.')
    await taps(jean, 'message')
    jean.hearsNothing()
    await jean.says('hello')
    jean.hears('You stopped me, so I am silent.')
    await jean.says('hello')
    jean.hearsNothing()
  })

  test('a day later the ride has ended, and an open question about it is left without a word', async () => {
    const c = await cast()
    const jean = await c.person({ name: 'Jean' })
    const aline = await driving(jean, 'accepted')
    await aline.taps('Message')
    await aline.waits(25 * hourMs)
    await aline.says('hello')
    aline.hears('What would you like to do?')
    expect(aline.visible()).not.toContain('My ride')
    await jean.taps('I have arrived')
    jean.hears('That is no longer possible')
  })
})
