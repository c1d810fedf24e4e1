export const en = {
  'sign-in.title': 'Sign in',
} as const
