import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { maxAmountRwf } from './amount.ts'
import { defaultOf, lastQr, makeQr, moveQr, qrById, qrBySlug, setDefault } from './code.ts'
import { feeFor } from './fees.ts'
import { type Payee, parsePayee } from './payee.ts'
import { dialLink, payloadOf, posterMode } from './payload.ts'
import { matchUssd, ussdFor } from './template.ts'
import { allTemplates, changeTemplate, templatesFor } from './templates.ts'

let db: Db
beforeEach(async () => {
  db = openDb(':memory:')
  await migrateOpen(db)
  await db.write((tx) => {
    for (const id of [1, 2])
      tx.run('insert into person (id, wa_id, first_seen_at) values (?, ?, 1)', id, `w${id}`)
  })
})
afterEach(() => db.close())

const merchant = payee('123456')
const mtn = payee('0788123456')
const airtel = payee('0731234567')

describe('the digits come from the templates of the database', () => {
  const digits: [string, Payee, number | null, string][] = [
    ['an MTN phone', mtn, 1000, '*182*1*1*0788123456*1000#'],
    ['an MTN phone without an amount', mtn, null, '*182*1*1*0788123456#'],
    ['a merchant', merchant, 1000, '*182*8*1*123456*1000#'],
    ['a merchant without an amount', merchant, null, '*182*8*1*123456#'],
    ['an Airtel phone, paid across networks', airtel, 2500, '*182*1*2*0731234567*2500#'],
    ['a phone of unsettled network', payee('0771234567'), 500, '*182*1*1*0771234567*500#'],
  ]
  for (const [name, to, amountRwf, ussd] of digits) {
    test(name, async () => {
      const code = await db.write((tx) => makeQr(tx, 1, { payee: to, amountRwf, now: 5 }))
      expect(code.ussd).toBe(ussd)
    })
  }

  test('only Rwanda is switched on, and only what is verified', () => {
    const enabled = allTemplates(db.read).filter((template) => template.enabled)
    expect(enabled.map(({ name, verified }) => [name, verified])).toEqual([
      ['rw.mtn.merchant', true],
      ['rw.mtn.phone', true],
      ['rw.mtn.phone.cross', true],
    ])
  })

  test('an unverified template that is switched on comes after the verified one', async () => {
    await db.write((tx) => changeTemplate(tx, 'rw.airtel.phone', { enabled: true }))
    expect(templatesFor(db.read, airtel).map(({ name }) => name)).toEqual([
      'rw.mtn.phone.cross',
      'rw.airtel.phone',
    ])
    await db.write((tx) => changeTemplate(tx, 'rw.airtel.phone', { verified: true }))
    expect(templatesFor(db.read, airtel)[0]?.name).toBe('rw.airtel.phone')
  })

  test('a code keeps its digits when the operator changes the template', async () => {
    const code = await db.write((tx) => makeQr(tx, 1, { payee: merchant, amountRwf: 1000, now: 5 }))
    await db.write((tx) => changeTemplate(tx, 'rw.mtn.merchant', { template: '*182*9*{code}*{amount}#' }))
    expect(qrById(db.read, code.id)?.ussd).toBe('*182*8*1*123456*1000#')
    const later = await db.write((tx) => makeQr(tx, 1, { payee: merchant, amountRwf: 1000, now: 6 }))
    expect(later.ussd).toBe('*182*9*123456*1000#')
  })

  test('a template with a slip of the pen is refused', async () => {
    for (const template of [
      '*182*8*1*{code}#',
      '*182*{phone}*{amount}#',
      '182*{code}*{amount}#',
      '*182*{code}*{amount}',
      '*1;{code}*{amount}#',
    ]) {
      const refused = db.write((tx) => changeTemplate(tx, 'rw.mtn.merchant', { template }))
      await expect(refused).rejects.toThrow('is no USSD template')
    }
  })

  test('a payee nobody can pay yet is refused with what to do', async () => {
    const abroad: Payee = { country: 'UG', kind: 'merchant', value: '123456', network: 'MTN' }
    await expect(db.write((tx) => makeQr(tx, 1, { payee: abroad, amountRwf: 1000, now: 5 }))).rejects.toThrow(
      'No USSD template is switched on for MTN in UG',
    )
  })

  test('every code that can be made is recognised again', () => {
    const templates = allTemplates(db.read)
    fc.assert(
      fc.property(
        fc.constantFrom(merchant, mtn, airtel),
        fc.option(fc.integer({ min: 1, max: maxAmountRwf })),
        (to, amountRwf) => {
          for (const template of templatesFor(db.read, to)) {
            const match = matchUssd(ussdFor(to, amountRwf, template) ?? '', templates)
            expect(match).toEqual({ template, payee: to.value, amountRwf })
          }
        },
      ),
    )
  })
})

describe('fees', () => {
  const bands: [number, number, number][] = [
    [1, 20, 100],
    [1_000, 20, 100],
    [1_001, 100, 200],
    [10_000, 100, 200],
    [150_000, 250, 350],
    [2_000_000, 1_500, 1_600],
    [5_000_000, 3_000, 3_000],
    [10_000_000, 5_000, 5_000],
  ]
  for (const [amountRwf, same, cross] of bands) {
    test(`${amountRwf} costs ${same} inside the network and ${cross} across, both unconfirmed`, () => {
      expect(feeOf(mtn, amountRwf)).toEqual({ feeRwf: same, verified: false })
      expect(feeOf(airtel, amountRwf)).toEqual({ feeRwf: cross, verified: false })
    })
  }

  test('are not guessed for merchants or without an amount', () => {
    expect(feeOf(merchant, 1000)).toBeNull()
    expect(feeOf(mtn, null)).toBeNull()
  })

  function feeOf(to: Payee, amountRwf: number | null) {
    const [template] = templatesFor(db.read, to)
    if (template === undefined) throw new Error('no template')
    return feeFor(db.read, to, amountRwf, template)
  }
})

describe('what a person made is remembered', () => {
  test('the last code, the default and its amount', async () => {
    await db.write((tx) => {
      makeQr(tx, 1, { payee: merchant, amountRwf: 1000, now: 5 })
      makeQr(tx, 1, { payee: mtn, amountRwf: null, now: 6 })
      makeQr(tx, 2, { payee: airtel, amountRwf: 300, now: 7 })
      setDefault(tx, 1, merchant, 1000, 5)
      setDefault(tx, 1, mtn, null, 6)
    })
    expect(lastQr(db.read, 1)?.payee).toEqual(mtn)
    expect(defaultOf(db.read, 1)).toEqual({ payee: mtn, lastAmountRwf: null })
    expect(defaultOf(db.read, 2)).toBeUndefined()
  })

  test('a slug finds its code, nothing else does', async () => {
    const code = await db.write((tx) => makeQr(tx, 1, { payee: merchant, amountRwf: 1000, now: 5 }))
    expect(code.slug).toMatch(/^[0-9a-z]{10}$/)
    expect(qrBySlug(db.read, code.slug)).toEqual(code)
    for (const wrong of ['', '1', "' or 1=1 --", '../../etc', code.slug.slice(1)]) {
      expect(qrBySlug(db.read, wrong)).toBeUndefined()
    }
  })

  test('codes follow a person who turns out to be another one, whose own default stays', async () => {
    await db.write((tx) => {
      makeQr(tx, 2, { payee: airtel, amountRwf: 300, now: 7 })
      setDefault(tx, 1, merchant, 1000, 5)
      setDefault(tx, 2, airtel, 300, 7)
      moveQr(tx, 2, 1)
    })
    expect(lastQr(db.read, 1)?.payee).toEqual(airtel)
    expect(defaultOf(db.read, 1)?.payee).toEqual(merchant)
    expect(defaultOf(db.read, 2)).toBeUndefined()
  })

  test('everything goes when the person is deleted', async () => {
    await db.write((tx) => {
      makeQr(tx, 1, { payee: merchant, amountRwf: 1000, now: 5 })
      setDefault(tx, 1, merchant, 1000, 5)
      tx.run('delete from person where id = 1')
    })
    expect(lastQr(db.read, 1)).toBeUndefined()
    expect(defaultOf(db.read, 1)).toBeUndefined()
  })
})

describe('what the squares hold', () => {
  const code = { ussd: '*182*8*1*123456#', slug: 'abc2345678' }
  test('by mode', () => {
    expect(payloadOf(code, 'raw', null)).toBe('tel:*182*8*1*123456#')
    expect(payloadOf(code, 'encoded', null)).toBe('tel:*182*8*1*123456%23')
    expect(payloadOf(code, 'text', null)).toBe('*182*8*1*123456#')
    expect(payloadOf(code, 'link', 'https://pay.example/')).toBe('https://pay.example/q/abc2345678')
    expect(dialLink('#150*1#')).toBe('tel:%23150*1%23')
  })

  test('a page that nobody could open is refused', () => {
    expect(() => payloadOf(code, 'link', null)).toThrow('PUBLIC_URL')
    expect(() => payloadOf({ ...code, slug: null }, 'link', 'https://pay.example')).toThrow('database')
  })

  test('posters lead to the page when there is one', () => {
    expect(posterMode('raw', 'abc2345678', 'https://pay.example')).toBe('link')
    expect(posterMode('raw', 'abc2345678', null)).toBe('raw')
    expect(posterMode('raw', 'abc2345678', 'http://127.0.0.1:3001')).toBe('raw')
    expect(posterMode('text', 'abc2345678', 'https://pay.example')).toBe('text')
  })
})

function payee(written: string): Payee {
  const read = parsePayee(written)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}
