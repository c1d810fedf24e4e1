export const en = {
  'nearby.title': 'Drivers nearby',
} as const
