import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { ResolverOptions } from './resolve.ts'
import { type Internet, page, short, standInInternet, to } from './testing.ts'

let internet: Internet
beforeAll(async () => {
  internet = await standInInternet()
})
afterAll(() => internet.stop())
beforeEach(() => internet.forget())

describe('a short link', () => {
  test('whose redirect holds the position needs one question and no page', async () => {
    internet.begins(
      to('https://www.google.com/maps/place/Kimironko+Market/data=!4m2!8m2!3d-1.9494947!4d30.1262872'),
    )
    expect(await internet.resolver()(short)).toEqual({
      spot: { latitude: -1.9494947, longitude: 30.1262872, name: 'Kimironko Market' },
    })
    expect(internet.asked).toMatchObject([{ host: 'maps.app.goo.gl', path: '/TmbeHMiLEfTBws9EA?g_st=iw' }])
  })

  test('is asked for without cookies and without telling who asks', async () => {
    internet.begins(to('https://www.google.com/maps?ftid=0x1:0x2'))
    internet.answers['www.google.com/maps'] = to('https://www.google.com/maps/@-1.95,30.06,17z')
    await internet.resolver()(short)
    expect(internet.asked).toHaveLength(2)
    for (const { headers } of internet.asked) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'accept-language',
        'host',
        'user-agent',
      ])
      expect(headers['user-agent']).not.toMatch(/bun|inzira/i)
    }
  })

  test('is followed through the page that asks for consent without opening it', async () => {
    internet.begins(
      to('https://consent.google.com/m?continue=https://www.google.com/maps?ftid%3D0x1:0x2&gl=DE'),
    )
    internet.answers['www.google.com/maps'] = () =>
      page('<a href="/maps/preview/place/Nyabugogo/data=!4m2!3d-1.9399!4d30.0445">')
    expect(await internet.resolver()(short)).toEqual({ spot: { latitude: -1.9399, longitude: 30.0445 } })
    expect(internet.asked.map(({ host }) => host)).toEqual(['maps.app.goo.gl', 'www.google.com'])
  })

  test('to a country’s Google is read and not followed', async () => {
    internet.begins(to('https://www.google.co.rw/maps?q=-1.9441,30.0619'))
    expect(await internet.resolver()(short)).toEqual({ spot: { latitude: -1.9441, longitude: 30.0619 } })
    expect(internet.asked).toHaveLength(1)
  })

  test('may redirect within its own host', async () => {
    internet.begins(to('/other'))
    internet.answers['maps.app.goo.gl/other'] = to('//www.google.com/maps?q=-1.9441,30.0619')
    expect(await internet.resolver()(short)).toMatchObject({ spot: { latitude: -1.9441 } })
  })

  const pages: [string, string, object][] = [
    [
      'Apple',
      '<meta property="og:title" content="Tempelhofer Feld"><meta property="place:location:latitude" content="52.4735927" /><meta property="place:location:longitude" content="13.4050798" />',
      { spot: { latitude: 52.4735927, longitude: 13.4050798, name: 'Tempelhofer Feld' } },
    ],
    [
      'Waze',
      '<script>{"routing":{"to":{"latLng":{"lat":43.64265563,"lng":-79.387202798},"title":"CN Tower"}}}</script>',
      { spot: { latitude: 43.6426556, longitude: -79.3872028 } },
    ],
    [
      'Google’s picture',
      '<meta content="https://maps.google.com/maps/api/staticmap?center=-1.90%2C30.00&amp;zoom=16&amp;markers=-1.9441%2C30.0619&amp;key=x" property="og:image">',
      { spot: { latitude: -1.9441, longitude: 30.0619 } },
    ],
    [
      'Google that shows only where it believes us to be',
      'window.APP_INITIALIZATION_STATE=[[[2429.72,13.4167,52.4842],[0,0,0],[1024,768],13.1]',
      { nothing: 'no position on the page of maps.app.goo.gl' },
    ],
  ]
  test.each(pages)('whose page is one of %s', async (_, html, result) => {
    internet.begins(() => page(`<html>${html}</html>`))
    expect(await internet.resolver()(short)).toMatchObject(result)
  })

  test('that holds only a name gives the name', async () => {
    internet.begins(
      to('https://maps.google.com/?q=Nile,+5a,+Tbilisi&ftid=0x40446d87c19dcec9:0x5822f57eaece365a'),
    )
    const hop = async (host: string) => (host === 'maps.google.com' ? ['127.0.0.1'] : ['142.250.1.1'])
    expect(await internet.resolver({ lookup: hop })(short)).toMatchObject({ name: 'Nile, 5a, Tbilisi' })
  })

  test.each([404, 410, 403])('that is answered by %i leads nowhere', async (status) => {
    internet.begins(() => new Response('', { status }))
    expect(await internet.resolver()(short)).toEqual({ nothing: `maps.app.goo.gl answered ${status}` })
  })

  test.each([429, 500, 503])('that is answered by %i may be tried again', async (status) => {
    internet.begins(() => new Response('', { status }))
    await expect(internet.resolver()(short)).rejects.toThrow(`maps.app.goo.gl answered ${status}`)
  })
})

test('a failure tells the host and not the link, which says where somebody is', async () => {
  const failures: ResolverOptions[] = [
    { fetch: () => fetch('https://127.0.0.1:9/TmbeHMiLEfTBws9EA') },
    { lookup: () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })) },
    { lookup: async () => [] },
  ]
  for (const options of failures) {
    const error = await internet
      .resolver(options)(short)
      .catch((thrown: unknown) => thrown)
    expect(String(error)).toMatch(/^Error: maps\.app\.goo\.gl: \w+$/)
  }
})

describe('no answer', () => {
  test('of thirty redirects is waited for', async () => {
    let hops = 0
    internet.begins(to('https://maps.app.goo.gl/hop'))
    internet.answers['maps.app.goo.gl/hop'] = () => {
      hops += 1
      return to('https://maps.app.goo.gl/hop')()
    }
    expect(await internet.resolver()(short)).toEqual({ nothing: 'too many redirects' })
    expect(hops).toBe(5)
  })

  test('that comes too slowly is waited for', async () => {
    internet.begins(() => Bun.sleep(3000).then(() => page('late')))
    const startedAt = performance.now()
    await expect(internet.resolver({ timeoutMs: 150 })(short)).rejects.toThrow()
    expect(performance.now() - startedAt).toBeLessThan(6000)
  })

  test('whose page trickles is read to its end', async () => {
    internet.begins(() => page('').clone())
    internet.answers['maps.app.goo.gl/TmbeHMiLEfTBws9EA'] = () =>
      new Response(
        endless(() => Bun.sleep(30).then(() => new Uint8Array(10))),
        { headers: html },
      )
    const startedAt = performance.now()
    await expect(internet.resolver({ timeoutMs: 300 })(short)).rejects.toThrow()
    expect(performance.now() - startedAt).toBeLessThan(6000)
  })

  test('without end is read beyond a quarter of a megabyte', async () => {
    let sent = 0
    internet.begins(
      () =>
        new Response(
          endless(async () => {
            sent += 65_536
            return new Uint8Array(65_536).fill(32)
          }),
          { headers: html },
        ),
    )
    expect(await internet.resolver()(short)).toEqual({
      nothing: 'no position on the page of maps.app.goo.gl',
    })
    await Bun.sleep(100)
    const after = sent
    await Bun.sleep(200)
    // The connection is closed: nothing more is taken.
    expect(sent).toBe(after)
    expect(sent).toBeLessThan(64 * 2 ** 20)
  })

  test('that unpacks to more than it was is unpacked', async () => {
    const packed = Bun.gzipSync(new TextEncoder().encode(`!3d-1.5!4d30.5${' '.repeat(50_000_000)}`))
    internet.begins(() => new Response(packed, { headers: { ...html, 'content-encoding': 'gzip' } }))
    expect(await internet.resolver()(short)).toEqual({
      nothing: 'no position on the page of maps.app.goo.gl',
    })
  })

  test('of the name server is waited for longer than of anybody', async () => {
    const startedAt = performance.now()
    const never = new Promise<string[]>(() => undefined)
    await expect(internet.resolver({ lookup: () => never, timeoutMs: 100 })(short)).rejects.toThrow(
      'maps.app.goo.gl took too long',
    )
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })
})

const html = { 'content-type': 'text/html' }
const endless = (next: () => Promise<Uint8Array>) =>
  new ReadableStream({ pull: async (controller) => controller.enqueue(await next()) })
