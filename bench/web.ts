import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { openDb } from '../server/db/open.ts'
import { personOf } from '../server/people/identity.ts'
import { openSession } from '../server/sessions/session.ts'
import { median, serve, serverEnv, tempFolder } from './processes.ts'
import { ms, type Row } from './table.ts'

/**
 * The web app out of the binary: what the first visit costs, how soon it can be used on a slow phone with a slow
 * network, and what Lighthouse says of it as on a phone.
 */
export async function web(quick: boolean): Promise<Row[]> {
  await using folder = await tempFolder()
  await using server = await serve({
    ...serverEnv(folder.path, 'http://127.0.0.1:9'),
    API_PER_PERSON_PER_MINUTE: '100000',
  })
  const cookie = `inzira=${await session(join(folder.path, 'inzira.db'))}`
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
  try {
    return [
      await firstLoad(browser, server.url),
      ...(await slowPhone(browser, server.url, quick ? 1 : 3)),
      ...(await lighthouse(server.url, cookie, quick ? 1 : 3)),
    ]
  } finally {
    await browser.close()
  }
}

const browserPath = '/usr/bin/chromium'
const pages = ['/', '/qr', '/nearby']

async function session(path: string): Promise<string> {
  const db = openDb(path)
  const now = Date.now()
  const opened = await db.write((tx) => {
    const personId = personOf(tx, { waId: '250788123456', name: 'Aline Uwase' }, now)
    return openSession(tx, { personId, loginId: null, device: 'bench' }, now)
  })
  await db.close()
  return opened.token
}

/** Bytes of scripts and styles as they come, until the first page is there and quiet, nothing kept from before. */
async function firstLoad(browser: Browser, url: string): Promise<Row> {
  const sizes: { wire: number; heads: number; whole: number }[] = []
  for (const path of pages) {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    const code = new Set<string>()
    let [wire, heads, whole] = [0, 0, 0]
    cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type !== 'Script' && type !== 'Stylesheet') return
      code.add(requestId)
      heads += response.encodedDataLength
    })
    cdp.on('Network.dataReceived', ({ requestId, dataLength }) => {
      if (code.has(requestId)) whole += dataLength
    })
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (code.has(requestId)) wire += encodedDataLength
    })
    await page.goto(url + path, { waitUntil: 'networkidle' })
    sizes.push({ wire: wire - heads, heads, whole })
    await context.close()
  }
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`
  return {
    what: `first load of ${pages.join(', ')}: JS and CSS`,
    measured: `${sizes.map(({ wire }) => kb(wire)).join(', ')}; headers ${sizes.map(({ heads }) => kb(heads)).join(', ')}`,
    against: `not compressed: ${sizes.map(({ whole }) => kb(whole)).join(', ')}`,
    ratio: `${median(sizes.map(({ wire, whole }) => wire / whole)).toFixed(2)} ×`,
    goal: '≤ 60 KB each',
    met: sizes.every(({ wire }) => wire <= 60_000),
  }
}

/** Until the page is drawn and answers a tap on its menu; a core four times as slow, 400 kbit/s, 150 ms there and back. */
async function slowPhone(browser: Browser, url: string, rounds: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const path of pages) {
    const took: { slow: number[]; quick: number[] } = { slow: [], quick: [] }
    for (let round = 0; round < rounds; round += 1) {
      took.quick.push(await usableAfter(browser, url + path, false))
      took.slow.push(await usableAfter(browser, url + path, true))
    }
    const [slow, quick] = [median(took.slow), median(took.quick)]
    rows.push({
      what: `${path} usable, first visit, CPU 4 × slower, 400 kbit/s, round trip 150 ms`,
      measured: ms(slow),
      against: `neither slowed: ${ms(quick)}`,
      ratio: `${(slow / quick).toFixed(1)} ×`,
      goal: '≤ 3 s',
      met: slow <= 3000,
    })
  }
  return rows
}

async function usableAfter(browser: Browser, url: string, isSlow: boolean): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  if (isSlow) {
    const bytesPerSecond = 400_000 / 8
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    })
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  }
  const startedAt = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator('main h1').waitFor()
  // A tap that the page itself answers: the address changes without another page being fetched.
  await page.locator('.app-nav a[href="/profile"]').click()
  await page.waitForURL('**/profile')
  const tookMs = performance.now() - startedAt
  await context.close()
  return tookMs
}

interface Report {
  categories: Record<string, { score: number | null }>
  audits: Record<string, { numericValue?: number }>
}

const goals = { performance: 95, accessibility: 100, 'best-practices': 100 } as const

async function lighthouse(url: string, cookie: string, rounds: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const path of pages) {
    for (const who of ['signed out', 'signed in']) {
      const reports: Report[] = []
      for (let round = 0; round < rounds; round += 1)
        reports.push(await look(url + path, who === 'signed in' ? cookie : undefined))
      const score = (name: string) =>
        median(reports.map(({ categories }) => (categories[name]?.score ?? 0) * 100))
      const audit = (name: string) =>
        median(reports.map(({ audits }) => audits[name]?.numericValue ?? Number.NaN))
      const scores = Object.keys(goals).map((name) => Math.round(score(name)))
      rows.push({
        what: `Lighthouse, mobile, ${path}, ${who}: performance / accessibility / best practices`,
        measured: scores.join(' / '),
        against: `largest paint ${ms(audit('largest-contentful-paint'))}, blocked ${ms(audit('total-blocking-time'))}, shift ${audit('cumulative-layout-shift').toFixed(3)}`,
        ratio: '–',
        goal: `≥ ${Object.values(goals).join(' / ')}`,
        met: Object.values(goals).every((goal, at) => (scores[at] ?? 0) >= goal),
      })
    }
  }
  return rows
}

/** In a process of its own: Lighthouse is a program of Node. */
async function look(url: string, cookie: string | undefined): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'inzira-lighthouse-'))
  const output = join(folder, 'report.json')
  const command = [
    'node',
    fileURLToPath(import.meta.resolve('lighthouse/cli/index.js')),
    url,
    '--quiet',
    '--output=json',
    `--output-path=${output}`,
    `--only-categories=${Object.keys(goals).join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox',
    ...(cookie === undefined ? [] : [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`]),
  ]
  const child = Bun.spawn(command, {
    env: { ...process.env, CHROME_PATH: browserPath, LIGHTHOUSE_NO_ERROR_REPORTING: '1' },
    stdout: 'ignore',
    stderr: 'pipe',
  })
  try {
    const [stderr, exitCode] = await Promise.all([new Response(child.stderr).text(), child.exited])
    if (exitCode !== 0) throw new Error(`Lighthouse ended with ${exitCode}: ${stderr.slice(-500)}`)
    return JSON.parse(await readFile(output, 'utf8')) as Report
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
