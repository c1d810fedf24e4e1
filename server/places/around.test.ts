import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Db } from '../db/open.ts'
import { labelsIn } from './around.ts'
import { mapOfRwanda } from './testing.ts'

let db: Db
beforeAll(async () => {
  db = await mapOfRwanda()
})
afterAll(() => db.close())

const kigali = { minLat: -2.0, maxLat: -1.9, minLon: 30.03, maxLon: 30.15 }
const rwanda = { minLat: -2.9, maxLat: -1.0, minLon: 28.8, maxLon: 31 }

describe('the names on a map', () => {
  test('of a town are its landmarks, spread over it', () => {
    const names = labelsIn(db.read, kigali).map(({ name }) => name)
    expect(names).toContain('Kigali Convention Centre')
    expect(names.length).toBeGreaterThan(20)
    expect(names.length).toBeLessThanOrEqual(90)
    expect(new Set(names).size).toBe(names.length)
  })

  test('of the whole country are towns and districts, and no landmark', () => {
    const labels = labelsIn(db.read, rwanda)
    expect(labels.map(({ name }) => name)).toContain('Gisenyi')
    expect([...new Set(labels.map(({ kind }) => kind))].sort()).toEqual(['district', 'town'])
  })

  test('are only those inside', () => {
    for (const { latitude, longitude } of labelsIn(db.read, kigali)) {
      expect(latitude).toBeWithin(kigali.minLat - 1e-4, kigali.maxLat + 1e-4)
      expect(longitude).toBeWithin(kigali.minLon - 1e-4, kigali.maxLon + 1e-4)
    }
  })

  test('of a place where nothing is known are none', () => {
    expect(labelsIn(db.read, { minLat: 10, maxLat: 10.1, minLon: 10, maxLon: 10.1 })).toEqual([])
  })
})
