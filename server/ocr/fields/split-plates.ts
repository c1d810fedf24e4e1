import { gapBetween, type Placed, sameRow } from './layout.ts'
import { plain } from './text.ts'

/** Plates that stand in two pieces, as on motorcycles ("RE 123" above "A"), become one. */
export function withPlatesJoined(pieces: readonly Placed[]): Placed[] {
  const gone = new Set<Placed>()
  const joined: Placed[] = []
  for (const head of pieces) {
    const rest = tailOf(head.text)
    if (rest === undefined || gone.has(head)) continue
    const tail = pieces
      .filter((p) => p !== head && !gone.has(p) && rest.test(bare(p.text)) && goesOn(head, p))
      .sort((a, b) => distanceTo(head, a) - distanceTo(head, b))[0]
    if (tail === undefined) continue
    gone.add(head)
    gone.add(tail)
    joined.push({
      ...head,
      text: `${head.text.trim()} ${tail.text.trim()}`,
      line: { ...head.line, confidence: Math.min(head.line.confidence, tail.line.confidence) },
    })
  }
  return gone.size === 0 ? [...pieces] : [...pieces.filter((p) => !gone.has(p)), ...joined]
}

/** What must follow where a text is the first part of a plate. */
function tailOf(text: string): RegExp | undefined {
  const chars = bare(text)
  if (/^(?:RA?[A-Z]|G[RPL]|G[RP]M|RNP|RDF)\d{3}$/.test(chars)) return /^[A-NP-Z]$/
  if (/^(?:RA[A-NP-Z]|R[A-L]|G[RPL]|G[RP]M|RNP|RDF)$/.test(chars)) return /^\d{3}[A-NP-Z]$/
  return /^IT\d{3}$/.test(chars) ? /^R[A-Z]$/ : undefined
}

/** Right behind it in its row, or in the row below and not beside it. */
function goesOn(head: Placed, tail: Placed): boolean {
  if (head.line.page !== tail.line.page) return false
  const height = Math.max(head.height, tail.height)
  if (Math.min(head.height, tail.height) < 0.5 * height) return false
  if (sameRow(head, tail)) return tail.left > head.left && gapBetween(head, tail) < 2 * height
  const drop = tail.y - head.y
  return drop > 0.6 * height && drop < 2.2 * height && gapBetween(head, tail) < 0
}

function distanceTo(head: Placed, tail: Placed): number {
  return Math.abs(tail.y - head.y) + Math.max(0, gapBetween(head, tail))
}

function bare(text: string): string {
  return plain(text).replace(/[^A-Z0-9]/g, '')
}
