export const en = {
  'home.title': 'Inzira',
} as const
