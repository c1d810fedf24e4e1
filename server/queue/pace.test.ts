import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { ManualClock } from '../clock.ts'
import { Bucket, PairLimit } from './pace.ts'

describe('a bucket', () => {
  test('gives its capacity at once and then one after another', () => {
    const clock = new ManualClock()
    const bucket = new Bucket(clock, 3, 10)
    expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0, 100])
    clock.advance(100)
    expect(bucket.take()).toBe(0)
  })

  test('reserves places one behind the other', () => {
    const bucket = new Bucket(new ManualClock(), 1, 10)
    expect(Array.from({ length: 4 }, () => bucket.reserve())).toEqual([0, 100, 200, 300])
  })

  test('is not upset by a clock that is set back', () => {
    const clock = new ManualClock()
    const bucket = new Bucket(clock, 1, 1)
    bucket.take()
    clock.advance(-3_600_000)
    expect(bucket.take()).toBeLessThanOrEqual(1000)
    clock.advance(1000)
    expect(bucket.take()).toBe(0)
  })

  test('never gives more than its capacity and what time has refilled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 }),
        (capacity, perSecond, pausesMs) => {
          const clock = new ManualClock()
          const bucket = new Bucket(clock, capacity, perSecond)
          let given = 0
          let passedMs = 0
          for (const pauseMs of pausesMs) {
            for (let n = 0; n < 5; n += 1) if (bucket.take() === 0) given += 1
            clock.advance(pauseMs)
            passedMs += pauseMs
          }
          expect(given).toBeLessThanOrEqual(capacity + (passedMs / 1000) * perSecond + 1e-6)
        },
      ),
    )
  })
})

describe('the limit per recipient', () => {
  test('lets 45 go ahead and then one in six seconds, each person for themselves', () => {
    const clock = new ManualClock()
    const limit = new PairLimit(clock)
    const waits = Array.from({ length: 46 }, () => limit.take(1))
    expect(waits.slice(0, 45).every((wait) => wait === 0)).toBe(true)
    expect(waits[45]).toBe(6000)
    expect(limit.take(2)).toBe(0)
    clock.advance(6000)
    expect(limit.take(1)).toBe(0)
  })

  test('gets a place back that was not used', () => {
    const limit = new PairLimit(new ManualClock(), 1)
    limit.take(1)
    limit.giveBack(1)
    expect(limit.take(1)).toBe(0)
  })

  test('forgets people who have rested, and only those', () => {
    const clock = new ManualClock()
    const limit = new PairLimit(clock, 2)
    for (let person = 0; person < 20_000; person += 1) limit.take(person)
    clock.advance(60_000)
    limit.take(7)
    limit.take(7)
    // The next newcomer makes room; person 7 must still have to wait.
    limit.take(20_001)
    expect(limit.take(7)).toBeGreaterThan(0)
  })
})
