import { Errors, Flags } from '@oclif/core'
import { BaseCommand } from '../../base-command.ts'
import type { LoadReport, Progress } from '../../load/load.ts'
import type { Spread } from '../../load/spread.ts'

export default class SimulateLoad extends BaseCommand {
  static override summary = 'Send many messages a second and watch for their replies'
  static override description =
    'Starts a server of its own on a database of its own, and a stand-in for Meta that writes to it and takes the ' +
    'replies. Exits with 1 when a message was lost, answered twice, or not acknowledged. With --target the load goes ' +
    'to a server already running, whose settings are given by --env-file and whose META_GRAPH_URL is a free port here.'
  static override examples = [
    '<%= config.bin %> simulate load',
    '<%= config.bin %> simulate load --rate 1000 --seconds 60 --people 10000',
    '<%= config.bin %> simulate load --duplicate 0.05 --fail 0.01 --drop 0.01',
    '<%= config.bin %> simulate load --target http://127.0.0.1:3000 --env-file test.env',
  ]
  static override flags = {
    rate: Flags.integer({ description: 'Messages a second', default: 100, min: 1, helpValue: 'N' }),
    seconds: Flags.integer({ description: 'For how long', default: 10, min: 1, helpValue: 'N' }),
    people: Flags.integer({
      description: 'How many take turns writing',
      default: 1000,
      min: 1,
      helpValue: 'N',
    }),
    'warm-up': Flags.integer({
      description: 'Seconds before, whose times are not counted',
      default: 1,
      min: 0,
      helpValue: 'N',
    }),
    connections: Flags.integer({
      description: 'Deliveries under way at once',
      default: 64,
      min: 1,
      helpValue: 'N',
    }),
    say: Flags.string({
      description: 'What they write; it must have one reply',
      default: 'hi',
      helpValue: 'TEXT',
    }),
    statuses: Flags.boolean({
      description: 'Tell the server what became of its messages',
      default: true,
      allowNo: true,
    }),
    patience: Flags.integer({
      description: 'Seconds without a reply after which the rest is lost',
      default: 15,
      min: 1,
      helpValue: 'N',
    }),
    duplicate: share('Share of messages that are delivered twice'),
    fail: share('Share of sends that Meta refuses for the moment (error 131000)'),
    drop: share('Share of sends that Meta takes without answering'),
    'bad-order': share('Share of messages whose statuses come in reverse order'),
    database: Flags.string({
      description: 'Load this database, which is kept, instead of a new one',
      helpValue: 'FILE',
      exclusive: ['target'],
    }),
    target: Flags.string({ description: 'Load this running server instead', helpValue: 'URL' }),
  }

  async run(): Promise<unknown> {
    const { flags } = await this.parse(SimulateLoad)
    const [{ createSimulator }, { runLoad }, { startOwnServer }, { identityOf, portOf }] = await Promise.all([
      import('../../../server/simulator/index.ts'),
      import('../../load/load.ts'),
      import('../../load/own-server.ts'),
      import('../../load/target.ts'),
    ])
    const targeted = flags.target === undefined ? undefined : await this.loadConfig('serve', flags)
    const simulator = await createSimulator({
      ...(targeted !== undefined && { ...identityOf(targeted), port: portOf(targeted) }),
      settings: {
        record: 'counts',
        statusDelaysMs: flags.statuses
          ? { sent: 0, delivered: 0, read: null }
          : { sent: null, delivered: null, read: null },
        batch: { maxUpdates: 50, lingerMs: 20 },
      },
    })
    if (flags.fail > 0) simulator.faults.add({ kind: 'send.error', code: 131000, share: flags.fail })
    if (flags.drop > 0) simulator.faults.add({ kind: 'send.drop', accepted: true, share: flags.drop })
    if (flags['bad-order'] > 0) simulator.faults.add({ kind: 'status.shuffle', share: flags['bad-order'] })
    const own = flags.target === undefined ? await startOwnServer(simulator, flags.database) : undefined
    const url = `${(flags.target ?? own?.url ?? '').replace(/\/+$/, '')}/webhooks/whatsapp`
    simulator.setWebhook(url)
    let server: Used | undefined
    const loaded = await runLoad({
      simulator,
      url,
      rate: flags.rate,
      seconds: flags.seconds,
      warmUpSeconds: flags['warm-up'],
      people: flags.people,
      connections: flags.connections,
      text: flags.say,
      duplicate: flags.duplicate,
      patienceMs: flags.patience * 1000,
      onProgress: (progress) => this.#show(progress),
    }).finally(async () => {
      server = await own?.stop()
      await simulator.stop()
    })
    if (process.stderr.isTTY) process.stderr.write('\n')
    const { lost, doubled, unacknowledged } = loaded
    const tokens = simulator.ledger.counts().doubled
    const report = {
      rate: flags.rate,
      seconds: flags.seconds,
      people: flags.people,
      warmUp: Math.round(flags.rate * flags['warm-up']),
      ...loaded,
      doubledTokens: tokens,
      ...(server && { server }),
    }
    for (const [name, value] of rowsOf(report)) this.log(`${name.padEnd(18)}${value}`)
    if (lost + doubled + unacknowledged + tokens > 0) process.exitCode = 1
    return report
  }

  #show({ elapsedSeconds, sent, acknowledged, replies }: Progress): void {
    const line = `${elapsedSeconds.toFixed(0).padStart(4)} s   ${sent} sent   ${acknowledged} acknowledged   ${replies} replies`
    if (process.stderr.isTTY) process.stderr.write(`\r${line}  `)
    else if (Math.round(elapsedSeconds) % 10 === 0) process.stderr.write(`${line}\n`)
  }
}

/** From 0 to 1; never unless told. */
function share(description: string) {
  return Flags.custom<number>({
    description,
    helpValue: 'SHARE',
    default: 0,
    parse: async (given) => {
      const value = Number(given)
      if (value >= 0 && value <= 1) return value
      throw new Errors.CLIError(`Expected a share from 0 to 1 but received: ${given}`)
    },
  })()
}

function rowsOf(
  report: LoadReport & { warmUp: number; doubledTokens: number; server?: Used | undefined },
): [string, string][] {
  const { sent, warmUp, acknowledged, unacknowledged, replies, lost, doubled, doubledTokens, server } = report
  const count = (value: number) => value.toLocaleString('en')
  const warmedUp = warmUp === 0 ? '' : `, ${count(warmUp)} of them to warm up`
  const spread = ({ p50, p99, max }: Spread) => `p50 ${p50} ms   p99 ${p99} ms   max ${max} ms`
  const others = Object.entries(report.statuses).filter(([status]) => status !== '200')
  return [
    [
      'messages',
      `${count(sent)} sent${warmedUp}   ${count(acknowledged)} acknowledged   ${count(unacknowledged)} not`,
    ],
    ['replies', `${count(replies)} came   ${count(lost)} lost   ${count(doubled + doubledTokens)} doubled`],
    ['acknowledged in', spread(report.acknowledgedMs)],
    ['replied in', spread(report.repliedMs)],
    ...(others.length === 0
      ? []
      : [
          ['other answers', others.map(([status, n]) => `${status}: ${count(n)}`).join('   ')] as [
            string,
            string,
          ],
        ]),
    ...(server === undefined
      ? []
      : [
          [
            'server',
            `${server.maxRssMb} MB at most   ${server.cpuSeconds.toFixed(1)} s of CPU   ${server.warnings} warnings`,
          ] as [string, string],
        ]),
  ]
}

interface Used {
  maxRssMb: number
  cpuSeconds: number
  warnings: number
}
