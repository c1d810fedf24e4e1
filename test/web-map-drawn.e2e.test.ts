import { describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import axe from 'axe-core'
import { mapPage } from './map-page/testing.ts'

const on = mapPage()

describe('the map is drawn', () => {
  const tilePath = (kind: string) => join(import.meta.dir, `../fixtures/tiles/kigali-${kind}.pmtiles`)

  test.each([false, true])('from pictures in a local file (night: %p)', async (night) => {
    await on.open({ tiles: { tilesPath: tilePath('raster') }, night })
    await on.openMap()
    await on.page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>('.map-pictures img')].some(
        (image) => image.naturalWidth === 256,
      ),
    )
    await on.page.getByRole('link', { name: 'Sketch of Kigali' }).waitFor()
    await on.map().tap({ position: { x: 180, y: 250 } })
    await on.waitForName()
    await on.picture(night ? 'raster-dark' : 'raster')
    expect(on.complaints).toEqual([])
  })

  test.each([false, true])('from vectors in a local file (night: %p)', async (night) => {
    await on.open({ tiles: { tilesPath: tilePath('vector') }, night })
    await on.openMap()
    await on.page.getByRole('link', { name: 'Sketch of Kigali' }).waitFor()
    await on.page.locator('canvas.leaflet-tile-loaded').first().waitFor()
    await on.map().tap({ position: { x: 180, y: 250 } })
    await on.waitForName()
    await on.picture(night ? 'vector-dark' : 'vector')
    expect(on.complaints).toEqual([])
  })

  test('from pictures at an address of the operator’s choice', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    )
    const asked: string[] = []
    const elsewhere = Bun.serve({
      port: 0,
      fetch(request) {
        asked.push(new URL(request.url).pathname)
        const headers = { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' }
        return new Response(pixel, { headers })
      },
    })
    const tiles = {
      tilesUrl: `http://localhost:${elsewhere.port}/t/{z}/{x}/{y}.png`,
      tilesAttribution: '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
    }
    await on.open({ tiles })
    await on.openMap()
    await on.page.getByRole('link', { name: 'OpenStreetMap' }).waitFor()
    expect(asked[0]).toMatch(/^\/t\/14\/\d+\/\d+\.png$/)
    expect(on.complaints).toEqual([])
    await elsewhere.stop(true)
  })

  test.each([
    ['an address that does not answer', { tilesUrl: 'http://localhost:9/{z}/{x}/{y}.png' }],
    ['a file that is missing', { tilesPath: '/nowhere/map.pmtiles' }],
  ])('from names on a plain ground, given %s', async (_, tiles) => {
    await on.open({ tiles })
    await on.openMap()
    await on.page.locator('.map-name span').first().waitFor()
    if ('tilesUrl' in tiles) await on.page.getByText('The map pictures do not load now').waitFor()
    await on.map().tap({ position: { x: 180, y: 250 } })
    await on.useThis().click()
    await on.waitForPick()
    expect(on.complaints.filter((text) => !/ERR_|tiles of the map/.test(text))).toEqual([])
  })

  test('at night on a dark ground', async () => {
    await on.open({ night: true })
    await on.openMap()
    await on.page.locator('.map-name span').first().waitFor()
    await on.map().tap({ position: { x: 180, y: 250 } })
    await on.waitForName()
    await on.picture('plain-dark')
  })

  test('not at all without a network, which says what to do; afterwards it is', async () => {
    await on.open()
    await on.tab?.setOffline(true)
    await on.page.getByRole('button', { name: 'On the map' }).click()
    await on.page.getByText('The map could not be loaded.').waitFor()
    await on.picture('offline')
    await on.tab?.setOffline(false)
    await on.page.getByRole('button', { name: 'Try again' }).click()
    await on.page.locator('.leaflet-container').waitFor()
  })
})

describe('drivers on a map', () => {
  const at = (name: string) => on.page.locator('.map-marker', { hasText: name })

  test('glide to where they are now, and the list is what others are told', async () => {
    await on.open({ path: '/drivers', isCalm: false })
    await at('Jean').waitFor()
    await on.picture('drivers')
    const before = await at('Jean').boundingBox()
    await on.page.evaluate(() => {
      const moved = { id: 1, latitude: -1.9546, longitude: 30.1083, vehicleType: 'moto', name: 'Jean' }
      dispatchEvent(new CustomEvent('drivers', { detail: [moved] }))
    })
    await at('Eric').waitFor({ state: 'detached' })
    await on.page.waitForFunction(
      ([top, name]) => {
        const marker = [...document.querySelectorAll('.map-marker')].find((one) => one.textContent === name)
        return (marker?.getBoundingClientRect().top ?? 0) > Number(top) + 10
      },
      [before?.y ?? 0, 'Jean'],
    )
    expect(await on.page.locator('.map').getAttribute('aria-hidden')).toBe('true')
    expect(await on.page.locator('.map [tabindex]').count()).toBe(0)
    await at('Jean').click()
    expect(await on.page.locator('#picked').textContent()).toBe('1')
    expect(on.complaints).toEqual([])
  })

  test('are seen at night too', async () => {
    await on.open({ path: '/drivers', night: true })
    await at('Eric').waitFor()
    await on.picture('drivers-dark')
    expect(on.complaints).toEqual([])
  })
})

describe('people who cannot see it', () => {
  test.each([false, true])('meet nothing that axe finds fault with (night: %p)', async (night) => {
    for (const language of ['en', 'rw']) {
      await on.open({ night, path: `/#${language}` })
      expect(await faults()).toEqual([])
      await on.page.getByRole('combobox').fill('kimironko')
      await on.page.getByRole('option').first().waitFor()
      expect(await faults()).toEqual([])
      await on.page.keyboard.press('Escape')
      await on.page.locator('.place-ways button').last().click()
      await on.page.locator('.map-name span').first().waitFor()
      await on.map().tap({ position: { x: 180, y: 250 } })
      await on.page.locator('.map-pin').waitFor()
      expect(await faults()).toEqual([])
      await on.picture(`axe-${language}${night ? '-dark' : ''}`)
      await on.close()
    }
    await on.open({ night, path: '/drivers' })
    await on.page.locator('.map-marker').first().waitFor()
    expect(await faults()).toEqual([])
  })
})

/** What axe has to say of the page as it is now: the rule and where. */
async function faults(): Promise<string[]> {
  await on.page.evaluate(axe.source)
  const { violations } = await on.page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))
}
