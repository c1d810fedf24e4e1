/**
 * What people call the same kind of place, in the four languages: "isoko rya Kimironko", "marché de Kimironko" and
 * "Kimironko market" mean one. Each is replaced by the first; those without words are said but mean nothing.
 */
const kinds: [string, string[]][] = [
  ['market', ['marche', 'isoko', 'soko']],
  [
    'gare',
    [
      'bus park',
      'bus station',
      'bus terminal',
      'taxi park',
      'car park',
      'gare routiere',
      'stendi',
      'bus stop',
    ],
  ],
  ['hospital', ['hopital', 'ibitaro', 'hospitali']],
  ['clinic', ['clinique', 'health center', 'health centre', 'centre de sante', 'ivuriro', 'kliniki']],
  ['stadium', ['stade', 'sitade', 'stadiyumu']],
  ['church', ['eglise', 'kiliziya', 'paroisse', 'kanisa']],
  ['mosque', ['mosquee', 'umusigiti', 'msikiti']],
  ['roundabout', ['rond point', 'rondpoint', 'ronpoint', 'roundabouts']],
  ['airport', ['aeroport', 'ikibuga cy indege', 'uwanja wa ndege']],
  ['school', ['ecole', 'ishuri', 'shule', 'lycee', 'college']],
  ['university', ['universite', 'kaminuza', 'chuo kikuu']],
  ['bank', ['banque', 'banki']],
  ['hotel', ['hoteli']],
  ['station', ['sitasiyo']],
  ['center', ['centre']],
  [
    '',
    ['sector', 'secteur', 'umurenge', 'sekta', 'district', 'akarere', 'wilaya', 'cell', 'akagari', 'village'],
  ],
  [
    '',
    [
      'umudugudu',
      'town',
      'ville',
      'umujyi',
      'mujyi',
      'mji',
      'the',
      'de',
      'du',
      'des',
      'la',
      'le',
      'l',
      'd',
      'at',
      'in',
    ],
  ],
  ['', ['near', 'mu', 'ku', 'kuri', 'hafi', 'ya', 'wa', 'cya', 'bya', 'rya', 'ry', 'cy', 'y', 'pres']],
]

/** The words of a plain name or search that tell places apart, kinds in one spelling. */
export function wordsOf(plainName: string): string[] {
  const bare = plainName.replace(anyKind, (word) => meaning.get(word) ?? '')
  const words = bare.split(' ').filter((word) => word !== '')
  return words.length > 0 ? words : plainName.split(' ')
}

export const isKind = (word: string): boolean => meanings.has(word)

const meaning = new Map(kinds.flatMap(([kind, said]) => said.map((words) => [words, kind] as const)))
const meanings = new Set(kinds.map(([kind]) => kind).filter((kind) => kind !== ''))
const longestFirst = [...meaning.keys()].sort((a, b) => b.length - a.length)
const anyKind = new RegExp(`(?<![^ ])(?:${longestFirst.join('|')})(?![^ ])`, 'g')
