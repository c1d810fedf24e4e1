import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { ManualClock, systemClock } from '../clock.ts'
import { Lanes, type Next } from './lanes.ts'

const noFailure = (_key: string, error: unknown) => {
  throw error
}
const settled = () => Bun.sleep(0)

describe('lanes', () => {
  test('work on one thing of a key at a time, and on several keys at once', async () => {
    const busy = new Set<string>()
    let most = 0
    let doubled = false
    const left = new Map([
      ['a', 3],
      ['b', 3],
      ['c', 3],
    ])
    const lanes = new Lanes<string>(
      async (key) => {
        doubled ||= busy.has(key)
        busy.add(key)
        most = Math.max(most, busy.size)
        await Bun.sleep(1)
        busy.delete(key)
        const after = (left.get(key) ?? 0) - 1
        left.set(key, after)
        return after > 0 ? 'more' : 'done'
      },
      systemClock,
      2,
      noFailure,
    )
    lanes.start(['a', 'b', 'c'])
    await Bun.sleep(60)
    expect([...left.values()]).toEqual([0, 0, 0])
    expect({ most, doubled }).toEqual({ most: 2, doubled: false })
  })

  test('look again when they were woken while busy', async () => {
    let open: (() => void) | undefined
    let looks = 0
    const lanes = new Lanes<string>(
      () => {
        looks += 1
        return new Promise<Next>((resolve) => {
          open = () => resolve('done')
        })
      },
      systemClock,
      1,
      noFailure,
    )
    lanes.start(['a'])
    lanes.wake(['a', 'a'])
    open?.()
    await settled()
    expect(looks).toBe(2)
    open?.()
    await settled()
    expect(looks).toBe(2)
  })

  test('come back later when told so, or earlier when woken', async () => {
    const clock = new ManualClock()
    let looks = 0
    const lanes = new Lanes<string>(
      async () => {
        looks += 1
        return { againAfterMs: 1000 }
      },
      clock,
      1,
      noFailure,
    )
    lanes.start(['a'])
    await settled()
    clock.advance(999)
    await settled()
    expect(looks).toBe(1)
    lanes.wake(['a'])
    await settled()
    expect(looks).toBe(2)
    clock.advance(1)
    await settled()
    expect(looks).toBe(2)
    clock.advance(999)
    await settled()
    expect(looks).toBe(3)
  })

  test('try again a second after work that threw, and go on with the others meanwhile', async () => {
    const clock = new ManualClock()
    const failed: string[] = []
    const done: string[] = []
    const lanes = new Lanes<string>(
      async (key) => {
        if (key === 'bad' && failed.length === 0) throw new Error('once')
        done.push(key)
        return 'done'
      },
      clock,
      1,
      (key) => void failed.push(key),
    )
    lanes.start(['bad', 'good'])
    await settled()
    expect({ failed, done }).toEqual({ failed: ['bad'], done: ['good'] })
    clock.advance(1000)
    await settled()
    expect(done).toEqual(['good', 'bad'])
  })

  test('stop only after what is under way, and begin nothing more', async () => {
    let looks = 0
    const lanes = new Lanes<string>(
      async () => {
        looks += 1
        await Bun.sleep(20)
        return 'more'
      },
      systemClock,
      1,
      noFailure,
    )
    lanes.start(['a', 'b'])
    await lanes.stop()
    expect({ looks, busy: lanes.busy }).toEqual({ looks: 1, busy: 0 })
    lanes.wake(['b'])
    await settled()
    expect(looks).toBe(1)
  })

  test('lose no wake-up, whenever it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.nat(4), pauses: fc.nat(3) }), { maxLength: 60 }),
        async (wakes) => {
          const open = new Map<number, number>()
          const lanes = new Lanes<number>(
            async (key) => {
              const before = open.get(key) ?? 0
              await Promise.resolve()
              if (before === 0) return 'done'
              open.set(key, (open.get(key) ?? 0) - 1)
              return 'more'
            },
            systemClock,
            2,
            (_key, error) => {
              throw error
            },
          )
          lanes.start([])
          for (const { key, pauses } of wakes) {
            for (let n = 0; n < pauses; n += 1) await Promise.resolve()
            open.set(key, (open.get(key) ?? 0) + 1)
            lanes.wake([key])
          }
          await settled()
          expect([...open.values()].filter((count) => count > 0)).toEqual([])
        },
      ),
      { numRuns: 50 },
    )
  })
})
