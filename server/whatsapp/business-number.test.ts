import { describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import { silentLog } from '../log.ts'
import { businessNumber } from './business-number.ts'
import type { Json } from './payload.ts'

function asking(answers: (() => Promise<{ status: number; body: Json }>)[], configured?: string) {
  const clock = new ManualClock()
  const asked: string[] = []
  const number = businessNumber({
    configured,
    clock,
    log: silentLog,
    phoneNumberId: '106',
    graph: {
      get(path) {
        asked.push(path)
        const answer = answers[asked.length - 1] ?? (() => Promise.reject(new Error('asked too often')))
        return answer().then((told) => ({ ...told, date: null }))
      },
    },
  })
  return { number, clock, asked }
}

const tells = () => Promise.resolve({ status: 200, body: { display_phone_number: '+250 788 000 100' } })

describe('the number people write to', () => {
  test('is asked of Meta once', async () => {
    const { number, asked } = asking([tells])
    expect([await number(), await number()]).toEqual(['250788000100', '250788000100'])
    expect(asked).toEqual(['106?fields=display_phone_number'])
  })

  test('is the one that is set, and then Meta is not asked', async () => {
    const { number, asked } = asking([], '250788999000')
    expect(await number()).toBe('250788999000')
    expect(asked).toEqual([])
  })

  test('is not known while Meta does not tell; it is asked again after a minute', async () => {
    const { number, clock, asked } = asking([
      () => Promise.resolve({ status: 400, body: { error: { code: 100 } } }),
      () => Promise.reject(new Error('no network')),
      tells,
    ])
    expect([await number(), await number()]).toEqual([null, null])
    clock.advance(60_000)
    expect(await number()).toBeNull()
    expect(asked).toHaveLength(2)
    clock.advance(60_000)
    expect(await number()).toBe('250788000100')
  })

  test('is not waited for longer than three seconds', async () => {
    const { promise, resolve } = Promise.withResolvers<{ status: number; body: Json }>()
    const { number, clock } = asking([() => promise])
    const first = number()
    clock.advance(3_000)
    expect(await first).toBeNull()
    resolve(await tells())
    expect(await number()).toBe('250788000100')
  })
})
