import { datesIn, daysBetween, termOf } from './dates.ts'
import { gapBetween } from './layout.ts'
import { below, rightOf, type Segment } from './segments.ts'
import { plain } from './text.ts'

/** A date of the cover as it was found. */
export interface CoverDate {
  value: string
  segment: Segment
  /** 0 to 1: how clearly something named it so. */
  named: number
  fit: number
}

export interface Cover {
  from?: CoverDate
  to?: CoverDate
  /** Whether the two make a term that is sold. */
  term: 0 | 1 | 2
  /** Whether other dates would have done nearly as well. */
  contested: boolean
}

interface Mention {
  value: string
  fit: number
  segment: Segment
  from: number
  to: number
  /** Named as something else: issue, birth, first registration. */
  other: number
  /** Reading order. */
  order: number
  /** Dates of one text belong together. */
  text: Segment
}

/**
 * The dates of the cover among all dates of a document. `issueBegins`: a licence is valid from its day of issue, and
 * for years.
 */
export function coverOf(segments: readonly Segment[], issueBegins = false): Cover {
  const mentions = mentionsOf(segments, issueBegins)
  let best: { score: number; from?: Mention; to?: Mention } = { score: 0.35 }
  let second = -Infinity
  const offer = (score: number, from: Mention | undefined, to: Mention | undefined): void => {
    if (score > best.score) {
      if (best.from?.value !== from?.value || best.to?.value !== to?.value) second = best.score
      best = { score, ...(from && { from }), ...(to && { to }) }
    } else if ((best.from?.value !== from?.value || best.to?.value !== to?.value) && score > second)
      second = score
  }
  for (const from of mentions) {
    offer(from.from * from.fit - from.to - from.other, from, undefined)
    offer(from.to * from.fit - from.from - from.other, undefined, from)
    for (const to of mentions) {
      const days = daysBetween(from.value, to.value)
      if (to === from || days <= 0 || (days > 370 && !issueBegins)) continue
      const term = termOf(from.value, to.value)
      const together = from.text === to.text ? 0.4 : nearby(from.segment, to.segment) ? 0.25 : 0
      const named = from.from - from.to + (to.to - to.from) - 2 * (from.other + to.other)
      offer(named * 0.9 + 0.45 * term + together + 0.1 * from.fit + 0.1 * to.fit + 0.1, from, to)
    }
  }
  const { from, to } = best
  return {
    ...(from && { from: found(from, from.from) }),
    ...(to && { to: found(to, to.to) }),
    term: from !== undefined && to !== undefined ? termOf(from.value, to.value) : 0,
    contested: best.score - second < 0.3,
  }
}

function found(mention: Mention, named: number): CoverDate {
  return { value: mention.value, segment: mention.segment, named: Math.min(1, named), fit: mention.fit }
}

function nearby(a: Segment, b: Segment): boolean {
  const h = Math.max(a.height, b.height)
  return Math.abs(a.y - b.y) < 5 * h
}

function mentionsOf(segments: readonly Segment[], issueBegins: boolean): Mention[] {
  const named = new Map<Segment, { from: number; to: number; other: number; period: number }>()
  const name = (s: Segment): { from: number; to: number; other: number; period: number } => {
    const known = named.get(s) ?? { from: 0, to: 0, other: 0, period: 0 }
    named.set(s, known)
    return known
  }
  for (const label of segments) {
    if (label.label === undefined) continue
    const { topics } = label.label
    const weights = {
      from: topics.get('valid_from') ?? (issueBegins ? topics.get('issue_date') : undefined) ?? 0,
      to: topics.get('valid_to') ?? 0,
      period: topics.get('period') ?? 0,
      other: Math.max(
        (issueBegins ? undefined : topics.get('issue_date')) ?? 0,
        topics.get('birth_date') ?? 0,
        topics.has('year') ? 0.5 : 0,
      ),
    }
    const most = Math.max(weights.from, weights.to, weights.period, weights.other)
    if (most === 0) continue
    for (const [target, weight] of dateTargets(label, segments)) {
      const known = name(target)
      if (weights.from === most) known.from = Math.max(known.from, weights.from * weight)
      if (weights.to === most) known.to = Math.max(known.to, weights.to * weight)
      if (weights.other === most) known.other = Math.max(known.other, weights.other * weight)
      if (weights.period === most) known.period = Math.max(known.period, weights.period * weight)
    }
  }
  const mentions: Mention[] = []
  for (const [order, segment] of segments.entries()) {
    if (segment.label !== undefined) continue
    const dates = datesIn(segment.text)
    const known = named.get(segment) ?? { from: 0, to: 0, other: 0, period: 0 }
    for (const [i, date] of dates.entries()) {
      const before = plain(segment.text.slice(i === 0 ? 0 : (dates[i - 1]?.end ?? 0), date.start))
      const role = roleOf(before)
      const mention: Mention = {
        value: date.value,
        fit: date.fit,
        segment,
        from: 0,
        to: 0,
        other: 0,
        order: order * 10 + i,
        text: segment,
      }
      if (i === 0) Object.assign(mention, { from: known.from, to: known.to, other: known.other })
      if (role === 'from' || role === 'to' || role === 'other')
        Object.assign(mention, { from: 0, to: 0, other: 0, [role]: 0.95 })
      // A period's label, or a first date named "from", with two dates behind it.
      if (dates.length === 2 && role === undefined) {
        const both = Math.max(known.period, i === 1 ? known.from : 0, 0.5)
        if (i === 0 && mention.other < 0.5) mention.from = Math.max(mention.from, both)
        if (i === 1) mention.to = Math.max(mention.to, both)
      }
      if (dates.length === 1 && known.period > 0 && role === undefined) {
        mention.from = Math.max(mention.from, known.period * 0.45)
        mention.to = Math.max(mention.to, known.period * 0.45)
      }
      mentions.push(mention)
    }
  }
  return mentions
}

/** Where the date of a label may stand, with how likely that is. */
function dateTargets(label: Segment, segments: readonly Segment[]): [Segment, number][] {
  const hasDate = (s: Segment): boolean => datesIn(s.text).length > 0
  if (label.value !== undefined && hasDate(label.value)) return [[label.value, 1]]
  const right = rightOf(label, segments).find(hasDate)
  const under = below(label, segments).find(hasDate)
  const out: [Segment, number][] = []
  const isFar = right !== undefined && gapBetween(label, right) > 10 * label.height
  if (right !== undefined) out.push([right, isFar && under !== undefined ? 0.4 : 0.97])
  if (under !== undefined) out.push([under, right === undefined || isFar ? 0.95 : 0.4])
  return out
}

/** What the words right before a date make of it. */
function roleOf(before: string): 'from' | 'to' | 'other' | undefined {
  const words = before
    .replace(/[^A-Z]+/g, ' ')
    .trim()
    .split(' ')
    .slice(-4)
    .join(' ')
  if (
    /(ISSUED?|DELIVREE?|EMISE?|FAIT|DONE|PRINTED|SIGNED|CYATANZWE|KIGALI|BIRTH|NAISSANCE)( ON| LE| KU WA| AT| OF)*( KIGALI)?( ON| LE| KU WA)?$/.test(
      words,
    )
  )
    return 'other'
  if (
    /(^| )(TO|AU|UNTIL|TILL|KUGEZA|UKAGEZA|KUGERA|EXPIRE[SD]?|EXPIRING|ECHEANCE|END[S]?|JUSQU AU|THROUGH)( ON| LE| KU WA| KUWA| TARIKI| ITARIKI| MIDNIGHT OF)*$/.test(
      words,
    )
  )
    return 'to'
  if (
    /(^| )(FROM|DU|KUVA|GUHERA|UHEREYE|STARTS?|STARTING|COMMENCING|EFFECTIVE|EFFET|BITANGIRA|BUTANGIRA|PARTIR DU|DES)( ON| LE| KU WA| KUWA| TARIKI| ITARIKI)*$/.test(
      words,
    )
  )
    return 'from'
  return undefined
}
