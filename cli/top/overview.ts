import type { Failure, OpenMessages } from './figures.ts'
import { type Line, type Segment, type Tone, toneOfStatus } from './lines.ts'
import type { Figures } from './observer.ts'
import type { Flow } from './traffic.ts'
import { bytes, count, duration, graph, rate, withoutCode, wrapped } from './words.ts'

export interface Size {
  columns: number
  rows: number
}

/** Everything at one glance, in at most so many lines; what there is more room for becomes taller and longer. */
export function overview(figures: Figures, size: Size, height = graphHeight(size)): Line[] {
  const above = [
    ...traffic(figures, size.columns, height),
    [],
    ...queues(figures),
    sending(figures),
    people(figures),
    talking(figures),
    machine(figures),
    [],
  ]
  return [...above, ...health(figures, { columns: size.columns, rows: size.rows - above.length })]
}

/** Every check with what was found and what to do, whatever its length. */
export function healthLines({ health: { checks } }: Figures, columns: number): Line[] {
  return checks.flatMap(({ name, status, finding, cure }) => [
    [[status.padEnd(11), toneOfStatus[status]], [name.padEnd(13), 'strong'], finding] as Line,
    ...(cure === undefined ? [] : wrapped(cure, columns - 26).map((line, at) => cureLine(line, at))),
  ])
}

function traffic({ traffic: { in: inwards, out, reply } }: Figures, columns: number, height: number): Line[] {
  const room = columns - figuresWidth - 4
  const seconds = Math.min(60, Math.floor(room * 0.6))
  const minutes = Math.min(60, room - seconds)
  const head = [
    ''.padEnd(labelWidth),
    'a second'.padStart(9),
    'last minute'.padStart(13),
    `  ${`last ${seconds} seconds`.padEnd(seconds)}`,
    `  last ${minutes} minutes`,
  ].join('')
  const flow = (name: string, { perSecond, lastMinute, ...history }: Flow): Line[] => {
    const [left, right] = [graph(history.seconds, seconds, height), graph(history.minutes, minutes, height)]
    return left.map((line, at) => [
      [(at === height - 1 ? name : '').padEnd(labelWidth), 'label'],
      [(at === height - 1 ? rate(perSecond) : '').padStart(9), 'strong'],
      (at === height - 1 ? count(lastMinute) : '').padStart(13),
      [`  ${line}`, 'good'],
      [`  ${right[at]}`, 'good'],
    ])
  }
  return [[[head, 'dim']], ...flow('In', inwards), ...flow('Out', out), replies(reply)]
}

function replies(reply: Figures['traffic']['reply']): Line {
  const label: Segment = ['Replies'.padEnd(labelWidth), 'label']
  if (reply === null) return [label, ['none accepted in the last minute', 'dim']]
  const { p50Ms, p99Ms, count: n } = reply
  const tone: Tone = p99Ms < 2000 ? 'good' : p99Ms < 10_000 ? 'doubtful' : 'bad'
  return [
    label,
    'p50 ',
    [duration(p50Ms), 'strong'],
    '   p99 ',
    [duration(p99Ms), tone],
    [`   from webhook to accepted, ${count(n)} in the last minute`, 'dim'],
  ]
}

function queues({ queues: { inbox, dead, outbox, failures, isCapped }, at }: Figures): Line[] {
  const least = isCapped ? 'at least ' : ''
  const waits: Segment[] =
    inbox.waiting === 0
      ? [['nothing waits', 'good']]
      : [
          [`${least}${count(inbox.waiting)} wait`, toneOfAge(inbox.oldestMs, 30_000, 300_000)],
          `, the oldest for ${least}${duration(inbox.oldestMs ?? 0)}`,
        ]
  const newest = dead.newest
  return [
    [
      label('Inbox'),
      ...waits,
      ...(inbox.retrying > 0
        ? ([[` · ${count(inbox.retrying)} failed before`, 'doubtful']] as Segment[])
        : []),
      ...(inbox.deliveriesUnread > 0 ? [` · ${count(inbox.deliveriesUnread)} deliveries unread`] : []),
    ],
    [
      label('Dead'),
      ...(newest === null
        ? ([['none', 'good']] as Segment[])
        : ([
            [count(dead.count), 'bad'],
            ` · the newest ${duration(Math.max(0, at - newest.at))} ago: ${newest.reason ?? 'no reason was kept'}`,
          ] as Segment[])),
    ],
    [
      label('Outbox'),
      ...open(outbox.queued, 'queued', toneOfAge(outbox.queued.oldestMs, 60_000, 600_000), least),
      ' · ',
      ...open(outbox.sending, 'sending', 'strong', least),
      ' · ',
      ...open(outbox.uncertain, 'uncertain', 'doubtful', least),
      ...(outbox.retrying > 0
        ? ([[` · ${count(outbox.retrying)} refused before`, 'doubtful']] as Segment[])
        : []),
    ],
    [label('Failed'), ...failed(failures)],
  ]
}

function open({ count: n, oldestMs }: OpenMessages, state: string, tone: Tone, least: string): Segment[] {
  if (n === 0) return [[`0 ${state}`, 'dim']]
  return [[`${least}${count(n)} ${state}`, tone], ` (oldest ${duration(oldestMs ?? 0)})`]
}

function failed(failures: Failure[]): Segment[] {
  if (failures.length === 0) return [['none in the last hour', 'good']]
  const [most] = failures
  return [
    'last hour: ',
    ...failures.flatMap(({ code, count: n }, at): Segment[] => [
      at === 0 ? '' : ' · ',
      [`${count(n)} × ${code ?? 'no code'}`, 'bad'],
    ]),
    most?.reason == null ? '' : `   ${failures.length === 1 ? '' : 'mostly: '}${withoutCode(most.reason)}`,
  ]
}

function sending({ server, health: { checks } }: Figures): Line {
  const breaker = checks.find(({ name }) => name === 'sending')
  if (breaker !== undefined) return [label('Sending'), [breaker.finding, toneOfStatus[breaker.status]]]
  const why = server === null ? 'asking the server' : (server.why ?? 'no server answers')
  return [label('Sending'), [`unknown: ${why}`, 'dim']]
}

function people({ people: figures }: Figures): Line {
  if (figures === null) return [label('People'), ['being counted', 'dim']]
  return [
    label('People'),
    [count(figures.hour), 'strong'],
    ' wrote in the last hour · ',
    [count(figures.day), 'strong'],
    ' in the last day',
  ]
}

function talking({ conversations }: Figures): Line {
  if (conversations === null) return [label('Talking'), ['being counted', 'dim']]
  if (conversations.length === 0) return [label('Talking'), ['no conversation is open', 'dim']]
  return [
    label('Talking'),
    ...conversations.flatMap(({ flow, count: n }, at): Segment[] => [
      `${at === 0 ? '' : ' · '}${flow} `,
      [count(n), 'strong'],
    ]),
  ]
}

function machine({
  machine: { diskFreeBytes, databaseBytes, logBytes },
  queues: { lastDeliveryAt },
  at,
}: Figures): Line {
  const delivery =
    lastDeliveryAt === null
      ? 'no delivery yet'
      : `last delivery ${duration(Math.max(0, at - lastDeliveryAt))} ago`
  return [
    label('Machine'),
    [bytes(diskFreeBytes), diskFreeBytes >= 1e9 ? 'strong' : 'bad'],
    ` free · database ${bytes(databaseBytes)}, its log ${bytes(logBytes)} · ${delivery}`,
  ]
}

/** What is not ok comes first, each with its cure, then what is ok; as far as there is room. */
function health(figures: Figures, { columns, rows }: Size): Line[] {
  const { checks } = figures.health
  const only = (some: typeof checks) =>
    healthLines({ ...figures, health: { ...figures.health, checks: some } }, columns)
  const fine = checks.filter(({ status }) => status === 'ok')
  const sick = only(checks.filter(({ status }) => status !== 'ok'))
  const lines: Line[] =
    sick.length > 0
      ? sick
      : figures.server === null
        ? [[['asking the server…', 'dim']]]
        : [[['All is well: ', 'good'], fine.map(({ name }) => name).join(', ')]]
  if (lines.length > rows) return [...lines.slice(0, rows - 1), [['… press h for all of it', 'dim']]]
  const more = only(fine)
  return lines.length + more.length <= rows ? [...lines, ...more] : lines
}

const cureLine = (line: string, at: number): Line => [`${' '.repeat(24)}${at === 0 ? '→' : ' '} ${line}`]

const toneOfAge = (ms: number | null, doubtfulMs: number, badMs: number): Tone =>
  (ms ?? 0) < doubtfulMs ? 'strong' : (ms ?? 0) < badMs ? 'doubtful' : 'bad'

const graphHeight = ({ rows }: Size): number => Math.max(1, Math.min(4, 1 + Math.floor((rows - 26) / 4)))

const label = (text: string): Segment => [text.padEnd(labelWidth), 'label']
const labelWidth = 9
const figuresWidth = labelWidth + 9 + 13
