export const en = {
  'profile.title': 'Profile',
} as const
