import { distance } from 'fastest-levenshtein'
import { areFurtherApart, asLetters, lettersOf, type Parsed, plain, remembered } from './text.ts'

/** Printed words for each use, the more particular first: "taxi moto" also carries passengers. */
const phrases: readonly (readonly [key: string, ...words: string[]])[] = [
  [
    'TAXI_MOTO',
    'TAXI MOTO',
    'MOTO TAXI',
    'MOTOTAXI',
    'TAXIMOTO',
    'MOTORCYCLE TAXI',
    'MOTOCYCLE TAXI',
    'TAXI MOTORCYCLE',
    'TAXI MOTOCYCLETTE',
    'MOTO ITWARA ABAGENZI',
    'TRANSPORT REMUNERE MOTO',
    'REMUNERE MOTO',
    'TRANSPORT REMUNERE PAR MOTO',
    'MOTO COMMERCIAL',
    'MOTO ITWARA ABANTU',
    'MOTARI',
    'COMMERCIAL MOTORCYCLE',
    'TAGISI MOTO',
    'BODA BODA',
  ],
  [
    'GOODS',
    'COMMERCIAL GOODS',
    'GOODS CARRYING',
    'GOODS TRANSPORT',
    'CARRIAGE OF GOODS',
    'OWN GOODS',
    'GOODS',
    'MARCHANDISES',
    'TRANSPORT DE MARCHANDISES',
    'TRANSPORT DE BIENS',
    'DE MARCHANDISES',
    'DE BIENS',
    'IMIZIGO',
    'GUTWARA IMIZIGO',
    'KWIKORERA IMIZIGO',
    'GUTWARA IBINTU',
    'IBICURUZWA',
    'COMMERCIAL',
    'CARGO',
    'COMMERCIAL VEHICLE',
  ],
  [
    'PASSENGER',
    'PASSENGER',
    'PASSENGERS',
    'PASSENGER TRANSPORT',
    'PUBLIC TRANSPORT',
    'TRANSPORT OF PASSENGERS',
    'TRANSPORT DE PERSONNES',
    'DE PERSONNES',
    'TRANSPORT REMUNERE DE PERSONNES',
    'TRANSPORT PUBLIC',
    'TRANSPORT EN COMMUN',
    'PASSAGERS',
    'GUTWARA ABAGENZI',
    'GUTWARA ABANTU',
    'ABAGENZI',
    'PUBLIC SERVICE VEHICLE',
    'TAXI',
    'TAXI VOITURE',
    'PSV',
    'TAXI CAB',
    'SCHOOL BUS',
    'STAFF TRANSPORT',
    'TRANSPORT SCOLAIRE',
    'TRANSPORT DU PERSONNEL',
    'COMMERCIAL PASSENGERS',
  ],
  [
    'RENTAL',
    'HIRE',
    'SELF DRIVE HIRE',
    'CAR HIRE',
    'PRIVATE HIRE',
    'HIRE AND REWARD',
    'RENTAL',
    'CAR RENTAL',
    'LOCATION',
    'VOITURE DE LOCATION',
    'LOCATION DE VOITURE',
    'LOCATION SANS CHAUFFEUR',
    'GUKODESHA',
    'IKODESHWA',
    'GUKODESHWA',
    'UBUKODE',
    'RENT A CAR',
  ],
  [
    'PRIVATE',
    'PRIVATE',
    'PRIVATE USE',
    'PRIVATE CAR',
    'PRIVATE AND BUSINESS',
    'PERSONAL',
    'PERSONAL USE',
    'SOCIAL DOMESTIC AND PLEASURE',
    'SOCIAL',
    'PLEASURE',
    'PRIVE',
    'PRIVEE',
    'USAGE PRIVE',
    'USAGE PERSONNEL',
    'PERSONNEL',
    'PROMENADE',
    'PROMENADE ET AFFAIRES',
    'AFFAIRES ET PROMENADE',
    'GITI CYE',
    'KU GITI CYE',
    'IKINYABIZIGA BWITE',
    'BWITE',
    'UMUNTU KU GITI CYE',
    'IBYANJYE',
    'KWIGENDERA',
    'TOURISME',
  ],
]

interface Phrase {
  key: string
  squashed: string
  bits: number
}
const known: readonly Phrase[] = phrases.flatMap(([key, ...all]) =>
  all.map((p) => p.replaceAll(' ', '')).map((squashed) => ({ key, squashed, bits: lettersOf(squashed) })),
)

/** The use a text names: the longest phrase in it, within an edit or two. */
export const usageIn = remembered((text: string): Parsed<string> | undefined => {
  const words = plain(text)
    .split(/[^A-Z0-9]+/)
    .filter((w) => w !== '')
  let best: (Parsed<string> & { weight: number; length: number }) | undefined
  const whole = words.join('')
  for (let i = 0; i < words.length; i++) {
    for (let count = 1; count <= 6 && i + count <= words.length; count++) {
      const joined = asLetters(words.slice(i, i + count).join(''))
      const bits = lettersOf(joined)
      for (const { key, squashed, bits: other } of known) {
        const most =
          squashed.length <= 4
            ? 0
            : squashed.length <= 7
              ? 1
              : Math.min(3, Math.floor(squashed.length / 6) + 1)
        if (Math.abs(squashed.length - joined.length) > most) continue
        if (areFurtherApart(bits, other, most)) continue
        const edits = distance(squashed, joined)
        if (edits > most) continue
        if (
          key === 'TAXI_MOTO' &&
          edits > 0 &&
          squashed.includes('MOTO') &&
          !/M[O0Q]T|[O0Q]T[O0Q]/.test(joined)
        )
          continue
        const weight = rank(key) + squashed.length - 2 * edits
        if (best === undefined || weight > best.weight) {
          best = { value: key, fit: 1 - (0.6 * edits) / squashed.length, weight, length: squashed.length }
        }
      }
    }
  }
  if (best === undefined) return undefined
  const byMoto = words.some((w) => /^(MOTOS?|MOTOC\w+|MOTORC\w+|PIKIPIKI)$/.test(w))
  if (best.value === 'PASSENGER' && byMoto) best = { ...best, value: 'TAXI_MOTO' }
  // "Transport public de marchandises", "motorcycle, commercial"
  const isOfGoods = words.some((w) => /^(GOODS|MARCHANDISES?|BIENS|IMIZIGO|IBINTU|CARGO|FRET)$/.test(w))
  const isOfPeople = words.some((w) => /^(PASSENGERS?|PERSONNES?|PERSONNEL|ABAGENZI|ABANTU)$/.test(w))
  if (best.value === 'PASSENGER' && isOfGoods && !isOfPeople) best = { ...best, value: 'GOODS', fit: 0.9 }
  if (best.value === 'GOODS' && byMoto && !isOfGoods) best = { ...best, value: 'TAXI_MOTO', fit: 0.8 }
  const share = best.length / Math.max(best.length, whole.length)
  return {
    value: best.value,
    fit: best.fit * (share < 0.5 ? 0.55 + 0.5 * share : 0.75 + 0.25 * share) * (whole === 'TAXI' ? 0.75 : 1),
  }
})

/** Whether a text is a use and little else. */
export function isUsageShape(text: string): boolean {
  const read = usageIn(text)
  return read !== undefined && read.fit >= 0.9 && text.trim().split(/\s+/).length <= 6
}

/** "Private hire" is a hire, "commercial – passengers" carries passengers, "moto taxi" is one. */
function rank(key: string): number {
  return { TAXI_MOTO: 12, RENTAL: 6, PASSENGER: 8, GOODS: 0, PRIVATE: 0 }[key] ?? 0
}
