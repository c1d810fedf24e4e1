import type { Point } from '../../geo/point.ts'
import { plain } from '../../i18n/words.ts'

/** A place of the operator's, as their file has it. */
export interface Landmark extends Point {
  name: string
  /** What it lies in, from near to far. */
  within: string | null
  /** Names it across imports; made from its name where the file has none. */
  ref: string
}

export interface PlaceFile {
  landmarks: Landmark[]
  /** What cannot be imported, and why. `at`: "line 7", "feature 7". */
  bad: { at: string; problem: string }[]
  /** What is imported, but looks odd. */
  odd: { at: string; problem: string }[]
}

/** Latitude and longitude are what the file holds, numbers or texts. */
export interface RawLandmark {
  at: string
  name: unknown
  within: unknown
  ref: unknown
  latitude: unknown
  longitude: unknown
}

/** Holds each place against what a place must be; the same place twice in a file is bad. */
export function checkLandmarks(raw: RawLandmark[], bad: PlaceFile['bad'] = []): PlaceFile {
  const file: PlaceFile = { landmarks: [], bad, odd: [] }
  const firstAt = new Map<string, string>()
  for (const one of raw) {
    const read = landmarkOf(one)
    if (typeof read === 'string') {
      file.bad.push({ at: one.at, problem: read })
      continue
    }
    const before = firstAt.get(read.ref)
    if (before !== undefined) {
      const what = textOf(one.ref) === '' ? 'name' : 'ref'
      file.bad.push({
        at: one.at,
        problem: `It has the same ${what} as ${before}. Give each a ref of its own.`,
      })
      continue
    }
    firstAt.set(read.ref, one.at)
    file.landmarks.push(read)
    if (!isInRwanda(read)) {
      const where = `${read.latitude}, ${read.longitude}`
      file.odd.push({ at: one.at, problem: `"${read.name}" (${where}) lies outside Rwanda.` })
    }
  }
  file.bad.sort((a, b) => numberIn(a.at) - numberIn(b.at))
  return file
}

const numberIn = (at: string): number => Number(at.replace(/\D/g, ''))

/** The landmark, or what is wrong with it. */
function landmarkOf(raw: RawLandmark): Landmark | string {
  const name = textOf(raw.name)
  if (name === '') return 'The name is missing.'
  if (!/\p{L}/u.test(name)) return `The name "${name}" has no letters.`
  if ([...name].length > maxNameLength) return `The name has more than ${maxNameLength} letters.`
  const latitude = degreesIn(raw.latitude)
  const longitude = degreesIn(raw.longitude)
  if (latitude === undefined) return numberProblem('latitude', raw.latitude)
  if (longitude === undefined) return numberProblem('longitude', raw.longitude)
  if (isInRwanda({ latitude: longitude, longitude: latitude })) {
    return `Latitude and longitude look swapped: ${latitude}, ${longitude}. In Rwanda the latitude is about -2, the longitude about 30.`
  }
  if (Math.abs(latitude) > 90) return `The latitude ${latitude} is not between -90 and 90.`
  if (Math.abs(longitude) > 180) return `The longitude ${longitude} is not between -180 and 180.`
  if (latitude === 0 && longitude === 0)
    return 'The position is 0, 0, which is what devices write without one.'
  const within = textOf(raw.within)
  const ref = textOf(raw.ref)
  return {
    name,
    latitude,
    longitude,
    within: within === '' ? null : within,
    ref: ref === '' ? `name:${plain(name)}/${plain(within)}` : ref,
  }
}

function degreesIn(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  const text = textOf(value)
  return /^[-+]?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}

function numberProblem(what: string, value: unknown): string {
  const text = textOf(value)
  if (text === '') return `The ${what} is missing.`
  if (/^[-+]?\d+,\d+$/.test(text)) return `The ${what} "${text}" has a decimal comma. Write it with a point.`
  return `The ${what} "${text.slice(0, 40)}" is no number of degrees such as -1.9496.`
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
        .replace(/[\s\p{C}]+/gu, ' ')
        .trim()
    : ''

/** The smallest box round the country, a little wider. */
const isInRwanda = ({ latitude, longitude }: Point): boolean =>
  latitude > -2.9 && latitude < -1.0 && longitude > 28.8 && longitude < 30.95

const maxNameLength = 80
