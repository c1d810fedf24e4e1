import { gapBetween, type Placed, sameRow } from './layout.ts'
import { plain } from './text.ts'

const cellName =
  /^(DAY|MONTH|YEAR|JOUR|MOIS|ANNEE|AN|UMUNSI|UKWEZI|UMWAKA|ITARIKI|HOUR|HEURE|TIME|ISAHA|DD|MM|YYYY|YY|JJ|AAAA|D|M|Y|J|A)$/
const telling = /^(DAY|MONTH|JOUR|MOIS|UMUNSI|UKWEZI|DD|MM|YYYY|JJ|AAAA)$/

/**
 * Dates printed in separate cells for day, month and year become one piece each; the names of the cells, which
 * would pass for labels of a year of manufacture, go.
 */
export function withDatesJoined(pieces: readonly Placed[]): Placed[] {
  const names = pieces.filter((p) => isCellNames(p.text, telling))
  const rest = pieces.filter(
    (p) =>
      !names.includes(p) &&
      !(
        isCellNames(p.text, cellName) && names.some((n) => sameRow(n, p) && gapBetween(n, p) < 20 * p.height)
      ),
  )
  const gone = new Set<Placed>()
  const dates: Placed[] = []
  const cells = rest.filter(
    (p) => isDay(p.text) || isYear(p.text) || /^[|\s]*\p{L}{3,9}[.|\s]*$/u.test(p.text),
  )
  for (const year of cells.filter((p) => isYear(p.text)).sort((a, b) => a.left - b.left)) {
    const before = cells
      .filter(
        (p) =>
          !gone.has(p) && sameRow(p, year) && p.left < year.left && year.left - p.right < 25 * year.height,
      )
      .sort((a, b) => b.left - a.left)
    const [month, day] = before
    if (
      month === undefined ||
      day === undefined ||
      !isDay(day.text) ||
      isYear(month.text) ||
      isApart(day, month) ||
      isApart(month, year)
    )
      continue
    const parts = [day, month, year]
    for (const part of parts) gone.add(part)
    dates.push({
      ...year,
      text: parts.map((p) => bare(p.text).padStart(2, '0')).join(' '),
      left: day.left,
      line: {
        ...year.line,
        confidence: Math.min(...parts.map((p) => p.line.confidence)),
        box: boxOf(day, year),
      },
    })
  }
  return [...rest.filter((p) => !gone.has(p)), ...dates]
}

/** Too far from each other to be cells of one date. */
function isApart(a: Placed, b: Placed): boolean {
  return gapBetween(a, b) > 11 * Math.max(a.height, b.height)
}

function isCellNames(text: string, name: RegExp): boolean {
  const words = plain(text)
    .split(/[^A-Z]+/)
    .filter((w) => w !== '')
  return (
    words.length > 0 &&
    words.some((w) => name.test(w)) &&
    words.every((w) => cellName.test(w) || w.length < 2)
  )
}

function isDay(text: string): boolean {
  return /^[0-9OQDIlSBZ]{1,2}$/.test(bare(text)) && /\d/.test(text)
}

function isYear(text: string): boolean {
  return /^2[0O][0-9OIlSBZ]{2}$/.test(bare(text))
}

function bare(text: string): string {
  // An hour in the cell before the day's.
  return text.replace(/^\W*\d{1,2}[:h]\d{2}\s+(?=\d)/, '').replace(/[|[\](){}.,'"\s]/g, '')
}

function boxOf(first: Placed, last: Placed): Placed['line']['box'] {
  const [a, b] = [first.line.box, last.line.box]
  const width = Math.hypot(b.x - a.x, b.y - a.y) + (a.width + b.width) / 2
  return {
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
    width,
    height: Math.max(a.height, b.height),
    angle: Math.atan2(b.y - a.y, b.x - a.x),
  }
}
