import { formatAmount } from '../amount.ts'
import { formatPayee } from '../payee-shown.ts'
import { colors, titleOf } from '../picture/card.ts'
import type { Modules } from '../picture/modules.ts'
import type { QrDrawing } from '../picture/verified.ts'
import { labelOf, qrWords } from '../words.ts'
import { a4, Sheet } from './sheet.ts'

/** An A4 page to hang up: read from a metre and a half, so the code is 13 to 15 cm wide with its border. */
export async function posterPdf(modules: Modules, drawing: QrDrawing): Promise<Uint8Array> {
  const words = qrWords[drawing.language]
  const sheet = await Sheet.create(titleOf(drawing), drawing.language)
  const middle = a4.widthMm / 2
  const roomMm = a4.widthMm - 2 * marginMm

  sheet.box(0, -cornerMm, a4.widthMm, 40 + cornerMm, cornerMm, colors.brand)
  sheet.text(words.scanToPay, middle, 26.5, { sizeMm: 17, weight: 'bold', color: colors.paper, roomMm })

  const named = drawing.name !== undefined
  if (named)
    sheet.text(drawing.name ?? '', middle, 57, { sizeMm: 11, weight: 'bold', color: colors.ink, roomMm })
  const sideMm = named ? 132 : 150
  sheet.squares(modules, middle - sideMm / 2, named ? 61 : 42, sideMm, colors.ink)

  const label = labelOf(drawing.payee, drawing.language)
  sheet.text(label, middle, 199, { sizeMm: 6, weight: 'regular', color: colors.quiet, roomMm })
  sheet.text(formatPayee(drawing.payee), middle, 213.5, {
    sizeMm: 15,
    weight: 'bold',
    color: colors.ink,
    roomMm,
  })
  if (drawing.amountRwf !== null) {
    const amount = formatAmount(drawing.amountRwf, drawing.language)
    sheet.text(amount, middle, 225, { sizeMm: 10.5, weight: 'bold', color: colors.brand, roomMm })
  }

  steps(sheet, drawing, 236)

  sheet.box(marginMm, 264, roomMm, 17, 4, colors.tint)
  const dial = sheet.text(words.orDial, marginMm + 7, 274.6, {
    sizeMm: 5.5,
    weight: 'regular',
    color: colors.quiet,
    roomMm: 45,
    anchor: 'start',
  })
  sheet.text(drawing.ussd, marginMm + 12 + dial, 275.6, {
    sizeMm: 10,
    weight: 'bold',
    color: colors.ink,
    roomMm: roomMm - 19 - dial,
    anchor: 'start',
  })
  sheet.text(words.checkFirst, middle, 289, { sizeMm: 4, weight: 'regular', color: colors.quiet, roomMm })
  return sheet.bytes()
}

function steps(sheet: Sheet, { language, opensPage }: QrDrawing, topMm: number): void {
  const words = qrWords[language]
  const texts = opensPage ? words.stepsByPage : words.steps
  const columnMm = (a4.widthMm - 2 * marginMm) / texts.length
  texts.forEach((text, index) => {
    const left = marginMm + index * columnMm
    sheet.circle(left + 5, topMm + 3, 5, colors.brand)
    sheet.text(String(index + 1), left + 5, topMm + 5.2, {
      sizeMm: 6,
      weight: 'bold',
      color: colors.paper,
      roomMm: 8,
    })
    sheet.lines(text, left + 13, topMm + 1.6, 5.6, {
      sizeMm: 4.6,
      weight: 'regular',
      color: colors.ink,
      roomMm: columnMm - 17,
      anchor: 'start',
    })
  })
}

/** Nine stickers to cut from an A4 sheet; each code is 49 mm wide with its border, read from half a metre. */
export async function stickerPdf(modules: Modules, drawing: QrDrawing): Promise<Uint8Array> {
  const sheet = await Sheet.create(titleOf(drawing), drawing.language)
  const left = (a4.widthMm - columns * stickerMm.width) / 2
  const top = (a4.heightMm - rows * stickerMm.height) / 2
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sticker(sheet, modules, drawing, left + column * stickerMm.width, top + row * stickerMm.height)
    }
  }
  for (let column = 0; column <= columns; column++) {
    const x = left + column * stickerMm.width
    sheet.dashes(x, top, x, top + rows * stickerMm.height, cutColor)
  }
  for (let row = 0; row <= rows; row++) {
    const y = top + row * stickerMm.height
    sheet.dashes(left, y, left + columns * stickerMm.width, y, cutColor)
  }
  return sheet.bytes()
}

function sticker(sheet: Sheet, modules: Modules, drawing: QrDrawing, left: number, top: number): void {
  const words = qrWords[drawing.language]
  const middle = left + stickerMm.width / 2
  const roomMm = stickerMm.width - 2 * gapMm
  sheet.box(left + gapMm, top + gapMm, roomMm, 11, 2, colors.brand)
  sheet.text(words.scanToPay, middle, top + gapMm + 7.5, {
    sizeMm: 5.5,
    weight: 'bold',
    color: colors.paper,
    roomMm: roomMm - 4,
  })
  sheet.squares(modules, middle - stickerQrMm / 2, top + 14.2, stickerQrMm, colors.ink)
  const label = drawing.name ?? labelOf(drawing.payee, drawing.language)
  sheet.text(label, middle, top + 66.3, { sizeMm: 3.4, weight: 'regular', color: colors.quiet, roomMm })
  const withAmount = drawing.amountRwf !== null
  sheet.text(formatPayee(drawing.payee), middle, top + (withAmount ? 73.4 : 75.5), {
    sizeMm: withAmount ? 7 : 8.5,
    weight: 'bold',
    color: colors.ink,
    roomMm,
  })
  if (drawing.amountRwf !== null) {
    const amount = formatAmount(drawing.amountRwf, drawing.language)
    sheet.text(amount, middle, top + 79.6, { sizeMm: 5.2, weight: 'bold', color: colors.brand, roomMm })
  }
  sheet.box(left + gapMm, top + 82, roomMm, 8.5, 2, colors.tint)
  sheet.text(drawing.ussd, middle, top + 87.8, {
    sizeMm: 4.8,
    weight: 'bold',
    color: colors.ink,
    roomMm: roomMm - 4,
  })
}

const marginMm = 15
const cornerMm = 8
const columns = 3
const rows = 3
const stickerMm = { width: 63, height: 93.5 } as const
const gapMm = 3
const stickerQrMm = 49
const cutColor = '#9aaaa2'
