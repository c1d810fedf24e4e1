import { describe, expect, test } from 'bun:test'
import { TokenBuckets } from './buckets.ts'

describe('a token bucket', () => {
  test('lets so many through at once, then says how long there is none', () => {
    const buckets = new TokenBuckets({ capacity: 3, perMinute: 60 })
    expect([1, 2, 3].map(() => buckets.take('p1', 0))).toEqual([0, 0, 0])
    expect(buckets.take('p1', 0)).toBe(1000)
    expect(buckets.take('p1', 400)).toBe(600)
    expect(buckets.take('p1', 1000)).toBe(0)
  })

  test('never holds more than its capacity, however long nobody came', () => {
    const buckets = new TokenBuckets({ capacity: 2, perMinute: 600 })
    buckets.take('p1', 0)
    expect([1, 2, 3].map(() => buckets.take('p1', 3_600_000))).toEqual([0, 0, 100])
  })

  test('counts everybody on their own', () => {
    const buckets = new TokenBuckets({ capacity: 1, perMinute: 1 })
    buckets.take('p1', 0)
    expect(buckets.take('p1', 0)).toBe(60_000)
    expect(buckets.take('p2', 0)).toBe(0)
  })

  test('is not confused by a clock that is put back', () => {
    const buckets = new TokenBuckets({ capacity: 1, perMinute: 60 })
    buckets.take('p1', 1_000_000)
    expect(buckets.take('p1', 0)).toBe(1000)
    expect(buckets.take('p1', 1000)).toBe(0)
  })

  test('remembers only so many, the longest unused goes first', () => {
    const buckets = new TokenBuckets({ capacity: 1, perMinute: 1 }, 2)
    for (const key of ['a', 'b', 'c']) buckets.take(key, 0)
    expect(buckets.size).toBe(2)
    expect(buckets.take('c', 0)).toBeGreaterThan(0)
    expect(buckets.take('a', 0)).toBe(0)
  })
})
