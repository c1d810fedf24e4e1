export const en = {
  'ride.title': 'Your ride',
} as const
