import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { PushPayload } from './push.ts'
import type { GivenSubscription } from './subscription.ts'

/** A browser's side of a subscription: only it can read what is sent to it. */
export class StandInBrowser {
  readonly #keys: ECDH = createECDH('prime256v1')
  readonly #auth = randomBytes(16)
  readonly subscription: GivenSubscription

  constructor(readonly endpoint = `https://fcm.googleapis.com/fcm/send/${randomBytes(12).toString('hex')}`) {
    this.#keys.generateKeys()
    this.subscription = {
      endpoint,
      keys: {
        p256dh: this.#keys.getPublicKey().toString('base64url'),
        auth: this.#auth.toString('base64url'),
      },
    }
  }

  /** As browsers do: RFC 8291 over RFC 8188, one record. Throws when it was not made for this browser. */
  open(body: Uint8Array): PushPayload {
    const bytes = Buffer.from(body)
    const salt = bytes.subarray(0, 16)
    const keyLength = bytes.readUInt8(20)
    const sender = bytes.subarray(21, 21 + keyLength)
    const sealed = bytes.subarray(21 + keyLength)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), sender])
    const secret = hkdf(this.#keys.computeSecret(sender), this.#auth, info, 32)
    const key = hkdf(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
    const nonce = hkdf(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
    const opening = createDecipheriv('aes-128-gcm', key, nonce)
    opening.setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()])
    // The last record ends with a 2 and zeros.
    const end = padded.lastIndexOf(2)
    return JSON.parse(padded.subarray(0, end).toString()) as PushPayload
  }
}

export interface Arrived {
  endpoint: string
  headers: Record<string, string>
  /** What the token says, once its signature was checked with the key beside it. */
  claims: { aud: string; exp: number; sub: string }
  publicKey: string
  body: Uint8Array
}

/**
 * A push service at the boundary of the network: takes what a real one would, and refuses with 403 what is not signed
 * as it must be.
 */
export class StandInPushService {
  readonly arrived: Arrived[] = []
  /** What it answers next instead of 201. */
  readonly answers: (Response | Error)[] = []
  /** Called with each message before it is answered. */
  onArrived: () => Promise<void> | void = () => undefined

  readonly fetch = async (url: string, init: BunFetchRequestInit): Promise<Response> => {
    const headers = Object.fromEntries(new Headers(init.headers as Record<string, string>))
    const target = new URL(url)
    target.hostname = headers.host ?? ''
    const [, token = '', publicKey = ''] =
      /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? []
    const claims = await claimsOf(token, publicKey)
    if (claims?.aud !== target.origin) return new Response('not you', { status: 403 })
    this.arrived.push({
      endpoint: target.href,
      headers,
      claims,
      publicKey,
      body: init.body as Uint8Array,
    })
    await this.onArrived()
    const answer = this.answers.shift() ?? new Response(null, { status: 201 })
    if (answer instanceof Error) throw answer
    return answer
  }
}

async function claimsOf(token: string, publicKey: string): Promise<Arrived['claims'] | undefined> {
  const [head = '', claims = '', signature = ''] = token.split('.')
  const bytes = Buffer.from(publicKey, 'base64url')
  if (bytes.length !== 65) return undefined
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify'])
  const signed = Buffer.from(`${head}.${claims}`)
  const isGood = await crypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), signed)
  return isGood ? (JSON.parse(Buffer.from(claims, 'base64url').toString()) as Arrived['claims']) : undefined
}

const hkdf = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))
