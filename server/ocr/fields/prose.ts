import type { Placed } from './layout.ts'

/** Words that name what follows in a sentence, as a label would. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:belonging to|owned by|(?:the )?property of|in the name of|appartenant à|propriété de|au nom de|ya nyirayo|cya nyirayo|gitunzwe na|itunzwe na|byanditswe kuri|cyanditse kuri|yanditse kuri|kigenga)\s+(?=[A-Z])/gu,
    'Owner: ',
  ],
  [
    /\b(?:registered(?: under| as| with)?(?: the)?(?: number| no\.?)?|bearing (?:registration|plate)(?: number| no\.?)?|immatriculée?(?: sous(?: le)?(?: numéro| n°)?)?|ifite pulake|gifite pulake|gifite plaki|ifite plaki|gifite icyapa|ifite icyapa)\s+(?=[A-Z0-9])/giu,
    'Plate: ',
  ],
  [
    /\b(?:is insured (?:with|by)|insured (?:with|by)|est assurée? (?:auprès de(?: la)?|chez|par)|assurée? (?:auprès de|chez|par)|cyishingiwe (?:na|muri)|yishingiwe (?:na|muri)|gifite ubwishingizi (?:bwa|muri)|bwishingiwe na)\s+/giu,
    'Insurer: ',
  ],
  [/\b(?:of make|de marque|cyo mu bwoko bwa|yo mu bwoko bwa|bwoko bwa)\s+/giu, 'Make: '],
]
const inSentence =
  /\b(registration (?:number|no\.?|mark)|plate (?:number|no\.?)|make|model|type|chassis (?:number|no\.?)|engine (?:number|no\.?)|marque|modèle|châssis n°|n° de châssis|numéro de châssis|numéro de moteur|n° de moteur|moteur n°|ubwoko|moderi|modeli|nimero ya shasi|numero ya shasi|shasi|nimero ya moteri|moteri|uruganda|pulake|plaki|usage|year|année|umwaka|policy (?:number|no\.?)|certificate (?:number|no\.?)|police n°|attestation n°|uwishingiwe|nyirayo|owner|propriétaire|imyanya|seats)\s+(?=[\p{Lu}0-9])/giu

/** The clauses of a typed text, each with its label first, as if it were a form. */
export function clausesOf(pieces: readonly Placed[]): Placed[] {
  const out: Placed[] = []
  for (const paragraph of paragraphsOf(pieces)) {
    const first = paragraph[0] as Placed
    let text = ''
    const starts: number[] = []
    for (const piece of paragraph) {
      const glued = /[\p{Lu}\d][-/]$/u.test(text)
      text += text === '' || glued ? '' : ' '
      starts.push(text.length)
      text += piece.text
    }
    // A mark of one letter stands for each label, so that places in the text stay where they are.
    const labels: { at: number; end: number; label: string }[] = []
    for (const [pattern, label] of wordings)
      for (const match of text.matchAll(pattern))
        labels.push({ at: match.index, end: match.index + match[0].length, label })
    for (const match of text.matchAll(inSentence)) {
      if (labels.some((l) => match.index < l.end && l.at < match.index + match[0].length)) continue
      labels.push({ at: match.index, end: match.index + match[0].length, label: `${match[1] ?? ''}: ` })
    }
    labels.sort((a, b) => a.at - b.at)
    for (const [i, { at, end, label }] of labels.entries()) {
      const until = labels[i + 1]?.at ?? text.length
      const value = (
        text.slice(end, until).split(/[,;]|\. |\s(?:is|est|are|against|contre|insured|assuré)\s/u)[0] ?? ''
      ).trim()
      if (value === '' || value.length > 60) continue
      const where =
        paragraph[
          Math.max(
            0,
            starts.findLastIndex((s) => s <= at),
          )
        ] ?? first
      out.push({ ...where, text: label + value })
    }
  }
  return out
}

/** Wide lines of running text under each other. */
function paragraphsOf(pieces: readonly Placed[]): Placed[][] {
  const wide = pieces
    .filter((p) => p.text.length >= 30 && (p.text.match(/\b\p{Ll}{2,}/gu)?.length ?? 0) >= 4)
    .sort((a, b) => a.y - b.y)
  const out: Placed[][] = []
  for (const piece of wide) {
    const paragraph = out.at(-1)
    const last = paragraph?.at(-1)
    if (
      paragraph !== undefined &&
      last !== undefined &&
      piece.y - last.y < 3 * Math.max(piece.height, last.height) &&
      piece.line.page === last.line.page
    )
      paragraph.push(piece)
    else out.push([piece])
  }
  return out
}
