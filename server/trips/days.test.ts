import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { dateOf, dayOf, instantOf, localTime, weekdayOf } from './days.ts'
import { daysOf } from './repeats.ts'

const kigali = 'Africa/Kigali'
const day = (iso: string) => Math.round(Date.parse(`${iso}T00:00Z`) / 86_400_000)

describe('days and minutes where the operator is', () => {
  test('two hours ahead of UTC in Kigali, the day ends at 22:00 UTC', () => {
    expect(localTime(Date.parse('2026-12-31T21:59:59Z'), kigali)).toEqual({
      day: day('2026-12-31'),
      minute: 1439,
    })
    expect(localTime(Date.parse('2026-12-31T22:00:00Z'), kigali)).toEqual({
      day: day('2027-01-01'),
      minute: 0,
    })
    expect(instantOf(day('2027-01-01'), 0, kigali)).toBe(Date.parse('2026-12-31T22:00:00Z'))
  })

  test('minutes beyond midnight lie in the next day, also at the end of a month, a year, a leap February', () => {
    expect(instantOf(day('2026-12-31'), 1500, kigali)).toBe(instantOf(day('2027-01-01'), 60, kigali))
    expect(instantOf(day('2028-02-29'), 1440, kigali)).toBe(instantOf(day('2028-03-01'), 0, kigali))
    expect(instantOf(day('2026-11-30'), 2880, kigali)).toBe(instantOf(day('2026-12-02'), 0, kigali))
  })

  test('every Kigali day has 24 hours, and what is put in comes out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 1439 }), (some, minute) => {
        expect(instantOf(some + 1, minute, kigali) - instantOf(some, minute, kigali)).toBe(86_400_000)
        expect(localTime(instantOf(some, minute, kigali), kigali)).toEqual({ day: some, minute })
        const { year, month, date } = dateOf(some)
        expect(dayOf(year, month, date)).toBe(some)
      }),
    )
  })

  test('where clocks change, an hour there is not becomes the one after, and of two the first is meant', () => {
    expect(instantOf(day('2026-03-29'), 150, 'Europe/Paris')).toBe(Date.parse('2026-03-29T01:30:00Z'))
    expect(instantOf(day('2026-10-25'), 150, 'Europe/Paris')).toBe(Date.parse('2026-10-25T00:30:00Z'))
  })

  test('weekdays count from Monday', () => {
    expect(weekdayOf(day('2026-11-23'))).toBe(0)
    expect(weekdayOf(day('2026-11-22'))).toBe(6)
    expect(weekdayOf(day('1969-12-29'))).toBe(0)
  })
})

describe('a trip is made', () => {
  const across = [day('2026-12-28'), day('2027-01-06')] as const
  const isoOf = (days: number[]) => days.map((one) => new Date(one * 86_400_000).toISOString().slice(0, 10))

  test('once, and on no other day', () => {
    const trip = { repeats: 'once', first_day: day('2026-12-31') } as const
    expect(isoOf(daysOf(trip, ...across))).toEqual(['2026-12-31'])
    expect(daysOf(trip, day('2027-01-01'), day('2027-02-01'))).toEqual([])
  })

  test('daily across the end of the year', () => {
    const trip = { repeats: 'daily', first_day: day('2026-12-30') } as const
    expect(isoOf(daysOf(trip, ...across)).slice(0, 4)).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ])
    expect(daysOf(trip, ...across)).toHaveLength(8)
  })

  test('from Monday to Friday, beginning on the Monday after when the first day is a Saturday', () => {
    const trip = { repeats: 'weekdays', first_day: day('2027-01-02') } as const
    expect(isoOf(daysOf(trip, ...across))).toEqual(['2027-01-04', '2027-01-05', '2027-01-06'])
  })

  test('weekly on the same weekday, month after month', () => {
    const trip = { repeats: 'weekly', first_day: day('2026-01-31') } as const
    expect(isoOf(daysOf(trip, day('2026-02-20'), day('2026-03-15')))).toEqual([
      '2026-02-21',
      '2026-02-28',
      '2026-03-07',
      '2026-03-14',
    ])
  })
})
