import { describe, expect, test } from 'bun:test'
import { addressOf, networkOf } from './address.ts'
import { isFromOurPage } from './origin.ts'

const sent = (headers: Record<string, string>) =>
  new Request('http://localhost/api/me', { method: 'PATCH', headers })

describe('whether a request comes from our own page', () => {
  const byHttps = { publicUrl: 'https://bot.example.rw', corsOrigins: ['https://portal.example.rw'] }
  const cases: [what: string, headers: Record<string, string>, isOurs: boolean][] = [
    ['our address', { origin: 'https://bot.example.rw' }, true],
    ['our host without TLS', { origin: 'http://bot.example.rw' }, false],
    ['a host of its own making', { host: 'evil.rw', origin: 'http://evil.rw' }, false],
    ['a host of its own making, by TLS', { host: 'evil.rw', origin: 'https://evil.rw' }, false],
    [
      'what says that it is another site',
      { origin: 'https://bot.example.rw', 'sec-fetch-site': 'cross-site' },
      false,
    ],
    ['a site of the operator', { origin: 'https://portal.example.rw', 'sec-fetch-site': 'cross-site' }, true],
    ['what says nothing', {}, false],
    ['our page without an origin', { 'sec-fetch-site': 'same-origin' }, true],
  ]
  test.each(cases)('%s', (_, headers, isOurs) => {
    expect(isFromOurPage(sent({ host: 'bot.example.rw', ...headers }), byHttps)).toBe(isOurs)
  })

  test('on the machine itself, or while no address is set, by the host that was asked for', () => {
    for (const publicUrl of [undefined, 'http://127.0.0.1:3000']) {
      const config = { publicUrl, corsOrigins: [] }
      const from = (origin: string) => isFromOurPage(sent({ host: 'localhost:3000', origin }), config)
      expect([from('http://localhost:3000'), from('http://evil.rw')]).toEqual([true, false])
    }
  })
})

describe('where a request comes from', () => {
  const cases: [told: string, own: string, network: string][] = [
    ['41.186.1.7', '41.186.1.7', '41.186.1.0/24'],
    ['41.186.1.7:51000', '41.186.1.7', '41.186.1.0/24'],
    ['2001:db8:0:1:a::1', '2001:db8:0:1::/64', '2001:db8:0::/48'],
    ['2001:0DB8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['[2001:db8:5:6::1]:443', '2001:db8:5:6::/64', '2001:db8:5::/48'],
    ['::ffff:41.186.1.7', '41.186.1.7', '41.186.1.0/24'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['garbage', 'garbage', 'garbage'],
  ]
  test.each(cases)('%s', (told, own, network) => {
    const request = new Request('http://localhost/', { headers: { 'x-forwarded-for': told } })
    const address = addressOf(request, null, { trustProxy: 1 })
    expect([address, networkOf(address)]).toEqual([own, network])
  })
})
