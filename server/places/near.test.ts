import { expect, test } from 'bun:test'
import { nearestPlace } from './near.ts'
import { mapOfRwanda } from './testing.ts'

test('a point is described by what is near it, and not by the name of the whole city', async () => {
  const db = await mapOfRwanda()
  const at = db.read.get<{ latitude: number; longitude: number }>(
    `select latitude, longitude from place where kind = 'town' and name = 'Kigali'`,
  )
  if (at === undefined) throw new Error('there is no Kigali')
  expect(nearestPlace(db.read, at)?.name).not.toBe('Kigali')
  expect(nearestPlace(db.read, { latitude: -2.304, longitude: 30.0513 })?.name).toBe('Ruhuha')
  await db.close()
})
