import type { Fault } from '../../faults.ts'
import { concernsAccount } from '../../graph-fault.ts'

/** The codes a bot should know, most likely first; those that stop everybody are at the end. */
export const codes: [code: number, label: string][] = (
  [
    [131056, 'too many to this person'],
    [130429, 'too many for the number'],
    [131047, 'window closed'],
    [131026, 'undeliverable'],
    [131000, 'something went wrong'],
    [131016, 'service unavailable'],
    [1, 'API unknown'],
    [2, 'API service'],
    [131053, 'media upload'],
    [131009, 'parameter not valid'],
    [131049, 'Meta chose not to'],
    [131050, 'opted out'],
    [190, 'token expired'],
    [368, 'blocked for policy'],
    [131042, 'payment'],
    [131031, 'account locked'],
  ] as [number, string][]
).map(([code, label]) => [code, concernsAccount(code) ? `${label} – stops everybody for a minute` : label])

export const faultGroups: {
  title: string
  short: string
  faults: { label: string; hint: string; fault: Fault }[]
}[] = [
  {
    title: 'The bot’s send goes wrong',
    short: 'Send',
    faults: [
      {
        label: 'Drop after accept',
        hint: 'Taken, then the line breaks',
        fault: { kind: 'send.drop', accepted: true },
      },
      {
        label: 'Drop before',
        hint: 'The line breaks, nothing taken',
        fault: { kind: 'send.drop', accepted: false },
      },
      {
        label: 'Hang after accept',
        hint: 'Taken, never answered',
        fault: { kind: 'send.hang', accepted: true },
      },
      { label: 'Hang', hint: 'Neither taken nor answered', fault: { kind: 'send.hang', accepted: false } },
      { label: 'Answer late', hint: '3 s', fault: { kind: 'send.delay', delayMs: 3_000 } },
      { label: '503', hint: 'A bare error page', fault: { kind: 'send.http', status: 503 } },
      { label: 'Status first', hint: 'Statuses before the answer', fault: { kind: 'send.status_first' } },
    ],
  },
  {
    title: 'Webhooks to the bot',
    short: 'Webhook',
    faults: [
      { label: 'Duplicate', hint: 'The same bytes twice', fault: { kind: 'webhook.duplicate', copies: 1 } },
      { label: 'Reorder', hint: 'The next one overtakes it', fault: { kind: 'webhook.reorder' } },
      { label: 'Delay', hint: '3 s', fault: { kind: 'webhook.delay', delayMs: 3_000 } },
      {
        label: 'Bad signature',
        hint: 'One try with the wrong secret',
        fault: { kind: 'webhook.bad_signature' },
      },
    ],
  },
  {
    title: 'Statuses',
    short: 'Status',
    faults: [
      {
        label: 'Lose “delivered”',
        hint: 'Read without delivered',
        fault: { kind: 'status.lose', statuses: ['delivered'] },
      },
      { label: 'Shuffle', hint: 'Read, delivered, sent', fault: { kind: 'status.shuffle' } },
      { label: 'Duplicate', hint: 'Each one twice', fault: { kind: 'status.duplicate', copies: 1 } },
      {
        label: 'Lose all',
        hint: 'The bot hears nothing',
        fault: { kind: 'status.lose', statuses: ['sent', 'delivered', 'read'] },
      },
    ],
  },
  {
    title: 'Pictures and files',
    short: 'Media',
    faults: [
      {
        label: 'Not found',
        hint: '404 when asked for',
        fault: { kind: 'media.http', on: 'info', status: 404 },
      },
      { label: 'Download fails', hint: '503', fault: { kind: 'media.http', on: 'download', status: 503 } },
      { label: 'Upload fails', hint: '503', fault: { kind: 'media.http', on: 'upload', status: 503 } },
      { label: 'Address expired', hint: 'Before it can be used', fault: { kind: 'media.expired' } },
      { label: 'Slow', hint: '5 s', fault: { kind: 'media.slow', on: 'download', delayMs: 5_000 } },
      { label: 'Cut off', hint: 'In the middle', fault: { kind: 'media.cut', isQuiet: false } },
      { label: 'Mixed up', hint: 'Another hash', fault: { kind: 'media.mixed_up' } },
    ],
  },
]

/** A fault in a few words. */
export function nameOf(fault: Fault): string {
  if (fault.kind === 'send.error')
    return `Send fails with ${fault.code}${fault.via === 'status' ? ' by status' : ''}`
  const same = faultGroups.flatMap(({ short, faults }) => faults.map((one) => ({ short, ...one })))
  const known = same.find((one) =>
    Object.entries(one.fault).every(([key, value]) => String(fault[key as keyof Fault]) === String(value)),
  )
  return known === undefined ? fault.kind : `${known.short}: ${known.label}`
}
