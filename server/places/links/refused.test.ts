import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { isAddress, isPublicAddress } from './public-address.ts'
import { type Internet, page, publicAddress, short, standInInternet, to } from './testing.ts'

let internet: Internet
beforeAll(async () => {
  internet = await standInInternet()
})
afterAll(() => internet.stop())
beforeEach(() => internet.forget())

describe('is refused, and nothing asked:', () => {
  const firsts: [what: string, url: string, why: string][] = [
    ['another host', 'https://example.com/maps', 'the host example.com'],
    ['http', 'http://maps.app.goo.gl/x', 'not https but http:'],
    ['a file', 'file:///etc/passwd', 'not https but file:'],
    ['a name and password', 'https://me:secret@maps.app.goo.gl/x', 'a name or password in the address'],
    ['another port', 'https://maps.app.goo.gl:8443/x', 'port 8443'],
    [
      'a host that only looks so',
      'https://maps.app.goo.gl.example.com/x',
      'the host maps.app.goo.gl.example.com',
    ],
    ['a host with a dot at its end', 'https://maps.app.goo.gl./x', 'the host maps.app.goo.gl.'],
    ['letters that look so', 'https://mаps.app.goo.gl/x', 'the host xn--'],
    ['this machine', 'https://localhost/x', 'the host localhost'],
    ['an IPv4 address', 'https://127.0.0.1/x', 'a number for a host'],
    ['a decimal address', 'https://2130706433/x', 'a number for a host'],
    ['a hexadecimal address', 'https://0x7f.1/x', 'a number for a host'],
    ['an octal address', 'https://0177.0.0.1/x', 'a number for a host'],
    ['an IPv6 address', 'https://[::1]/x', 'a number for a host'],
    ['a mapped address', 'https://[::ffff:127.0.0.1]/x', 'a number for a host'],
    ['where clouds keep secrets', 'https://169.254.169.254/latest/meta-data', 'a number for a host'],
  ]
  test.each(firsts)('%s, as the first address', async (_, url, why) => {
    expect(await internet.resolver()(url)).toEqual({ nothing: expect.stringContaining(why) })
    expect(internet.asked).toEqual([])
  })
  test('an app, by a redirect', async () => {
    internet.begins(to('intent://maps.google.com/x#Intent;end'))
    expect(await internet.resolver()(short)).toEqual({ nothing: 'a redirect into an app' })
  })
  test.each(firsts.filter(([what]) => what !== 'a file'))('%s, by a redirect', async (_, url, why) => {
    internet.begins(to(new URL(url).href))
    expect(await internet.resolver()(short)).toEqual({ nothing: expect.stringContaining(why) })
    expect(internet.asked).toHaveLength(1)
    expect(internet.intruded).toBe(0)
  })
  test('a service of this machine', async () => {
    internet.begins(to(`http://127.0.0.1:${internet.insidePort}/`))
    expect(await internet.resolver()(short)).toHaveProperty('nothing')
    internet.begins(to(`https://localhost:${internet.insidePort}/`))
    expect(await internet.resolver()(short)).toHaveProperty('nothing')
    expect(internet.intruded).toBe(0)
  })
  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'http://', ''])(
    'a redirect to %j',
    async (url) => {
      internet.begins(to(url))
      expect(await internet.resolver()(short)).toHaveProperty('nothing')
    },
  )
})

describe('a name that leads inside', () => {
  const inside = [
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:142.250.1.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    'nonsense',
  ]
  test.each(inside)('%s is not asked', async (address) => {
    expect(isPublicAddress(address)).toBe(false)
    internet.begins(to('https://www.google.com/maps?q=-1.9441,30.0619'))
    expect(await internet.resolver({ lookup: async () => [address] })(short)).toMatchObject({
      nothing: 'maps.app.goo.gl has an address that is not public',
    })
    // Not even when another address of the name is fine.
    expect(await internet.resolver({ lookup: async () => ['142.250.1.1', address] })(short)).toHaveProperty(
      'nothing',
    )
    expect(internet.asked).toEqual([])
  })

  test.each(['8.8.8.8', '142.250.1.1', '2a00:1450:4001:80e::200e'])('but %s is', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  test('a moment later is not believed: the connection goes to the address that was looked at', async () => {
    let looks = 0
    // The second answer would be the attacker's; nobody asks for it.
    const lookup = async () => (looks++ === 0 ? [publicAddress] : ['127.0.0.1'])
    const targets: string[] = []
    internet.begins(to('https://www.google.com/maps?q=-1.9441,30.0619'))
    const look = internet.resolver({
      lookup,
      fetch: (url, init) => {
        targets.push(new URL(url).hostname)
        return internet.fetch(url, init)
      },
    })
    expect(await look(short)).toMatchObject({ spot: { latitude: -1.9441 } })
    expect([looks, targets]).toEqual([1, [publicAddress]])
  })

  test('is no use without the certificate of the name', async () => {
    internet.answers['ul.waze.com/ul'] = () => page('"latLng":{"lat":1.5,"lng":2.5}')
    await expect(internet.resolver()('https://ul.waze.com/ul?venue_id=1')).rejects.toThrow(
      /ALTNAME|certificate/i,
    )
    await Bun.sleep(50)
    expect(internet.asked).toEqual([])
  })

  test('goes to an IPv4 address where a name has both', async () => {
    const targets: string[] = []
    internet.begins(() => new Response('', { status: 404 }))
    const look = internet.resolver({
      lookup: async () => ['2a00:1450:4001:80e::200e', '142.250.1.1'],
      fetch: (url) => {
        targets.push(new URL(url).hostname)
        return Promise.resolve(new Response('', { status: 404 }))
      },
    })
    await look(short)
    expect(targets).toEqual(['142.250.1.1'])
  })

  test.each(['127.0.0.1', '[::1]', '2130706433', '0x7f000001', '017700000001', '127.1'])(
    '%s is a number',
    (host) => expect(isAddress(host)).toBe(true),
  )
})
