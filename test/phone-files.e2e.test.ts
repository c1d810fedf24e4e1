import { describe, expect, setDefaultTimeout, test } from 'bun:test'
import { createHash } from 'node:crypto'
import QRCode from 'qrcode'
import { phonesForEachTest } from './each-with-phones.ts'
import type { ChosenFile } from './phones.ts'

// A browser on a busy machine takes its time; Playwright's own waits are shorter and say more.
setDefaultTimeout(60_000)

const certificate = await QRCode.toBuffer('certificate', { width: 300 })
const on = phonesForEachTest({
  samples: [
    {
      title: 'A certificate',
      about: 'Good for a year',
      filename: 'certificate.png',
      mime: 'image/png',
      bytes: () => new Uint8Array(certificate),
    },
    {
      title: 'The same as PDF',
      filename: 'certificate.pdf',
      mime: 'application/pdf',
      bytes: () => new TextEncoder().encode('%PDF-1.4'),
    },
  ],
})

const png = async (words: string): Promise<ChosenFile> => ({
  name: `${words}.png`,
  mimeType: 'image/png',
  buffer: await QRCode.toBuffer(words, { width: 200 }),
})
const pdf: ChosenFile = {
  name: 'Assurance moto.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4'),
}

/** Files as the webhooks told of them, in order. */
const told = () =>
  on.sim.deliveries
    .flatMap(({ updates }) => updates[0]?.lists.messages ?? [])
    .map(({ type, image, document }) => ({ type, ...((image ?? document) as { id: string }) }))
const until = async (count: number) => {
  const { own, root } = on.phone('Aline')
  await root
    .locator('.mine .bubble')
    .nth(count - 1)
    .waitFor()
  await own.locator('.ticks.read').waitFor()
  return told()
}

describe('files from a disk', () => {
  test('several photos go one by one, in their order, with the caption under the first', async () => {
    const aline = on.phone('Aline')
    const album = await Promise.all(['front', 'back', 'stamp'].map(png))
    await aline.root.locator('.composer .round').click()
    await aline.root.locator('.tile.photo input').setInputFiles(album)
    const sheet = aline.root.getByRole('dialog', { name: '3 files' })
    expect(await sheet.locator('img').count()).toBe(3)
    await on.picture('album')
    await sheet.getByLabel('Add a caption').fill('My papers')
    await aline.taps('Send')
    const sent = await until(3)
    expect(sent).toEqual(
      album.map(({ buffer }, place) => ({
        type: 'image',
        id: expect.any(String),
        mime_type: 'image/png',
        sha256: createHash('sha256').update(buffer).digest('base64'),
        ...(place === 0 && { caption: 'My papers' }),
      })),
    )
  })

  test('a PDF goes under its name, and so does a picture that is sent as a document', async () => {
    const aline = on.phone('Aline')
    await aline.attaches('document', pdf)
    await aline.hears('I have Assurance moto.pdf.')
    await aline.attaches('document', await png('scan'))
    await aline.hears('I have scan.png.')
    expect(told()).toMatchObject([
      { type: 'document', mime_type: 'application/pdf', filename: 'Assurance moto.pdf' },
      { type: 'document', mime_type: 'image/png', filename: 'scan.png' },
    ])
  })

  test('a WebP chosen as a photo comes as the JPEG that a phone makes of it', async () => {
    const base64 = await on.page.evaluate(() => {
      const canvas = document.createElement('canvas')
      return canvas.toDataURL('image/webp').split(',')[1] ?? ''
    })
    const buffer = Buffer.from(base64, 'base64')
    await on.phone('Aline').attaches('photo', { name: 'photo.webp', mimeType: 'image/webp', buffer })
    const [sent] = await until(1)
    expect(sent).toMatchObject({ type: 'image', mime_type: 'image/jpeg' })
    const file = await fetch(`${on.sim.url}/simulator/media/${sent?.id}`)
    expect([...new Uint8Array(await file.arrayBuffer()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
  })

  test('are pasted, and dropped anywhere on the phone', async () => {
    const aline = on.phone('Aline')
    const { name, mimeType, buffer } = await png('carried')
    const carried = await on.page.evaluateHandle(
      ({ name, mimeType, base64 }) => {
        const carrier = new DataTransfer()
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        carrier.items.add(new File([bytes], name, { type: mimeType }))
        return carrier
      },
      { name, mimeType, base64: buffer.toString('base64') },
    )
    await aline.root.locator('.log').dispatchEvent('dragover', { dataTransfer: carried })
    await aline.root.getByText('Drop to send').waitFor()
    await on.picture('drop')
    await aline.root.locator('.log').dispatchEvent('drop', { dataTransfer: carried })
    expect(await aline.root.getByText('Drop to send').count()).toBe(0)
    await aline.root.getByRole('dialog', { name: 'carried.png' }).waitFor()
    await aline.taps('Send')
    await aline.hears('A fine picture')
    await aline.root
      .locator('.composer textarea')
      .evaluate(
        (field, clipboardData) =>
          field.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
          ),
        carried,
      )
    await aline.root.getByRole('dialog', { name: 'carried.png' }).waitFor()
    await aline.taps('Send')
    expect(await until(2)).toMatchObject([{ type: 'image' }, { type: 'image' }])
  })

  test('larger than WhatsApp sends are named and left out', async () => {
    const aline = on.phone('Aline')
    await aline.root.locator('.composer .round').click()
    const large = { name: 'poster.png', mimeType: 'image/png', buffer: Buffer.alloc(17 * 2 ** 20) }
    await aline.root.locator('.tile.photo input').setInputFiles([large, await png('small')])
    await on.page.getByText('poster.png is larger than WhatsApp sends').waitFor()
    await aline.root.getByRole('dialog', { name: 'small.png' }).waitFor()
    await aline.taps('Send')
    expect(await until(1)).toHaveLength(1)
  })
})

test('whoever has no papers at hand sends one of the samples', async () => {
  const aline = on.phone('Aline')
  await aline.taps('Attach')
  await aline.taps('Sample papers')
  const sheet = aline.root.getByRole('dialog', { name: 'Sample papers' })
  const pictures = sheet.locator('img')
  await on.page.waitForFunction(() => document.querySelector<HTMLImageElement>('.sample img')?.naturalWidth)
  expect(await pictures.count()).toBe(1)
  await on.picture('samples')
  await aline.taps(/A certificate.*Good for a year/)
  await aline.root.getByRole('dialog', { name: 'certificate.png' }).waitFor()
  await aline.taps('Send')
  await aline.hears('A fine picture')
  await aline.taps('Attach')
  await aline.taps('Sample papers')
  await aline.taps('The same as PDF')
  await aline.root.getByRole('dialog', { name: 'certificate.pdf' }).waitFor()
  await aline.taps('Send')
  await aline.hears('I have certificate.pdf.')
  expect(told()[0]).toMatchObject({
    type: 'image',
    sha256: createHash('sha256').update(certificate).digest('base64'),
  })
  expect(on.complaints).toEqual([])
})

test('a picture of one line is readable in its bubble, above the buttons, and fills the window when tapped', async () => {
  const aline = on.phone('Aline')
  const line = await lineOfText(1400, 96)
  await sendsPicture(line, 'Is this your plate?')
  const bubble = await aline.hears('Is this your plate?')
  await bubble.locator('img').evaluate((img: HTMLImageElement) => img.decode())
  const place = async (of: string) =>
    (await bubble.locator(of).first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const [picture, text, button] = [await place('.picture'), await place('.text'), await place('.choice')]
  expect(picture.height).toBeGreaterThan(40)
  expect(text.y).toBeGreaterThanOrEqual(picture.y + picture.height)
  expect(button.y).toBeGreaterThan(text.y)
  await on.picture('line')
  await bubble.getByRole('button', { name: /^Open: / }).click()
  const large = on.page.locator('.viewer img.wide')
  await large.waitFor()
  expect((await large.boundingBox())?.width).toBeGreaterThan(850)
  await on.picture('line-large')
  await on.page.keyboard.press('Escape')
})

test('what the server does meanwhile stands above the composer, and goes when it is over', async () => {
  const aline = on.phone('Aline')
  const waits = aline.root.locator('.waits')
  const [{ phone = '' } = {}] = on.sim.people()
  on.sim.waits(phone, { id: '1', step: 'queued', ahead: 2 })
  await waits.getByText('Place 3 in the queue').waitFor()
  on.sim.waits(phone, { id: '2', step: 'again' })
  on.sim.waits(phone, { id: '1', step: 'lines' })
  await waits.getByText('Looking for lines').waitFor()
  expect(await waits.locator('.wait').count()).toBe(2)
  expect(await waits.getAttribute('aria-live')).toBe('polite')
  expect(await waits.textContent()).toContain('Told by the server; WhatsApp shows “typing…”')
  await on.picture('waits')
  expect(await on.phone('Eric').root.locator('.wait').count()).toBe(0)
  await on.page.reload()
  await waits.getByText('Reading again what is doubtful').waitFor()
  on.sim.waits(phone, { id: '2', step: 'done' })
  await waits.locator('.wait.done').waitFor()
  await waits.locator('.wait.done').waitFor({ state: 'detached' })
  on.sim.waits(phone, { id: '1', step: 'failed' })
  await waits.locator('.wait').waitFor({ state: 'detached' })
})

test('what the server does stands still for those who want nothing to move', async () => {
  await on.page.emulateMedia({ reducedMotion: 'reduce' })
  const [{ phone = '' } = {}] = on.sim.people()
  on.sim.waits(phone, { id: '1', step: 'reading' })
  const line = on.phone('Aline').root.locator('.wait .track')
  await line.waitFor()
  expect(await line.evaluate((track) => getComputedStyle(track, '::after').animationName)).toBe('none')
})

/** As the bot would: uploaded, and sent above two buttons. */
async function sendsPicture(bytes: Uint8Array, body: string): Promise<void> {
  const { url, identity } = on.sim
  const ask = async (path: string, body: FormData | string) => {
    const headers = { authorization: `Bearer ${identity.accessToken}` }
    const answer = await fetch(`${url}/v26.0/${identity.phoneNumberId}/${path}`, {
      method: 'POST',
      headers,
      body,
    })
    return (await answer.json()) as { id?: string }
  }
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('file', new File([new Uint8Array(bytes)], 'plate.png', { type: 'image/png' }))
  const { id } = await ask('media', form)
  const [aline] = on.sim.people()
  if (aline !== undefined) aline.state.lastInboundAt = Date.now()
  const buttons = ['Right', 'Correct it'].map((title) => ({ type: 'reply', reply: { id: title, title } }))
  const interactive = {
    type: 'button',
    header: { type: 'image', image: { id } },
    body: { text: body },
    action: { buttons },
  }
  await ask(
    'messages',
    JSON.stringify({ messaging_product: 'whatsapp', to: aline?.phone, type: 'interactive', interactive }),
  )
}

async function lineOfText(width: number, height: number): Promise<Uint8Array> {
  const base64 = await on.page.evaluate(
    ([width, height]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const drawing = canvas.getContext('2d')
      if (drawing !== null) {
        drawing.fillStyle = '#eee'
        drawing.fillRect(0, 0, width, height)
        drawing.fillStyle = '#111'
        drawing.font = '52px serif'
        drawing.fillText('Registration number / Plaque: RAD 123 B', 30, 66)
      }
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    },
    [width, height] as const,
  )
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
