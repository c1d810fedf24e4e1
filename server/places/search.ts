import type { Reader, Tx } from '../db/open.ts'
import type { PlaceRow } from '../db/schema-mobility.ts'
import { distanceM } from '../geo/distance.ts'
import type { Point } from '../geo/point.ts'
import { plain } from '../i18n/words.ts'
import { centreFor } from './centre.ts'
import { isKind, wordsOf } from './kinds.ts'
import { peopleWhoUse } from './learned.ts'
import { saysAll, type Typed, typedWords, unlikeness } from './likeness.ts'

/** A place that can be chosen. */
export interface Hit extends Point {
  name: string
  within?: string
  /** The larger place whose centre stands for it, because its own position is not known. */
  centreOf?: string
  /** So much better than all others that nobody need be asked. */
  isClear?: true
}

export interface Searched {
  /** The best first, at most 9. */
  found: Hit[]
  /** The best hit of which only the name is known; undefined when something was found. */
  knownByName: { name: string; within?: string } | undefined
}

type Candidate = Pick<PlaceRow, 'kind' | 'name' | 'plain' | 'within' | 'latitude' | 'longitude'> & {
  id: number
}
interface Ranked extends Candidate {
  cost: number
  /** All that was typed is in its name, or in what it lies in. */
  saysAll: boolean
}

/** Places by what somebody typed, forgiving of spelling; those with a position of their own, else by their centre. */
export function searchPlaces(from: Reader | Tx, words: string, near?: Point): Searched {
  const typed = typedWords(clipped(plain(words)))
  if (typed.plain === '') return { found: [], knownByName: undefined }
  const pinned = distinct(ranked(from, typed, candidates(from, typed, 'pinned'), near))
  const best = Math.min(1, ...pinned.map(({ cost }) => cost))
  const isOther = best > sameName && isNameOfAny(from, typed)
  if (best <= closeEnough && !isOther) return { found: marked(pinned, typed), knownByName: undefined }
  const named = ranked(from, typed, candidates(from, typed, 'any'), undefined).filter(
    ({ latitude, cost }) => latitude === null && cost <= closeEnough,
  )
  // Somewhere far away of a similar name is no answer to a name that is known.
  const isNamed = isOther || (named[0]?.cost ?? 1) <= best - muchBetter
  if (!isNamed && pinned.length > 0) return { found: marked(pinned, typed), knownByName: undefined }
  const alike = pinned.filter(({ cost }) => cost <= closeEnough).map(asHit)
  const found = [...named.flatMap((place) => centreFor(from, place) ?? []).slice(0, maxCentres), ...alike]
  const [first] = named
  return {
    found: found.slice(0, maxFound),
    knownByName: found.length > 0 || first === undefined ? undefined : asNamed(first),
  }
}

/** Whether it is exactly the name of something, perhaps of a village nobody knows the position of. */
const isNameOfAny = (from: Reader | Tx, { plain }: Typed): boolean =>
  from.get('select 1 from place where plain = ?', plain) !== undefined

/** Those that share trigrams with it, the rarest shared first. */
function candidates(from: Reader | Tx, typed: Typed, which: 'pinned' | 'any'): Candidate[] {
  const limit = which === 'pinned' ? maxPinned : maxNamed
  const isShort = typed.joined.length <= maxShort
  const alike = isShort && which === 'pinned' ? beginningAlike(from, typed) : []
  const trigrams = trigramsOf(typed)
  if (trigrams === '') return alike
  const match = which === 'pinned' ? `pinned : "pin" AND plain : (${trigrams})` : `plain : (${trigrams})`
  const sharing = from.all<Candidate>(
    `select ${columns} from place_name n join place p on p.id = n.rowid
       where place_name match ? order by rank limit ?`,
    match,
    limit,
  )
  return alike.length === 0
    ? sharing
    : [...new Map([...sharing, ...alike].map((one) => [one.id, one])).values()]
}

/** A wrong letter in a short word leaves no trigram of it whole; most people get the first letter right. */
function beginningAlike(from: Reader | Tx, { joined }: Typed): Candidate[] {
  const [letter = ''] = joined
  return from.all<Candidate>(
    `select ${columns} from place p indexed by place_pinned
       where latitude is not null and plain >= ?1 and plain < ?1 || '\u{10ffff}'
         and length(plain) <= ?2 limit ?3`,
    joined.length < 3 ? joined : letter,
    joined.length < 3 ? maxLength : joined.length + 2,
    maxAlike,
  )
}

function trigramsOf({ plain, words }: Typed): string {
  const trigrams = new Set<string>()
  // Also with kinds of places in our own words, and as if written in one.
  for (const text of [plain, words.join(' '), words.join('')]) {
    const letters = [...text]
    for (let at = 0; at + 3 <= letters.length; at += 1) trigrams.add(letters.slice(at, at + 3).join(''))
  }
  return [...trigrams]
    .slice(0, maxTrigrams)
    .map((trigram) => `"${trigram}"`)
    .join(' OR ')
}

function ranked(from: Reader | Tx, typed: Typed, found: Candidate[], near: Point | undefined): Ranked[] {
  return found
    .flatMap((place) => {
      const within = place.within === null ? '' : plain(place.within)
      const name = { plain: place.plain, within }
      const cost = unlikeness(typed, name)
      if (cost > tooUnlike) return []
      return [{ ...place, cost: cost - favour(from, place, near), saysAll: saysAll(typed, name) }]
    })
    .sort(
      (a, b) =>
        Number(b.saysAll) - Number(a.saysAll) ||
        a.cost - b.cost ||
        a.name.length - b.name.length ||
        a.id - b.id,
    )
}

/** What makes one of two equally spelled places the likelier: its kind, how near it is, how many people use it. */
function favour(from: Reader | Tx, place: Candidate, near: Point | undefined): number {
  const used = place.kind === 'learned' ? Math.min(0.03, peopleWhoUse(from, place.plain) / 1000) : 0
  const nearness =
    near === undefined || !hasPosition(place) ? 0 : mostNear * Math.exp(-distanceM(near, place) / nearM)
  return byKind[place.kind] + used + nearness
}

const byKind: Record<PlaceRow['kind'], number> = {
  landmark: 0.04,
  town: 0.03,
  district: 0.03,
  learned: 0.02,
  sector: 0.02,
  cell: 0.01,
  village: 0,
  province: -0.02,
}

/** One of several rows that mean the same spot, and none that are much unlikelier than the best. */
function distinct(places: Ranked[]): Ranked[] {
  const kept: Ranked[] = []
  const tooFar = Math.max(likelyCost, (places[0]?.cost ?? 0) + muchWorse)
  for (const place of places.filter(({ cost }) => cost <= tooFar)) {
    const isKnown = kept.some(
      (one) =>
        one.plain === place.plain && hasPosition(one) && hasPosition(place) && distanceM(one, place) < sameM,
    )
    if (!isKnown) kept.push(place)
    if (kept.length === maxFound) break
  }
  return kept
}

function marked(places: Ranked[], typed: Typed): Hit[] {
  const [best, second] = places
  const margin = (second?.cost ?? 1) - (best?.cost ?? 0)
  // What passengers taught may be a mistake, or a trick: it is offered, never taken without asking.
  const isVouchedFor = best !== undefined && best.kind !== 'learned'
  const isSure = isVouchedFor && best.cost <= sureCost && margin >= sureMargin
  // "Musanze market" is not answered by Musanze alone without asking.
  const isWhole = typed.words.every((word) => !isKind(word) || wordsOf(best?.plain ?? '').includes(word))
  const isClear = isSure && isWhole && typed.joined.length >= 3
  return places.map((place, index) => ({
    ...asHit(place),
    ...(isClear && index === 0 && { isClear: true as const }),
  }))
}

export const hasPosition = <Place extends { latitude: number | null; longitude: number | null }>(
  place: Place,
): place is Place & Point => place.latitude !== null && place.longitude !== null

/** Of those found by their position. */
const asHit = (place: Ranked): Hit => ({
  ...asNamed(place),
  latitude: place.latitude ?? 0,
  longitude: place.longitude ?? 0,
})

const asNamed = ({
  name,
  within,
}: Pick<Candidate, 'name' | 'within'>): { name: string; within?: string } => ({
  name,
  ...(within !== null && { within }),
})

/** Nobody names a place in more letters, and looking takes time. */
const clipped = (text: string): string => [...text].slice(0, maxLength).join('').trim()

const columns = 'p.id, p.kind, p.name, p.plain, p.within, p.latitude, p.longitude'
const maxLength = 60
const maxShort = 5
const maxAlike = 400
const maxFound = 9
const maxCentres = 5
const maxPinned = 80
const maxNamed = 60
const maxTrigrams = 60
const tooUnlike = 0.45
const closeEnough = 0.25
/** What an exact name can cost at most. */
const sameName = 0.02
const muchBetter = 0.1
/** Up to this a name may be meant however good the best is. */
const likelyCost = 0.3
const muchWorse = 0.15
const sureCost = 0.2
const sureMargin = 0.1
const mostNear = 0.08
const nearM = 5000
const sameM = 1000
