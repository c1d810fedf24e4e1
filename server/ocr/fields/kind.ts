import { distance } from 'fastest-levenshtein'
import type { DocumentKind, FieldName } from '../document.ts'
import { headingWords, otherInsurances, otherPapers } from './headings.ts'
import { insurerIn } from './insurers.ts'
import { asLetters, lettersOf, remembered, squash } from './text.ts'

const headings = headingWords.map(
  ([kind, weight, all]) =>
    [
      kind,
      weight,
      all.map((text) => asLetters(squash(text))).map((heading) => ({ heading, has: lettersOf(heading) })),
    ] as const,
)

const others = otherPapers.map((heading) => asLetters(squash(heading)))
const notOfVehicles = otherInsurances.map((heading) => asLetters(squash(heading)))

/** What the headings of a document say it is. `evidence`: more than a word or two of an unknown paper. */
export function kindOf(
  texts: readonly string[],
  named: ReadonlySet<FieldName> = new Set(),
): { kind: DocumentKind; evidence: number } {
  const said: Record<DocumentKind, number> = {
    insurance: 0,
    comesa: 0,
    registration: 0,
    licence: 0,
    other: 0,
  }
  let insurers = 0
  let isSaid = false
  for (const text of texts) {
    const letters = asLetters(squash(text))
    if (letters.length < 5) continue
    const likenesses = likenessesOf(letters)
    const isInsurer = insurerIn(text) !== undefined
    for (const [at, [kind, weight]] of headings.entries()) {
      const likeness = likenesses[at] ?? 0
      if (likeness === 0) continue
      // A heading says more than a mention in the small print, and that more than where a cover holds or a number.
      const isNumber = kind === 'registration' && /(?:N[O°º.]|:|EXPIR\w+)\W*\w*\d{3}/i.test(text)
      const share =
        letters.length > longestHeading
          ? 0.3
          : isNumber
            ? 0.25
            : kind === 'comesa' && asides.test(letters)
              ? 0.2
              : 1
      // The word in an insurer's name may stand on any paper that names him.
      if (weight > 1 || !isInsurer) isSaid = true
      said[kind] = Math.max(said[kind], weight * likeness * share) + (said[kind] > 0 ? 0.25 : 0)
    }
    if (isInsurer) insurers++
  }
  const isTitled = Math.max(said.insurance, said.comesa, said.registration, said.licence) >= 2.5
  said.insurance += 0.7 * insurers
  // Headings may be unreadable where fields are not.
  if (named.has('policy_number')) said.insurance += 1
  if (named.has('insurer') || named.has('certificate_number')) said.insurance += 0.7
  if (named.has('valid_to')) said.insurance += 0.8
  const ofVehicle = vehicle.filter((f) => f !== 'owner_name' && named.has(f)).length
  if (ofVehicle >= 3) said[said.insurance >= 0.7 ? 'insurance' : 'registration'] += 0.8
  if (said.comesa < 1 && /CARTEJAUNE/.test(squash(texts.join(' '))) && said.insurance >= 2.5)
    said.registration -= 1.5
  // No registration card names a policy.
  if (named.has('policy_number') && (named.has('valid_to') || named.has('insurer'))) said.registration = 0
  const isCover = named.has('policy_number') || (named.has('valid_to') && said.insurance >= 1.5)
  if (!isTitled && !isCover && texts.some((text) => isHeadedBy(others, text)))
    return { kind: 'other', evidence: 3 }
  const isOfVehicle = named.has('plate') || named.has('chassis')
  if (!isTitled && !isOfVehicle && texts.some((text) => isHeadedBy(notOfVehicles, text)))
    return { kind: 'other', evidence: 3 }
  // A bank's letter names an insurer's name too.
  const isOfSomething = ['plate', 'chassis', 'policy_number', 'certificate_number', 'valid_to'] as const
  if (!isSaid && !isOfSomething.some((field) => named.has(field))) return { kind: 'other', evidence: 0 }
  // A yellow card is an insurance too: its own name decides.
  if (said.comesa >= 2) said.comesa += said.insurance
  const [kind, evidence] = (Object.entries(said) as [DocumentKind, number][]).reduce((a, b) =>
    b[1] > a[1] ? b : a,
  )
  return evidence < 0.7 ? { kind: 'other', evidence } : { kind, evidence }
}

/** How much of each group of headings stands in a text. */
const likenessesOf = remembered((letters): number[] => {
  const bits = lettersOf(letters)
  return headings.map(([, , all]) =>
    // Most lines lack more letters of a heading than it may have wrong.
    all.reduce(
      (most, { heading, has }) =>
        isMissing(has & ~bits, editsIn(heading)) ? most : Math.max(most, within(heading, letters)),
      0,
    ),
  )
})

const longestHeading = 60
const asides = /COUNTR|PAYS|TERRIT|EXTENSI|LIMIT|EXCLU/

/** Whether a text is one of these headings, a number beside it or not. */
function isHeadedBy(all: readonly string[], text: string): boolean {
  return text.split(/[/|–-]/).some((part) => {
    const letters = asLetters(squash(part.replace(/\d+/g, '')))
    return all.some((heading) => letters.startsWith(heading) && letters.length <= heading.length + 6)
  })
}

/** The fields a document of a kind can carry; others are never reported for it. */
export function allowedFor(kind: DocumentKind): readonly FieldName[] {
  return allowed[kind]
}
const vehicle: readonly FieldName[] = [
  'plate',
  'make',
  'model',
  'year',
  'chassis',
  'engine_number',
  'usage',
  'owner_name',
  'seats',
]
const cover: readonly FieldName[] = [
  ...vehicle,
  'insurer',
  'policy_number',
  'certificate_number',
  'valid_from',
  'valid_to',
]
const allowed: Record<DocumentKind, readonly FieldName[]> = {
  insurance: cover,
  comesa: cover,
  registration: vehicle,
  licence: ['owner_name', 'valid_from', 'valid_to'],
  other: [],
}

/** 1 where a heading stands in a text, less with edits, 0 where it does not. */
function within(heading: string, text: string): number {
  if (text.includes(heading)) return 1
  // Small print is long; only what stands in it to the letter counts.
  if (text.length > longestHeading) return 0
  const most = editsIn(heading)
  if (text.length < heading.length - most) return 0
  let best = Infinity
  for (let at = 0; at + heading.length - most <= text.length; at++) {
    best = Math.min(best, distance(heading, text.slice(at, at + heading.length)))
    if (best === 0) break
  }
  return best <= most && heading.length >= 6 ? 1 - best / heading.length : 0
}

function editsIn(heading: string): number {
  return heading.length < 8 ? 1 : Math.floor(heading.length / 9)
}

function isMissing(bits: number, most: number): boolean {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) if (++count > most) return true
  return false
}
