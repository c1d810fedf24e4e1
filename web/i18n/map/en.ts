export const en = {
  'map.title': 'Map',
} as const
