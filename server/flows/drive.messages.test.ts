import { presenceOf } from '../drivers/presence.ts'
import * as standing from '../drivers/standing.ts'
import { addRide, beginRide } from '../vehicles/testing.ts'
import { vehiclesOf } from '../vehicles/vehicles.ts'
import { hourMs, type Transcript } from './testing.ts'
import { everyTextIsSaid } from './tour/testing.ts'

const tap = (chat: Transcript, id: string) => chat.sends({ kind: 'choice', id, title: 'x' })
const pin = { kind: 'location', latitude: -1.9441234, longitude: 30.0619876 } as const
const long = 'W'.repeat(500)

let changes = 0
async function operator(
  chat: Transcript,
  act: (tx: Parameters<typeof standing.suspend>[0], change: standing.Change) => unknown,
): Promise<void> {
  await chat.db.write((tx) =>
    act(tx, { now: chat.clock.now(), correlationId: `tour-${++changes}`, wake() {} }),
  )
  await chat.cast.settles()
}

const theirs = (chat: Transcript, at = 0) => {
  const found = vehiclesOf(chat.db.read, chat.personId)[at]
  if (found === undefined) throw new Error('there is no vehicle')
  return found
}

const verified = (chat: Transcript, at = 0, lastsMs = 200 * 24 * hourMs) =>
  operator(chat, (tx, change) =>
    standing.verify(tx, theirs(chat, at), { insuredUntil: chat.clock.now() + lastsMs, by: 'x' }, change),
  )

async function registers(chat: Transcript, plate: string, type = 'rental'): Promise<void> {
  await tap(chat, 'vehicles!add!')
  await tap(chat, `vehicles.type.${type}`)
  await tap(chat, 'vehicles.photo.noPaper')
  await chat.says(plate)
}

async function registering(chat: Transcript): Promise<void> {
  await chat.says('menu')
  await tap(chat, 'menu!open!drive')
  await registers(chat, '123 CMD 4567 A')
  await operator(chat, (tx, change) => standing.reject(tx, theirs(chat), long, change))
  await registers(chat, 'RAD 123 C')
  await operator(chat, (tx, change) => standing.suspendVehicleOf(tx, theirs(chat), long, change))
  await chat.db.write((tx) => tx.run('update vehicle set insured_from = ?', chat.clock.now() + 1e12))
  await chat.db.write((tx) =>
    tx.run(`update vehicle set state = 'active', insured_until = ? where plate = 'RAD123C'`, 9e15),
  )
  await tap(chat, 'menu!open!drive')
}

async function driving(chat: Transcript): Promise<void> {
  await registers(chat, '123 CMD 4567 A')
  await tap(chat, 'menu!open!drive')
  await chat.sends(pin)
  await verified(chat)
  await chat.sends(pin)
  await chat.waits(hourMs / 2)
  await tap(chat, 'drive.here.online')
  await chat.says('x')
  await chat.sends(pin)
  await chat.waits(hourMs / 5)
  await chat.sends(pin)
  await tap(chat, 'drive!requests!')
  const passenger = await chat.cast.person()
  const ride = {
    driverId: chat.personId,
    vehicleId: theirs(chat).id,
    passengerId: passenger.personId,
    fareRwf: 99_999_999,
    endedAt: chat.clock.now(),
  }
  await chat.db.write((tx) => addRide(tx, ride))
  await chat.db.write((tx) => tx.run('update driver set stars_sum = 41, stars_count = 10000'))
  await tap(chat, 'menu!open!drive')
  await tap(chat, 'drive!income!')
  await tap(chat, 'drive!statement!week')
  await tap(chat, 'drive!statement!last_month')
  await chat.db.write((tx) =>
    tx.run(
      `insert into ride (passenger_id, vehicle_type, state, pickup_latitude, pickup_longitude, radius_m, pin,
         requested_at, look_until) values (?, 'cab', 'requested', 0, 0, 1, '1234', 1, 9e15)`,
      passenger.personId,
    ),
  )
  await chat.db.write((tx) =>
    tx.run(
      `insert into ride_offer (ride_id, driver_id, state, distance_m, offered_at, expires_at)
         values ((select max(id) from ride), ?, 'open', 1, 1, ?)`,
      chat.personId,
      chat.clock.now() + 60_000,
    ),
  )
  await tap(chat, 'menu!open!drive')
  await tap(chat, 'drive!requests!')
  await chat.db.write((tx) => {
    tx.run(`update ride_offer set state = 'withdrawn', answered_at = 2`)
    tx.run(
      `update ride set state = 'cancelled', cancelled_by = 'system', ended_at = 2 where state = 'requested'`,
    )
    beginRide(tx, ride)
  })
  await tap(chat, 'menu!open!drive')
  await operator(chat, (tx, change) => standing.suspend(tx, chat.personId, long, change))
  await operator(chat, (tx, change) => standing.restore(tx, chat.personId, change))
  await chat.db.write((tx) =>
    tx.run(
      `update ride set state = 'cancelled', cancelled_by = 'system', ended_at = 2 where state = 'accepted'`,
    ),
  )
  await operator(chat, (tx, change) => standing.suspend(tx, chat.personId, long, change))
  await operator(chat, (tx, change) => standing.restore(tx, chat.personId, change))
  await tap(chat, 'drive!goOnline!')
  await chat.sends(pin)
  await tap(chat, 'drive!goOffline!')
  await tap(chat, 'drive!goOffline!')
  await tap(chat, 'drive!requests!')
  await tap(chat, 'menu!open!drive')
  await tap(chat, 'drive!goOnline!')
  await chat.sends(pin)
  await chat.waits(hourMs)
  await tap(chat, 'drive!goOnline!')
  await chat.sends(pin)
  await verified(chat, 0, hourMs / 4)
  await chat.waits(hourMs)
  await verified(chat)
  await tap(chat, 'drive!goOnline!')
  await chat.sends(pin)
  if (presenceOf(chat.db.read, chat.personId) === undefined) throw new Error('they are not online')
  await chat.says('stop')
}

everyTextIsSaid((key) => key.startsWith('drive.'), {
  visits: [registering, driving],
  sameIn: { fr: ['drive.type.liffan'], rw: ['drive.type.moto'] },
})
