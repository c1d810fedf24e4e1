import { join } from 'node:path'
import { Elysia } from 'elysia'
import { migrateUp } from '../server/db/migrate.ts'
import { openWriter } from '../server/db/open.ts'
import { signatureMatches } from '../server/whatsapp/signature.ts'
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
    const path = join(folder, 'each.db')
    await migrateUp(path, { backupDir: folder })
    const database = openWriter(path)
    // The same row into the same table with the same settings; a statement of its own is a commit of its own.
    const insert = database.prepare('insert into webhook_delivery (received_at, body) values (?, ?)')
    return new Elysia().post(
      '/webhooks/whatsapp',
      ({ body, headers, set }) => {
        const bytes = new Uint8Array(body as ArrayBuffer)
        if (signatureMatches(bytes, headers['x-hub-signature-256'], appSecret)) insert.run(Date.now(), bytes)
        else set.status = 401
        return ''
      },
      { parse: 'arrayBuffer' },
    ) as unknown as Elysia
  },
}

const make = baselines[process.argv[2] ?? '']
if (make === undefined) throw new Error(`which baseline? ${Object.keys(baselines).join(', ')}`)
;(await make()).get('/health', () => 'ok').listen({ hostname: '127.0.0.1', port: Number(process.env.PORT) })
