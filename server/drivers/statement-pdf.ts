import type { Language } from '../i18n/languages.ts'
import { formatNumber } from '../i18n/number.ts'
import { colors } from '../qr/picture/card.ts'
import { a4, Sheet, type TextStyle } from '../qr/print/sheet.ts'
import { dateOf, weekdayOf } from '../trips/days.ts'
import { shownPlate } from '../vehicles/plate.ts'
import type { Statement, StatementDay } from './statement.ts'
import { type StatementWords, statementWords } from './statement-words.ts'

/**
 * A4 pages: who, which days, what it came to, then every ride by day. It takes a millisecond or two for each ride, so
 * it is drawn off the server's thread (qr/picture-worker.ts).
 */
export async function statementPdf(statement: Statement): Promise<Uint8Array> {
  const { language } = statement
  const words = statementWords[language]
  const first = await Sheet.create(`${words.title}: ${statement.driver}, ${periodOf(statement)}`, language)
  heading(first, statement)
  const sheets = [first]
  let top = firstTopMm
  const columns = (sheet: Sheet) => columnHeads(sheet, words, top)
  columns(first)
  top += headsMm
  for (const { day, rides, rwf } of statement.days) {
    let needsHead = true
    for (const [index, ride] of rides.entries()) {
      if (top + (needsHead ? dayMm : 0) + rowMm > bottomMm) {
        const sheet = (sheets.at(-1) ?? first).nextPage()
        sheets.push(sheet)
        top = nextTopMm
        columns(sheet)
        top += headsMm
        needsHead = true
      }
      const sheet = sheets.at(-1) ?? first
      if (needsHead) {
        // The total stands where the day begins, and only there: it is not to be counted twice.
        dayHead(sheet, day, index === 0 ? rwf : undefined, language, top)
        top += dayMm
        needsHead = false
      }
      rideRow(sheet, ride, language, top)
      top += rowMm
    }
    top += 2
  }
  sheets.forEach((sheet, index) => {
    footer(sheet, words, index + 1, sheets.length)
  })
  return first.bytes()
}

function heading(sheet: Sheet, statement: Statement): void {
  const { language, days } = statement
  const words = statementWords[language]
  sheet.box(0, -cornerMm, a4.widthMm, 38 + cornerMm, cornerMm, colors.brand)
  sheet.text('Inzira', marginMm, 14, { ...small, color: colors.tint, roomMm: 60, anchor: 'start' })
  sheet.text(words.title, marginMm, 28, {
    ...bold,
    sizeMm: 9.5,
    color: colors.paper,
    roomMm: 115,
    anchor: 'start',
  })
  sheet.text(periodOf(statement), rightMm, 28, {
    ...bold,
    sizeMm: 5.2,
    color: colors.paper,
    roomMm: 56,
    anchor: 'end',
  })

  labelled(sheet, words.driver, statement.driver, marginMm, 85)
  labelled(sheet, words.vehicle, platesOf(days), marginMm + 92, 82)

  const rides = days.reduce((sum, day) => sum + day.rides.length, 0)
  const rwf = days.reduce((sum, day) => sum + day.rwf, 0)
  const average = rides === 0 ? 0 : Math.round(rwf / rides)
  const tiles: [label: string, figure: string][] = [
    [words.total, `${formatNumber(rwf, language)} RWF`],
    [words.rides, formatNumber(rides, language)],
    [words.perDay, formatNumber(days.length, language)],
    [words.average, `${formatNumber(average, language)} RWF`],
  ]
  let left = marginMm
  tiles.forEach(([label, figure], index) => {
    const widthMm = tileWidthsMm[index] ?? 0
    sheet.box(left, 64, widthMm, 22, 3, colors.tint)
    sheet.text(label, left + 5, 72, { ...small, roomMm: widthMm - 10, anchor: 'start' })
    sheet.text(figure, left + 5, 81.5, {
      ...bold,
      sizeMm: index === 0 ? 8 : 6.4,
      color: index === 0 ? colors.brand : colors.ink,
      roomMm: widthMm - 10,
      anchor: 'start',
    })
    left += widthMm + gapMm
  })
}

function labelled(sheet: Sheet, label: string, value: string, leftMm: number, roomMm: number): void {
  sheet.text(label, leftMm, 48, { ...small, roomMm, anchor: 'start' })
  sheet.text(clipped(value, 40), leftMm, 56, { ...bold, sizeMm: 5.6, roomMm, anchor: 'start' })
}

function columnHeads(sheet: Sheet, words: StatementWords, topMm: number): void {
  const style = { ...small, sizeMm: 3.4, anchor: 'start', roomMm: 60 } as const
  sheet.text(words.time, timeMm, topMm + 4, style)
  sheet.text(words.way, wayMm, topMm + 4, style)
  sheet.text(words.fare, fareMm, topMm + 4, { ...style, anchor: 'end' })
}

function dayHead(
  sheet: Sheet,
  day: number,
  rwf: number | undefined,
  language: Language,
  topMm: number,
): void {
  sheet.box(marginMm, topMm, a4.widthMm - 2 * marginMm, dayMm - 1, 1.6, colors.tint)
  const words = statementWords[language]
  const style = { ...bold, sizeMm: 4, roomMm: 90 } as const
  const name = words.weekdays[weekdayOf(day)] ?? ''
  sheet.text(`${name} ${shownDay(day)}`, timeMm, topMm + 5.1, { ...style, anchor: 'start' })
  if (rwf === undefined) return
  const figure = formatNumber(rwf, language)
  const width = sheet.text(figure, fareMm, topMm + 5.1, { ...style, color: colors.brand, anchor: 'end' })
  sheet.text(words.dayTotal, fareMm - width - 4, topMm + 5.1, {
    ...small,
    sizeMm: 3.4,
    roomMm: 50,
    anchor: 'end',
  })
}

function rideRow(sheet: Sheet, ride: StatementDay['rides'][number], language: Language, topMm: number): void {
  const words = statementWords[language]
  const style = { ...plain, sizeMm: 3.8, anchor: 'start' } as const
  const baseline = topMm + 4.3
  sheet.text(shownMinute(ride.minute), timeMm, baseline, { ...style, roomMm: 20, color: colors.quiet })
  const way = [ride.from, ride.to].map((name) => clipped(name ?? words.unnamed, 44)).join(' › ')
  sheet.text(way, wayMm, baseline, { ...style, roomMm: fareMm - wayMm - 32 })
  sheet.text(formatNumber(ride.fareRwf, language), fareMm, baseline, { ...style, roomMm: 30, anchor: 'end' })
}

function footer(sheet: Sheet, words: StatementWords, number: number, of: number): void {
  const style = { ...small, sizeMm: 3.2 } as const
  sheet.text(words.note, marginMm, 286, { ...style, roomMm: 140, anchor: 'start' })
  sheet.text(words.page(number, of), rightMm, 286, { ...style, roomMm: 32, anchor: 'end' })
}

const platesOf = (days: StatementDay[]): string =>
  [...new Set(days.flatMap(({ rides }) => rides.map(({ plate }) => shownPlate(plate))))].join(', ') || '–'

const periodOf = ({ fromDay, toDay }: Statement): string =>
  fromDay === toDay ? shownDay(fromDay) : `${shownDay(fromDay)} – ${shownDay(toDay)}`

const two = (part: number): string => String(part).padStart(2, '0')

function shownDay(day: number): string {
  const { year, month, date } = dateOf(day)
  return `${two(date)}/${two(month)}/${year}`
}

const shownMinute = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

function clipped(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const small = { sizeMm: 3.8, weight: 'regular', color: colors.quiet } as const satisfies Partial<TextStyle>
const plain = { weight: 'regular', color: colors.ink } as const satisfies Partial<TextStyle>
const bold = { weight: 'bold', color: colors.ink } as const satisfies Partial<TextStyle>

const marginMm = 18
const rightMm = a4.widthMm - marginMm
const cornerMm = 8
const gapMm = 4
const tileWidthsMm = [60, 28, 38, 36]
const timeMm = marginMm + 4
const wayMm = marginMm + 24
const fareMm = rightMm - 4
const firstTopMm = 93
const nextTopMm = 18
const headsMm = 7
const dayMm = 8.4
const rowMm = 6.2
const bottomMm = 278
