import { expect, test } from 'bun:test'
import { linkTo, planIn } from './link.ts'

const ends = {
  from: { latitude: -1.95, longitude: 30.06, name: 'Remera & co' },
  to: { latitude: -2, longitude: 30 },
}

test('a link brings both ends along as they were', () => {
  const url = new URL(linkTo('/schedule', ends), 'http://localhost')
  expect(planIn(Object.fromEntries(url.searchParams))).toEqual(ends)
})

test('what is no place on earth is left out', () => {
  expect(planIn({})).toBeUndefined()
  expect(planIn({ from: 'Kigali', to: '-95.5,30' })).toBeUndefined()
  expect(planIn({ from: '-1.9,30', to: 'x', toName: 'Home' })).toEqual({
    from: { latitude: -1.9, longitude: 30 },
  })
})
