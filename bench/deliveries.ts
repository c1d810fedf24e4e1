import { signatureOf } from '../server/whatsapp/signature.ts'

/** A webhook body with one text message, as Meta sends it (its escaping included). */
export function textDelivery(message: {
  from: string
  id: string
  body: string
  atMs: number
  phoneNumberId: string
}): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '250788000100', phone_number_id: message.phoneNumberId },
              contacts: [
                { profile: { name: 'Uwase Aline' }, wa_id: message.from, user_id: `RW.${message.from}` },
              ],
              messages: [
                {
                  from: message.from,
                  from_user_id: `RW.${message.from}`,
                  id: message.id,
                  timestamp: String(Math.floor(message.atMs / 1000)),
                  type: 'text',
                  text: { body: message.body },
                },
              ],
            },
          },
        ],
      },
    ],
  })
}

/** The whole HTTP request with its signature, ready to be written to a socket. */
export function signedRequest(body: string, appSecret: string, host: string): Uint8Array {
  const head = [
    'POST /webhooks/whatsapp HTTP/1.1',
    `Host: ${host}`,
    'User-Agent: facebookexternalua',
    'Content-Type: application/json',
    `X-Hub-Signature-256: ${signatureOf(body, appSecret)}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    '',
  ].join('\r\n')
  return Buffer.from(head + body)
}

/** An id of the shape and length of Meta's: base64 of the number and of randomness. */
export function messageId(from: string): string {
  const random = crypto.getRandomValues(new Uint8Array(10))
  return `wamid.HBgMMjUw${Buffer.from(from).toString('base64').slice(0, 12)}FQIAEhgU${Buffer.from(random).toString('hex').toUpperCase()}A=`
}
