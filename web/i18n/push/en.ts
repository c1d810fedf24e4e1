export const en = {
  'push.title': 'Notifications',
} as const
