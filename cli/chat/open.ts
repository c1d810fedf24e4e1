import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { workerPath } from '../../server/assets.ts'
import { ShiftableClock } from '../../server/clock.ts'
import type { Config } from '../../server/config.ts'
import { assertCurrent, migrateOpen } from '../../server/db/migrate.ts'
import { openDb } from '../../server/db/open.ts'
import { AppError } from '../../server/error.ts'
import type { Language } from '../../server/i18n/languages.ts'
import { OcrEngine } from '../../server/ocr/engine.ts'
import { Pictures } from '../../server/qr/pictures.ts'
import { rulesOf } from '../../server/rides/rules.ts'
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
  const { config, database, language } = options
  const waId = numberOf(options.phone)
  if (database !== undefined) assertCurrent(database)
  const db = openDb(database ?? ':memory:')
  if (database === undefined) await migrateOpen(db)
  const pictures = new Pictures({ workerPath: workerPath('server/qr/picture-worker.ts') })
  const ocr = new OcrEngine({
    workerPath: workerPath('server/ocr/reader-worker.ts'),
    timeLimitMs: config.ocrTimeLimitMs,
  })
  const publicUrl = config.publicUrl ?? null
  const session = await Session.begin({
    db,
    clock: new ShiftableClock(),
    pictures,
    ocr,
    // On a real database nobody real may be meant, whose conversation would be changed.
    identity: database === undefined ? { waId } : { userId: 'ZZ.terminal' },
    language,
    handling: {
      botPauseMs: config.botPauseMs,
      lapseMs: config.conversationLapseMs,
      publicUrl,
      rules: rulesOf(config),
    },
  })
  const folder = options.save ?? (await mkdtemp(join(tmpdir(), 'inzira-chat-')))
  return {
    session,
    screen: { db, pictures, folder, publicUrl, timezone: config.timezone, drawsCodes: options.drawsCodes },
    async close() {
      pictures.stop()
      ocr.stop()
      await db.close()
      // Nothing is left behind that nobody asked to keep.
      if (options.save === undefined) await rm(folder, { recursive: true })
    },
  }
}

/** As WhatsApp writes numbers: the country code, and digits alone. */
function numberOf(typed: string): string {
  const number = parsePhoneNumberFromString(/^\s*[+0]/.test(typed) ? typed : `+${typed}`, 'RW')
  if (number?.isPossible()) return number.number.slice(1)
  throw new AppError(
    'usage.invalid',
    `--phone "${typed}" is no phone number: give one with its country code, such as 250788123456.`,
  )
}
