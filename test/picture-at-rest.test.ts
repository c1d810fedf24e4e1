import { expect, test } from 'bun:test'
import { specimenFields, specimenJpeg } from '../server/ocr/specimen.ts'
import { startAll } from './running.ts'
import { rows } from './town.ts'

test('a certificate sent to the menu has no code in it, and is read as a certificate by a tap', async () => {
  await using town = await startAll()
  const aline = town.simulator.person({ name: 'Aline' })
  await aline.says('hello')
  await aline.next()
  await aline.sendsImage(await specimenJpeg())
  expect((await aline.next()).text).toContain('I am reading it')
  expect((await aline.next(30_000)).text).toContain('Is this a vehicle’s insurance certificate?')
  await aline.taps('Yes, read it')
  expect((await aline.next()).text).toContain('What do you drive?')
  await aline.says('moto')
  expect((await aline.next()).text).toContain('Received, reading it')
  expect((await aline.next(60_000)).text).toContain(specimenFields.plate)
  expect(rows(town, 'select purpose, state from media_job order by id')).toEqual([
    { purpose: 'qr', state: 'failed' },
    { purpose: 'document', state: 'done' },
  ])
}, 120_000)
