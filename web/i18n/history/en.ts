export const en = {
  'history.title': 'History',
} as const
