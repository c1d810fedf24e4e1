import { en } from '../i18n/general/en.ts'
import type { Language } from '../i18n/languages.ts'
import { flows } from './index.ts'
import { makeQr } from './make-qr.ts'
import { menuOf } from './menu.ts'
import { profile } from './profile.ts'
import { hourMs, type Transcript } from './testing.ts'
import { everyTextIsSaid } from './tour/testing.ts'

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
  await chat.sends({ kind: 'media', media: 'document', mediaId: 'D', mime: 'application/zip' })
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

async function leavingForAMinute(chat: Transcript): Promise<void> {
  await chat.says('agent')
}

const tap = (chat: Transcript, id: string) => chat.sends({ kind: 'choice', id, title: 'x' })

everyTextIsSaid((key) => key in en, {
  visits: [
    arriving,
    beingLost,
    makingCodes,
    reading,
    leaving,
    leavingForHours,
    leavingForMinutes,
    leavingForAMinute,
  ],
  saidElsewhere: (key, language) =>
    key === 'flow.failed' ||
    (language !== 'en' && ['welcome.ask', 'welcome.button', 'welcome.useTheList'].includes(key)),
  sameInAll: ['welcome.ask', 'welcome.button', 'welcome.useTheList', 'qr.francs'],
  sameIn: { fr: ['qr.whichCode', 'time.minute', 'time.minutes'] },
  options: (visit, language) => ({
    language: visit === arriving ? null : language,
    flows: longMenu,
    ...(visit === leavingForHours && { botPauseMs: 100 * hourMs }),
    ...(visit === leavingForMinutes && { botPauseMs: hourMs / 2 }),
    ...(visit === leavingForAMinute && { botPauseMs: hourMs / 60 }),
  }),
})
