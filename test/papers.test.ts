import { Database } from 'bun:sqlite'
import { expect, test } from 'bun:test'
import { specimenFields, specimenJpeg } from '../server/ocr/specimen.ts'
import type { Person } from '../server/simulator/index.ts'
import { type Running, startAll } from './running.ts'
import { rows, until } from './town.ts'

test('a photo whose webhook Meta repeats is fetched once, read once and told once', async () => {
  await using town = await startAll()
  const aline = await atThePhoto(town)
  town.simulator.faults.add({ kind: 'webhook.duplicate', copies: 3 })
  town.simulator.faults.add({ kind: 'media.expired', times: 1 })
  const delivery = await aline.sendsImage(await specimenJpeg())
  await heard(aline, specimenFields.plate)
  // Hours later once more, as Meta does when it was not sure.
  await town.simulator.post(delivery.updates)
  await town.quiet()
  expect(rows(town, 'select state, attempts from document')).toEqual([{ state: 'review', attempts: 1 }])
  expect(rows(town, 'select state, attempts from media_job')).toEqual([{ state: 'done', attempts: 1 }])
  expect(rows(town, `select external_id from inbox where external_id like 'document:%'`)).toHaveLength(1)
  expect(await fetched(town)).toBe(2)
  expect(town.simulator.ledger.doubled()).toEqual([])
}, 60_000)

test('a server stopped in mid-page stops at once, and reads the page after its start', async () => {
  await using town = await startAll()
  const aline = await atThePhoto(town)
  await aline.sendsImage(await specimenJpeg())
  await until(() => rows(town, 'select id from document where began_at is not null').length === 1)
  const begin = Date.now()
  await town.restart()
  expect(Date.now() - begin).toBeLessThan(5000)
  await heard(aline, specimenFields.plate)
  expect(rows(town, `select state from document`)).toEqual([{ state: 'review' }])
  expect(rows(town, `select external_id from inbox where external_id like 'document:%'`)).toHaveLength(1)
}, 60_000)

test('a database that cannot be written while a page is read costs no second reading', async () => {
  await using town = await startAll()
  const aline = await atThePhoto(town)
  await aline.sendsImage(await specimenJpeg())
  await until(() => rows(town, 'select id from document where began_at is not null').length === 1)
  const other = new Database(town.databasePath)
  other.run('begin immediate')
  await Bun.sleep(4000)
  expect(rows(town, 'select state from document')).toEqual([{ state: 'waiting' }])
  other.run('rollback')
  other.close()
  await heard(aline, specimenFields.plate)
  expect(rows(town, 'select state, attempts from document')).toEqual([{ state: 'review', attempts: 1 }])
}, 60_000)

/** Somebody who was asked for a photo of their certificate. */
async function atThePhoto(town: Running): Promise<Person> {
  const person = town.simulator.person({ name: 'Aline' })
  for (const words of ['hi', 'my vehicles', 'moto']) {
    await person.says(words)
    await person.next()
  }
  return person
}

const heard = (person: Person, words: string): Promise<void> =>
  until(() => person.received.some(({ text }) => text.includes(words)))

/** How often Meta was asked for the bytes of a file. */
async function fetched({ simulator }: Running): Promise<number> {
  const state = (await (await fetch(`${simulator.url}/simulator/state`)).json()) as {
    wire: { about: string }[]
  }
  return state.wire.filter(({ about }) => about === 'media download').length
}
