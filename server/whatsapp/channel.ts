import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/open.ts'
import { sentenceOf } from '../error.ts'
import type { Attachment } from '../flows/message.ts'
import type { Channel } from '../queue/sender.ts'
import { classify } from './errors.ts'
import type { Graph, Template } from './graph.ts'

export interface File {
  bytes: Uint8Array
  mime: string
  filename: string
}

/** WhatsApp as the sender sees it: files are made when they are needed and uploaded once a month at most. */
export function whatsappChannel(options: {
  graph: Graph
  db: Db
  clock: Clock
  makeFile(attachment: Attachment): Promise<File>
  template?: Template | undefined
}): Channel {
  const { graph, db, clock, template } = options
  return {
    hasTemplate: template !== undefined,
    refusalOf: (code) => classify(code, null),

    async sendMessage(to, message, extras) {
      const result = await graph.sendMessage(to, message, extras)
      if (extras.mediaId !== undefined && result.sent === false && result.refusal === 'media') {
        await db.write((tx) => tx.run('delete from media_upload where media_id = ?', extras.mediaId ?? null))
      }
      return result
    },

    sendTemplate(to, body, extras) {
      if (template === undefined) throw new Error('no template is configured')
      return graph.sendTemplate(to, template, body, extras)
    },

    async upload(attachment) {
      let file: File
      try {
        file = await options.makeFile(attachment)
      } catch (error) {
        return { refusal: 'media', code: null, message: `the file could not be made: ${sentenceOf(error)}` }
      }
      const hash = createHash('sha256').update(file.mime).update(file.bytes).digest('hex')
      const known = db.read.get<{ media_id: string }>(
        'select media_id from media_upload where content_hash = ? and expires_at > ?',
        hash,
        clock.now(),
      )
      if (known !== undefined) return { mediaId: known.media_id }
      const uploaded = await graph.upload(file)
      if (uploaded.mediaId !== undefined) {
        await db.write((tx) =>
          tx.run(
            'insert or replace into media_upload (content_hash, media_id, expires_at) values (?, ?, ?)',
            hash,
            uploaded.mediaId,
            clock.now() + mediaLifeMs,
          ),
        )
      }
      return uploaded
    },

    markRead: (externalId) => graph.markRead(externalId),
  }
}

/** Meta keeps uploads 30 days; a day less leaves room for clocks. */
const mediaLifeMs = 29 * 24 * 60 * 60 * 1000
