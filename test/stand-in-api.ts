import { expect } from 'bun:test'
import { join } from 'node:path'
import { Elysia } from 'elysia'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { webPage } from '../server/assets.ts'
import { appFiles } from '../server/http/app-files.ts'
import { openBrowser } from './phones.ts'

export interface Opened {
  context: BrowserContext
  page: Page
  /** Fails when the page has complained. */
  close(): Promise<void>
}

/** The real files of the app, and as much of an API as a queue needs: it answers as a test says. */
export class StandInApi {
  /** What it was asked to do, as often as it was asked. */
  asked: { key: string; body: unknown; person: number }[] = []
  /** Given before it says that all is done. */
  answers: (() => Response)[] = []
  person: number | null = 7
  isOn = true
  /** Appended to the worker: a new version of the app. */
  newer = ''
  private readonly server = this.serve()

  private constructor(
    private readonly browser: Browser,
    /** The queue as a script of its own, which a page of the tests uses as another tab would. */
    private readonly queue: string,
  ) {}

  static async start(): Promise<StandInApi> {
    const built = await Bun.build({
      entrypoints: [join(import.meta.dir, '../web/offline/queue.ts')],
      target: 'browser',
    })
    return new StandInApi(await openBrowser(), (await built.outputs[0]?.text()) ?? '')
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await this.server.stop(true)
  }

  reset(): void {
    Object.assign(this, { asked: [], answers: [], person: 7, isOn: true, newer: '' })
  }

  get url(): string {
    return `http://localhost:${this.server.server?.port}`
  }

  /** A phone with the app open on it. */
  async open(path: string, { waitsForWorker = true } = {}): Promise<Opened> {
    const context = await this.browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'en-GB',
      serviceWorkers: 'allow',
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      const isNetwork = /net::ERR_|status of \d+|WebSocket connection/.test(message.text())
      if (message.type() === 'error' && !isNetwork) complaints.push(message.text())
    })
    await page.goto(this.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    if (waitsForWorker) await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.evaluate((queue) => import(queue), '/queue.js')
    const close = async () => {
      await context.close()
      expect(complaints).toEqual([])
    }
    return { context, page, close }
  }

  private serve() {
    return new Elysia()
      .onError(({ code, set }) => {
        if (code === 'NOT_FOUND') set.status = 404
        return { error: code }
      })
      .get('/api/config', () => ({
        version: '1',
        timezone: 'Africa/Kigali',
        emergencyNumber: '112',
        publicUrl: null,
        flags: { offline_support: this.isOn, qr_generation: true, nearby_drivers: true },
      }))
      .get('/api/who', () => ({
        me:
          this.person === null
            ? null
            : { id: this.person, name: 'Aline', language: null, phone: null, stopped: false },
      }))
      .post('/api/things', ({ body, headers }) => {
        this.asked.push({ key: headers['idempotency-key'] ?? '', body, person: this.person ?? 0 })
        return this.answers.shift()?.() ?? { done: true }
      })
      .get('/queue.js', () => new Response(this.queue, { headers: { 'content-type': 'text/javascript' } }))
      .get('/sw.js', async ({ request }) => {
        const worker = (await webPage('app')).respond('sw.js', new Request(request.url))
        return new Response(`${await worker?.text()}${this.newer}`, {
          headers: { 'content-type': 'text/javascript', 'cache-control': 'no-cache' },
        })
      })
      .use(appFiles())
      .listen({ port: 0, hostname: 'localhost' })
  }
}

/** Does a write as a page would. */
export async function write(page: Page, body: unknown, more: { validForMs?: number } = {}): Promise<void> {
  await page.evaluate(
    async ([queue, body, more]) => {
      const { sendOrQueue } = (await import(queue)) as typeof import('../web/offline/queue.ts')
      const label = { text: 'share.title', values: {} }
      await sendOrQueue(7, { method: 'POST', path: '/api/things', body: { json: body }, label, ...more })
    },
    ['/queue.js', body, more] as const,
  )
}

/** As the phone does it: a form that is sent to the app from nowhere. */
export async function share(
  page: Page,
  words: Record<string, string>,
  file?: { name: string; type: string; bytes: number[] },
): Promise<void> {
  await page.evaluate(
    ([words, file]) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'POST', action: '/share', enctype: 'multipart/form-data' })
      for (const [name, value] of Object.entries(words)) {
        const input = document.createElement('input')
        Object.assign(input, { name, value })
        form.append(input)
      }
      if (file !== undefined) {
        const input = document.createElement('input')
        Object.assign(input, { type: 'file', name: 'files' })
        const transfer = new DataTransfer()
        transfer.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }))
        input.files = transfer.files
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    },
    [words, file] as const,
  )
}

export const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ code, status }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

export const onePixel = [
  ...Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
]
