import type { Point } from '../../geo/point.ts'
import { pointOf } from './position.ts'

/** Coordinates in a text; `point` is undefined when what stands there lies on no globe. */
export interface Coordinates {
  point: Point | undefined
}

/**
 * The first coordinates somebody typed or pasted: degrees, minutes and seconds in their usual writings, or a pair of
 * decimals. Plain pairs are believed only if they cannot well be amounts, times, dates or versions.
 */
export function coordinatesIn(text: string): Coordinates | undefined {
  const plain = text
    .replace(/[−–‒]/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replaceAll('\r', '')
  return named(plain) ?? angles(plain, lettersBefore) ?? angles(plain, lettersAfter) ?? decimals(plain)
}

/** "Latitude: -1.95, Longitude: 30.06" and "lat=-1.95 lon=30.06". */
function named(text: string): Coordinates | undefined {
  const [, latitude, longitude] = namedPair.exec(text) ?? []
  if (latitude === undefined || longitude === undefined) return undefined
  return { point: pointOf(numberOf(latitude), numberOf(longitude)) }
}

/** `1°56'38.8"S 30°03'42.8"E`, "S 1.95, E 30.09", "-1.95°, 30.09°": a letter or a degree sign on both. */
function angles(text: string, pattern: RegExp): Coordinates | undefined {
  for (const { groups = {} } of text.matchAll(pattern)) {
    const [first, second] = [angleOf(groups, 'a'), angleOf(groups, 'b')]
    if (!isPair(first, second)) continue
    if (first.isWrong || second.isWrong) return { point: undefined }
    const isTurned = first.axis === 'longitude' || second.axis === 'latitude'
    const [latitude, longitude] = isTurned ? [second, first] : [first, second]
    return { point: pointOf(latitude.degrees, longitude.degrees) }
  }
  return undefined
}

interface Angle {
  degrees: number
  axis: 'latitude' | 'longitude' | undefined
  isMarked: boolean
  /** Has minutes, or how many decimals: whole degrees are no place. */
  decimals: number
  /** 60 minutes or more. */
  isWrong: boolean
}

function angleOf(groups: Record<string, string | undefined>, name: 'a' | 'b'): Angle {
  const { deg = '0', sign, min, sec = '0', letter } = parts(groups, name)
  const [minutes, seconds] = [numberOf(min ?? '0'), numberOf(sec)]
  const size = Math.abs(numberOf(deg)) + minutes / 60 + seconds / 3600
  const isNegative = deg.startsWith('-') || /[SWO]/i.test(letter ?? '')
  return {
    degrees: isNegative ? -size : size,
    axis: letter === undefined ? undefined : /[NS]/i.test(letter) ? 'latitude' : 'longitude',
    isMarked: letter !== undefined || sign !== undefined,
    decimals: min === undefined ? decimalsOf(deg) : 4,
    isWrong: minutes >= 60 || seconds >= 60,
  }
}

const parts = (groups: Record<string, string | undefined>, name: 'a' | 'b') => ({
  deg: groups[`${name}deg`],
  sign: groups[`${name}sign`],
  min: groups[`${name}min`],
  sec: groups[`${name}sec`],
  letter: groups[`${name}letter`],
})

/** One of each axis; where only degree signs stand latitude goes first, and "25° 30°" is the weather. */
function isPair(first: Angle, second: Angle): boolean {
  if (!first.isMarked || !second.isMarked) return false
  const fewest = Math.min(first.decimals, second.decimals)
  if (first.axis === undefined && second.axis === undefined) return fewest >= 2
  return first.axis !== second.axis && fewest >= 1
}

/** "-1.9441, 30.0619", "(-1.9441 30.0619)", "-1,9441; 30,0619". */
function decimals(text: string): Coordinates | undefined {
  for (const pattern of [pairWithPoints, pairWithCommas]) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [all, latitude = '', longitude = ''] = match
      if (isPrecise(latitude, longitude)) return { point: pointOf(numberOf(latitude), numberOf(longitude)) }
      // The second number may begin the pair that is meant.
      pattern.lastIndex = match.index + all.length - longitude.length
    }
  }
  return undefined
}

/** Thousands stand in groups of three and money has two decimals; positions have more, or a minus. */
function isPrecise(latitude: string, longitude: string): boolean {
  const digits = [decimalsOf(latitude), decimalsOf(longitude)]
  const [fewest, total] = [Math.min(...digits), digits.reduce((sum, count) => sum + count, 0)]
  const isSigned = latitude.startsWith('-') || longitude.startsWith('-')
  if (!isSigned) return fewest >= 4 || (fewest >= 2 && total >= 9)
  if (latitude.includes(',')) return fewest >= 2 && !digits.includes(3)
  return total >= 3 || isAround(numberOf(latitude), numberOf(longitude))
}

/** In Rwanda or next to it: there a single decimal each is meant as a position, too. */
const isAround = (latitude: number, longitude: number): boolean =>
  latitude > -3.2 && latitude < -0.8 && longitude > 28.5 && longitude < 31.3

const numberOf = (text: string): number => Number(text.replace(',', '.'))
const decimalsOf = (text: string): number => text.split(/[.,]/)[1]?.length ?? 0

// Every repetition below is short, so that no text, however long and odd, takes long to read.
const start = String.raw`(?<![\p{L}\p{N}])(?<!\p{N}[.,:/-])`
const whole = String.raw`\d{1,3}`
const fraction = String.raw`(?:[.,]\d{1,15})?`
const upTo = (count: number) => `[ ]{0,${count}}`

const size = (name: 'a' | 'b') => {
  const seconds = String.raw`(?:(?<${name}sec>\d{1,2}${fraction})${upTo(1)}(?:["”“″ʺ]|['’′]{2})?${upTo(2)})?`
  const minutes = String.raw`(?:(?<${name}min>\d{1,2}${fraction})${upTo(1)}['’‘′ʹ]?${upTo(2)}${seconds})?`
  return `(?<${name}deg>[+-]?${whole}${fraction})(?:${upTo(1)}(?<${name}sign>[°º˚])${upTo(2)}${minutes})?`
}
const apart = String.raw`${upTo(2)}[,;/+\n]?${upTo(2)}`
const before = (name: 'a' | 'b') => `(?<${name}letter>[NSEWO])[ :]{0,2}${size(name)}`
const after = (name: 'a' | 'b') =>
  String.raw`${size(name)}(?:${upTo(1)}(?<${name}letter>[NSEWO])(?![\p{L}\p{N}]))?`
const lettersBefore = new RegExp(`${start}${before('a')}${apart}${before('b')}`, 'giu')
const lettersAfter = new RegExp(`${start}${after('a')}${apart}${after('b')}`, 'giu')

const quote = `["']?`
const named1 = `${quote}${upTo(2)}[:=]?${upTo(2)}${quote}([+-]?${whole}${fraction})${upTo(1)}°?${quote}`
const namedPair = new RegExp(
  String.raw`(?<!\p{L})lat(?:itude)?${named1}[\s,;&]{0,3}${quote}(?:longitude|long|lng|lon)${named1}`,
  'iu',
)

const pairOf = (mark: string) => {
  const decimal = String.raw`([+-]?${whole}[${mark}]\d{1,15})`
  const apart = String.raw`(?:${upTo(2)}[,;/|\n]${upTo(2)}|[ ]{1,3})`
  return new RegExp(String.raw`${start}${decimal}${apart}${decimal}(?![\p{L}\p{N}]|[.${mark}]\p{N})`, 'gu')
}
const pairWithPoints = pairOf('.')
const pairWithCommas = pairOf(',')
