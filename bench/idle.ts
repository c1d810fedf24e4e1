import { createSimulator } from '../server/simulator/index.ts'
import { appSecret, median, serve, serverEnv, share, tempFolder } from './processes.ts'
import { ms, type Row } from './table.ts'

/** From posting "hi" to the menu arriving at the Graph API, one person at a time, nothing else going on. */
export async function idle(quick: boolean): Promise<Row[]> {
  const turns = quick ? 50 : 400
  await using folder = await tempFolder()
  const simulator = await createSimulator({
    appSecret,
    accessToken: 'bench-access-token-0123456789',
    settings: { statusDelaysMs: { sent: null, delivered: null, read: null }, autoRead: false },
  })
  const env = serverEnv(folder.path, simulator.url)
  await using server = await serve(env)
  simulator.setWebhook(`${server.url}/webhooks/whatsapp`)
  const took: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const person = simulator.person({ name: `Person ${turn}` })
    const arrived = Promise.withResolvers<number>()
    const forget = simulator.onAccepted(() => arrived.resolve(performance.now()))
    const startedAt = performance.now()
    await person.says('hi')
    took.push((await arrived.promise) - startedAt)
    forget()
    await Bun.sleep(5)
  }
  await simulator.stop()
  const settled = took.slice(Math.floor(turns / 5))
  return [
    {
      what: 'idle: "hi" posted → menu at the Graph API',
      measured: `p50 ${ms(median(settled))}, p99 ${ms(share(settled, 0.99))}`,
      against: '–',
      ratio: '–',
      goal: 'p50 ≤ 10 ms',
      met: median(settled) <= 10,
    },
  ]
}
