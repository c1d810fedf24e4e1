import { binary } from './processes.ts'
import { ms, type Row } from './table.ts'

interface Report {
  sent: number
  acknowledged: number
  replies: number
  lost: number
  doubled: number
  doubledTokens: number
  acknowledgedMs: { p50: number; p99: number }
  repliedMs: { p50: number; p99: number }
  server: { maxRssMb: number; cpuSeconds: number }
}

/**
 * The most WhatsApp grants one number, with statuses, the simulator on the same machine as the other side. Time
 * counts from when a message was due, so a stall cannot hide; ten thousand people, because Meta allows each one
 * message in six seconds.
 */
export async function throughput(quick: boolean): Promise<Row[]> {
  const seconds = quick ? 5 : 60
  const command = [
    binary,
    'simulate',
    'load',
    '--rate',
    '1000',
    '--people',
    '10000',
    '--warm-up',
    quick ? '10' : '15',
    '--json',
  ]
  const child = Bun.spawn([...command, '--seconds', String(seconds)], { stdout: 'pipe', stderr: 'inherit' })
  const report = (await new Response(child.stdout).json()) as Report
  const doubled = report.doubled + report.doubledTokens
  const cores = report.server.cpuSeconds / (seconds + (quick ? 10 : 15))
  const measured = (spread: { p50: number; p99: number }) => `p50 ${ms(spread.p50)}, p99 ${ms(spread.p99)}`
  const what = `1,000 messages/s in and 1,000 replies/s out for ${seconds} s`
  const plain = { against: '–', ratio: '–' }
  return [
    {
      what,
      measured: `${report.sent} sent, ${report.lost} lost, ${doubled} doubled`,
      against: `${cores.toFixed(2)} cores, ${report.server.maxRssMb} MB at most`,
      ratio: '–',
      goal: '0 lost, 0 doubled',
      met: report.lost + doubled === 0 && report.replies >= report.sent,
    },
    {
      what: '… acknowledgement',
      measured: measured(report.acknowledgedMs),
      ...plain,
      goal: 'p99 ≤ 50 ms',
      met: report.acknowledgedMs.p99 <= 50,
    },
    {
      what: '… webhook to reply',
      measured: measured(report.repliedMs),
      ...plain,
      goal: 'p99 ≤ 1 s',
      met: report.repliedMs.p99 <= 1000,
    },
  ]
}
