export const en = {
  'qr.title': 'QR codes',
} as const
