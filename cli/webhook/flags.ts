import { Flags } from '@oclif/core'

/** Flags that several commands about events and messages share. */
export const since = Flags.string({
  description: 'From then on: 30m, 2h, 3d ago, or 2026-11-22T08:00',
  helpValue: 'TIME',
})
export const until = Flags.string({ description: 'Up to then, written in the same way', helpValue: 'TIME' })
export const person = Flags.string({
  description: 'Only of this person: number, its last digits, name, user id, or p12',
  helpValue: 'WHO',
})
export const reveal = Flags.boolean({ description: 'Show phone numbers, user ids and message ids in full' })
export const limit = (standard: number) =>
  Flags.integer({ description: 'At most so many, the newest', default: standard, min: 1, helpValue: 'N' })

/** Kinds of events, as whatsapp/payload.ts and the timers name them. */
export const kind = Flags.option({
  description: 'Only this kind',
  options: [
    'message',
    'status',
    'echo',
    'identity',
    'preference',
    'notice',
    'unknown',
    'timer',
    'result',
  ] as const,
})()
