import { afterAll, afterEach, beforeAll, beforeEach } from 'bun:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { ShiftableClock } from '../server/clock.ts'
import type { Simulator, SimulatorOptions } from '../server/simulator/index.ts'
import { openBrowser, openPhones, type Phone, startPhones } from './phones.ts'
import { startStandInBot } from './stand-in-bot.ts'

interface WithPhones {
  page: Page
  sim: Simulator
  complaints: string[]
  phone: (name: string) => Phone
  /** A screenshot to look at, in the temporary folder. */
  picture: (name: string) => Promise<Buffer>
}

/** Before each test of the file: a page with the phones of Aline and Eric, and a bot that answers them. */
export function phonesForEachTest(options: Pick<SimulatorOptions, 'samples'> = {}): WithPhones {
  const on = {} as WithPhones
  let browser: Browser
  let stop: () => Promise<void>
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    const clock = new ShiftableClock()
    const started = await startPhones(startStandInBot, {
      ...options,
      clock,
      shiftClock: (byMs) => clock.shift(byMs),
      settings: { statusDelaysMs: { sent: 10, delivered: 30, read: 60 }, retryDelaysMs: [50] },
    })
    stop = started.stop
    started.sim.person({ name: 'Aline Uwase', phone: '250788123456', language: 'en' })
    started.sim.person({ name: 'Eric Niyonzima', phone: '250788654321', language: 'fr' })
    const opened = await openPhones(browser, started.sim)
    Object.assign(on, started, opened, {
      picture: (name: string) => opened.page.screenshot({ path: join(tmpdir(), `phone-${name}.png`) }),
    })
  })
  afterEach(async () => {
    await on.page.close()
    await stop()
  })
  return on
}
