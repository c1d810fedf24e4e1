import { join } from 'node:path'
import { Elysia } from 'elysia'
import { systemClock } from '../server/clock.ts'
import { migrateUp } from '../server/db/migrate.ts'
import { openDb } from '../server/db/open.ts'
import { webhook } from '../server/http/webhook.ts'
import { signatureMatches } from '../server/whatsapp/signature.ts'
import { webhookDoor } from '../server/whatsapp/webhook.ts'
import { appSecret } from './processes.ts'

/**
 * What acknowledging is compared with, on the same HTTP stack and the same check of the signature:
 * hmac-only stores nothing; commit-each stores what we store, but each request in a commit of its own.
 */
const baselines: Record<string, () => Promise<Elysia>> = {
  async 'hmac-only'() {
    return new Elysia().post(
      '/webhooks/whatsapp',
      ({ body, headers, set }) => {
        const ok = signatureMatches(
          new Uint8Array(body as ArrayBuffer),
          headers['x-hub-signature-256'],
          appSecret,
        )
        if (!ok) set.status = 401
        return ''
      },
      { parse: 'arrayBuffer' },
    ) as unknown as Elysia
  },

  async 'commit-each'() {
    const folder = process.env.FOLDER ?? ''
    const path = join(folder, 'alone.db')
    await migrateUp(path, { backupDir: folder })
    const door = webhookDoor({
      db: openDb(path),
      clock: systemClock,
      appSecret,
      verifyToken: 'unused',
      stored() {},
    })
    let last: Promise<unknown> = Promise.resolve()
    const deliver: typeof door.deliver = (body, signature) => {
      const done = last.then(() => door.deliver(body, signature))
      last = done.catch(() => {})
      return done
    }
    return new Elysia().use(webhook({ webhook: { ...door, deliver } })) as unknown as Elysia
  },
}

const make = baselines[process.argv[2] ?? '']
if (make === undefined) throw new Error(`which baseline? ${Object.keys(baselines).join(', ')}`)
;(await make()).get('/health', () => 'ok').listen({ hostname: '127.0.0.1', port: Number(process.env.PORT) })
