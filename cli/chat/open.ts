import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workerPath } from '../../server/assets.ts'
import { ShiftableClock } from '../../server/clock.ts'
import type { Config } from '../../server/config.ts'
import { assertCurrent, migrateOpen } from '../../server/db/migrate.ts'
import { openDb } from '../../server/db/open.ts'
import type { Language } from '../../server/i18n/languages.ts'
import { Pictures } from '../../server/qr/pictures.ts'
import { Session } from './session.ts'
import type { Screen } from './shown.ts'

export interface ChatOptions {
  config: Config
  language?: Language | undefined
  database?: string | undefined
  phone: string
  save?: string | undefined
  drawsCodes: boolean
}

export async function openChat(
  options: ChatOptions,
): Promise<{ session: Session; screen: Screen; close(): Promise<void> }> {
  const { config, database, language, phone } = options
  if (database !== undefined) assertCurrent(database)
  const db = openDb(database ?? ':memory:')
  if (database === undefined) await migrateOpen(db)
  const pictures = new Pictures({ workerPath: workerPath('server/qr/picture-worker.ts') })
  const publicUrl = config.publicUrl ?? null
  const session = await Session.begin({
    db,
    clock: new ShiftableClock(),
    pictures,
    // On a real database nobody real may be meant, whose conversation would be changed.
    identity: database === undefined ? { waId: phone.replace(/\D/g, '') } : { userId: 'ZZ.terminal' },
    language,
    handling: { botPauseMs: config.botPauseMs, lapseMs: config.conversationLapseMs, publicUrl },
  })
  const folder = options.save ?? join(tmpdir(), `inzira-chat-${process.pid}`)
  return {
    session,
    screen: { db, pictures, folder, publicUrl, drawsCodes: options.drawsCodes },
    async close() {
      await pictures.stop()
      await db.close()
    },
  }
}
