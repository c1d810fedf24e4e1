import { describe, expect, test } from 'bun:test'
import { en } from '../i18n/en.ts'
import { fr } from '../i18n/fr.ts'
import { type Language, languages } from '../i18n/languages.ts'
import { rw } from '../i18n/rw.ts'
import { sw } from '../i18n/sw.ts'
import type { MessageKey } from '../i18n/translation.ts'
import { flows } from './index.ts'
import { makeQr } from './make-qr.ts'
import { menuOf } from './menu.ts'
import { profile } from './profile.ts'
import { hourMs, type Transcript, textOf, transcript } from './testing.ts'

const catalogues: Record<Language, Record<MessageKey, string>> = { en, fr, rw, sw }
const keys = Object.keys(en) as MessageKey[]

describe.each([...languages])('every text in %s', (language) => {
  test('is said by some conversation with the longest data there is, and WhatsApp would take each message', async () => {
    // The transcript holds every message against WhatsApp's limits; here only that none was left out.
    const said = (await tour(language)).join('\n')
    const unsaid = keys
      .filter((key) => !isSaidElsewhere(key, language))
      .filter((key) => !shapeOf(language, key).test(said))
    expect(unsaid, 'no conversation of the tour below says these; extend it, or delete the texts').toEqual([])
    expect(said.match(/\{\w+\}|undefined|NaN|\[object/g) ?? []).toEqual([])
  }, 30_000)

  test('is cleanly written', () => {
    for (const key of keys) {
      const text = catalogues[language][key]
      expect(text.trim(), `${key} has blanks at an end`).toBe(text)
      expect(text, `${key} has a doubled blank`).not.toMatch(/ {2}/)
      expect(text, `${key} has a straight apostrophe; write ’`).not.toMatch(/\p{L}'\p{L}/u)
      expect((text.match(/\*/g) ?? []).length % 2, `${key} has a lone asterisk`).toBe(0)
    }
  })

  test.if(language !== 'en')('is translated', () => {
    const same = keys.filter((key) => catalogues[language][key] === en[key] && !sameInAll.has(key))
    expect(same.filter((key) => !(sameHere[language] ?? []).includes(key))).toEqual([])
  })
})

/** Written for everybody at once, or the same everywhere. */
const sameInAll = new Set<MessageKey>(['welcome.ask', 'welcome.button', 'qr.francs'])
const sameHere: Partial<Record<Language, MessageKey[]>> = { fr: ['qr.whichCode', 'time.minutes'] }

/** Keywords are only heard; the rest is said by the dispatcher, or before a language is known. */
const isSaidElsewhere = (key: MessageKey, language: Language): boolean =>
  key.endsWith('.keywords') ||
  key === 'flow.failed' ||
  (language !== 'en' && ['welcome.ask', 'welcome.button', 'welcome.useTheList'].includes(key))

const shapeOf = (language: Language, key: MessageKey): RegExp =>
  new RegExp(
    catalogues[language][key]
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\S]+?'),
  )

/** Conversations that reach every text there is. */
async function tour(language: Language): Promise<string[]> {
  const said: string[] = []
  for (const visit of [
    arriving,
    beingLost,
    makingCodes,
    reading,
    leaving,
    leavingForHours,
    leavingForMinutes,
  ]) {
    const chat = await transcript({
      language: visit === arriving ? null : language,
      name: 'W'.repeat(200),
      flows: longMenu,
      ...(visit === leavingForHours && { botPauseMs: 100 * hourMs }),
      ...(visit === leavingForMinutes && { botPauseMs: hourMs / 2 }),
      publicUrl: `https://${'long-name.'.repeat(6)}example.rw`,
    })
    await visit(chat, language)
    for (const row of chat.db.read.all<{ message: string }>('select message from outbox order by id')) {
      const message = JSON.parse(row.message)
      said.push(textOf(message), message.button ?? '')
    }
    await chat.close()
  }
  return said
}

/** From four choices on the menu is a list; it will be with the next flow. */
const longMenu = new Map([
  ...flows,
  ['menu', menuOf([makeQr, profile, { ...profile, name: 'welcome', title: 'profile.momo' }])],
])

const hello: Record<Language, string> = { en: 'hello', fr: 'bonjour', rw: 'muraho', sw: 'habari' }
const longestCode = '999999999'
const most = 10_000_000

async function arriving(chat: Transcript, language: Language): Promise<void> {
  await chat.says('x')
  await chat.says('x')
  await chat.says(hello[language])
  await chat.says('menu')
  await tap(chat, 'menu!help!')
  await tap(chat, 'profile!name!')
  for (const name of ['1', 'W'.repeat(61), 'Salama', 'x', 'yes']) await chat.says(name)
  await tap(chat, 'profile.isItYourName.yes')
  await tap(chat, 'profile!name!')
  await chat.says('W'.repeat(60))
  await tap(chat, 'profile!language!')
  await chat.says('x')
  await tap(chat, `profile.language.${language}`)
  await chat.says('0788123456 500')
  await chat.says('menu')
  await tap(chat, 'menu!open!profile')
}

async function beingLost(chat: Transcript): Promise<void> {
  for (const words of ['x', 'x', 'x', 'help', 'qr', 'cancel']) await chat.says(words)
  await chat.sends({ kind: 'location', latitude: 0, longitude: 0 })
  await chat.sends({ kind: 'other', type: 'unsupported' })
  await tap(chat, 'make-qr.amount.1000')
  await chat.says('qr')
  await chat.waits(25 * hourMs)
  await chat.says('menu')
  await chat.says('qr')
  await chat.db.write((tx) => tx.run('update conversation set version = 0'))
  await chat.says('x')
  await chat.db.write((tx) => tx.run('update feature_flag set enabled = 0'))
  await tap(chat, 'make-qr!changeDefault!')
}

async function makingCodes(chat: Transcript): Promise<void> {
  await chat.says('5,000')
  for (const payee of [
    '',
    'x',
    '123',
    '078812345',
    '1234567890123',
    '+12025550142',
    '+250252571234',
    '0751234567',
  ]) {
    await chat.says(payee)
  }
  await chat.sends({ kind: 'contacts', phones: [] })
  await chat.says('menu')
  await chat.says('qr')
  await tap(chat, 'make-qr.payee.own')
  for (const amount of ['x', '1,0000', '1.50', '-1', String(most + 1)]) await chat.says(amount)
  await tap(chat, 'make-qr.amount.other')
  await chat.says(String(most))
  for (const button of ['changeDefault', 'print', 'sticker', 'poster', 'again'])
    await tap(chat, `make-qr!${button}!1`)
  await tap(chat, 'make-qr.amount.none')
  await tap(chat, 'make-qr!again!999')
  await chat.db.write((tx) => tx.run('update momo_fee set verified = 1'))
  await chat.says(`0738123456 ${most}`)
  // An odd number that may be both, and the longest of each.
  await chat.says('9999999')
  await tap(chat, 'make-qr.which.x')
  await tap(chat, 'make-qr.which.0')
  await chat.says(`${longestCode} ${most}`)
  await tap(chat, 'make-qr!changeDefault!1')
  await tap(chat, 'make-qr!changeDefault!3')
  await chat.says(longestCode)
  await tap(chat, 'make-qr!changeDefault!1')
  await tap(chat, 'make-qr.newDefault.none')
  // A number whose network cannot be told.
  await chat.says('0771234567 100')
  await chat.db.write((tx) => {
    tx.run(`update ussd_template set enabled = name = 'rw.airtel.phone'`)
  })
  await chat.says('0738123456')
  await chat.says('none')
  await chat.says('100')
  await chat.says('0788123456')
}

async function reading(chat: Transcript): Promise<void> {
  await chat.sends({ kind: 'media', media: 'image', mediaId: 'M', mime: 'image/jpeg' })
  const long = 'W'.repeat(500)
  const field = (tag: string, value: string) => `${tag}${String(value.length).padStart(2, '0')}${value}`
  const account = field('26', field('00', 'W'.repeat(40)) + field('01', 'W'.repeat(40)))
  const emv = `000201${account}5303646${field('54', '9999999999')}${field('59', 'W'.repeat(99))}${field('60', 'W'.repeat(99))}63040000`
  const texts = [
    `tel:*182*8*1*${longestCode}*${most}#`,
    'tel:*182*1*1*0788123456#',
    `https://${'long-name.'.repeat(6)}example.rw/q/zzzzzzzz`,
    '**21*0788123456#',
    '*33*0000#',
    '##002#',
    '*#*#7780#*#*',
    '*#06#',
    `*182*${'9'.repeat(100)}#`,
    `*999*${'9'.repeat(100)}#`,
    emv,
    '0788123456',
    'tel:112',
    `http://${'w'.repeat(60)}.${'w'.repeat(60)}.example/${long}`,
    `W${'w'.repeat(19)}:${long}`,
    long,
    '',
  ]
  for (const text of texts) await chat.gets('make-qr.pictureRead', { texts: [text] })
  for (const problem of ['without_code', 'not_readable', 'too_large', 'unavailable']) {
    await chat.gets('make-qr.pictureRead', { problem: `picture_${problem}` })
  }
  // One of ours, whose template was deleted since.
  await chat.says('123456 100')
  const slug = chat.db.read.get<{ slug: string }>('select slug from qr_code')?.slug ?? ''
  await chat.db.write((tx) => tx.run('delete from ussd_template'))
  await chat.says(`https://${'long-name.'.repeat(6)}example.rw/q/${slug}`)
}

async function leaving(chat: Transcript): Promise<void> {
  await chat.says('agent')
  await chat.waits(2 * hourMs)
  await chat.says('stop')
  await chat.says('menu')
  await chat.says('start')
  await chat.says('thanks')
}

async function leavingForHours(chat: Transcript): Promise<void> {
  await chat.says('agent')
}

async function leavingForMinutes(chat: Transcript): Promise<void> {
  await chat.says('agent')
}

const tap = (chat: Transcript, id: string) => chat.sends({ kind: 'choice', id, title: 'x' })
