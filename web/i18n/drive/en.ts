export const en = {
  'drive.title': 'Drive',
} as const
