import type { FieldName } from '../document.ts'
import { chassisIn, isChassisShape, vinsWithin } from './chassis.ts'
import { seatsIn, yearIn } from './counts.ts'
import { datesIn } from './dates.ts'
import { insurerIn, insurerOfNumber } from './insurers.ts'
import { gapBetween, sameRow } from './layout.ts'
import { withGivenNames } from './name-parts.ts'
import { isNameShape, nameGoesOn, nameIn } from './names.ts'
import { engineIn, isPolicyShape, numberIn, policyWithin } from './numbers.ts'
import { plateIn, platesWithin } from './plates.ts'
import { below, continuationOf, isLabelled, rightOf, type Segment } from './segments.ts'
import { type Parsed, plain, squash } from './text.ts'
import { valuesFor } from './topics.ts'
import { isUsageShape, usageIn } from './usage.ts'
import { hasKnownCode, makeIn, makeOfModel } from './vehicles.ts'
import type { Topic } from './wording.ts'

/** Something that may be the value of a field, with what speaks for it. */
export interface Candidate {
  field: FieldName
  value: string | number
  segment: Segment
  /** How well it looks like such a value. */
  fit: number
  /** How well a label matches; 0 without one. */
  label: number
  /** Of its line's letters. */
  reading: number
  how: 'inline' | 'right' | 'below' | 'content'
}

/** Values that a label names: behind it, right of it, below it. */
export function labelled(segments: readonly Segment[]): Candidate[] {
  const out: Candidate[] = []
  for (const segment of segments) {
    const { label } = segment
    if (label === undefined) continue
    for (const [topic, like] of label.topics) {
      // A heading has no value but a number behind it.
      const places = placesFor(segment, segments).filter(({ how }) => topic !== 'title' || how === 'inline')
      const from = places
        .map((place) => ({ ...place, at: partFor(topic, segment, place.at) }))
        .flatMap(({ at, how, weight }) =>
          valuesOrLonger(topic, at, segment, segments).map(({ field, parsed }) =>
            candidate(field, parsed, at, how, like * weight),
          ),
        )
      // The nearest that makes sense.
      const best = new Map<string, Candidate>()
      for (const c of from) {
        const known = best.get(c.field)
        if (known === undefined || strength(c) > strength(known)) best.set(c.field, c)
      }
      out.push(...best.values())
    }
  }
  return withGivenNames(out, segments)
}

/** What a place says; where that is nothing, or breaks off, together with the line it goes on in. */
function valuesOrLonger(
  topic: Topic,
  at: Segment,
  label: Segment,
  all: readonly Segment[],
): ReturnType<typeof valuesFor> {
  const alone = valuesFor(topic, at.text)
  if (topic === 'owner_name') {
    const next = continuationOf(at, label, all)
    const goesOn = next !== undefined && !isLabelled(next, label, all) && nameGoesOn(at.text, next.text)
    return goesOn ? valuesFor(topic, `${at.text} ${next.text}`) : alone
  }
  const breaksOff = /[\p{L}\d][-/]\s*$/u.test(at.text)
  // A speck is not the beginning of anything.
  if ((alone.length > 0 && !breaksOff) || squash(at.text).length < 2) return alone
  const next = continuationOf(at, label, all)
  if (next === undefined) return alone
  const longer = valuesFor(topic, breaksOff ? `${at.text.trim()}${next.text}` : `${at.text} ${next.text}`)
  return longer.length > 0
    ? longer.map(({ field, parsed }) => ({ field, parsed: { ...parsed, fit: parsed.fit * 0.93 } }))
    : alone
}

/** Behind "Engine No / Chassis No" the part of a text that a topic is about. */
function partFor(topic: Topic, { label }: Segment, at: Segment): Segment {
  const order = label?.parts?.findIndex((part) => part.has(topic)) ?? -1
  if (order === -1) return at
  for (const mark of [/\s+[/&|]\s+/, /\//]) {
    const parts = at.text.split(mark)
    if (parts.length === label?.parts?.length) return { ...at, text: parts[order] as string }
  }
  return at
}

/** Segments that belong to what is not asked for: no value is looked for in them. */
export function elsewhere(segments: readonly Segment[]): Set<Segment> {
  const taken = new Set<Segment>()
  for (const segment of segments) {
    const { label } = segment
    if (label === undefined || !isElsewhere(label.topics)) continue
    const place = segment.value ?? rightOf(segment, segments)[0] ?? below(segment, segments)[0]
    if (place !== undefined) taken.add(place)
  }
  return taken
}

/** How much speaks for a candidate. */
export function strength(c: Candidate): number {
  return c.fit * (c.how === 'content' ? 0.5 : 0.25 + 0.75 * Math.min(1, c.label)) * (0.4 + 0.6 * c.reading)
}

/** Values by what they look like, where labels could not be read. */
export function byContent(segments: readonly Segment[]): Candidate[] {
  const out: Candidate[] = []
  const heights = segments
    .filter((s) => s.label === undefined && s.line.confidence >= 0.8 && /\d{4}/.test(s.text))
    .map((s) => s.height)
    .sort((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  const isValueSized = (s: Segment): boolean => s.height > 0.75 * usual && s.height < 1.3 * usual
  const add = (field: FieldName, parsed: Parsed | undefined, at: Segment): void => {
    if (parsed === undefined) return
    // What a label claims is not guessed to be something else.
    const claimed = claimedBy(at)
    if (claimed === undefined || claimed.has(field) || !isNumber(field))
      out.push(candidate(field, parsed, at, 'content', 0))
  }
  for (const s of segments) {
    const insurer = insurerIn(s.text)
    if (insurer !== undefined && insurer.fit >= 0.8 && (s.text.length < 60 || insurer.fit >= 0.95))
      add('insurer', insurer, s)
    if (s.label !== undefined) continue
    // The edge of a cell beside the value.
    const text = s.text.replace(/^.{0,3}\|\s*(?=[\p{L}\d])|^[^\p{L}\d]+|[^\p{L}\d)]+$/gu, '')
    const length = squash(text).length
    const plate = plateIn(text)
    if (plate !== undefined && plate.fit >= 0.85) add('plate', plate, s)
    else for (const p of platesWithin(text)) add('plate', { ...p, fit: p.fit * 0.95 }, s)
    for (const v of isChassisShape(text) ? [] : vinsWithin(text)) add('chassis', v, s)
    if (datesIn(text).length > 0) continue
    if (isChassisShape(text)) {
      add('chassis', chassisIn(text), s)
      continue
    }
    // Without the plate before it, the year and the body behind it.
    const lone = text.replace(platePart, '').replace(/\W+(?:19|20)\d\d$|\s+-\s.*$/, '')
    const make = makeIn(lone, true)
    if (make !== undefined && make.fit >= 0.85 && (make.rest === '' || makeOfModel(make.rest) !== undefined))
      add('make', make, s)
    const model = makeOfModel(
      make?.rest !== undefined && make.rest !== '' && make.fit >= 0.85 ? make.rest : lone,
    )
    if (model !== undefined) add('model', { value: model.model, fit: model.fit }, s)
    if (isUsageShape(text)) add('usage', usageIn(text), s)
    if (/^\D{0,2}(19[89]|20[0-4])\d\D{0,2}$/.test(text)) add('year', yearIn(text, 2050), s)
    if (
      /^\d{1,2}\s*(seats|seater|places|imyanya)/i.test(text) ||
      (s.after === undefined && /^\d{1,2}$/.test(text.trim()) && s.line.confidence >= 0.85 && isValueSized(s))
    )
      add('seats', seatsIn(text), s)
    const bare = /^(?:N[O°º]|NR|№|NUMBER|NUMERO)[\s.:]{1,3}(?=(?:[A-Z]+[- ])?\S*\d{3})(.+)$/.exec(
      plain(text),
    )?.[1]
    if (bare !== undefined && isTitled(s, segments)) out.push(...titled(bare, s))
    else if (bare !== undefined && isCardNumberShape(bare)) add('certificate_number', numberIn(bare), s)
    else if (isPolicyShape(text)) {
      add('policy_number', numberIn(text), s)
      if (isCardNumberShape(text)) add('certificate_number', numberIn(text), s)
    } else if (policyWithin(text) !== undefined) add('policy_number', numberIn(policyWithin(text) ?? ''), s)
    else if (isInsurers(text)) add(length > 10 ? 'policy_number' : 'certificate_number', numberIn(text), s)
    else if (isCardNumberShape(text) && !hasKnownCode(text)) add('certificate_number', numberIn(text), s)
    if (isNameShape(text) && insurer === undefined && s.line.confidence >= 0.5)
      add('owner_name', nameIn(text), s)
    if (plate === undefined && make === undefined && length >= 8 && length <= 14 && isEngineShape(text))
      add('engine_number', engineIn(text), s)
  }
  return out
}

/** A number beside or below what the paper calls itself is the paper's. */
function isTitled(number: Segment, all: readonly Segment[]): boolean {
  return all.some((s) => {
    if (s.label === undefined || !s.label.topics.has('title') || s.line.page !== number.line.page)
      return false
    const drop = number.y - s.y
    const height = Math.max(s.height, number.height)
    return sameRow(s, number) || (drop > 0 && drop < 3 * height && gapBetween(s, number) < height)
  })
}

function titled(text: string, at: Segment): Candidate[] {
  const parsed = numberIn(text)
  return parsed === undefined ? [] : [candidate('certificate_number', parsed, at, 'right', 0.9)]
}

/** The fields that the label right before a text names, where the text makes sense for one of them. */
function claimedBy({ after, text }: Segment): Set<FieldName> | undefined {
  if (after?.label === undefined) return undefined
  const fields = [...after.label.topics.keys()].flatMap((topic) =>
    valuesFor(topic, text).map(({ field }) => field),
  )
  return fields.length === 0 ? undefined : new Set(fields)
}

/** Numbers of all kinds look alike. */
const isNumber = (field: FieldName): boolean =>
  ['policy_number', 'certificate_number', 'engine_number', 'chassis', 'seats', 'year'].includes(field)

const platePart = /^(?:R[A-Z]{1,2}|G[RPL]M?|IT)[\s.-]?\d{3}[\s.-]?[A-Z]{1,2}\W+(?=\S)/

function placesFor(
  label: Segment,
  all: readonly Segment[],
): { at: Segment; how: Candidate['how']; weight: number }[] {
  if (label.value !== undefined && squash(label.value.text).length >= 1) {
    const inline = [{ at: label.value, how: 'inline' as const, weight: 1 }]
    if (squash(label.value.text).length >= 3 || goesOn(label.value, label, all)) return inline
    return [...inline, ...around(label, all)]
  }
  return around(label, all)
}

/** A number broken after its first letters: "PI" and below it "4549785". */
function goesOn(value: Segment, label: Segment, all: readonly Segment[]): boolean {
  if (!/^[A-Z]{2,}\W?$/.test(value.text.trim())) return false
  const next = continuationOf(value, label, all)
  return next !== undefined && /^\W?\d{4,}/.test(next.text)
}

function around(
  label: Segment,
  all: readonly Segment[],
): { at: Segment; how: Candidate['how']; weight: number }[] {
  const right = rightOf(label, all).map((at, i) => ({
    at,
    how: 'right' as const,
    weight: [0.98, 0.75, 0.5][i] ?? 0.4,
  }))
  const under = below(label, all).map((at, i) => ({
    at,
    how: 'below' as const,
    weight: [0.97, 0.7][i] ?? 0.4,
  }))
  return [...right, ...under]
}

function candidate(
  field: FieldName,
  parsed: Parsed,
  segment: Segment,
  how: Candidate['how'],
  label: number,
): Candidate {
  return {
    field,
    value: parsed.value,
    segment,
    fit: parsed.fit,
    label,
    reading: segment.line.confidence,
    how,
  }
}

function isElsewhere(topics: ReadonlyMap<Topic, number>): boolean {
  const best = Math.max(...topics.values())
  return notAsked.some((topic) => topics.get(topic) === best)
}

const notAsked = ['elsewhere', 'issue_date', 'birth_date', 'given_names'] as const

/** Six digits or more, in a group or two; not a telephone's, a tax-payer's or an amount. */
function isCardNumberShape(text: string): boolean {
  const clean = plain(text).trim()
  if (/^1\d{8}$|^\+|^0?7[2389]\d{7}$|^250|^1[12]\d{14}$/.test(clean)) return false
  return (
    /^[A-Z]{0,5}[-/ ]?(?:\d{2,4}-)?\d{5,10}(?:[-/]\d{2})?$/.test(clean) &&
    clean.replace(/\D/g, '').length >= 6
  )
}

/** A number that begins with an insurer's initials is no engine's. */
function isInsurers(text: string): boolean {
  return /^[A-Z]{2,5}[- ]?\d{6,}$/.test(plain(text).trim()) && insurerOfNumber(text) !== undefined
}

function isEngineShape(text: string): boolean {
  if (isInsurers(text)) return false
  if (hasKnownCode(text) && /^[A-Z0-9]{3,6}[- ]?\d{4,8}$/.test(plain(text).trim())) return true
  return /^(?=(?:.*\d){5})(?=.*[A-Z])[A-Z0-9]{2,6}[A-Z0-9]?[- ]?[A-Z0-9]*\d{5,}$/.test(plain(text).trim())
}
