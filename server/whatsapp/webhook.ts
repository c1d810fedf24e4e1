import type { Clock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { AppError } from '../error.ts'
import { sameSecret } from '../secret.ts'
import { looksSigned, signatureMatches } from './signature.ts'

export interface WebhookDoor {
  /** The challenge to answer with, in plain text. Throws 'handshake.refused'. */
  handshake(query: Record<string, string | undefined>): string
  /** Throws 'signature.invalid' when the header cannot be a signature: then the body need not be read at all. */
  mustLookSigned(signature: string | null): void
  /**
   * Stores the raw bytes of a signed delivery and resolves after the commit. Nothing else happens before the answer:
   * what is in the bytes is read by the unpacker, so nothing in them can make this fail. Throws 'signature.invalid'
   * and database faults.
   */
  deliver(body: Uint8Array, signature: string | null | undefined): Promise<void>
}

export function webhookDoor(options: {
  db: Db
  clock: Clock
  appSecret: string
  verifyToken: string
  /** Called after the commit. */
  stored(): void
}): WebhookDoor {
  const { db, clock, appSecret } = options
  return {
    handshake(query) {
      const challenge = query['hub.challenge']
      const subscribes = query['hub.mode'] === 'subscribe' && challenge !== undefined
      if (!subscribes || !sameSecret(query['hub.verify_token'] ?? '', options.verifyToken)) {
        throw new AppError('handshake.refused', 'The verify token does not match META_WABA_VERIFY_TOKEN.')
      }
      return challenge
    },

    mustLookSigned(signature) {
      if (looksSigned(signature)) return
      throw new AppError('signature.invalid', 'The X-Hub-Signature-256 header is missing or malformed.')
    },

    async deliver(body, signature) {
      if (!signatureMatches(body, signature, appSecret)) {
        throw new AppError('signature.invalid', 'The X-Hub-Signature-256 header does not match the body.')
      }
      const receivedAt = clock.now()
      await db.write((tx) => tx.run(insert, receivedAt, body), 'intake')
      options.stored()
    },
  }
}

const insert = 'insert into webhook_delivery (received_at, body) values (?, ?)'
