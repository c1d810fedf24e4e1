import { expect, test } from 'bun:test'
import { FairQueue, house } from './turns.ts'

test('each in turn has one taken, and the house goes first', () => {
  const queue = new FairQueue<string>()
  for (const item of ['a1', 'a2', 'a3']) queue.push('a', item)
  for (const item of ['b1', 'b2']) queue.push('b', item)
  expect([queue.shift(), queue.shift(), queue.shift()]).toEqual(['a1', 'b1', 'a2'])
  queue.push('c', 'c1')
  queue.push(house, 'h1')
  queue.putBack('a', 'a2')
  expect([queue.size, queue.sizeOf('a'), queue.sizeOf('b'), queue.sizeOf('d')]).toEqual([5, 2, 1, 0])
  expect(Array.from({ length: 6 }, () => queue.shift())).toEqual(['h1', 'b2', 'a2', 'c1', 'a3', undefined])
  queue.push('a', 'a4')
  expect([queue.clear(), queue.size, queue.shift()]).toEqual([['a4'], 0, undefined])
})
