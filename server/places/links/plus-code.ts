import type { Point } from '../../geo/point.ts'
import { pointOf } from './position.ts'

/** Where a place of that name lies, should it be known. */
export type Locate = (name: string) => Point | undefined

export interface PlusCode {
  /** Undefined when the town it is relative to is not known. */
  point: Point | undefined
  /** The code and its town, as a person would write them. */
  written: string
}

/**
 * The first plus code of a text. Full ones ("6GCRPR6C+24") stand for themselves. Short ones mean the nearest such spot
 * to a town ("4V2R+8Q Kigali") and are good for some 50 km around it: with a town nobody knows they say nothing,
 * without any they are taken to be of Kigali.
 *
 * Written from github.com/google/open-location-code/blob/main/Documentation/Specification: the package of that name
 * is years behind its own type declarations.
 */
export function plusCodeIn(
  text: string,
  options: { near?: Point | undefined; locate?: Locate | undefined } = {},
): PlusCode | undefined {
  const found = codePattern.exec(text)
  if (found === null) return undefined
  const [, before = '', head = '', tail = ''] = found
  const code = `${head}+${tail}`.toUpperCase()
  // "2026+25" is a sum; every code of a real place that we met has a letter.
  if (!/[A-Z]/.test(code)) return undefined
  if (head.length === 8) return { point: middleOf(head + tail), written: code }
  const town = townAfter(text.slice(found.index + before.length + code.length))
  const reference = options.near ?? referenceOf(town, options.locate)
  const point = reference && nearest(head, tail, reference)
  return { point, written: town === '' ? code : `${code} ${town}` }
}

function referenceOf(town: string, locate: Locate | undefined): Point | undefined {
  if (town === '' || /kigali|gasabo|kicukiro|nyarugenge/i.test(town)) return kigali
  return locate?.(town)
}

/** The spot with that end of a code which lies nearest to the reference. */
function nearest(head: string, tail: string, reference: Point): Point | undefined {
  const missing = fullHead - head.length
  // Two digits are 20°, four are 1°: what is missing repeats itself in steps of that size.
  const step = 20 ** (2 - missing / 2)
  const near = areaOf('2'.repeat(missing) + head + tail)
  if (near === undefined) return undefined
  const at = (edge: number, wanted: number) => edge + step * Math.round((wanted - edge) / step)
  return pointOf(
    at(near.south + near.height / 2, reference.latitude),
    at(near.west + near.width / 2, reference.longitude),
  )
}

function middleOf(digits: string): Point | undefined {
  const area = areaOf(digits)
  return area && pointOf(area.south + area.height / 2, area.west + area.width / 2)
}

/** Five pairs of digits in base 20, latitude first; each digit after them picks a field of 5 rows by 4 columns. */
function areaOf(digits: string): { south: number; west: number; height: number; width: number } | undefined {
  const values = [...digits.toUpperCase()].map((character) => alphabet.indexOf(character))
  let [south, west, height, width] = [-90, -180, 400, 400]
  for (let n = 0; n < values.length; n += n < 10 ? 2 : 1) {
    const value = values[n] ?? 0
    if (n < 10) {
      height /= 20
      width /= 20
      south += value * height
      west += (values[n + 1] ?? 0) * width
    } else {
      height /= 5
      width /= 4
      south += Math.floor(value / 4) * height
      west += (value % 4) * width
    }
  }
  return south < 90 && west < 180 ? { south, west, height, width } : undefined
}

/** "Kigali" of "4V2R+8Q, Kigali, Rwanda": what follows on the same line, up to the next comma. */
function townAfter(rest: string): string {
  const line = rest.slice(0, 100).split('\n', 1)[0] ?? ''
  const [, town = ''] = /^[\s,+]{1,4}([\p{L}][\p{L}\p{M}'’.+ -]{1,40})/u.exec(line) ?? []
  return town.replaceAll('+', ' ').trim()
}

const alphabet = '23456789CFGHJMPQRVWX'
const fullHead = 8
/** Where short codes without a town are taken to be. */
const kigali: Point = { latitude: -1.9441, longitude: 30.0619 }
const digit = `[${alphabet}]`
/** Shorter codes exist on paper only; two digits after the plus are a field of 14 m. */
const codePattern = new RegExp(
  String.raw`(^|[^\p{L}\p{N}+])((?:${digit}{2}){2,4})\+(${digit}{2,5})(?![\p{L}\p{N}])`,
  'iu',
)
