/** Every conversation there is. A name is stored with its conversations and never changes once released. */
export type FlowName =
  | 'menu'
  | 'welcome'
  | 'make-qr'
  | 'profile'
  | 'find-ride'
  | 'ride'
  | 'drive'
  | 'vehicles'
  | 'schedule'
  | 'sign-in'
