import fc from 'fast-check'

// What no browser would send, in every part of a request, towards the doors that stand open to all.

const piece = fc.oneof(
  fc.constantFrom('', '.', '..', '...', '%2e%2e', '..%2f', '%00', '%ff', '%', '%zz', '%2f', '\\', '..\\..'),
  fc.constantFrom('etc', 'passwd', 'package.json', 'inzira.db', 'pages.json', 'index.html', 'sw.js', '-'),
  fc.constantFrom('constructor', '__proto__', 'toString', ':id', '*', '~', '[', '{', '|', ';', '@', 'a:b'),
  fc.string({ maxLength: 12 }).map(encodeURIComponent_),
  fc.string({ unit: 'binary-ascii', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('x'.repeat(3000), '%41'.repeat(500), '../'.repeat(300)),
  fc.nat().map(String),
)
const door = fc.constantFrom(
  ...[
    '/',
    '/-/',
    '/-',
    '//',
    '/share',
    '/share/',
    '/q/',
    '/q/-/',
    '/trip/',
    '/in/',
    '/ride/',
    '/tiles/',
    '/sw.js',
  ],
  ...[
    '/manifest.webmanifest',
    '/health',
    '/ready',
    '/health/',
    '/webhooks/',
    '/offline',
    '/sign-in',
    '/nearby/',
  ],
  ...[
    '/api/',
    '/api',
    '/api/docs/',
    '/api/docs',
    '/api/openapi.json',
    '/api/me',
    '/api/live',
    '/api/live/state',
  ],
  ...[
    '/api/rides/',
    '/api/papers/',
    '/api/qr/',
    '/api/places',
    '/api/sign-in',
    '/api/sign-in/link/',
    '/api/push/',
  ],
)
export const anyPath = fc
  .tuple(door, fc.array(piece, { maxLength: 4 }))
  // What would end the address is the next test's.
  .map(([start, pieces]) => (start + pieces.join('/')).replace(/[\0- ]/g, encodeURIComponent))
export const anyQuery = fc
  .oneof(
    fc.constant(''),
    fc
      .array(
        fc.tuple(
          fc.oneof(fc.constantFrom('lang', 'v', 'wait', 'text', 'url', 'q', '__proto__'), piece),
          piece,
        ),
        {
          maxLength: 4,
        },
      )
      .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`),
    piece.map((text) => `?${text}`),
  )
  .map((text) => text.replace(/[\0- ]/g, encodeURIComponent))
export const anyMethod = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'GET', 'HEAD', 'POST') },
  { weight: 2, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS') },
  { weight: 1, arbitrary: fc.constantFrom('TRACE', 'CONNECT', 'PROPFIND', 'M-SEARCH') },
)
/** As much of a header as an HTTP/1.1 parser lets through, and a little of what it does not. */
const value = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
  fc.constantFrom('', '*', '"', 'W/"', 'é', '☃', 'x'.repeat(5000), ';'.repeat(1000), ','.repeat(1000)),
)
const range = fc.oneof(
  fc.constantFrom(
    'bytes=0-',
    'bytes=-1',
    'bytes=-0',
    'bytes=9-1',
    'bytes=0-0,1-1',
    'bytes=99999999999999999999-',
  ),
  fc.tuple(fc.integer(), fc.integer()).map(([from, to]) => `bytes=${from}-${to}`),
  value,
)
const header = fc.oneof(
  fc.tuple(fc.constantFrom('range', 'if-range'), range),
  fc.tuple(
    fc.constantFrom(
      'accept',
      'accept-language',
      'accept-encoding',
      'if-none-match',
      'if-modified-since',
      'origin',
    ),
    fc.oneof(
      value,
      fc.constantFrom('text/html', 'br;q=0, *', 'null', 'rw-RW,rw;q=x', '"a","b"', 'en;q=1e999'),
    ),
  ),
  fc.tuple(
    fc.constant('cookie'),
    fc.oneof(
      value,
      value.map((text) => `inzira=${text}`),
      value.map((text) => `lang=${text}; inzira=a; inzira-login=${text}`),
      fc.constant('a=b; '.repeat(800)),
    ),
  ),
  fc.tuple(
    fc.constantFrom(
      'content-type',
      'x-forwarded-for',
      'x-forwarded-proto',
      'user-agent',
      'authorization',
      'expect',
    ),
    fc.oneof(value, fc.constantFrom('application/json', 'multipart/form-data', 'text/plain', '100-continue')),
  ),
  fc.tuple(fc.constantFrom('idempotency-key', 'sec-fetch-site', 'upgrade', 'x-hub-signature-256'), value),
)
export const anyHeaders = fc.array(header, { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs))

/** Lone halves of letters have no such form. */
function encodeURIComponent_(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
