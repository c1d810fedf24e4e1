import * as v from 'valibot'

/**
 * Every setting of the program on one screen: the name in the environment, what it is for, its default, its unit.
 * docs/ENVIRONMENT.md, `config show` and the type `Config` are all made from this table.
 */
export const settings = {
  APP_ENV: setting(oneOf('development', 'test', 'staging', 'production'), {
    doc: 'Where this runs. Production refuses the simulator and short secrets.',
    default: 'development',
  }),
  HOST: setting(text(), { doc: 'Address to listen on; 0.0.0.0 for every interface.', default: '127.0.0.1' }),
  PORT: setting(integer(0, 65_535), { doc: 'Port to listen on; 0 takes a free one.', default: '3000' }),
  PUBLIC_URL: setting(publicUrl(), {
    doc: 'The address by which the internet reaches this server, such as https://bot.example.rw; `doctor` and `setup` use it. Once set, chats also hold a link to share for each code, and posters hold that link instead of the digits.',
  }),
  TIMEZONE: setting(timezone(), {
    doc: 'Time zone of dates people see and of scheduled work.',
    default: 'Africa/Kigali',
  }),
  LOG_LEVEL: setting(oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'), {
    doc: 'Least urgent kind of line that is written.',
    default: 'info',
  }),
  ADMIN_TOKEN: setting(secret(24), {
    doc: 'Lets the command line speak to the running server. Without it those commands work on the database alone.',
    secret: true,
  }),

  DATA_DIR: setting(text(), { doc: 'Folder that holds everything this program keeps.', default: './data' }),
  DATABASE_PATH: setting(text(), {
    doc: 'The SQLite file.',
    default: { from: 'DATA_DIR', suffix: '/inzira.db' },
  }),
  BACKUP_DIR: setting(text(), {
    doc: 'Folder for backups, the automatic one before each migration included.',
    default: { from: 'DATA_DIR', suffix: '/backups' },
  }),

  MEDIA_DIR: setting(text(), {
    doc: 'Folder for pictures and PDFs that people sent and that are kept for a while. No other server may use it: what this one does not know is deleted.',
    default: { from: 'DATA_DIR', suffix: '/media' },
  }),

  META_PHONE_NUMBER_ID: setting(digits(), {
    doc: 'Id of the business phone number (WhatsApp → API setup); not the number itself.',
    neededFor: 'serve',
    legacy: ['WHATSAPP_PHONE_NUMBER_ID'],
  }),
  META_ACCESS_TOKEN: setting(secret(20), {
    doc: 'Permanent token of a system user with whatsapp_business_messaging.',
    secret: true,
    neededFor: 'serve',
    legacy: ['WHATSAPP_ACCESS_TOKEN', 'WHATSAPP_TOKEN'],
  }),
  META_WABA_VERIFY_TOKEN: setting(secret(16), {
    doc: 'A word of your own choosing, entered again when the webhook is registered with Meta.',
    secret: true,
    neededFor: 'serve',
    legacy: ['WHATSAPP_VERIFY_TOKEN'],
  }),
  META_WABA_APP_SECRET: setting(secret(32), {
    doc: 'App secret (App settings → Basic); every webhook is checked with it.',
    secret: true,
    neededFor: 'serve',
    legacy: ['WHATSAPP_APP_SECRET'],
  }),
  META_WABA_ID: setting(digits(), {
    doc: 'Id of the WhatsApp Business account; `doctor` uses it to look at the subscription and the templates.',
    legacy: ['WHATSAPP_BUSINESS_ACCOUNT_ID'],
  }),
  WHATSAPP_NUMBER: setting(phoneNumber(), {
    doc: 'The number people write to, such as +250788000100; the web app opens WhatsApp with it. Without it Meta is asked.',
  }),
  WHATSAPP_CHAT_URL: setting(url(), {
    doc: 'What opens a chat with a number; only the simulator needs another one.',
    default: 'https://wa.me',
  }),
  META_GRAPH_URL: setting(url(), {
    doc: 'Base address of the Graph API; only the simulator needs another one.',
    default: 'https://graph.facebook.com',
  }),
  META_GRAPH_VERSION: setting(
    matching(/^v\d{1,3}\.\d{1,2}$/, 'is not a version of the Graph API, such as v26.0'),
    {
      doc: 'Version of the Graph API.',
      default: 'v26.0',
    },
  ),
  META_MESSAGES_PER_SECOND: setting(integer(1, 1_000), {
    doc: 'Throughput Meta grants this number: 80, or 1000 after its upgrade.',
    default: '80',
    unit: 'messages/s',
  }),
  META_FALLBACK_TEMPLATE: setting(matching(/^[a-z0-9_]{1,512}$/, 'is not a template name (a-z, 0-9 and _)'), {
    doc: 'Approved template sent in place of a message once the 24-hour window has closed. Without it such a message is undeliverable.',
  }),
  META_FALLBACK_TEMPLATE_LANGUAGE: setting(
    matching(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'is not a template language, such as en or pt_BR'),
    {
      doc: 'Language in which that template was approved.',
      default: 'en',
    },
  ),

  SEND_TIMEOUT_MS: setting(integer(1_000, 120_000), {
    doc: 'How long a call to the Graph API may take before its outcome counts as uncertain.',
    default: '15000',
    unit: 'ms',
  }),
  SEND_CONCURRENCY: setting(integer(1, 1_000), {
    doc: 'Messages under way at once; one person never has more than one.',
    default: '64',
  }),
  UNCERTAIN_RESEND_AFTER_MS: setting(integer(0, 3_600_000), {
    doc: 'How long an uncertain message waits for a status before it is sent again.',
    default: '30000',
    unit: 'ms',
  }),
  EVENT_ATTEMPTS: setting(integer(1, 100), {
    doc: 'How often an event is tried before it is parked as dead, visible and replayable.',
    default: '5',
  }),
  BOT_PAUSE_MS: setting(integer(0, 604_800_000), {
    doc: 'How long the bot stays silent after a human answered from the Business app, or after somebody asked for a human; they are told this time.',
    default: '3600000',
    unit: 'ms',
  }),
  CONVERSATION_LAPSE_MS: setting(integer(60_000, 2_592_000_000), {
    doc: 'How long an unfinished conversation is kept before it lapses.',
    default: '86400000',
    unit: 'ms',
  }),

  RIDE_RADIUS_M: setting(integer(100, 25_000), {
    doc: 'How far from the passenger drivers are looked for.',
    default: '10000',
    unit: 'm',
  }),
  RIDE_OFFER_MS: setting(integer(10_000, 3_600_000), {
    doc: 'How long a driver may take to answer an offer before the next one is asked.',
    default: '120000',
    unit: 'ms',
  }),
  RIDE_LOOK_MS: setting(integer(60_000, 7_200_000), {
    doc: 'How long drivers are looked for before a request ends without a ride.',
    default: '600000',
    unit: 'ms',
  }),
  POSITION_FRESH_MS: setting(integer(60_000, 86_400_000), {
    doc: 'How long a driver is online after sharing a position.',
    default: '1800000',
    unit: 'ms',
  }),
  RIDE_CONTACT: setting(oneOf('numbers', 'relay'), {
    doc: 'What passenger and driver of a ride get of each other: their numbers, or messages through the bot that tell no number.',
    default: 'numbers',
  }),
  RESOLVE_MAP_LINKS: setting(oneOf('on', 'off'), {
    doc: 'Whether short map links (maps.app.goo.gl, maps.apple and the like) are looked up at the service that made them. Off: whoever sends one is asked for a pin.',
    default: 'on',
  }),
  TILES_URL: setting(tilesUrl(), {
    doc: 'Where maps get their picture tiles, such as https://tiles.example.rw/{z}/{x}/{y}.png. Without it and TILES_PATH maps show names on a plain ground.',
  }),
  TILES_PATH: setting(text(), {
    doc: 'A .pmtiles file on this machine that maps are drawn from, pictures or vector tiles; goes before TILES_URL.',
  }),
  TILES_ATTRIBUTION: setting(text(), {
    doc: 'What the licence of the tiles asks to be shown on maps, such as © OpenStreetMap contributors; links in HTML are kept. A file may bring its own.',
  }),
  GOOGLE_MAPS_API_KEY: setting(secret(30), {
    doc: 'Key for Google’s Places API (New), used by this server only: adds Google’s places to the search of the web app. docs/MAPS.md says what its terms ask.',
    secret: true,
  }),
  VEHICLE_APPROVAL: setting(oneOf('operator', 'document'), {
    doc: 'Who lets a vehicle drive whose certificate was sent. operator: nobody drives before you have looked at the papers. document: a certificate that was read without doubt, of a plate nobody else has, is enough; everything else still waits for you.',
    default: 'operator',
  }),
  OCR_WORKERS: setting(integer(1, 16), {
    doc: 'Documents that are read at once. Each takes a core and up to 250 MB while it reads.',
    default: '1',
  }),
  OCR_SECOND_READER: setting(oneOf('on', 'off'), {
    doc: 'Whether a second reader is asked about what the first one doubts. On: fewer questions to people; up to 200 MB more memory while it reads.',
    default: 'on',
  }),
  OCR_TIME_LIMIT_MS: setting(integer(5_000, 300_000), {
    doc: 'A document whose reading takes longer is given up.',
    default: '45000',
    unit: 'ms',
  }),
  TRUST_PROXY: setting(integer(0, 5), {
    doc: 'How many proxies of your own stand before this server, such as 1 for Caddy on the same machine; so many entries of X-Forwarded-For, from the right, are believed.',
    default: '0',
  }),
  CORS_ORIGINS: setting(origins(), {
    doc: 'Other sites whose pages may use the API, such as https://portal.example.rw, separated by commas.',
    default: '',
  }),
  API_REQUESTS_PER_MINUTE: setting(integer(1, 10_000_000), {
    doc: 'How many requests the web app’s API takes from all signed-in people together, and half as many more from everybody else; beyond it 429 is answered.',
    default: '2000',
    unit: 'requests/min',
  }),
  API_PER_PERSON_PER_MINUTE: setting(integer(1, 1_000_000), {
    doc: 'The same for each person, and for each address from which nobody is signed in (IPv6: each /64; twice as much for a whole /24, or /48 of IPv6).',
    default: '240',
    unit: 'requests/min',
  }),
  CONTACT_EMAIL: setting(
    matching(/^[^\s@:?]+@[^\s@:?]+\.[^\s@:?]+$/, 'is not an address such as help@example.rw'),
    {
      doc: 'Whom push services write to when something is wrong with what this server sends; they are told it, or else PUBLIC_URL.',
    },
  ),
  PUSH_SERVICES: setting(hosts(), {
    doc: 'Push services that browsers may use besides those of Google, Mozilla, Microsoft and Apple, such as push.example.org or *.example.org, separated by commas.',
    default: '',
  }),
  EMERGENCY_NUMBER: setting(matching(/^\d{2,6}$/, 'is not a short number such as 112'), {
    doc: 'Number to call that the SOS button shows.',
    default: '112',
  }),
} as const satisfies Record<string, Setting<unknown>>

export type SettingName = keyof typeof settings

/** What a configuration is read for: a server talks to Meta, the other commands only touch the database. */
export type Purpose = 'serve' | 'tool'

export interface Setting<Value, Details extends SettingDetails = SettingDetails> {
  /** Its messages complete the sentence `NAME "value" …`. */
  readonly schema: v.GenericSchema<string, Value>
  readonly details: Details
}

export interface SettingDetails {
  doc: string
  /** As it would be written in the environment, or made from another setting. */
  default?: string | { from: string; suffix: string }
  unit?: string
  /** Never printed. */
  secret?: boolean
  neededFor?: 'serve'
  /** Older names that still work, with a warning. */
  legacy?: string[]
}

function setting<Value, const Details extends SettingDetails>(
  schema: v.GenericSchema<string, Value>,
  details: Details,
): Setting<Value, Details> {
  return { schema, details }
}

function text(): v.GenericSchema<string, string> {
  return v.string()
}

function oneOf<const Options extends string[]>(
  ...options: Options
): v.GenericSchema<string, Options[number]> {
  return v.picklist(options, `is none of ${options.join(', ')}`)
}

function integer(least: number, most: number): v.GenericSchema<string, number> {
  const message = `is not a whole number from ${least} to ${most}`
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,15}$/, message),
    v.transform(Number),
    v.minValue(least, message),
    v.maxValue(most, message),
  )
}

function matching(pattern: RegExp, message: string): v.GenericSchema<string, string> {
  return v.pipe(v.string(), v.regex(pattern, message))
}

function digits(): v.GenericSchema<string, string> {
  return matching(/^\d{1,32}$/, 'is not an id made of digits')
}

function secret(leastCharacters: number): v.GenericSchema<string, string> {
  return v.pipe(
    v.string(),
    v.regex(/^\S*$/, 'contains a space or line break: copy it again'),
    // Checked in production only (config.ts): elsewhere a short secret is convenient and harmless.
    v.metadata({ leastCharacters }),
  )
}

function url(): v.GenericSchema<string, string> {
  return v.pipe(
    v.string(),
    v.url('is not an address such as https://graph.facebook.com'),
    v.regex(/^https?:/, 'does not begin with https:// or http://'),
    v.transform((value) => value.replace(/\/+$/, '')),
  )
}

function tilesUrl(): v.GenericSchema<string, string> {
  const example = 'is no address of tiles such as https://tiles.example.rw/{z}/{x}/{y}.png'
  return v.pipe(
    v.string(),
    v.regex(/^https?:\/\/[^\s{}]+\//, example),
    v.check((value) => ['{z}', '{x}', '{y}'].every((part) => value.includes(part)), example),
    v.check((value) => URL.canParse(value.replace(/[{}]/g, '')), example),
  )
}

/** Where people come by http, only those on this machine do: a demo. Production wants https even then (config.ts). */
function publicUrl(): v.GenericSchema<string, string> {
  return v.pipe(
    v.string(),
    v.url('is not an address such as https://bot.example.rw'),
    v.check(
      (value) => /^https:/i.test(value) || isLoopbackHttp(value),
      'does not begin with https://, which Meta demands',
    ),
    v.transform((value) => value.replace(/\/+$/, '')),
  )
}

/** http:// to this machine itself, which nothing outside it can listen to or answer. */
export function isLoopbackHttp(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

function phoneNumber(): v.GenericSchema<string, string> {
  return v.pipe(
    v.string(),
    v.transform((value) => value.replace(/[\s().+-]/g, '')),
    v.regex(/^[1-9]\d{6,14}$/, 'is not a number with its country, such as +250788000100'),
  )
}

function hosts(): v.GenericSchema<string, string[]> {
  return v.pipe(
    v.string(),
    v.transform((value) =>
      value
        .split(',')
        .map((part) => part.trim().toLowerCase())
        .filter(Boolean),
    ),
    v.array(
      v.pipe(
        v.string(),
        v.regex(
          /^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/,
          'is not a list of hosts such as push.example.org',
        ),
      ),
    ),
  )
}

function origins(): v.GenericSchema<string, string[]> {
  return v.pipe(
    v.string(),
    v.transform((value) =>
      value
        .split(',')
        .map((part) => part.trim().replace(/\/+$/, ''))
        .filter(Boolean),
    ),
    v.array(
      v.pipe(v.string(), v.check(isOrigin, 'is not a list of origins such as https://portal.example.rw')),
    ),
  )
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value && /^https?:/.test(value)
}

function timezone(): v.GenericSchema<string, string> {
  return v.pipe(v.string(), v.check(isTimezone, 'is not a time zone, such as Africa/Kigali'))
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
