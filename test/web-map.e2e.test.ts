import { describe, expect, test } from 'bun:test'
import { networkInterfaces } from 'node:os'
import { mapPage } from './map-page/testing.ts'

const on = mapPage()

describe('a place is chosen', () => {
  test('by typing a part of its name, with keys alone', async () => {
    await on.open()
    await on.field().focus()
    await on.page.keyboard.type('kimirongo mar')
    await on.page.getByRole('option', { name: /Kimironko Market/ }).waitFor()
    await on.picture('search')
    await on.page.keyboard.press('ArrowDown')
    const active = await on.field().getAttribute('aria-activedescendant')
    expect(await on.page.locator(`[id="${active}"]`).textContent()).toContain('Kimironko Market')
    expect(await on.page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    await on.page.keyboard.press('Enter')
    await on.waitForPick()
    expect(await on.picked()).toEqual({ latitude: -1.9496, longitude: 30.1263, name: 'Kimironko Market' })
    expect(await on.field().inputValue()).toBe('Kimironko Market')
    expect(await on.field().getAttribute('aria-expanded')).toBe('false')
    await on.page.getByRole('button', { name: 'Clear' }).click()
    expect(await on.picked()).toBe(null)
    expect(on.complaints).toEqual([])
  })

  test('from those saved before, which come first', async () => {
    await on.open()
    await on.field().click()
    await on.page.getByRole('option', { name: /Home/ }).click()
    await on.waitForPick()
    expect(await on.picked()).toEqual({ latitude: -1.9366, longitude: 30.0832, name: 'Home' })
  })

  test.each([
    ['a link', 'https://www.google.com/maps/place/x/@-1.9553,30.1145,17z'],
    ['coordinates', '-1.9553, 30.1145'],
    ['a plus code', '24V7+VQ Kigali'],
  ])('by pasting %s', async (_, text) => {
    await on.open()
    await on.field().fill(text)
    await on.page.getByRole('option', { selected: true }).waitFor()
    await on.page.keyboard.press('Enter')
    await on.waitForPick()
    expect((await on.picked())?.latitude).toBeCloseTo(-1.955, 2)
    expect((await on.picked())?.longitude).toBeCloseTo(30.1145, 2)
  })

  test('and what cannot be read says what to do instead', async () => {
    await on.open()
    await on.field().fill('https://maps.app.goo.gl/abcdefgh')
    await on.page.getByText('That short link cannot be opened now.').waitFor()
    await on.field().fill('https://www.google.com/maps/place/Kigali')
    await on.page.getByText('That holds no position.').waitFor()
    await on.field().fill('zzzzqqqq')
    await on.page.getByText('Nothing found.').waitFor()
    expect(await on.picked()).toBe(null)
  })

  test('from Google, whose name stands beneath and is not kept', async () => {
    await on.open({ hasGoogle: true })
    await on.field().focus()
    await on.page.keyboard.type('Mocha')
    await on.page.getByRole('option', { name: /Mocha Corner/ }).waitFor()
    expect(await on.page.locator('.place-credit').textContent()).toBe('Google Maps')
    await on.picture('google')
    await on.page.getByRole('option', { name: /Mocha Corner/ }).click()
    await on.waitForPick()
    expect(await on.picked()).toEqual({ latitude: -1.9371, longitude: 30.0889 })
    expect(await on.field().inputValue()).toBe('Mocha Corner')
    const sessions = on.google.asked.map(({ body }) => body?.sessionToken).filter(Boolean)
    expect(new Set(sessions).size).toBe(1)
    expect(await on.page.content()).not.toContain(on.google.key)
    await on.openMap()
    await on.page.getByText('Tap the map where you mean.').waitFor()
    expect(await on.page.locator('.map-pin').count()).toBe(0)
  })

  test('by somebody who is not signed in, of what everybody may know', async () => {
    await on.open({ signedIn: false })
    await on.field().fill('Gisimenti')
    await on.page.getByRole('option', { name: /Gisimenti/ }).click()
    await on.waitForPick()
    expect((await on.picked())?.name).toBe('Gisimenti')
    await on.field().fill('geo:-1.9553,30.1145')
    await on.page.getByText('You are not signed in').waitFor()
  })
})

describe('where the phone is', () => {
  const here = { latitude: -1.9549, longitude: 30.1146 }

  test('is asked for by a tap only, and named after what is near', async () => {
    await on.open({ permissions: ['geolocation'], position: here })
    expect(await on.picked()).toBe(null)
    await on.page.getByRole('button', { name: 'My location' }).click()
    await on.waitForPick()
    expect(await on.picked()).toEqual({ ...here, name: 'Amahoro Stadium' })
    expect(await on.note().textContent()).toContain('At Amahoro Stadium')
    await on.picture('my-location')
    expect(on.complaints).toEqual([])
  })

  test('and may be refused, which says where to allow it', async () => {
    await on.open()
    await on.page.getByRole('button', { name: 'My location' }).click()
    await on.page.getByText('This site may not see your location.').waitFor()
    await on.picture('denied')
    expect(await on.picked()).toBe(null)
    await on.field().fill('Gisimenti')
    await on.page.getByRole('option', { name: /Gisimenti/ }).click()
    await on.waitForPick()
  })

  // On a machine without a network every address is taken for secure.
  test.skipIf(ownAddress() === undefined)('cannot be had on a page that did not come by https', async () => {
    await on.open({ host: ownAddress() ?? '' })
    await on.page.getByRole('button', { name: 'My location' }).click()
    await on.page.getByText('The browser gives your location to secure pages only.').waitFor()
  })

  test.each<[string, 2 | 3, string]>([
    ['unknown', 2, 'Your phone does not know where it is.'],
    ['too slow', 3, 'Finding your location took too long.'],
  ])('may be %s', async (_, code, said) => {
    await on.open()
    await on.page.evaluate((code) => {
      navigator.geolocation.getCurrentPosition = (_, fail) => fail?.({ code } as GeolocationPositionError)
    }, code)
    await on.page.getByRole('button', { name: 'My location' }).click()
    await on.page.getByText(said).waitFor()
  })
})

describe('on the map', () => {
  test('a tap sets the marker, dragging moves it, and the place has the name of what is near', async () => {
    await on.open()
    await on.openMap()
    await on.page.locator('.map-name span').first().waitFor()
    await on.picture('plain')
    expect(await on.useThis().getAttribute('aria-disabled')).toBe('true')
    await on.map().tap({ position: { x: 180, y: 250 } })
    await on.page.locator('.map-pin').waitFor()
    await on.waitForName()
    await on.picture('plain-picked')
    const box = await on.page.locator('.map-pin').boundingBox()
    if (box === null) throw new Error('no marker')
    const before = await on.page.locator('.map-said .strong').textContent()
    await on.page.mouse.move(box.x + 24, box.y + 20)
    await on.page.mouse.down()
    await on.page.mouse.move(box.x + 90, box.y + 120, { steps: 6 })
    await on.page.mouse.up()
    await on.page.waitForFunction((before) => {
      const now = document.querySelector('.map-said .strong')?.textContent ?? ''
      return now !== before && / from |^At /.test(now)
    }, before)
    await on.useThis().click()
    await on.waitForPick()
    expect((await on.picked())?.latitude).toBeWithin(-2, -1.9)
    expect(await on.page.locator('dialog').count()).toBe(0)
    expect(await on.page.evaluate(() => document.activeElement?.textContent)).toBe('On the map')
    expect(on.complaints).toEqual([])
  })

  test('arrow keys move the marker, plus and minus the map, Enter takes the place, Escape none', async () => {
    await on.open()
    await on.openMap()
    await on.page.keyboard.press('ArrowRight')
    await on.page.locator('.map-pin').waitFor()
    await on.page.keyboard.press('+')
    await on.page.keyboard.press('Shift+ArrowDown')
    await on.page.keyboard.press('Enter')
    await on.waitForPick()
    const first = await on.picked()
    await on.openMap()
    await on.page.keyboard.press('ArrowUp')
    await on.page.keyboard.press('Enter')
    await on.page.locator('dialog').waitFor({ state: 'detached' })
    const second = await on.picked()
    expect(second?.longitude).toBeCloseTo(first?.longitude ?? 0, 5)
    expect(second?.latitude).toBeGreaterThan(first?.latitude ?? 0)
    await on.openMap()
    await on.page.keyboard.press('ArrowUp')
    await on.page.keyboard.press('Escape')
    await on.page.locator('dialog').waitFor({ state: 'detached' })
    expect(await on.picked()).toEqual(second)
    expect(on.complaints).toEqual([])
  })

  test('has buttons a thumb can hit', async () => {
    await on.open({ permissions: ['geolocation'], position: { latitude: -1.95, longitude: 30.12 } })
    await on.openMap()
    for (const button of await on.page.locator('.map-dialog button').all()) {
      const box = await button.boundingBox()
      expect(box?.width).toBeGreaterThanOrEqual(48)
      expect(box?.height).toBeGreaterThanOrEqual(48)
    }
    await on.page.locator('.map-dialog').getByRole('button', { name: 'My location' }).click()
    await on.page.locator('.map-pin').waitFor()
    await on.useThis().click()
    await on.waitForPick()
    expect((await on.picked())?.latitude).toBeCloseTo(-1.95, 5)
  })
})

/** An address of this machine that browsers do not take for secure. */
function ownAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address
}
