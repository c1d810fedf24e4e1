import { describe, expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import { Breaker } from './breaker.ts'

const broken = (clock = new ManualClock()) => {
  const breaker = new Breaker(clock, 3, 1000, 8000)
  for (let n = 0; n < 3; n += 1) breaker.failed('no answer')
  return { breaker, clock }
}

describe('the circuit breaker', () => {
  test('opens after so many failures in a row, and says why', () => {
    const breaker = new Breaker(new ManualClock(), 3)
    breaker.failed('one')
    breaker.failed('two')
    breaker.succeeded()
    breaker.failed('one again')
    breaker.failed('two again')
    expect([breaker.state, breaker.waitMs(), breaker.why]).toEqual(['closed', 0, ''])
    breaker.failed('three')
    expect([breaker.state, breaker.waitMs(), breaker.why]).toEqual(['open', 1000, 'three'])
  })

  test('lets one call try after its pause while the others wait', () => {
    const { breaker, clock } = broken()
    clock.advance(1000)
    expect(breaker.state).toBe('half-open')
    expect(breaker.waitMs()).toBe(0)
    expect(breaker.waitMs()).toBeGreaterThan(0)
    breaker.succeeded()
    expect([breaker.state, breaker.waitMs()]).toEqual(['closed', 0])
  })

  test('doubles its pause with every try that fails, up to a limit', () => {
    const { breaker, clock } = broken()
    const pauses: number[] = []
    for (let n = 0; n < 5; n += 1) {
      clock.advance(breaker.waitMs())
      expect(breaker.waitMs()).toBe(0)
      breaker.failed('still nothing')
      pauses.push(breaker.waitMs())
    }
    expect(pauses).toEqual([2000, 4000, 8000, 8000, 8000])
  })

  test('is not closed by a call that was begun before it opened', () => {
    const { breaker } = broken()
    breaker.succeeded()
    expect(breaker.state).toBe('open')
  })

  test('hands the trial on when the one who had it made no call', () => {
    const { breaker, clock } = broken()
    clock.advance(1000)
    breaker.waitMs()
    breaker.released()
    expect(breaker.waitMs()).toBe(0)
  })

  test('opens at once for what only the operator can mend', () => {
    const breaker = new Breaker(new ManualClock())
    breaker.trip('190 the token is invalid')
    expect([breaker.state, breaker.waitMs(), breaker.why]).toEqual([
      'open',
      60_000,
      '190 the token is invalid',
    ])
  })

  test('waits no longer than its pause when the clock is set back', () => {
    const { breaker, clock } = broken()
    clock.advance(-3_600_000)
    expect(breaker.waitMs()).toBe(1000)
  })
})
