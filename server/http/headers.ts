/** What every answer to a browser says about what the page may do. */
export interface HeaderOptions {
  /** Where map tiles come from, such as "https://tiles.example.rw"; the only other party a page may ask. */
  tileOrigins?: readonly string[]
  /** Whether this request came by TLS, to us or to a proxy of our own. */
  isSecure?: ((request: Request) => boolean) | undefined
}

/** The headers for any page, file or answer of ours: nothing from elsewhere, no frames, no devices but two. */
export function securityHeaders(
  request: Request,
  { tileOrigins = [], isSecure = () => false }: HeaderOptions = {},
): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(tileOrigins),
    'permissions-policy': permissionsPolicy,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isSecure(request) && hsts),
  }
}

/** What the smallest answer says too, be it data, a redirect or an error: shown by itself it may do nothing at all. */
export function leastHeaders(
  request: Request,
  { isSecure = () => false }: HeaderOptions = {},
): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(isSecure(request) && hsts),
  }
}

function contentSecurityPolicy(tileOrigins: readonly string[]): string {
  const tiles = tileOrigins
    .filter((origin) => origin !== 'blob:')
    .map((origin) => ` ${origin}`)
    .join('')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self'${tiles}`,
    `img-src 'self' data: blob:${tiles}`,
    "media-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** A promise that could not be kept by http would lock people out. */
const hsts = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/** Only where somebody is, and the camera for papers and codes; the screen may stay awake while a code is shown. */
const permissionsPolicy = [
  'geolocation=(self)',
  'camera=(self)',
  'screen-wake-lock=(self)',
  'fullscreen=(self)',
  'clipboard-write=(self)',
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'clipboard-read',
    'display-capture',
    'encrypted-media',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'serial',
    'storage-access',
    'usb',
    'window-management',
    'xr-spatial-tracking',
  ].map((device) => `${device}=()`),
].join(', ')
