import type { Language } from '../i18n/languages.ts'
import { setTrustedContact } from '../people/trusted.ts'
import { addKigali } from '../places/testing.ts'
import { cancel } from '../rides/end.ts'
import { rideOf } from '../rides/ride.ts'
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
import { hourMs, type Transcript } from './testing.ts'
import { everyTextIsSaid, type Visit } from './tour/testing.ts'

const longest = 'W'.repeat(200)
const far = { ...remera, name: longest }

const tap = (person: Transcript, id: string) => person.sends({ kind: 'choice', id, title: 'x' })
const switchOff = (chat: Transcript, isOn = 0) =>
  chat.db.write((tx) => tx.run(`update feature_flag set enabled = ? where name = 'nearby_drivers'`, isOn))

async function finding(chat: Transcript): Promise<void> {
  await chat.says('menu')
  await tap(chat, 'ride!history!')
  await tap(chat, 'menu!open!find-ride')
  await tap(chat, 'find-ride.type.rental')
  await chat.sends(pinAt(far))
  await chat.sends(pinAt(far))
  for (const type of ['moto', 'cab', 'liffan', 'truck']) {
    await tap(chat, 'find-ride.driver.type')
    await tap(chat, `find-ride.type.${type}`)
  }
  await tap(chat, 'find-ride.driver.wider')
  await tap(chat, 'find-ride.driver.1')
  await tap(chat, 'find-ride.driver.look')
  await chat.says('menu')
  await tap(chat, 'ride!show!')
  await chat.says('moto')
  await chat.waits(2 * hourMs)
  await switchOff(chat)
  await tap(chat, 'ride!again!1')
  await switchOff(chat, 1)
  await tap(chat, 'ride!again!1')
  await chat.says('menu')
  await tap(chat, 'ride!show!')
  await tap(chat, 'ride!history!')
  await tap(chat, 'ride!share!1')
  await tap(chat, 'ride!sos!77')
  await chat.says('sos')
}

/** The name of a place, and a ride to where they stand. */
async function goingNowhere(chat: Transcript): Promise<void> {
  await addKigali(chat.db)
  await chat.says('kimironko market')
  await tap(chat, 'find-ride.type.moto')
  await chat.says('kimironko market')
}

/** The nearest and the named one are asked; one does not want it, another does not answer, a third cannot. */
async function asking(chat: Transcript, language: Language): Promise<void> {
  const near = await driverIn(chat.cast, {
    language,
    name: longest,
    type: 'cab',
    at: northOf(kimironko, 900),
  })
  await driverIn(chat.cast, { language, name: longest, type: 'cab', at: northOf(kimironko, 5000) })
  const third = await driverIn(chat.cast, {
    language,
    name: longest,
    type: 'cab',
    at: northOf(kimironko, 9000),
  })
  await chat.sends(pinAt(kimironko))
  await tap(chat, 'find-ride.type.cab')
  await chat.sends(pinAt(far))
  await tap(chat, `find-ride.driver.${near.personId}`)
  await chat.says('hello')
  await taps(near, 'decline')
  await chat.cast.waits(125_000)
  await chat.db.write((tx) =>
    tx.run('update vehicle set insured_until = 1 where person_id = ?', third.personId),
  )
  await taps(third, 'accept')
  await taps(chat, 'cancel')
  // Somebody without a name, from whom nobody's is known.
  await chat.db.write((tx) => tx.run('update person set name = null'))
  await chat.db.write((tx) => tx.run('update driver_presence set busy = 0'))
  await taps(near, 'accept')
  await chat.says('moto')
  await chat.sends(pinAt(kimironko))
  await tap(chat, 'find-ride.to.skip')
  await tap(chat, 'find-ride.driver.look')
  await driverIn(chat.cast, { language, name: '' })
  await chat.cast.waits(20_000)
  await taps(chat, 'cancel')
}

async function askingSomebodyNameless(chat: Transcript, language: Language): Promise<void> {
  await chat.db.write((tx) => tx.run('update person set name = null'))
  const jean = await driverIn(chat.cast, { language, name: ' ' })
  await chat.db.write((tx) =>
    tx.run(
      `insert into place (kind, name, plain, latitude, longitude, source, created_at)
         values ('landmark', ?, 'w', ?, ?, 'operator', 1)`,
      longest,
      kimironko.latitude,
      kimironko.longitude,
    ),
  )
  await chat.sends({ kind: 'location', latitude: kimironko.latitude, longitude: kimironko.longitude })
  await tap(chat, 'find-ride.type.moto')
  await tap(chat, 'find-ride.to.skip')
  await tap(chat, 'find-ride.driver.any')
  await tap(chat, 'ride!show!')
  await taps(jean, 'accept')
  await taps(chat, 'share')
  await taps(chat, 'message')
  await chat.says('stop')
}

async function riding(chat: Transcript, language: Language): Promise<void> {
  const aline = await driving(chat, 'accepted', { name: longest, language })
  await tap(aline, 'find-ride!here!1,1')
  await aline.says('my ride')
  await chat.says('my ride')
  await taps(chat, 'arrived')
  await aline.says('my ride')
  await chat.says('my ride')
  await chat.says('123')
  const wrong = String((Number(pinOf(aline)) + 1) % 10_000).padStart(4, '0')
  await taps(chat, 'start')
  for (let nth = 0; nth < 5; nth++) await chat.says(wrong)
  await taps(aline, 'start')
  await aline.says('my ride')
  await chat.says('my ride')
  await taps(aline, 'message')
  await aline.sends({ kind: 'other', type: 'contacts' })
  await aline.sends({ kind: 'contacts', phones: [] })
  await aline.says(longest.repeat(10))
  await taps(chat, 'message')
  await chat.sends(pinAt(remera))
  await chat.says(longest)
  await tap(chat, 'ride.tell.yes')
  for (let nth = 0; nth < 10; nth++) {
    await taps(chat, 'message')
    await chat.says('x')
  }
  await taps(aline, 'share')
  await taps(aline, 'sos')
  await aline.says('my rides')
  await taps(chat, 'complete')
  await chat.says('9999999')
  await tap(chat, 'ride.fare.other')
  await chat.says('700')
  await taps(chat, 'stars')
  await taps(chat, 'stars')
  await taps(aline, 'rate')
  await aline.says('sos')
  await aline.waits(30 * hourMs)
  await taps(aline, 'sos')
  await aline.says('my rides')
}

async function payingCash(chat: Transcript, language: Language): Promise<void> {
  await chat.db.write((tx) => tx.run(`update person set phone = '32470123456'`))
  const aline = await driving(chat, 'started', { name: longest, language })
  await chat.db.write((tx) => tx.run('update ride set estimate_rwf = null'))
  await taps(chat, 'complete')
  await chat.says('700')
  await aline.says('my rides')
}

const reasons = {
  passenger: ['plans', 'wait', 'fare', 'found', 'place', 'unsafe'],
  driver: ['absent', 'silent', 'vehicle', 'far'],
}

const cancelling: Visit[] = Object.entries(reasons).flatMap(([side, given]) =>
  given.map((reason, nth) => async (chat: Transcript, language: Language) => {
    const state = (['accepted', 'arrived', 'started'] as const)[nth % 3] ?? 'accepted'
    const aline = await driving(chat, state, { name: longest, language })
    const by = side === 'driver' ? chat : aline
    await taps(by, 'cancel')
    await by.says('🙂')
    await tap(by, 'ride.reason.keep')
    await taps(by, 'cancel')
    await tap(by, `ride.reason.${reason}`)
    await taps(by, 'cancel')
    await by.says('my rides')
  }),
)

async function leaving(chat: Transcript, language: Language): Promise<void> {
  const aline = await driving(chat, 'started', { language })
  await aline.says('stop')
}

/** The operator and the system cancel, with words of their own. */
const fromAbove: Visit[] = (['operator', 'system'] as const).map(
  (by) => async (chat: Transcript, language: Language) => {
    const aline = await driving(chat, 'accepted', { language })
    await chat.db.write((tx) => {
      const ride = rideOf(tx, aline.personId)
      if (ride?.state !== 'accepted') throw new Error('nobody has accepted')
      const moment = { now: chat.clock.now(), rules: usualRules, correlationId: 'test', wake: () => {} }
      cancel(tx, ride, longest, { by, personId: null }, moment)
    })
    await chat.cast.settles()
  },
)

/** Nobody does anything for a day, in a ride that has begun and in one that has not. */
const forgetting: Visit[] = (['accepted', 'started'] as const).map(
  (state) => async (chat: Transcript, language: Language) => {
    const aline = await driving(chat, state, { name: longest, language })
    if (state === 'accepted') await tap(aline, 'ride!start!1')
    await chat.cast.waits(3 * hourMs)
    await tap(chat, 'drive!goOnline!')
    await chat.sends(pinAt(kimironko))
    await chat.cast.waits(24 * hourMs)
  },
)

async function notDriving(chat: Transcript, language: Language): Promise<void> {
  const jean = await driverIn(chat.cast, { language })
  await asksAnybody(chat)
  await chat.db.write((tx) => tx.run('update driver set suspended_at = 1'))
  await taps(jean, 'accept')
}

async function privately(chat: Transcript, language: Language): Promise<void> {
  await driving(chat, 'accepted', { language, name: longest })
}

/** The first three are known and written to; whoever never wrote, and a fifth, are not. */
async function trusting(chat: Transcript, language: Language): Promise<void> {
  const aline = await driving(chat, 'started', { language, name: longest })
  for (let nth = 0; nth < 5; nth++) {
    const phone = `25078899900${nth}`
    if (nth !== 1) await (await chat.cast.person({ phone, language })).says('0')
    await chat.db.write((tx) =>
      setTrustedContact(tx, aline.personId, { phone, name: longest }, chat.clock.now()),
    )
    await taps(aline, 'sos')
  }
}

/** Somebody else is named in the middle of it, and then the driver themselves. */
async function naming(chat: Transcript, language: Language): Promise<void> {
  const aline = await driving(chat, 'started', { language, name: longest })
  await taps(aline, 'sos')
  const driver = chat.db.read.get<{ phone: string }>('select phone from person where id = ?', chat.personId)
  for (const phone of ['250788999000', driver?.phone ?? '']) {
    await tap(aline, 'profile!changeContact!')
    await aline.sends({ kind: 'contacts', phones: [`+${phone}`], name: longest })
  }
}

/** For nothing, and for far more than was said. */
const asksForMuch: Visit[] = ['0', '2000'].map((fare) => async (chat: Transcript, language: Language) => {
  await driving(chat, 'started', { language, name: longest })
  await taps(chat, 'complete')
  await chat.says(fare)
  await tap(chat, `ride.sure.${fare}`)
})

/** One side has said stop on the way; the other writes, and ends the ride. */
const leftAlone: Visit[] = ['complete', 'cancel'].map(
  (how) => async (chat: Transcript, language: Language) => {
    const aline = await driving(chat, 'started', { language, name: longest })
    await aline.says('stop')
    await taps(chat, 'message')
    await chat.says('hello')
    await taps(chat, how)
    await chat.says('1')
  },
)

async function takingBack(chat: Transcript, language: Language): Promise<void> {
  for (let nth = 0; nth < 3; nth++) {
    await driverIn(chat.cast, { language })
    await asksAnybody(chat)
    await taps(chat, 'cancel')
  }
  await chat.says('moto')
}

everyTextIsSaid((key) => key.startsWith('find.') || key.startsWith('ride.'), {
  visits: [
    finding,
    goingNowhere,
    asking,
    askingSomebodyNameless,
    riding,
    payingCash,
    ...cancelling,
    ...fromAbove,
    leaving,
    ...forgetting,
    notDriving,
    privately,
    trusting,
    naming,
    ...asksForMuch,
    ...leftAlone,
    takingBack,
  ],
  options: (visit) => (visit === privately ? { rules: { ...usualRules, contact: 'relay' } } : {}),
  // No passenger asks for one of these; vehicles of any kind have a name all the same.
  saidElsewhere: (key) => key === 'find.other',
  sameInAll: ['find.fare', 'ride.sos', 'ride.messageFrom'],
  sameIn: { fr: ['find.minutes', 'ride.message', 'ride.stars5', 'ride.toMenu'], rw: ['find.moto'] },
})
