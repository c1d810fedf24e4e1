import type { Topic } from './i18n/topics.ts'

/**
 * What each page says besides what every page does (i18n/core), all that it is made of included: its texts are fetched
 * together with it. test/web-topics.test.ts finds what is missing here.
 */
export const pageTopics = {
  home: [],
  qr: ['qr'],
  nearby: ['nearby', 'map'],
  ride: ['ride', 'nearby'],
  schedule: ['schedule', 'map', 'ride'],
  vehicles: ['vehicles'],
  drive: ['drive', 'ride', 'schedule', 'map'],
  profile: ['profile', 'map', 'qr', 'sign-in'],
  history: ['history', 'ride', 'schedule', 'qr', 'map'],
  share: ['share', 'qr'],
  'sign-in': ['sign-in'],
  in: ['sign-in'],
  offline: [],
} as const satisfies Record<string, readonly Topic[]>

export type PageName = keyof typeof pageTopics
