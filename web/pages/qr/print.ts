import type { Language } from '../../../server/i18n/languages.ts'
import { pictureFile } from './picture.ts'
import type { Payment } from './ways.ts'

/** Prints one large picture, or nine small ones to cut out, on a page with nothing else. Needs no network. */
export async function printCode(
  payment: Payment,
  language: Language,
  as: 'sticker' | 'poster',
): Promise<void> {
  const url = URL.createObjectURL(await pictureFile(payment, language, 2))
  const sheet = document.createElement('div')
  sheet.className = `print-sheet ${as}`
  const pictures = Array.from({ length: as === 'poster' ? 1 : 9 }, () => {
    const picture = new Image()
    picture.src = url
    picture.alt = payment.ussd
    return picture
  })
  sheet.append(...pictures)
  document.body.append(sheet)
  await Promise.all(pictures.map((picture) => picture.decode()))
  addEventListener(
    'afterprint',
    () => {
      sheet.remove()
      URL.revokeObjectURL(url)
    },
    { once: true },
  )
  print()
}
