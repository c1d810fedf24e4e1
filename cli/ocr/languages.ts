import { AppError } from '../../server/error.ts'
import { type Language, languages } from '../../server/ocr/languages.ts'

/** "eng+fra" as it is known from Tesseract. */
export function languagesFrom(text: string): Language[] {
  const asked = text.split('+').map((word) => word.trim())
  const unknown = asked.find((word) => !languages.some((language) => language === word))
  if (unknown !== undefined) {
    throw new AppError(
      'usage.invalid',
      `--lang knows ${languages.join(' and ')}, such as "${languages.join('+')}", not "${unknown}".`,
    )
  }
  return languages.filter((language) => asked.includes(language))
}
