import type { Placed } from './layout.ts'
import { makes } from './makes.ts'

/** Words that name what follows in a sentence, as a label would. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:belonging to|owned by|(?:the )?property of|in the name of|registered to|insured by us for|appartenant à|propriété de|au nom de|pour le compte de|ya nyirayo|cya nyirayo|gitunzwe na|itunzwe na|byanditse kuri|byanditswe kuri|cyanditswe kuri|cyanditse kuri|yanditse kuri|kigenga|cy?a|ya)\s+(?:(?:la société|the company|M\/s|Messrs\.?|Monsieur|Madame)\s+)?(?=\p{Lu}[\p{L}'’.-]+\s+\p{Lu})/gu,
    'Owner: ',
  ],
  [
    /\b(?:registered(?: under| as| with)?(?: the)?(?: registration)?(?: number| no\.?)?|bearing (?:the )?(?:registration|plate)(?: number| no\.?)?|immatriculée?(?: sous(?: le)?(?: numéro| n°)?)?|[ig]ifite (?:pulake|plaki|puraki|purake|pulaki|icyapa)|motor vehicle|vehicle|véhicule|ikinyabiziga|moto)\s+(?=[A-Z]{2,3}[\s-]?\d{3}[\s-]?[A-Z]{1,2}\b)/gu,
    'Plate: ',
  ],
  [
    /\b(?:registered(?: under| as| with)?(?: the)?(?: number| no\.?)?|bearing (?:registration|plate)(?: number| no\.?)?|immatriculée?(?: sous(?: le)?(?: numéro| n°)?)?|[ig]ifite (?:pulake|plaki|puraki|purake|pulaki|icyapa))\s+(?=[A-Z0-9])/giu,
    'Plate: ',
  ],
  [
    /\b(?:is insured (?:with|by)|insured (?:with|by)|(?:est )?(?:assurée?|couverte?) (?:auprès de(?: la)?|chez|par)|cyishingiwe (?:na|muri)|yishingiwe (?:na|muri)|gifite ubwishingizi (?:bwa|muri)|bwishingiwe na)\s+(?=\p{Lu})/gu,
    'Insurer: ',
  ],
  [/\b(?:of make|de marque|c?yo mu bwoko bwa|bwoko bwa)\s+(?=\p{Lu})/gu, 'Make: '],
  [
    /\b(?:licen[sc]ed to carry|carrying|seating|d'une capacité de|pouvant transporter)\s+(?=\d{1,2}\s)/giu,
    'Seats: ',
  ],
  [/\bfor (?:the )?(?=(?:carriage|transport|conveyance|private|hire) )/giu, 'Use: '],
  [/\b(?:is )?(?:used|utilisée?|affectée?) (?:for|as|pour|comme|au|à)\s+/giu, 'Use: '],
]
const inSentence =
  /\b((?:registration|plate|chassis|engine|frame|VIN|policy|certificate) (?:number|no\b\.?|mark)|(?:châssis|moteur|police|attestation|certificat) n°|n° d[eu] (?:châssis|moteur|police)|numéro d[eu] (?:châssis|moteur|police)|[ni]nomero ya (?:shasi|moteri)|n[iu]mero ya (?:shasi|moteri)|(?:shasi|moteri|amasezerano|icyemezo) nimero|make|model|type|chassis|engine|marque|modèle|ubwoko|moderi|modeli|shasi|moteri|uruganda|pulake|plaki|puraki|usage|year|année|umwaka|amasezerano|uwishingiwe|nyirayo|owner|propriétaire|imyanya|seats)\s+(?=[\p{Lu}0-9])/giu
/** A make in a list: "the motor vehicle RAD 123 A, Toyota Corolla, chassis …". */
const namedMake = new RegExp(
  `(?:, |\\b(?:vehicle|véhicule|ikinyabiziga|moto) )(?=(?:${makes
    .map(({ name }) => name)
    .filter((name) => name.length > 2)
    .join('|')}) [A-Z0-9])`,
  'gi',
)
/** Dates of the cover, wanted only where they go on in the next line. */
const brokenDates: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:from|du|commencing(?: on)?|effective(?: from)?|à compter du|à partir du|guhera(?: ku wa)?|kuva(?: ku wa)?)\s+(\d{1,2}(?:st|nd|rd|th|er)?[\s/.-]+[\p{L}\d]+[\s/.-]+\d{4})/giu,
    'Valid from: ',
  ],
  [
    /\b(?:to|au|until|expiring(?: on)?|jusqu'au|kugeza(?: ku wa)?|ukageza(?: ku wa)?)\s+(\d{1,2}(?:st|nd|rd|th|er)?[\s/.-]+[\p{L}\d]+[\s/.-]+\d{4})/giu,
    'Valid to: ',
  ],
]
/** Where a value in a sentence is over. */
const over =
  /[,;]|(?<!\b(?:Mr|Mrs|Ms|Dr|No|Co|M))\.\s|\s(?:is|est|are|against|contre|insured|assurée?|from|du|pour|for|under|sous|par|by|guhera|kuva|valid|valable|who|which|qui|dont|gifite|ifite|ufite|[yc]y?ishingiwe|has|a été|through|starting|with)\s|\s\s|\s\(/u

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
    for (const match of text.matchAll(namedMake)) {
      const end = match.index + match[0].length
      labels.push({ at: match.index, end, label: 'Vehicle: ' })
    }
    labels.sort((a, b) => a.at - b.at)
    for (const [i, { at, end, label }] of labels.entries()) {
      const until = labels[i + 1]?.at ?? text.length
      const value = (text.slice(end, until).split(over)[0] ?? '').trim()
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
    for (const [pattern, label] of brokenDates) {
      for (const match of text.matchAll(pattern)) {
        const [from, to] = [match.index, match.index + match[0].length - 1]
        const line = starts.findLastIndex((s) => s <= from)
        if (line !== starts.findLastIndex((s) => s <= to))
          out.push({ ...(paragraph[line] ?? first), text: `${label}${match[1] ?? ''}` })
      }
    }
  }
  return out
}

/** Wide lines of running text under each other. */
function paragraphsOf(pieces: readonly Placed[]): Placed[][] {
  const out: Placed[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const words = piece.text.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0
    const isRunning = piece.text.length >= 30 && words >= 4
    const paragraph = out.at(-1)
    const last = paragraph?.at(-1)
    const drop = last === undefined ? 0 : piece.y - last.y
    const height = Math.max(piece.height, last?.height ?? 0)
    if (last !== undefined && piece.line.page === last.line.page && isRunning && drop < 3 * height)
      paragraph?.push(piece)
    else if (isRunning) out.push([piece])
    // Names and numbers can fill a line of a text.
    else if (
      last !== undefined &&
      piece.line.page === last.line.page &&
      words >= 1 &&
      piece.text.length >= 8 &&
      !piece.text.includes(':') &&
      drop > 0.6 * height &&
      drop < 2.4 * height &&
      Math.abs(piece.left - last.left) < 2 * height
    )
      paragraph?.push(piece)
  }
  return out
}
