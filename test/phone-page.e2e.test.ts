import { describe, expect, setDefaultTimeout, test } from 'bun:test'
import { phonesForEachTest } from './each-with-phones.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(60_000)

const on = phonesForEachTest()

describe('the page', () => {
  test('adds somebody in another language and lets them go again', async () => {
    await on.page.getByRole('button', { name: 'Add person' }).click()
    const form = on.page.getByRole('form', { name: 'New person' })
    await form.getByLabel('Name').fill('Grace')
    await form.getByLabel('Phone language').selectOption('sw')
    await on.picture('newcomer')
    await form.getByRole('button', { name: 'Add' }).click()
    const grace = on.phone('Grace')
    await grace.taps('Habari')
    await grace.hears('What would you like to do?')
    await on.page.getByRole('button', { name: 'More about Grace' }).click()
    await grace.taps('Remove this person')
    await grace.root.waitFor({ state: 'detached' })
    expect(on.sim.people().map(({ name }) => name)).toEqual(['Aline Uwase', 'Eric Niyonzima'])
  })

  test('says in plain words how to write a number', async () => {
    await on.page.getByRole('button', { name: 'Add person' }).click()
    const form = on.page.getByRole('form', { name: 'New person' })
    for (const wrong of ['0788 123 456', 'two five', '250']) {
      await form.getByLabel('Number').fill(wrong)
      await form.getByRole('button', { name: 'Add' }).click()
      expect(await form.getByRole('alert').textContent()).toContain('Write it like +250 788 123 456')
    }
    await on.picture('wrong-number')
    await form.getByLabel('Number').fill('+250 788 000 222')
    expect(await form.getByRole('alert').count()).toBe(0)
    await form.getByRole('button', { name: 'Add' }).click()
    await on.phone('Claudine').root.waitFor()
    expect(on.sim.people().at(-1)?.phone).toBe('250788000222')
  })

  test('three phones and the panel fit side by side; a fourth is brought into view', async () => {
    const add = async (name: string) => {
      await on.page.getByRole('button', { name: 'Add person' }).click()
      const form = on.page.getByRole('form', { name: 'New person' })
      await form.getByLabel('Name').fill(name)
      await form.getByRole('button', { name: 'Add' }).click()
      await on.phone(name).root.waitFor()
    }
    await add('Grace')
    const panel = await on.page.getByRole('complementary').boundingBox()
    const third = await on.phone('Grace').root.boundingBox()
    expect((third?.x ?? 0) + (third?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0)
    await add('Moses')
    await on.page.waitForFunction(() => {
      const edge = document.querySelector('.inspector')?.getBoundingClientRect().left ?? 0
      const last = [...document.querySelectorAll('.device')].at(-1)?.getBoundingClientRect()
      return last !== undefined && last.right <= edge && last.left >= 0
    })
    await on.picture('four')
    await on.page.setViewportSize({ width: 360, height: 740 })
    await on.page.getByRole('button', { name: 'Close' }).click()
    await add('Peace')
    const name = on.page.getByRole('navigation', { name: 'People' }).getByRole('button', { name: 'Peace' })
    const box = await name.boundingBox()
    const row = await on.page.getByRole('navigation', { name: 'People' }).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(row?.x ?? 0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((row?.x ?? 0) + (row?.width ?? 0))
    await on.picture('narrow-new')
  })

  test('says so where only the last requests are shown', async () => {
    on.sim.set({ statusDelaysMs: { sent: 0, delivered: 0, read: 0 } })
    const aline = on.sim.people()[0]
    await Promise.all(Array.from({ length: 70 }, (_, index) => aline?.says(`number ${index}`)))
    await on.page.getByRole('tab', { name: /Wire\s*last 400/ }).waitFor()
    await on.page.getByText('The newest 150 of').waitFor()
  })

  test('shows one phone at a time where there is room for one', async () => {
    await on.page.setViewportSize({ width: 360, height: 740 })
    expect(await on.phone('Aline').root.isVisible()).toBe(true)
    expect(await on.phone('Eric').root.isVisible()).toBe(false)
    await on.page.getByRole('navigation', { name: 'People' }).getByRole('button', { name: 'Eric' }).click()
    expect(await on.phone('Eric').root.isVisible()).toBe(true)
    const eric = on.phone('Eric')
    await eric.says('hi')
    await eric.hears('What would you like to do?')
    expect(await on.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await on.picture('narrow')
  })

  test('has a name on every control, and asks nothing of the network', async () => {
    const aline = on.phone('Aline')
    const requests: string[] = []
    on.page.on('request', (request) => requests.push(request.url()))
    await on.page.reload()
    await aline.says('hi')
    await aline.hears('What would you like')
    await on.page.getByRole('tab', { name: /Faults/ }).click()
    await aline.root.locator('.composer .round').click()
    const nameless = await on.page
      .locator('button, a[href], input, select, textarea')
      .evaluateAll((controls) =>
        controls
          .filter(
            (control) =>
              control.getAttribute('aria-hidden') !== 'true' && control.closest('[inert]') === null,
          )
          .filter((control) => {
            const labels = (control as HTMLInputElement).labels
            const label = labels?.length ? labels[0]?.textContent : ''
            return (
              !(control.getAttribute('aria-label') ?? '').trim() &&
              !label?.trim() &&
              !control.textContent?.trim()
            )
          })
          .map((control) => control.outerHTML.slice(0, 120)),
      )
    expect(nameless).toEqual([])
    const twice = await on.page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      return ids.filter((id, index) => ids.indexOf(id) !== index)
    })
    expect(twice).toEqual([])
    expect(requests.filter((url) => !url.startsWith(on.sim.url) && !url.startsWith('data:'))).toEqual([])
    expect(on.complaints).toEqual([])
  })

  test('can be used with the keyboard alone', async () => {
    const aline = on.phone('Aline')
    await aline.root.getByRole('button', { name: 'Hi', exact: true }).focus()
    await on.page.keyboard.press('Enter')
    await aline.hears('What would you like to do?')
    await aline.root.getByRole('button', { name: 'Open the menu' }).focus()
    await on.page.keyboard.press('Enter')
    await on.page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Find a ride'))
    await on.page.keyboard.press('Escape')
    await aline.root.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await on.page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Open the menu')
  })
  test('a long chat is one stop of the Tab key; arrows go through it', async () => {
    const aline = on.phone('Aline')
    for (const words of ['one', 'two', 'three']) {
      await aline.says(words)
      await aline.hears(`You said: ${words}`)
    }
    await aline.says('hi')
    await aline.hears('What would you like to do?')
    const inChat = () => on.page.evaluate(() => document.activeElement?.closest('.log') !== null)
    const words = () => on.page.evaluate(() => document.activeElement?.textContent?.trim())
    await aline.root.getByRole('button', { name: 'Attach' }).focus()
    await on.page.keyboard.press('Shift+Tab')
    expect(await words()).toBe('Open the menu')
    await on.page.keyboard.press('Shift+Tab')
    expect(await inChat()).toBe(false)
    await on.page.keyboard.press('Tab')
    expect(await words()).toBe('Open the menu')
    await on.page.keyboard.press('ArrowUp')
    await on.page.keyboard.press('ArrowUp')
    const bubble = () =>
      on.page.evaluate(() => document.activeElement?.closest('.bubble')?.querySelector('.text')?.textContent)
    expect(await bubble()).toBe('You said: three')
    await on.page.keyboard.press('Home')
    expect(await bubble()).toBe('one')
    await on.page.keyboard.press('Enter')
    await aline.root.getByRole('dialog', { name: 'More' }).waitFor()
    await on.page.keyboard.press('Escape')
    await aline.root.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await bubble()).toBe('one')
    await on.page.keyboard.press('Tab')
    expect(await inChat()).toBe(false)
    expect(await on.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Attach')
  })
})
