import { distance } from 'fastest-levenshtein'
import {
  areFurtherApart,
  asLetters,
  editsAllowed,
  lettersOf,
  plain,
  remembered,
  squash,
  type Token,
  tokensOf,
} from './text.ts'
import { type Topic, wording } from './wording.ts'

/** A label found in a line, with all it may announce. */
export interface Label {
  /** Topic → how well the words match, 0 to 1. */
  topics: Map<Topic, number>
  start: number
  /** Where it names several things in one: "Engine No / Chassis No". */
  parts?: readonly ReadonlyMap<Topic, number>[]
  /** Behind the label, its colon included. */
  end: number
  colon: boolean
}

interface Wording {
  topic: Topic
  letters: string
  bits: number
  /** An ordinary word too. */
  ordinary: boolean
}

const wordings: readonly Wording[] = (Object.entries(wording) as [Topic, readonly string[]][]).flatMap(
  ([topic, all]) =>
    [...new Set(all)].map((label) => {
      const letters = asLetters(squash(label))
      return { topic, letters, bits: lettersOf(letters), ordinary: label.startsWith('~') }
    }),
)
const byLength = Map.groupBy(wordings, ({ letters }) => letters.length)
const longest = Math.max(...byLength.keys()) + 4

/**
 * The labels of a line, in order. A label starts a segment, follows "/" or another label, or ends with a
 * colon; sentences have none but those with a colon.
 */
export function labelsIn(text: string): Label[] {
  const tokens = tokensOf(text)
  const prose = isProse(text)
  const row = headingRow(text, tokens)
  if (row !== undefined) return row
  const found: Label[] = []
  let i = 0
  while (i < tokens.length) {
    const place = placeOf(tokens, i, found.at(-1))
    // In sentences and among other words nothing but a colon makes a label of what is only like one.
    const exact = (place === 'middle' || prose) && !text.includes(':', (tokens[i] as Token).start)
    const match = couldStart(tokens[i] as Token) ? longestAt(tokens, i, exact) : undefined
    if (match === undefined || !stands(match, place, tokens, i, prose)) {
      i++
      continue
    }
    let next = i + match.count
    while (next < tokens.length && isNumberWord((tokens[next] as Token).text)) next++
    next = behindRemark(tokens, next, match.topics.has('seats'))
    let colon = false
    while (next < tokens.length && /^[:;.)\]]+$/.test((tokens[next] as Token).text)) {
      colon ||= (tokens[next] as Token).text.includes(':')
      next++
    }
    const label: Label = {
      topics: match.topics,
      // With its number, for that is where what belongs to it begins too.
      start: (tokens[i > 0 && isItemCode(tokens, i) ? 0 : i] as Token).start,
      end: (tokens[next - 1] as Token).end,
      colon,
    }
    const before = found.at(-1)
    if (before !== undefined && joins(text.slice(before.end, label.start)) && !before.colon)
      // "Expiry date / Date": the beginning of the same in another language, which goes on below.
      found[found.length - 1] = match.ordinary
        ? { ...before, end: label.end, colon: label.colon }
        : both(before, label)
    else found.push(label)
    i = next
  }
  return found
}

/** The labels of a table's head that was read as one line: three or more, and nothing between them. */
function headingRow(text: string, tokens: Token[]): Label[] | undefined {
  if (tokens.length < 3 || /[:/|\d]/.test(text)) return undefined
  const found: Label[] = []
  for (let i = 0; i < tokens.length; ) {
    const match = longestAt(tokens, i, false)
    if (match === undefined || match.likeness < 0.85 || (match.ordinary && match.likeness < 1))
      return undefined
    // "Usage" behind "Utilisation" begins what is said of it.
    if (found.some(({ topics }) => [...match.topics.keys()].some((topic) => topics.has(topic))))
      return undefined
    let next = i + match.count
    while (next < tokens.length && isNumberWord((tokens[next] as Token).text)) next++
    next = behindRemark(tokens, next, match.topics.has('seats'))
    found.push({
      topics: match.topics,
      start: (tokens[i] as Token).start,
      end: (tokens[next - 1] as Token).end,
      colon: false,
    })
    i = next
  }
  return found.length >= 3 ? found : undefined
}

/** Behind "(incl. driver)", "(VIN)", "(RWF)", which say more about the label. */
function behindRemark(tokens: Token[], from: number, isOfSeats: boolean): number {
  if (from >= tokens.length) return from
  if (isOfSeats) {
    let next = from
    while (next < tokens.length && seatWords.test((tokens[next] as Token).text)) next++
    if (next > from) return next
  }
  if (!(tokens[from] as Token).text.startsWith('(')) return from
  for (let next = from; next < Math.min(from + 4, tokens.length); next++) {
    const { text } = tokens[next] as Token
    if (/\d/.test(text)) return from
    if (text.endsWith(')')) return next + 1
  }
  return from
}
const seatWords =
  /^\(?(?:incl\.?|including|includ?ed|inclus|with|avec|y|compris|the|le|driver|chauffeur|conducteur|assises)\)?$/i

type Place = 'start' | 'after slash' | 'after label' | 'middle'

function placeOf(tokens: Token[], i: number, before: Label | undefined): Place {
  if (i === 0) return 'start'
  const last = tokens[i - 1] as Token
  if (/^[/|]$/.test(last.text) || /^[-–—([&•*]+$/.test(last.text)) return 'after slash'
  if (before !== undefined && before.end >= last.start) return 'after label'
  // Box letters, bullets and bits of frames before it.
  if (tokens.slice(0, i).every((t) => squash(t.text).length <= (i === 1 ? 2 : 1)) && i <= 2) return 'start'
  if (isItemCode(tokens, i)) return 'start'
  if (/^[.,;]$|[.,;]$/.test(last.text)) return 'after label'
  return 'middle'
}

/** "4a", "1/2", "(D.1)", "C.1.1": how items are numbered. */
function isItemCode(tokens: Token[], count: number): boolean {
  if (count > 3) return false
  const before = tokens
    .slice(0, count)
    .map(({ text }) => text)
    .join('')
  return /^[([]?(?:[A-Z]?(?:[./]?\d{1,2}){1,3}[a-z]?|[A-Z])[)\].:-]{0,2}$/.test(before)
}

function couldStart(token: Token): boolean {
  return /^[^\p{L}]*\p{L}/u.test(token.text)
}

interface Match {
  topics: Map<Topic, number>
  count: number
  /** The best of the topics' likenesses. */
  likeness: number
  length: number
  ordinary: boolean
}

/** The label that begins at a word; `exact`: only one written without a mistake would do there. */
function longestAt(tokens: Token[], i: number, exact: boolean): Match | undefined {
  let best: (Known & Match) | undefined
  let joined = ''
  let digits = 0
  for (let count = 1; count <= 7 && i + count <= tokens.length; count++) {
    const token = tokens[i + count - 1] as Token
    if (/^[:/|–—-]$/.test(token.text)) break
    joined += asLetters(squash(token.text))
    if (joined.length > longest) break
    if (joined.length < 2) continue
    digits += token.text.replace(/[^0-9]/g, '').length
    // "594T" is not a misread "SEAT".
    if (digits > 2 || digits * 3 > joined.length) continue
    const found = exact ? written.get(joined) : nearest(joined)
    if (found === undefined) continue
    const isBetter =
      best === undefined ||
      found.evidence > best.evidence ||
      (found.evidence === best.evidence && found.likeness === 1)
    if (isBetter) best = { ...found, topics: new Map(found.topics), count }
  }
  return best
}

interface Known {
  topics: ReadonlyMap<Topic, number>
  /** The best of the topics' likenesses. */
  likeness: number
  length: number
  /** An ordinary word too. */
  ordinary: boolean
  /** The longer and the more alike, the more. */
  evidence: number
}

/** The labels as they are written, by their letters. */
const written = new Map<string, Known>()
for (const { topic, letters, ordinary } of wordings) {
  const known = written.get(letters)
  written.set(letters, {
    topics: new Map([...(known?.topics ?? []), [topic, 1]]),
    likeness: 1,
    length: letters.length,
    ordinary: ordinary && (known?.ordinary ?? true),
    evidence: letters.length,
  })
}

/** What letters may be a misread label for. */
const nearest = remembered((joined: string): Known | undefined => {
  const exact = written.get(joined)
  // "Insured" to the letter is no misread "Insurer".
  if (exact !== undefined) return exact
  const bits = lettersOf(joined)
  const topics = new Map<Topic, number>()
  let best = { likeness: 0, length: 0, ordinary: true, evidence: 0 }
  for (let size = joined.length - 4; size <= joined.length + 4; size++) {
    const most = editsAllowed(Math.min(size, joined.length))
    if (most === 0 || Math.abs(size - joined.length) > most) continue
    for (const { topic, letters, bits: other, ordinary } of byLength.get(size) ?? []) {
      if (areFurtherApart(bits, other, most)) continue
      const edits = distance(letters, joined)
      if (edits > most) continue
      const likeness = 1 - edits / Math.max(size, 5)
      if (likeness > (topics.get(topic) ?? 0)) topics.set(topic, likeness)
      const evidence = size - 2.5 * edits
      if (evidence > best.evidence) best = { likeness, length: size, ordinary, evidence }
    }
  }
  for (const [topic, like] of topics) if (like < best.likeness - 0.3) topics.delete(topic)
  return topics.size === 0 ? undefined : { ...best, topics }
})

function stands(match: Match, place: Place, tokens: Token[], i: number, prose: boolean): boolean {
  const next = tokens[i + match.count]?.text
  let after = i + match.count
  while (after < tokens.length && isNumberWord((tokens[after] as Token).text)) after++
  const colon =
    tokens[after]?.text === ':' || (tokens[after - 1]?.text.endsWith('.') === true && match.length <= 6)
  const alone = after >= tokens.length && place !== 'middle'
  const slash = /^[/|–—-]$/.test(next ?? '') || place === 'after slash'
  // "CERT/2389/24" is a number that begins like a label.
  if (next === '/' && isGlued(tokens, i + match.count)) return false
  if (colon) return place !== 'middle' || match.likeness >= 0.8
  if (match.ordinary && match.likeness < 1) return false
  if (match.ordinary) return alone || (slash && !prose) || /^\d/.test(next ?? '')
  if (prose) return false
  if (place === 'middle') {
    // In the middle of other words only what could not be part of a company's name or a heading.
    if (['insurer', 'title', 'elsewhere', 'make_model', 'period'].some((t) => match.topics.has(t as Topic)))
      return false
    return match.likeness === 1 && match.length >= 6 && /^\p{Lu}/u.test((tokens[i] as Token).text)
  }
  if (match.length <= 4 && match.likeness < 1) return alone || slash
  return true
}

/** Whether a slash stands between two words without any space, with digits behind it. */
function isGlued(tokens: Token[], at: number): boolean {
  const [before, slash, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (before === undefined || slash === undefined || after === undefined) return false
  return before.end === slash.start && slash.end === after.start && /\d{2}/.test(after.text)
}

/** "No", "N°", "number" behind a label. */
function isNumberWord(text: string): boolean {
  const word = plain(text)
  return /^(N[O0°º*'".R]{0,2}[.:]?|NUMBER|NUMERO|NIMERO|I?NOMERO|NUM|NBR|№|#)$/.test(word)
}

/** A sentence: many words in small letters. */
function isProse(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? []
  const enough = text.includes(' / ') ? 12 : 8
  return words.length >= enough && words.filter((w) => /^\p{Ll}/u.test(w)).length >= words.length * 0.6
}

/** What may stand between a label and the same label in another language. */
function joins(between: string): boolean {
  return /^\s*[/|&(-]+\s*$|^\s*(?:and|et|na|\/)\s*$/i.test(between)
}

function both(a: Label, b: Label): Label {
  const topics = new Map(a.topics)
  for (const [topic, like] of b.topics) topics.set(topic, Math.max(like, topics.get(topic) ?? 0))
  // Two languages agreeing on a topic outweigh what only one of them may mean.
  for (const [topic, like] of topics) {
    if (a.topics.has(topic) && b.topics.has(topic)) topics.set(topic, Math.min(1.1, like + 0.1))
    else if ([...topics.keys()].some((t) => a.topics.has(t) && b.topics.has(t))) topics.set(topic, like * 0.8)
  }
  if (topics.has('make') && topics.has('model')) topics.set('make_model', 1)
  const isOther = ![...a.topics.keys()].some((topic) => b.topics.has(topic))
  return {
    topics,
    start: a.start,
    end: b.end,
    colon: b.colon,
    ...(isOther && { parts: [...(a.parts ?? [a.topics]), b.topics] }),
  }
}
