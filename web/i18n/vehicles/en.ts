export const en = {
  'vehicles.title': 'My vehicles',
} as const
