import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type Running, startAll } from '../../../test/running.ts'
import { signedInBrowser, strangerBrowser, type TestBrowser } from './testing.ts'

let running: Running
let aline: TestBrowser
let jean: TestBrowser
beforeAll(async () => {
  running = await startAll()
  aline = await signedInBrowser(running.server.context, '250788123456')
  jean = await signedInBrowser(running.server.context, '250788000001')
})
afterAll(() => running[Symbol.asyncDispose]())

const path = '/api/profile/trusted-contact'

describe('the trusted contact', () => {
  test('is named, shown as people write it, and forgotten', async () => {
    expect((await aline.send('GET', path)).body).toEqual({ contact: null })
    const named = await aline.send('PUT', path, { phone: '0788 000 009', name: ' Jeanne  d’Arc ' })
    expect(named.body).toEqual({
      contact: { phone: '250788000009', name: 'Jeanne d’Arc', shown: '+250 788 000 009' },
      told: null,
    })
    expect((await aline.send('GET', path)).body.contact.name).toBe('Jeanne d’Arc')
    expect((await jean.send('GET', path)).body).toEqual({ contact: null })
    expect((await aline.send('DELETE', path)).body).toEqual({ contact: null })
  })

  test('may live abroad, and is neither oneself nor a number nobody has', async () => {
    expect((await aline.send('PUT', path, { phone: '+256 772 123 456' })).body.contact.phone).toBe(
      '256772123456',
    )
    for (const phone of ['0788123456', '+250788123456', '0700 000', '123456']) {
      const { status, body } = await aline.send('PUT', path, { phone })
      expect([phone, status, body.fields?.[0]?.field]).toEqual([phone, 400, 'phone'])
    }
  })
})

describe('the file of what is kept about somebody', () => {
  test('holds their own rows and nobody else’s', async () => {
    await aline.send('POST', '/api/qr', { payee: { kind: 'merchant', value: '123456' }, amountRwf: 1000 })
    await jean.send('POST', '/api/qr', { payee: { kind: 'merchant', value: '999888' }, amountRwf: 1000 })
    const { body, headers } = await aline.send('GET', '/api/profile/export')
    expect(headers.get('content-disposition')).toContain('inzira-my-data.json')
    expect(body.person).toMatchObject({ name: 'Person 456', phone: '250788123456' })
    expect(body.qrCodes).toHaveLength(1)
    expect(body.qrCodes[0].payee.value).toBe('123456')
    expect(body.browsers).toHaveLength(1)
    expect(JSON.stringify(body)).not.toMatch(/999888|250788000001|token|hash/)
  })

  test('is given to nobody who is not signed in', async () => {
    const stranger = strangerBrowser(running.server.context)
    expect((await stranger.send('GET', '/api/profile/export')).status).toBe(401)
    expect((await stranger.send('GET', path)).status).toBe(401)
  })
})
