import type { Reminder } from '../documents/reminders.ts'
import type { DriveNews } from '../drivers/standing.ts'
import type { Say } from '../i18n/catalogue.ts'
import type { Language } from '../i18n/languages.ts'
import type { Scope } from '../policy/scope.ts'
import type { NewsData } from '../rides/news.ts'
import type { TripNewsData } from '../trips/news.ts'
import type { Push } from './push.ts'

/** All that the one door brings to somebody's flows of itself: news, timers, results. */
export interface AllNews extends NewsData, TripNewsData, DriveNews {
  'schedule.remind': { bookingId: number; minutes: number }
  'drive.expired': { why: 'position' | 'insurance' }
  'vehicles.read': { documentId: number }
  'vehicles.failed': { documentId: number }
  'vehicles.left': { documentId: number }
  'vehicles.decided': { documentId: number }
  'vehicles.reminder': Reminder
  'make-qr.pictureRead': unknown
  'menu.released': unknown
  'sign-in.usedLink': { device: string }
  'sign-in.guessed': unknown
}

export interface PushContext {
  /** What the person may see, as it stands after the event was handled. */
  scope: Scope
  say: Say
  language: Language
  now: number
  /** When it happened, which is a while ago where the server was down meanwhile. */
  happenedAt: number
}

/** How something is told on a screen; undefined when there is nothing to tell any more. */
export type PushText<Data> = (data: Data, ctx: PushContext) => Push | undefined

/** Heard in the conversation only: it is the answer to what they have just sent there, or nothing they can act on. */
export const notPushed = null

export const minuteMs = 60_000
export const hourMs = 3_600_000
