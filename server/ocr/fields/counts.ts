import { asDigits, type Parsed, plain } from './text.ts'

/** A year of manufacture. */
export function yearIn(text: string, latest: number): Parsed<number> | undefined {
  const squashed = plain(text).replace(/[^A-Z0-9]/g, '')
  if (squashed.length > 6) return lone(text, latest)
  if (squashed.length < 4) return undefined
  const digits = asDigits(squashed)
  const match = /(?:19[6-9]\d|20[0-4]\d)/.exec(digits)
  if (match === null) return undefined
  const year = Number(match[0])
  if (year > latest + 1) return undefined
  return { value: year, fit: digits === squashed && digits.length === 4 ? 1 : 0.7 }
}

/** The one year in a month's name or a date. */
function lone(text: string, latest: number): Parsed<number> | undefined {
  const years = text.match(/(?<!\d)(?:19[6-9]\d|20[0-4]\d)(?!\d)/g) ?? []
  const isDate = /^\W*(?:\p{L}{3,9}|(?:\d{1,2}[/.-]){1,2})\W?\d{4}\W*$/u.test(text)
  const year = Number(years[0])
  return years.length === 1 && isDate && year <= latest + 1 ? { value: year, fit: 0.7 } : undefined
}

/** A number of seats: one or two digits, alone or followed by its unit. */
export function seatsIn(text: string): Parsed<number> | undefined {
  const clean = plain(text)
    .trim()
    .replace(/^[^A-Z0-9|]+|[^A-Z0-9|]+$/g, '')
  // The driver and those he carries.
  const both = /^(\d{1,2})\s?\+\s?(\d{1,2})(?!\d)/.exec(clean)
  if (both !== null) {
    const sum = Number(both[1]) + Number(both[2])
    return sum > 1 && sum <= 90 ? { value: sum, fit: 0.8 } : undefined
  }
  // "FIVE (5)"
  const inFigures = /^[A-Z]{2,12}\s?\((\d{1,2})\)?$/.exec(clean)?.[1]
  if (inFigures !== undefined) return { value: Number(inFigures), fit: 0.9 }
  const match =
    /^([0-9OILSBZ|]{1,2})(?:\s*(?:SEATS?|SEATER|PLACES?|PERSON(?:NE)?S?|PERS\.?|PL\.?|PLCS?\.?|PASSENGERS?|PAX|ABANTU|IMYANYA|\(.*\)?|\+.*).*)?$/.exec(
      clean,
    )
  if (match === null) return undefined
  const raw = match[1] as string
  const digits = asDigits(raw.replaceAll('|', '1'))
  const seats = Number(digits)
  if (!(seats >= 1 && seats <= 90)) return undefined
  return { value: seats, fit: raw === digits ? 1 : 0.6 }
}
