import { expect, test } from 'bun:test'
import { en } from '../../i18n/en.ts'
import { fr } from '../../i18n/fr.ts'
import { type Language, languages } from '../../i18n/languages.ts'
import { rw } from '../../i18n/rw.ts'
import { sw } from '../../i18n/sw.ts'
import type { MessageKey } from '../../i18n/translation.ts'
import type { AnyFlow } from '../flow.ts'
import { type Transcript, type TranscriptOptions, textOf, transcript } from '../testing.ts'

/** A conversation of somebody who speaks that language; others join it with `chat.cast.person()`. */
export type Visit = (chat: Transcript, language: Language) => Promise<void>

export interface Tour {
  visits: Visit[]
  /** Said where no conversation leads: by the dispatcher, on a page, or heard only. */
  saidElsewhere?: (key: MessageKey, language: Language) => boolean
  /** The same words as in English, on purpose, in every language or in one. */
  sameInAll?: MessageKey[]
  sameIn?: Partial<Record<Language, MessageKey[]>>
  /** How a visit's person begins, where it is not as somebody who knows the language. */
  options?: (visit: Visit, language: Language) => TranscriptOptions & { flows?: ReadonlyMap<string, AnyFlow> }
}

const catalogues: Record<Language, Record<MessageKey, string>> = { en, fr, rw, sw }

/**
 * Tests of every text whose key satisfies `isMine`: said by some conversation of the tour with the longest data there
 * is, each message within WhatsApp's limits (the transcript sees to that); cleanly written; and translated.
 */
export function everyTextIsSaid(isMine: (key: MessageKey) => boolean, tour: Tour): void {
  const keys = (Object.keys(en) as MessageKey[]).filter(isMine)
  for (const language of languages) {
    test(`every text in ${language} is said by some conversation, and WhatsApp would take each message`, async () => {
      const said = (await conversations(tour, language)).join('\n')
      const unsaid = keys
        .filter((key) => !key.endsWith('.keywords') && !tour.saidElsewhere?.(key, language))
        .filter((key) => !shapeOf(language, key).test(said))
      expect(unsaid, 'no conversation of the tour says these; extend it, or delete the texts').toEqual([])
      expect(said.match(/\{\w+\}|undefined|NaN|\[object/g) ?? []).toEqual([])
    }, 60_000)

    test(`every text in ${language} is cleanly written`, () => {
      for (const key of keys) {
        const text = catalogues[language][key]
        expect(text.trim(), `${key} has blanks at an end`).toBe(text)
        expect(text, `${key} has a doubled blank`).not.toMatch(/ {2}/)
        expect(text, `${key} has a straight apostrophe; write ’`).not.toMatch(/\p{L}'\p{L}/u)
        expect((text.match(/\*/g) ?? []).length % 2, `${key} has a lone asterisk`).toBe(0)
      }
    })

    if (language === 'en') continue
    test(`every text in ${language} is translated`, () => {
      const allowed = new Set([...(tour.sameInAll ?? []), ...(tour.sameIn?.[language] ?? [])])
      expect(keys.filter((key) => catalogues[language][key] === en[key] && !allowed.has(key))).toEqual([])
    })
  }
}

async function conversations({ visits, options }: Tour, language: Language): Promise<string[]> {
  const said: string[] = []
  for (const visit of visits) {
    const chat = await transcript({
      language,
      name: 'W'.repeat(200),
      publicUrl: `https://${'long-name.'.repeat(6)}example.rw`,
      ...options?.(visit, language),
    })
    await visit(chat, language)
    for (const row of chat.db.read.all<{ message: string }>('select message from outbox order by id')) {
      const message = JSON.parse(row.message)
      said.push(textOf(message), message.button ?? '')
    }
    await chat.db.close()
  }
  return said
}

const shapeOf = (language: Language, key: MessageKey): RegExp =>
  new RegExp(
    catalogues[language][key]
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\S]+?'),
  )
