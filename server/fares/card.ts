import { sayIn } from '../i18n/catalogue.ts'
import type { Language } from '../i18n/languages.ts'
import { formatNumber } from '../i18n/number.ts'
import { formatAmount } from '../qr/amount.ts'
import { colors } from '../qr/picture/card.ts'
import { a4, Sheet } from '../qr/print/sheet.ts'
import { fareFor, isNight } from './fare.ts'
import type { Tariff } from './tariff.ts'
import { fareWords } from './words.ts'

/**
 * The tariff to hang up at a stand or keep in a pocket: an A4 page for each type, which is legible as A5 too.
 * `printedOn` is a day, "23/11/2026".
 */
export async function tariffCard(
  tariffs: readonly Tariff[],
  language: Language,
  printedOn: string,
): Promise<Uint8Array> {
  const words = fareWords[language]
  const say = sayIn(language)
  const names = tariffs.map(({ vehicleType }) => say(`find.${vehicleType}`))
  const first = await Sheet.create(`${words.title}: ${names.join(', ')}`, language)
  tariffs.forEach((tariff, index) => {
    drawPage(index === 0 ? first : first.nextPage(), tariff, language, printedOn)
  })
  return first.bytes()
}

function drawPage(sheet: Sheet, tariff: Tariff, language: Language, printedOn: string): void {
  const words = fareWords[language]
  sheet.box(0, -cornerMm, a4.widthMm, 46 + cornerMm, cornerMm, colors.brand)
  line(sheet, words.title, 14.5, { sizeMm: 6.5, weight: 'regular', color: colors.tint })
  line(sheet, sayIn(language)(`find.${tariff.vehicleType}`), 35, {
    sizeMm: 20,
    weight: 'bold',
    color: colors.paper,
  })

  firstDistance(sheet, tariff, language)
  const rules = drawRules(sheet, tariff, language, 114)
  examples(sheet, tariff, language, rules + 5)
  const extras = extrasOf(tariff, language)
  extras.forEach(([label, rule], index) => {
    const top = 238.5 + index * 11
    line(sheet, label, top, { sizeMm: 5.6, weight: 'bold', color: colors.ink, roomMm: 36 })
    line(sheet, rule, top, { sizeMm: 5.6, weight: 'regular', color: colors.ink, roomMm: roomMm - 40 }, 40)
  })
  footer(sheet, tariff, language, printedOn)
}

function firstDistance(sheet: Sheet, { firstRwf, firstM }: Tariff, language: Language): void {
  const [sizeMm, baselineMm] = [40, 86]
  // High enough that the comma of a large amount stays clear of the line below.
  const amount = sheet.text(formatNumber(firstRwf, language), marginMm, baselineMm, {
    sizeMm,
    weight: 'bold',
    color: colors.ink,
    roomMm: roomMm - 38,
    anchor: 'start',
  })
  line(sheet, 'RWF', baselineMm, { sizeMm: 15, weight: 'bold', color: colors.brand, roomMm: 36 }, amount + 4)
  line(sheet, fareWords[language].first(km(firstM, language)), 106, {
    sizeMm: 7.5,
    weight: 'regular',
    color: colors.quiet,
  })
}

/** Returns where they end. */
function drawRules(sheet: Sheet, tariff: Tariff, language: Language, topMm: number): number {
  const words = fareWords[language]
  const rules = [[tariff.perKmRwf, words.furtherKm] as const]
  if (tariff.longAfterM !== null)
    rules.push([tariff.longPerKmRwf ?? 0, words.beyond(km(tariff.longAfterM, language))])
  rules.forEach(([rwf, rule], index) => {
    const baseline = topMm + 10 + index * 15.5
    sheet.box(marginMm, topMm + index * 15.5, roomMm, 14, 3.5, colors.tint)
    sheet.text(formatAmount(rwf, language), marginMm + 5, baseline, {
      sizeMm: 9,
      weight: 'bold',
      color: colors.ink,
      roomMm: 55,
      anchor: 'start',
    })
    const style = { sizeMm: 6, weight: 'regular', color: colors.ink, roomMm: roomMm - 68 } as const
    line(sheet, rule, baseline - 0.8, style, 64)
  })
  return topMm + rules.length * 15.5
}

function examples(sheet: Sheet, tariff: Tariff, language: Language, topMm: number): void {
  const words = fareWords[language]
  line(sheet, `${words.examples} (RWF)`, topMm + 5, { sizeMm: 6, weight: 'bold', color: colors.ink })
  const [dayAt, nightAt] = hours(tariff)
  const kilometres = ways.find(([upToM]) => tariff.firstM <= upToM)?.[1] ?? []
  const widthMm = (roomMm - 2 * gapMm) / 3
  const heightMm = (examplesEndMm - topMm - 10 - gapMm) / 2
  kilometres.forEach((count, index) => {
    const left = marginMm + (index % 3) * (widthMm + gapMm)
    const top = topMm + 10 + Math.floor(index / 3) * (heightMm + gapMm)
    const middle = left + widthMm / 2
    const style = { weight: 'bold', roomMm: widthMm - 6 } as const
    const fare = (at: number) => fareFor(tariff, { distanceM: count * 1000, at, timezone: 'UTC' })
    sheet.box(left, top, widthMm, heightMm, 3.5, colors.tint)
    // The three lines stand in the middle of their box, whatever its height.
    const baseline = top + heightMm / 2 + (nightAt === undefined ? 7.5 : 4)
    sheet.text(km(count * 1000, language), middle, baseline - 13, {
      ...style,
      sizeMm: 6,
      weight: 'regular',
      color: colors.quiet,
    })
    sheet.text(formatNumber(fare(dayAt), language), middle, baseline, {
      ...style,
      sizeMm: 13,
      color: colors.brand,
    })
    if (nightAt === undefined) return
    sheet.text(`${words.atNight} ${formatNumber(fare(nightAt), language)}`, middle, baseline + 7.5, {
      ...style,
      sizeMm: 4.8,
      weight: 'regular',
      color: colors.quiet,
    })
  })
}

/** A moment by day and one by night, in UTC; no second one where the night costs the same. */
function hours(tariff: Tariff): [day: number, night: number | undefined] {
  const moments = Array.from({ length: 24 * 60 }, (_, minute) => minute * 60_000)
  const night = tariff.nightPercent > 0 ? moments.find((at) => isNight(tariff, at, 'UTC')) : undefined
  return [moments.find((at) => !isNight(tariff, at, 'UTC')) ?? 0, night]
}

function extrasOf(tariff: Tariff, language: Language): [label: string, rule: string][] {
  const words = fareWords[language]
  const perMin = formatAmount(tariff.waitingPerMinRwf, language)
  const free = tariff.waitingFreeMin === 0 ? null : tariff.waitingFreeMin
  const extras: [string, string][] = [
    [words.waiting, tariff.waitingPerMinRwf === 0 ? words.waitingFree : words.waitingRule(free, perMin)],
  ]
  if (tariff.nightFromMin !== null && tariff.nightToMin !== null && tariff.nightPercent > 0) {
    const rule = words.nightRule(clock(tariff.nightFromMin), clock(tariff.nightToMin), tariff.nightPercent)
    extras.push([words.night, rule])
  }
  return extras
}

function footer(sheet: Sheet, tariff: Tariff, language: Language, printedOn: string): void {
  const words = fareWords[language]
  if (!tariff.verified) {
    sheet.box(marginMm, 258.5, roomMm, 14, 3.5, doubt.paper)
    const style = { sizeMm: 5.6, weight: 'bold', color: doubt.ink, roomMm: roomMm - 10 } as const
    line(sheet, words.unverified, 267.4, style, 5)
    line(sheet, words.agree, 282, { ...small, roomMm: roomMm - dateRoomMm })
  }
  const right = { ...small, roomMm: dateRoomMm - gapMm, anchor: 'end' } as const
  sheet.text(words.printedOn(printedOn), marginMm + roomMm, 282, right)
}

function line(
  sheet: Sheet,
  text: string,
  yMm: number,
  style: { sizeMm: number; weight: 'regular' | 'bold'; color: string; roomMm?: number },
  indentMm = 0,
): void {
  sheet.text(text, marginMm + indentMm, yMm, { roomMm, ...style, anchor: 'start' })
}

/** "2 km", "1.5 km". */
export const km = (metres: number, language: Language): string => {
  const tenths = Math.round(metres / 100)
  const rest = tenths % 10 === 0 ? '' : `${language === 'fr' ? ',' : '.'}${tenths % 10}`
  return `${formatNumber(Math.floor(tenths / 10), language)}${rest}\u00a0km`
}

/** "05:00" */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const marginMm = 15
const roomMm = a4.widthMm - 2 * marginMm
const gapMm = 4
const cornerMm = 8
const examplesEndMm = 228
/** Kilometres to show, by how far the first price reaches: below it they would all cost the same. */
const ways: [upToM: number, kilometres: number[]][] = [
  [3000, [3, 5, 8, 10, 15, 20]],
  [10_000, [5, 10, 15, 20, 30, 50]],
  [Number.POSITIVE_INFINITY, [25, 50, 75, 100, 150, 200]],
]
const small = { sizeMm: 5, weight: 'regular', color: colors.quiet } as const
const dateRoomMm = 64
const doubt = { paper: '#fdf0d5', ink: '#6b4300' }
