import * as v from 'valibot'

/** What the control API understands. */
const words = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Say something.'),
  v.maxLength(4096, 'That is too long.'),
)
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000))
const httpStatus = v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))
const phone = v.pipe(
  v.string(),
  v.regex(/^\+?[\d\s()-]{6,22}$/, 'Give the number with its country code, digits only.'),
)

export const newPerson = v.object({
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
  phone: v.optional(phone),
  username: v.optional(v.string()),
  language: v.optional(v.picklist(['en', 'fr', 'rw', 'sw'])),
  bsuidOnly: v.optional(v.boolean()),
})

export const personChange = v.object({
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
  language: v.optional(v.picklist(['en', 'fr', 'rw', 'sw'])),
  bsuidOnly: v.optional(v.boolean()),
  online: v.optional(v.boolean()),
  reads: v.optional(v.boolean()),
  blocked: v.optional(v.boolean()),
})

export const spoken = v.variant('kind', [
  v.object({ kind: v.literal('text'), body: words, replyTo: v.optional(v.string()) }),
  v.object({
    kind: v.literal('together'),
    bodies: v.pipe(v.array(words), v.minLength(1), v.maxLength(1_000)),
  }),
  v.object({
    kind: v.literal('choice'),
    choice: v.object({
      kind: v.picklist(['button', 'row', 'quick_reply']),
      id: v.string(),
      title: v.string(),
      description: v.optional(v.string()),
    }),
    replyTo: v.string(),
  }),
  v.object({
    kind: v.literal('location'),
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    name: v.optional(v.string()),
    address: v.optional(v.string()),
    replyTo: v.optional(v.string()),
  }),
  v.object({ kind: v.literal('contact'), name: words, phone }),
  v.object({
    kind: v.literal('reaction'),
    messageId: v.string(),
    emoji: v.pipe(v.string(), v.maxLength(16)),
  }),
  v.object({ kind: v.literal('edit'), messageId: v.string(), body: words }),
  v.object({ kind: v.literal('revoke'), messageId: v.string() }),
  v.object({ kind: v.literal('unsupported') }),
  v.object({ kind: v.literal('order') }),
  v.object({ kind: v.literal('unknown') }),
  v.object({ kind: v.literal('human'), body: words }),
  v.object({ kind: v.literal('number'), phone: v.optional(phone) }),
  v.object({ kind: v.literal('marketing'), value: v.picklist(['stop', 'resume']) }),
])

const scope = { person: v.optional(v.string()), share: v.optional(share), times: v.optional(count) }
const statusName = v.picklist(['sent', 'delivered', 'read', 'played', 'failed'])

export const faultShape = v.variant('kind', [
  v.object({
    kind: v.literal('send.error'),
    code: v.pipe(v.number(), v.integer()),
    via: v.optional(v.picklist(['response', 'status'])),
    ...scope,
  }),
  v.object({ kind: v.literal('send.http'), status: httpStatus, ...scope }),
  v.object({ kind: v.literal('send.hang'), accepted: v.boolean(), ...scope }),
  v.object({ kind: v.literal('send.drop'), accepted: v.boolean(), ...scope }),
  v.object({ kind: v.literal('send.delay'), delayMs: milliseconds, ...scope }),
  v.object({ kind: v.literal('send.status_first'), ...scope }),
  v.object({ kind: v.literal('status.lose'), statuses: v.optional(v.array(statusName)), ...scope }),
  v.object({ kind: v.literal('status.shuffle'), ...scope }),
  v.object({ kind: v.literal('status.duplicate'), copies: v.optional(count), ...scope }),
  v.object({ kind: v.literal('webhook.duplicate'), copies: v.optional(count), ...scope }),
  v.object({ kind: v.literal('webhook.reorder'), ...scope }),
  v.object({ kind: v.literal('webhook.delay'), delayMs: milliseconds, ...scope }),
  v.object({ kind: v.literal('webhook.bad_signature'), ...scope }),
  v.object({
    kind: v.literal('media.http'),
    on: v.picklist(['info', 'download', 'upload']),
    status: httpStatus,
    ...scope,
  }),
  v.object({ kind: v.literal('media.expired'), ...scope }),
  v.object({
    kind: v.literal('media.slow'),
    on: v.picklist(['info', 'download']),
    delayMs: milliseconds,
    ...scope,
  }),
  v.object({ kind: v.literal('media.cut'), isQuiet: v.boolean(), ...scope }),
  v.object({ kind: v.literal('media.mixed_up'), ...scope }),
  v.object({ kind: v.literal('media.wrong_mime'), mime: v.string(), ...scope }),
])

const delay = v.nullable(milliseconds)
export const settingsShape = v.partial(
  v.object({
    statusDelaysMs: v.object({ sent: delay, delivered: delay, read: delay }),
    autoRead: v.boolean(),
    batch: v.object({ maxUpdates: v.pipe(count, v.maxValue(1_000)), lingerMs: milliseconds }),
    retryDelaysMs: v.array(milliseconds),
    throughputPerSecond: v.nullable(count),
    pairLimit: v.boolean(),
    unknownRecipients: v.picklist(['refuse', 'accept']),
    refusals: v.picklist(['response', 'status']),
  }),
)

export const clockShift = v.object({ byMs: v.pipe(v.number(), v.minValue(1), v.maxValue(366 * 86_400_000)) })
