import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { setFlag } from '../../flags/flags.ts'
import { changeTemplate } from '../../qr/templates.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

let running: Running
let aline: TestBrowser
let jean: TestBrowser
let stranger: TestBrowser
beforeAll(async () => {
  running = await startAll({ settings: { PUBLIC_URL: 'http://localhost' } })
  aline = await signedInBrowser(context(), '250788123456')
  jean = await signedInBrowser(context(), '250788000001')
  stranger = strangerBrowser(context())
})
afterAll(() => running[Symbol.asyncDispose]())

const context = () => running.server.context
const merchant = { kind: 'merchant', value: '123456' }
const keep = async (amountRwf: number | null = 1000, payee = merchant) =>
  (await aline.send('POST', '/api/qr', { payee, amountRwf })).body
const bytesOf = async (path: string, browser = aline) => (await browser.send('GET', path)).headers

describe('a code', () => {
  test('is kept once however often it is sent, and dials what the bot’s would', async () => {
    const key = { 'idempotency-key': 'made-offline-1' }
    const body = { payee: merchant, amountRwf: 2000 }
    const first = await aline.send('POST', '/api/qr', body, key)
    const again = await aline.send('POST', '/api/qr', body, key)
    expect(first.body).toMatchObject({
      ussd: '*182*8*1*123456*2000#',
      dialLink: 'tel:*182*8*1*123456*2000%23',
      pageUrl: `http://localhost/q/${first.body.slug}`,
      fee: null,
      verified: true,
    })
    expect(again.body).toEqual(first.body)
    const { codes } = (await aline.send('GET', '/api/qr')).body
    expect(codes.filter(({ amountRwf }: { amountRwf: number }) => amountRwf === 2000)).toEqual([first.body])
  })

  test('costs the payer what the fee table says', async () => {
    const { fee, dialsOn, ussd } = await keep(1500, { kind: 'phone', value: '0731234567' })
    expect([fee, dialsOn, ussd]).toEqual([
      { feeRwf: 200, verified: false },
      'MTN',
      '*182*1*2*0731234567*1500#',
    ])
  })

  test('is refused with what is wrong where nothing could be dialled', async () => {
    const wrong = await aline.send('POST', '/api/qr', {
      payee: { kind: 'phone', value: '0700123456' },
      amountRwf: 5,
    })
    expect([wrong.status, wrong.body.fields[0].field]).toEqual([400, 'payee/value'])
    for (const amountRwf of [0, 1.5, 10_000_001, undefined]) {
      expect((await aline.send('POST', '/api/qr', { payee: merchant, amountRwf })).body.code).toBe(
        'request.invalid',
      )
    }
  })

  test('and its files are its owner’s alone', async () => {
    const { id } = await keep()
    expect((await bytesOf(`/api/qr/${id}/code.png`)).get('content-type')).toBe('image/png')
    expect((await bytesOf(`/api/qr/${id}/poster.pdf?lang=rw`)).get('content-type')).toBe('application/pdf')
    expect((await bytesOf(`/api/qr/${id}/sticker.pdf`)).get('content-disposition')).toBe(
      'attachment; filename="inzira-123456-sticker.pdf"',
    )
    for (const [method, path] of [
      ['GET', `/api/qr/${id}`],
      ['GET', `/api/qr/${id}/code.png`],
      ['DELETE', `/api/qr/${id}`],
      ['GET', '/api/qr/999999'],
    ] as const) {
      expect((await jean.send(method, path)).status).toBe(404)
      expect((await stranger.send(method, path)).body.code).toBe('session.missing')
    }
  })

  test('is not drawn again while its browser holds it, and is held by no browser unasked', async () => {
    const { id } = await keep(900)
    const file = (path: string, headers?: Record<string, string>) =>
      aline.send('GET', `/api/qr/${id}/${path}`, undefined, headers)
    const first = await file('code.svg?lang=en')
    expect([first.headers.get('cache-control'), first.headers.get('vary')]).toEqual([
      'private, no-cache',
      expect.stringContaining('cookie'),
    ])
    const known = { 'if-none-match': first.headers.get('etag') ?? '' }
    // Far more often than anything is drawn.
    for (let n = 0; n < 40; n += 1) expect((await file('code.svg?lang=en', known)).status).toBe(304)
    expect((await file('code.png?lang=en', known)).status).toBe(200)
    expect((await file('code.svg?lang=rw', known)).status).toBe(200)
    expect((await jean.send('GET', `/api/qr/${id}/code.svg?lang=en`, undefined, known)).status).toBe(404)
  })

  test('of one person is drawn soon, however many another one asks for at once', async () => {
    const greedy = await signedInBrowser(context(), '250788000003')
    const make = async (browser: TestBrowser, amountRwf: number): Promise<number> =>
      (await browser.send('POST', '/api/qr', { payee: merchant, amountRwf })).body.id
    const id = await make(greedy, 100)
    const modest = await signedInBrowser(context(), '250788000004')
    const his = await make(modest, 100)
    const answered: string[] = []
    const wants = (browser: TestBrowser, path: string, name: string) =>
      browser.send('GET', path).then((answer) => {
        if (answer.status === 200) answered.push(name)
        return answer
      })
    const many = Array.from({ length: 40 }, () => wants(greedy, `/api/qr/${id}/poster.pdf`, 'greedy'))
    const hers = wants(modest, `/api/qr/${his}/code.png`, 'modest')
    const refused = (await Promise.all(many)).filter(({ status }) => status === 429)
    expect((await hers).status).toBe(200)
    expect(answered.indexOf('modest')).toBeLessThanOrEqual(2)
    expect(refused.length).toBeGreaterThanOrEqual(30)
    expect(refused[0]?.body.code).toBe('too.many')
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('that is taken off the list goes on working where it was printed', async () => {
    const { id, slug } = await keep(700)
    expect((await aline.send('DELETE', `/api/qr/${id}`)).status).toBe(200)
    expect((await aline.send('GET', `/api/qr/${id}`)).status).toBe(404)
    expect(
      (await aline.send('GET', '/api/qr')).body.codes.map((code: { id: number }) => code.id),
    ).not.toContain(id)
    const shown = await stranger.send('GET', `/api/qr/at/${slug}`)
    expect([shown.status, shown.body.ussd]).toEqual([200, '*182*8*1*123456*700#'])
    expect((await stranger.send('GET', `/q/${slug}`)).status).toBe(200)
  })

  test('comes in pages, the latest first', async () => {
    for (let n = 0; n < 5; n += 1) await jean.send('POST', '/api/qr', { payee: merchant, amountRwf: n + 1 })
    const first = (await jean.send('GET', '/api/qr?limit=3')).body
    const second = (await jean.send('GET', `/api/qr?limit=3&before=${first.next}`)).body
    const amounts = [...first.codes, ...second.codes].map(({ amountRwf }) => amountRwf)
    expect([amounts, second.next]).toEqual([[5, 4, 3, 2, 1], null])
  })
})

test('the own number becomes the default by itself, nobody else’s does; it can be changed and forgotten', async () => {
  const odette = await signedInBrowser(context(), '250788000002')
  const usual = async () => (await odette.send('GET', '/api/qr/default')).body
  for (const payee of [merchant, { kind: 'phone', value: '0788 123 456' }]) {
    await odette.send('POST', '/api/qr', { payee, amountRwf: 500 })
    expect((await usual()).payee).toBeNull()
  }
  const own = { kind: 'phone', value: '0788 000 002' }
  await odette.send('POST', '/api/qr', { payee: own, amountRwf: 700 })
  await odette.send('POST', '/api/qr', { payee: merchant, amountRwf: 500 })
  expect(await usual()).toMatchObject({ payee: { value: '0788000002' }, lastAmountRwf: 700 })
  await odette.send('PUT', '/api/qr/default', { payee: merchant })
  await odette.send('POST', '/api/qr', { payee: own, amountRwf: 700 })
  await odette.send('POST', '/api/qr', { payee: merchant, amountRwf: 500 })
  expect(await usual()).toMatchObject({ payee: merchant, shown: '123456', lastAmountRwf: 500 })
  const phone = { kind: 'phone', value: '0788 123 456' }
  const changed = await odette.send('PUT', '/api/qr/default', { payee: phone })
  expect(changed.body).toMatchObject({
    payee: { value: '0788123456', network: 'MTN' },
    shown: '0788 123 456',
  })
  expect((await odette.send('PUT', '/api/qr/default', { payee: null })).body.payee).toBeNull()
})

describe('what a page needs to make codes by itself', () => {
  test('is given to anybody, and not again while it has not changed', async () => {
    const first = await stranger.send('GET', '/api/qr/templates')
    const mtn = first.body.templates.find(({ name }: { name: string }) => name === 'rw.mtn.merchant')
    expect(mtn).toMatchObject({ template: '*182*8*1*{code}*{amount}#', verified: true, enabled: true })
    expect(mtn).not.toHaveProperty('note')
    expect(first.body.fees).toContainEqual({
      country: 'RW',
      network: 'MTN',
      reach: 'same',
      upToRwf: 1000,
      feeRwf: 20,
      verified: false,
    })
    const known = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await stranger.send('GET', '/api/qr/templates', undefined, known)).status).toBe(304)
    await context().db.write((tx) => changeTemplate(tx, 'rw.airtel.phone', { enabled: true }))
    expect((await stranger.send('GET', '/api/qr/templates', undefined, known)).status).toBe(200)
    await context().db.write((tx) => changeTemplate(tx, 'rw.airtel.phone', { enabled: false }))
  })
})

describe('a photographed code', () => {
  const picture = async (bytes: ArrayBuffer | string) => {
    const form = new FormData()
    form.set('picture', new File([bytes], 'photo.png', { type: 'image/png' }))
    return stranger.send('POST', '/api/qr/read', form)
  }

  test('is read for anybody', async () => {
    const { slug } = await keep(5000)
    const app = await fetch(`${running.server.url}/q/${slug}/code.png`)
    expect((await picture(await app.arrayBuffer())).body).toEqual({
      texts: ['tel:*182*8*1*123456*5000#'],
      problem: null,
    })
  })

  test('that is none is answered with what is wrong with it', async () => {
    expect((await picture('no picture at all')).body).toEqual({ texts: [], problem: 'picture_not_readable' })
    expect((await stranger.send('POST', '/api/qr/read', new FormData())).body.code).toBe('request.invalid')
  })

  test('is not read without end for one browser', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => picture('x')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

test('while QR codes are switched off none are made, and the old ones are still listed', async () => {
  await context().db.write((tx) => setFlag(tx, 'qr_generation', false))
  expect((await aline.send('POST', '/api/qr', { payee: merchant, amountRwf: 1 })).body.code).toBe(
    'feature.off',
  )
  expect((await aline.send('GET', '/api/qr')).status).toBe(200)
  await context().db.write((tx) => setFlag(tx, 'qr_generation', true))
})
