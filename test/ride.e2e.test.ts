import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { addVehicle } from '../server/rides/testing.ts'
import { openBrowser, openPhones } from './phones.ts'
import { startAll } from './running.ts'

// The whole way of a ride: two phones in a browser, the simulator, the real server.
setDefaultTimeout(90_000)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const shots = process.env.PICTURES ?? tmpdir()

test('a passenger and a driver take a whole ride on their phones', async () => {
  await using town = await startAll({ simulator: { statusDelaysMs: { sent: 10, delivered: 30, read: 60 } } })
  town.simulator.person({ name: 'Aline Uwase', phone: '250788123456', language: 'en' })
  town.simulator.person({ name: 'Eric Mugisha', phone: '250722345678', language: 'en' })
  const { page, complaints, phone } = await openPhones(browser, town.simulator)
  const [aline, eric] = [phone('Aline'), phone('Eric')]

  await eric.says('hello')
  await eric.hears('What would you like to do?')
  const { db } = town.server.context
  await db.write((tx) => {
    const driver = tx.get<{ id: number }>(`select id from person where wa_id = '250722345678'`)
    addVehicle(tx, driver?.id ?? 0)
    tx.run('update vehicle set insured_until = 4102444800000')
  })
  await eric.says('drive')
  await eric.taps('Go online')
  await eric.taps(/location/i)
  await eric.picksPlace('Kimironko')
  await eric.hears('You are online')

  await aline.says('hello')
  await aline.hears('What would you like to do?')
  await aline.says('moto')
  await aline.hears('Where shall the driver pick you up?')
  await aline.taps(/location/i)
  await aline.picksPlace('Kimironko')
  await aline.hears('Where do you want to go?')
  await aline.taps('No destination')
  await aline.hears('Whom shall I ask?')
  await aline.taps(/^Eric/)
  await aline.hears('I am asking Eric')
  await eric.hears('Somebody needs a ride')
  await eric.taps('Accept')
  const coming = await aline.hears('is coming to pick you up')
  const [, pin = ''] = /PIN: (\d{4})/.exec((await coming.textContent()) ?? '') ?? []
  await page.screenshot({ path: join(shots, 'ride-accepted.png') })
  await eric.taps('I have arrived')
  await aline.hears('has arrived')
  await eric.says(pin)
  await aline.hears('The ride has begun.')
  await eric.taps('End ride')
  await eric.hears('What does Aline Uwase pay?')
  await eric.says('1200')
  await eric.hears('I have asked Aline Uwase for 1,200 RWF')
  const fare = await aline.hears('The fare is 1,200 RWF')
  await fare.locator('img').first().waitFor()
  await aline.taps('Give stars')
  await aline.hears('How was Eric')
  await aline.says('5')
  await aline.hears('Thank you for the stars.')
  await page.screenshot({ path: join(shots, 'ride-completed.png') })
  expect(db.read.all('select state, fare_rwf from ride')).toEqual([{ state: 'completed', fare_rwf: 1200 }])
  expect(db.read.all('select stars from rating')).toEqual([{ stars: 5 }])
  expect(complaints).toEqual([])
  await page.close()
})
