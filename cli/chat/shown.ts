import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../../server/db/open.ts'
import { cropOfField } from '../../server/documents/documents.ts'
import { statementFile } from '../../server/drivers/statement.ts'
import type { Attachment, Message } from '../../server/flows/message.ts'
import { qrById } from '../../server/qr/code.ts'
import { drawingOf, qrFile } from '../../server/qr/file.ts'
import type { Pictures } from '../../server/qr/pictures.ts'
import { bubble } from '../bubbles.ts'

export interface Screen {
  db: Db
  pictures: Pictures
  /** Where pictures and files are put. */
  folder: string
  publicUrl: string | null
  timezone: string
  /** Draws QR codes on the terminal too. */
  drawsCodes: boolean
}

/** A bubble as lines; its file is written to the folder, and its name told. */
export async function shown(message: Message, screen: Screen): Promise<string[]> {
  const attachment =
    'picture' in message ? message.picture : message.kind === 'file' ? message.file : undefined
  if (attachment === undefined) return bubble(message)
  return [...(await attached(attachment, screen)), ...bubble(message).slice(1)]
}

async function attached(attachment: Attachment, screen: Screen): Promise<string[]> {
  const { db, pictures, folder, publicUrl, timezone } = screen
  if (attachment.source === 'statement') {
    return [`[${await kept(await statementFile(pictures, db.read, { ...attachment, timezone }), folder)}]`]
  }
  if (attachment.source === 'crop') {
    const { documentId, field } = attachment
    const bytes = cropOfField(db.read, documentId, field)
    if (bytes === undefined) return [`[picture of ${field}, which is gone]`]
    return [`[${await kept({ bytes, filename: `document-${documentId}-${field}.jpg` }, folder)}]`]
  }
  const code = qrById(db.read, attachment.qrId)
  if (code === undefined) return [`[QR code ${attachment.qrId}, which is gone]`]
  const { language } = attachment
  const path = await kept(await qrFile(pictures, code, attachment.as, { language, publicUrl }), folder)
  if (!screen.drawsCodes || attachment.as !== 'picture') return [`[${path}]`]
  const { default: qrcode } = await import('qrcode')
  const { payload } = drawingOf(code, attachment.as, { language, publicUrl })
  // Black on white by escape codes, whatever the colours of the terminal are: readers want it so.
  const drawn = await qrcode.toString(payload, { type: 'terminal', small: true, errorCorrectionLevel: 'M' })
  return [...drawn.trimEnd().split('\n'), `[${path}]`]
}

/** Writes it to the folder; its path. */
async function kept(
  { bytes, filename }: { bytes: Uint8Array; filename: string },
  folder: string,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, filename)
  await writeFile(path, bytes)
  return path
}
