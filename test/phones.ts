import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { createSimulator, type Simulator, type SimulatorOptions } from '../server/simulator/index.ts'

/** Debian's Chromium; another one by CHROMIUM_PATH. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })

/** A simulator and the page with its phones. Whatever the page complains of ends up in `complaints`. */
export async function openPhones(
  browser: Browser,
  simulator: Simulator,
  viewport = { width: 1440, height: 900 },
): Promise<{ page: Page; complaints: string[]; phone: (name: string) => Phone }> {
  const page = await browser.newPage({ viewport })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(simulator.url)
  await page.locator('.device, .empty').first().waitFor()
  return { page, complaints, phone: (name) => new Phone(page, name) }
}

/** A file as if it lay on the disk; one that does is named by its path. */
export interface ChosenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** One phone on the page, as its owner would use it. */
export class Phone {
  readonly root: Locator

  constructor(
    readonly page: Page,
    name: string,
  ) {
    this.root = page.getByRole('region', { name: `Phone of ${name}` })
  }

  async says(text: string): Promise<void> {
    const field = this.root.locator('.composer textarea')
    await field.fill(text)
    await field.press('Enter')
  }

  /** A button, row, link or control by its words. */
  async taps(label: string | RegExp): Promise<void> {
    await this.root.getByRole('button', { name: label }).last().click()
  }

  /** Waits until a bubble of the other side with these words is on the screen. */
  async hears(words: string | RegExp, timeoutMs = 10_000): Promise<Locator> {
    const bubble = this.root.locator('.theirs .bubble').filter({ hasText: words }).last()
    await bubble.waitFor({ timeout: timeoutMs })
    return bubble
  }

  /** The newest bubble of the owner. */
  get own(): Locator {
    return this.root.locator('.mine .bubble').last()
  }

  /** Waits until the owner's newest bubble has these ticks. */
  async hasTicks(ticks: 'sent' | 'delivered' | 'read' | 'failed'): Promise<void> {
    await this.own.locator(`.ticks.${ticks}`).waitFor({ timeout: 10_000 })
  }

  async attaches(
    kind: 'photo' | 'document',
    files: string | ChosenFile | ChosenFile[],
    caption = '',
  ): Promise<void> {
    await this.root.locator('.composer .round').click()
    await this.root.locator(`.tile.${kind} input`).setInputFiles(files)
    const field = this.root.locator('.preview input')
    await field.fill(caption)
    await field.press('Enter')
  }

  /** Answers a location request, or begins with the attach menu. */
  async picksPlace(place: string): Promise<void> {
    await this.root.locator('.picker input[type=search]').fill(place)
    await this.root.locator('.found').getByRole('button', { name: place }).click()
    await this.root.locator('.picker .primary').click()
  }
}

/** A bot, a simulator and two people, all on free ports. */
export async function startPhones<Bot extends { webhookUrl: string; stop: () => unknown }>(
  startBot: (simulator: () => Simulator) => Bot,
  options: SimulatorOptions = {},
) {
  let simulator: Simulator | undefined
  const bot = startBot(() => {
    if (simulator === undefined) throw new Error('The simulator has not started.')
    return simulator
  })
  simulator = await createSimulator({ ...options, webhookUrl: bot.webhookUrl })
  return {
    bot,
    sim: simulator,
    stop: async () => {
      await simulator?.stop()
      await bot.stop()
    },
  }
}
