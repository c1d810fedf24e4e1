import { expect, test } from 'bun:test'
import { ManualClock } from '../clock.ts'
import { migrateOpen } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { checkHealth } from '../health/health.ts'
import { personOf } from './identity.ts'
import { askForHuman, stopWaitingForHuman } from './people.ts'

test('somebody who waits for a human is told of, and after ten minutes it is no longer well', async () => {
  const db = openDb(':memory:')
  await migrateOpen(db)
  const clock = new ManualClock()
  const waiting = () => checkHealth({ db, clock }).checks.find(({ name }) => name.includes('human'))
  const somebody = (waId: string) => db.write((tx) => personOf(tx, { waId }, clock.now()))
  const [first, second] = [await somebody('250788111222'), await somebody('250788111333')]
  expect(waiting()).toMatchObject({ status: 'ok', finding: 'none' })

  await db.write((tx) => askForHuman(tx, first, clock.now()))
  clock.advance(10 * 60_000)
  await db.write((tx) => askForHuman(tx, second, clock.now()))
  // Asked again: they have waited since the first time.
  await db.write((tx) => askForHuman(tx, first, clock.now()))
  expect(waiting()).toMatchObject({ status: 'ok', finding: `2, the oldest (p${first}) for 10 min` })
  clock.advance(1)
  expect(waiting()).toMatchObject({
    status: 'degraded',
    cure: 'Answer them in the WhatsApp Business app.',
  })

  await db.write((tx) => stopWaitingForHuman(tx, first))
  expect(waiting()).toMatchObject({ status: 'ok', finding: `1, the oldest (p${second}) for 0 s` })
  await db.close()
})

test('somebody who was known as two waits once, and is answered once', async () => {
  const db = openDb(':memory:')
  await migrateOpen(db)
  const clock = new ManualClock()
  const waiting = () => checkHealth({ db, clock }).checks.find(({ name }) => name.includes('human'))
  await db.write((tx) => {
    const known = personOf(tx, { waId: '250788111222' }, clock.now())
    const hidden = personOf(tx, { userId: 'RW.x' }, clock.now())
    askForHuman(tx, hidden, clock.now())
    askForHuman(tx, known, clock.now())
    expect(personOf(tx, { waId: '250788111222', userId: 'RW.x' }, clock.now())).toBe(known)
  })
  expect(waiting()?.finding).toStartWith('1, the oldest (p1)')
  await db.write((tx) => stopWaitingForHuman(tx, 1))
  expect(waiting()?.finding).toBe('none')
  await db.close()
})
