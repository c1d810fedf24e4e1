import { randomBytes } from 'node:crypto'
import type { ServeConfig } from '../../server/config.ts'
import { AppError } from '../../server/error.ts'
import { envelopeOf } from '../../server/simulator/envelope.ts'
import { defaultIdentity } from '../../server/simulator/options.ts'
import { metaJson } from '../../server/simulator/sign.ts'

/** The bytes of a webhook with one text message, new each time. */
export function textBody(message: {
  text: string
  from: string
  name: string
  config: ServeConfig
}): Uint8Array {
  const from = message.from.replace(/\D/g, '')
  if (from.length < 8 || from.length > 15) {
    throw new AppError(
      'usage.invalid',
      `"${message.from}" is no number with its country code, such as 250788123456.`,
    )
  }
  const { metaPhoneNumberId: phoneNumberId, metaWabaId: wabaId } = message.config
  const text = {
    from,
    id: `wamid.${Buffer.concat([Buffer.from(`\x1d\x18${from}`), randomBytes(12)]).toString('base64')}`,
    timestamp: String(Math.floor(Date.now() / 1000)),
    text: { body: message.text },
    type: 'text',
  }
  const update = {
    field: 'messages',
    contacts: [{ profile: { name: message.name }, wa_id: from }],
    lists: { messages: [text] },
  }
  return Buffer.from(
    metaJson(envelopeOf([update], { ...defaultIdentity, phoneNumberId, ...(wabaId && { wabaId }) })),
  )
}
