export const en = {
  'schedule.title': 'Schedule a trip',
} as const
