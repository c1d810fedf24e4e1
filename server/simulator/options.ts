import { type Clock, systemClock } from '../clock.ts'
import { anySeed } from './random.ts'
import type { Sample } from './samples.ts'
import { starterTemplates, type Template } from './templates.ts'

/** Everything has a default, so that a test may write `createSimulator({ webhookUrl })`. */
export interface SimulatorOptions {
  /** 0 takes any free port. */
  port?: number
  /** The control API asks for no password: keep it on this machine. */
  hostname?: string
  clock?: Clock
  /** Shows the clock buttons on the phone page; called with the milliseconds to move on. */
  shiftClock?: (byMs: number) => void | Promise<void>
  appSecret?: string
  accessToken?: string
  verifyToken?: string
  phoneNumberId?: string
  wabaId?: string
  /** Digits with or without "+", as Meta shows it. */
  displayPhoneNumber?: string
  verifiedName?: string
  templates?: Template[]
  /** The same seed gives the same ids: only for tests with a fresh database. */
  seed?: number
  settings?: Partial<Settings>
  webhookUrl?: string
  /** Files to be sent from the phone page by whoever has none at hand. */
  samples?: Sample[]
}

/** What may be changed while it runs, by code or on the phone page. */
export interface Settings {
  /** Milliseconds after acceptance; null leaves that status out. 0 is at once, without a timer. */
  statusDelaysMs: { sent: number | null; delivered: number | null; read: number | null }
  /** Whether new people read what they get. */
  autoRead: boolean
  /** Updates that may share one webhook POST (1…1000), and how long the first waits for company. */
  batch: { maxUpdates: number; lingerMs: number }
  /** Waits between tries of one webhook; after the last one Meta gives up. */
  retryDelaysMs: number[]
  webhookTimeoutMs: number
  /** Webhook POSTs on their way at the same time. */
  concurrency: number
  /** Accepted sends per second for the whole number; null is no limit. Meta's own start is 80. */
  throughputPerSecond: number | null
  /** Meta's limit per recipient: one per 6 s, with bursts of 45. */
  pairLimit: boolean
  /** What becomes of a number that is no person here. */
  unknownRecipients: 'refuse' | 'accept'
  /** Where refusals to deliver (131026, 131047, 131050) appear; Meta does both. */
  refusals: 'response' | 'status'
  /** 'counts' keeps no bodies, no chat and no wire log: for load. */
  record: 'everything' | 'counts'
}

export type Identity = Required<
  Pick<
    SimulatorOptions,
    | 'appSecret'
    | 'accessToken'
    | 'verifyToken'
    | 'phoneNumberId'
    | 'wabaId'
    | 'displayPhoneNumber'
    | 'verifiedName'
  >
>

export const defaultIdentity: Identity = {
  appSecret: 'simulator-app-secret',
  accessToken: 'simulator-access-token',
  verifyToken: 'simulator-verify-token',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  displayPhoneNumber: '+250 788 000 100',
  verifiedName: 'Inzira',
}

export const defaultSettings: Settings = {
  statusDelaysMs: { sent: 40, delivered: 160, read: 600 },
  autoRead: true,
  batch: { maxUpdates: 1, lingerMs: 0 },
  // Meta keeps trying for days; these are its first hours.
  retryDelaysMs: [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000],
  webhookTimeoutMs: 20_000,
  concurrency: 64,
  throughputPerSecond: null,
  pairLimit: false,
  unknownRecipients: 'refuse',
  refusals: 'response',
  record: 'everything',
}

export function resolve(options: SimulatorOptions) {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const identity = { ...defaultIdentity } as Record<string, string>
  for (const key of Object.keys(defaultIdentity))
    if (typeof given[key] === 'string') identity[key] = given[key]
  return {
    identity: identity as unknown as Identity,
    settings: { ...defaultSettings, ...options.settings },
    clock: options.clock ?? systemClock,
    seed: options.seed ?? anySeed(),
    templates: options.templates ?? starterTemplates,
  }
}
