import { describe, expect, test } from 'bun:test'
import { blankPlan, bodyOf, dateOf, dayIn, faultsOf, hoursOf, type Plan, validForMs } from './plan.ts'

const now = { day: 20_780, minute: 10 * 60 }
const kimironko = { latitude: -1.95, longitude: 30.126, name: 'Kimironko' }
const remera = { latitude: -1.958, longitude: 30.112 }
const whole: Plan = { ...blankPlan, from: kimironko, to: remera, date: dateOf(now.day + 1), hours: 'h8' }
const faults = (more: Partial<Plan>) => [...faultsOf({ ...whole, ...more }, now)]

describe('a plan', () => {
  test('is complete with two places, a day and hours', () => {
    expect(faults({})).toEqual([])
    expect(faults({ from: undefined, hours: undefined })).toEqual([
      ['from', 'missing'],
      ['hours', 'missing'],
    ])
  })

  test('is not for what has passed, nor for too far ahead', () => {
    expect(faults({ date: dateOf(now.day - 1) })).toEqual([['date', 'over']])
    expect(faults({ date: dateOf(now.day), hours: 'h8' })).toEqual([['hours', 'over']])
    expect(faults({ date: dateOf(now.day), hours: 'h12' })).toEqual([])
    expect(faults({ date: dateOf(now.day + 61) })).toEqual([['date', 'too_far']])
  })

  test('means an hour before and after a passenger’s hour, a driver’s window, or own times', () => {
    expect(hoursOf(whole)).toEqual({ fromMin: 420, toMin: 540 })
    expect(hoursOf({ ...whole, role: 'driver', hours: 'w14' })).toEqual({ fromMin: 840, toMin: 1080 })
    expect(hoursOf({ ...whole, hours: 'any' })).toEqual({ fromMin: 0, toMin: 1440 })
    expect(hoursOf({ ...whole, hours: 'own', earliest: '22:00', latest: '02:00' })).toEqual({
      fromMin: 1320,
      toMin: 1560,
    })
    expect(hoursOf({ ...whole, hours: 'own', earliest: '07:00', latest: '07:00' })).toBeUndefined()
    // A passenger's hour is none of a driver's windows.
    expect(hoursOf({ ...whole, role: 'driver' })).toBeUndefined()
  })

  test('may wait for the network until its hours are over', () => {
    expect(validForMs(now.day, { fromMin: 660, toMin: 720 }, now)).toBe(2 * 3_600_000)
    expect(validForMs(now.day + 1, { fromMin: 0, toMin: 60 }, now)).toBe(15 * 3_600_000)
  })

  test('is sent with a vehicle only by a driver', () => {
    const window = { fromMin: 1, toMin: 2 }
    expect(bodyOf({ ...whole, vehicleId: 4 }, window)).not.toHaveProperty('vehicleId')
    expect(bodyOf({ ...whole, vehicleId: 4, role: 'driver' }, window)).toMatchObject({ vehicleId: 4, window })
  })
})

test('a day is its number and its date', () => {
  expect(dayIn('1970-01-02')).toBe(1)
  expect(dateOf(dayIn('2026-12-25') ?? 0)).toBe('2026-12-25')
  expect(dayIn('tomorrow')).toBeUndefined()
})
