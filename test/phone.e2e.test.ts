import { describe, expect, setDefaultTimeout, test } from 'bun:test'
import QRCode from 'qrcode'
import { phonesForEachTest } from './each-with-phones.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(60_000)

const on = phonesForEachTest()
const png = async () => await QRCode.toBuffer('hello', { width: 200 })

describe('a person on the phone', () => {
  test('types, opens the list, chooses a row, taps a button and gets a picture to look at in full', async () => {
    const aline = on.phone('Aline')
    await aline.says('hi')
    await aline.hears('What would you like to do?')
    await aline.hasTicks('read')
    await aline.taps('Open the menu')
    const sheet = aline.root.getByRole('dialog', { name: 'Open the menu' })
    expect(await sheet.getByRole('button', { name: /QR codes.*Get paid/ }).isVisible()).toBe(true)
    expect(await sheet.getByRole('group', { name: 'Money' }).count()).toBe(1)
    await on.picture('list')
    await aline.taps(/QR codes/)
    await aline.hears('Who shall be paid?')
    await aline.taps('My number')
    const qr = await aline.hears('2,000 RWF')
    expect(await aline.own.textContent()).toContain('My number')
    await qr.getByRole('button', { name: /^Open: / }).click()
    const viewer = on.page.getByRole('dialog', { name: /2,000 RWF/ })
    expect(await viewer.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(480)
    await on.page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'detached' })
    expect(await qr.locator('strong').textContent()).toBe('2,000 RWF')
    await on.picture('qr')
    expect(on.complaints).toEqual([])
  })

  test('sees bold, italic, mono and links, and dials a code', async () => {
    const aline = on.phone('Aline')
    await aline.says('format')
    const bubble = await aline.hears('Bold')
    expect(await bubble.locator('strong, em, s, code').allTextContents()).toEqual([
      'Bold',
      'italic',
      'gone',
      'mono',
    ])
    expect(await bubble.locator('a').getAttribute('href')).toBe('https://example.org/a_b_c')
    await aline.says('dial')
    const dial = await aline.hears('Dial')
    expect(await dial.locator('strong').count()).toBe(0)
    expect(
      await dial.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['tel:*182*8*1*123456*2000%23', 'tel:*182*8*1*123456%23', 'tel:+250788000111'])
    await dial.locator('a').first().click()
    expect(await aline.root.locator('.dialler output').textContent()).toBe('*182*8*1*123456*2000#')
    await on.picture('dialler')
    await aline.taps('Call')
    await on.page.getByText('Dialled: *182*8*1*123456*2000#').waitFor()
  })

  test('answers a location request with a known place, in the language of the phone', async () => {
    const eric = on.phone('Eric')
    await eric.says('ride')
    await eric.hears('Where shall the driver meet you?')
    await eric.taps('Envoyer la position')
    await on.picture('location')
    await eric.picksPlace('Nyabugogo bus park')
    await eric.hears('You are at Nyabugogo bus park (-1.9396, 30.0445)')
    expect(await eric.own.getByRole('link', { name: 'Ouvrir: Nyabugogo bus park' }).count()).toBe(1)
    expect(await eric.own.locator('.quote').textContent()).toContain('Where shall the driver')
  })

  test('sends a picture with a caption, and a document, after looking at them', async () => {
    const aline = on.phone('Aline')
    await aline.attaches('photo', { name: 'card.png', mimeType: 'image/png', buffer: await png() }, 'My card')
    await aline.hears('A fine picture')
    const own = aline.root.locator('.mine .bubble').filter({ hasText: 'My card' })
    expect(await own.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(200)
    await aline.attaches('document', {
      name: 'insurance.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4'),
    })
    await aline.hears('I have insurance.pdf.')
    await on.picture('files')
  })

  test('sees formatting drawn in bubbles, and the words alone in quotes and in the log', async () => {
    const aline = on.phone('Aline')
    await aline.says('format')
    const heard = await aline.hears('Bold')
    await heard.getByRole('button', { name: 'More' }).focus()
    await on.page.keyboard.press('Enter')
    await aline.taps('Reply')
    expect(await aline.root.locator('.about span').textContent()).toStartWith('Bold, italic, gone and mono')
    await aline.says('dial')
    await aline.hears('Dial')
    expect(await aline.own.locator('.quote span').textContent()).toStartWith('Bold, italic, gone and mono')
    const titles = await on.page.locator('.entry b').allTextContents()
    expect(titles.filter((title) => title.includes('Bold'))).toEqual([
      'text “Bold, italic, gone and mono htt…”',
    ])
    expect(titles.some((title) => title.includes('Dial *182*8*1*123456*2000#'))).toBe(true)
  })

  test('changes a long message whole', async () => {
    const aline = on.phone('Aline')
    const long = `${'*much* '.repeat(40)}to say`
    await aline.says(long)
    await aline.hears('You said')
    await aline.own.hover()
    await aline.own.getByRole('button', { name: 'More' }).click()
    await aline.taps('Edit')
    expect(await aline.root.locator('.composer textarea').inputValue()).toBe(long)
  })

  test('answers, reacts to, changes and deletes messages', async () => {
    const aline = on.phone('Aline')
    await aline.says('one')
    const heard = await aline.hears('You said: one')
    await heard.getByRole('button', { name: 'More' }).focus()
    await on.page.keyboard.press('Enter')
    await aline.taps('React with 👍')
    await aline.root.locator('.reaction', { hasText: '👍' }).waitFor()
    await aline.own.hover()
    await aline.own.getByRole('button', { name: 'More' }).click()
    await aline.taps('Edit')
    await aline.says('two')
    await aline.own.getByText('edited').waitFor()
    expect(await aline.own.locator('.text').textContent()).toBe('two')
    await aline.own.getByRole('button', { name: 'More' }).focus()
    await on.page.keyboard.press('Enter')
    await aline.taps('Delete')
    await aline.own.getByText('This message was deleted').waitFor()
    expect(
      on.sim.deliveries.flatMap(({ updates }) => updates[0]?.lists.messages ?? []).map(({ type }) => type),
    ).toEqual(['text', 'reaction', 'edit', 'revoke'])
  })

  test('keeps the chat over a reload, and two people never mix', async () => {
    const [aline, eric] = [on.phone('Aline'), on.phone('Eric')]
    await aline.says('from Aline')
    await eric.says('de la part d’Eric')
    await aline.hears('You said: from Aline')
    await eric.hears('You said: de la part d’Eric')
    await on.page.reload()
    await aline.hears('You said: from Aline')
    expect(await aline.root.locator('.bubble').count()).toBe(2)
    expect(await eric.root.textContent()).not.toContain('from Aline')
    await on.picture('two')
  })
})
