import { randomUUID } from 'node:crypto'
import type { Context } from '../server/context.ts'
import type { Tx } from '../server/db/open.ts'
import { keepReading } from '../server/documents/reading.ts'
import { setFlag } from '../server/flags/flags.ts'
import { signedInBrowser, type TestBrowser } from '../server/http/api/testing.ts'
import { specimenJpeg } from '../server/ocr/specimen.ts'
import { kimironko, nyabugogo, vehicleFor } from '../server/trips/testing.ts'
import { beginRide } from '../server/vehicles/testing.ts'

/** Somebody who has at least one of everything that has an id. */
export interface Victim {
  personId: number
  waId: string
  /** What nobody else may read. */
  secrets: string[]
  /** Whose ids stand in a path, by what stands before them: "rides" → those of their rides. */
  ids: Record<string, number[]>
}

export async function victimIn(context: Context): Promise<Victim> {
  const { db } = context
  // What is read here is made up.
  await db.write((tx) => setFlag(tx, 'ocr_processing', false))
  const browser = await signedInBrowser(context, waId)
  const other = await signedInBrowser(context, '250788000001')
  const { personId } = browser
  const [own, theirs] = await db.write(
    (tx) => [vehicleFor(tx, personId), vehicleFor(tx, other.personId)] as const,
  )
  await made(browser, '/api/qr', { payee: { kind: 'phone', value: '0788123456' }, amountRwf: 1000 })
  await made(browser, '/api/places/saved', { name: 'Home', latitude: -1.95, longitude: 30.06 })
  const paper = (await made(browser, '/api/papers', await certificate())).id
  await db.write((tx) => read(tx, paper))
  const trip = { from: kimironko, to: nyabugogo, date: 'tomorrow', repeats: 'once' }
  const window = { fromMin: 420, toMin: 540 }
  await made(other, '/api/trips', { ...trip, role: 'driver', window, seats: 3, vehicleId: theirs })
  const planned = await made(browser, '/api/trips', { ...trip, role: 'passenger', hour: 8, seats: 1 })
  const [match] = planned.matches
  await made(browser, `/api/trips/${planned.trip.id}/ask`, {
    dayId: match.dayId,
    otherDayId: match.otherDayId,
  })
  await db.write((tx) => {
    const riding = { vehicleId: theirs, passengerId: personId, driverId: other.personId }
    beginRide(tx, riding)
    // They drive as well, and somebody waits for their answer.
    const { lastInsertRowid } = tx.run(
      `insert into ride (passenger_id, vehicle_type, state, pickup_latitude, pickup_longitude, radius_m, pin,
         requested_at, look_until) values (?, 'cab', 'requested', -1.95, 30.06, 10000, '1234', 1, ?)`,
      other.personId,
      Date.now() + 3_600_000,
    )
    tx.run(
      `insert into ride_offer (ride_id, driver_id, state, distance_m, offered_at, expires_at) values (?, ?, 'open', 100, ?, ?)`,
      Number(lastInsertRowid),
      personId,
      Date.now(),
      Date.now() + 3_600_000,
    )
    tx.run(
      `insert into push_subscription (person_id, session_id, endpoint, p256dh, auth, created_at)
         select person_id, id, 'https://fcm.googleapis.com/fcm/send/theirs', 'p', 'a', 1 from web_session where person_id = ?`,
      personId,
    )
  })
  const all = (sql: string) => db.read.all<{ id: number }>(sql).map(({ id }) => id)
  return {
    personId,
    waId,
    secrets: [waId, waId.slice(3), 'Person 456', 'RE 123 A', 'Home', 'theirs'],
    ids: {
      bookings: all('select id from booking'),
      days: all('select id from trip_day'),
      offers: all('select id from ride_offer'),
      papers: [paper],
      qr: all('select id from qr_code'),
      rides: all('select id from ride'),
      saved: all('select id from saved_place'),
      sessions: all('select id from web_session'),
      subscriptions: all('select id from push_subscription'),
      trips: all('select id from trip'),
      vehicles: [own, theirs],
      people: [personId],
    },
  }
}

const waId = '250788123456'

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
async function made(browser: TestBrowser, path: string, body: unknown): Promise<any> {
  const answer = await browser.send('POST', path, body, { 'idempotency-key': randomUUID() })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

async function certificate(): Promise<FormData> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await specimenJpeg())], { type: 'image/jpeg' }), 'paper.jpg')
  form.append('type', 'moto')
  return form
}

function read(tx: Tx, id: number): void {
  const document = { kind: 'insurance' as const, fields: { plate: { value: 'RE 123 A', confidence: 0.5 } } }
  keepReading(
    tx,
    id,
    { document, crops: { plate: new Uint8Array([0xff, 0xd8, 0xff]) }, readMs: 1 },
    Date.now(),
  )
}
