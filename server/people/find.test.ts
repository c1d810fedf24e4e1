import { expect, test } from 'bun:test'
import { migrateOpen } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { findPeople } from './find.ts'
import { mergePeople, personOf } from './identity.ts'

test('finds people by whatever an operator knows of them, and their older selves too', async () => {
  const db = openDb(':memory:')
  await migrateOpen(db)
  const [aline, eric, hidden] = await db.write((tx) => [
    personOf(tx, { waId: '250788123456', name: 'Aline Uwase' }, 1),
    personOf(tx, { waId: '250722345678', name: 'Eric' }, 1),
    personOf(tx, { userId: 'RW.77', username: 'bosco' }, 1),
  ])
  const ids = (typed: string) => findPeople(db.read, typed).map(({ id }) => id)
  expect(ids('+250 788 123 456')).toEqual([aline as number])
  expect(ids('123456')).toEqual([aline as number])
  expect(ids('uwase')).toEqual([aline as number])
  expect(ids(`p${eric}`)).toEqual([eric as number])
  expect(ids('RW.77')).toEqual([hidden as number])
  expect(ids('bosco')).toEqual([hidden as number])
  expect(ids('nobody')).toEqual([])
  await db.write((tx) => mergePeople(tx, hidden as number, aline as number, 1))
  expect(ids('Aline')).toEqual([aline as number, hidden as number])
  expect(ids(`p${hidden}`)).toEqual([aline as number, hidden as number])
})
