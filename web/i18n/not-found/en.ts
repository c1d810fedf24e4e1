export const en = {
  'not-found.title': 'Nothing here',
} as const
