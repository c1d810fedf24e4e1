import type { VehicleType } from '../db/schema-mobility.ts'

/**
 * Plates of Rwanda. Kept in upper case without blanks ("RAD123C"), shown in groups ("RAD 123 C"). `@` stands for a
 * letter, `#` for a figure, `?` after one for "perhaps"; the rest stands for itself.
 */
const formats = {
  police: 'RNP ### @',
  army: 'RDF ### @',
  car: 'R@@ ### @',
  moto: 'R@ ### @',
  government: 'GR ### @',
  government_project: 'GP ### @',
  local_government: 'GL ### @',
  government_moto: 'GRM ### @',
  government_project_moto: 'GPM ### @',
  temporary: 'IT ### RX',
  // How many figures stand where is not known for certain: the operator sees the plate before anybody drives.
  diplomatic: '#?#?#? CD #?#?#?# @?',
  mission: '#?#?#? CMD #?#?#?# @?',
  consular: '#?#?#? CC #?#?#?# @?',
} as const

export type PlateKind = keyof typeof formats

export type PlateReading =
  | { is: 'plate'; plate: string; kind: PlateKind }
  /** The letter O stands where a figure must be: what they mean is certain enough to propose. */
  | { is: 'letter_for_zero'; meant: string }
  /** An O, or a zero, stands where a letter must be: series skip the O. */
  | { is: 'letter_o' }
  | { is: 'not_a_plate' }

/** Reads a plate however it is typed: lower case, with blanks, dashes or dots, or without. */
export function readPlate(typed: string): PlateReading {
  if (typed.length > maxTypedLength) return { is: 'not_a_plate' }
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-–—_·/]+/g, '')
  const kind = kinds.find((one) => exact[one].test(bare))
  if (kind !== undefined) return { is: 'plate', plate: bare, kind }
  const confused = kinds.map((one) => confusable[one].exec(bare)).find((match) => match !== null)
  if (confused === undefined) return { is: 'not_a_plate' }
  const meant = bare.replaceAll('O', '0')
  return kinds.some((one) => exact[one].test(meant))
    ? { is: 'letter_for_zero', meant: shownPlate(meant) }
    : { is: 'letter_o' }
}

/** "RAD 123 C"; what is no plate is shown as it is. */
export function shownPlate(plate: string): string {
  for (const kind of kinds) {
    const groups = exact[kind].exec(plate)
    if (groups !== null)
      return groups
        .slice(1)
        .filter((group) => group !== '')
        .join(' ')
  }
  return plate
}

/** Which other kind of vehicle such a plate is for; three-wheelers and what is "other" may have either. */
export function mismatch(type: VehicleType, kind: PlateKind): 'car' | 'moto' | undefined {
  if (type === 'moto') return kind === 'car' ? 'car' : undefined
  const isMotoPlate = kind === 'moto' || kind === 'government_moto' || kind === 'government_project_moto'
  return isMotoPlate && (type === 'cab' || type === 'truck' || type === 'rental') ? 'moto' : undefined
}

const kinds = Object.keys(formats) as PlateKind[]

const patternsOf = (letter: string, figure: string): Record<PlateKind, RegExp> =>
  Object.fromEntries(
    Object.entries(formats).map(([kind, format]) => {
      const groups = format.split(' ').map((group) => `(${group})`)
      const source = groups.join('').replaceAll('@', letter).replaceAll('#', figure)
      return [kind, new RegExp(`^${source}$`)]
    }),
  ) as Record<PlateKind, RegExp>

const exact = patternsOf('[A-NP-Z]', '\\d')
const confusable = patternsOf('[A-Z0]', '[\\dO]')
const maxTypedLength = 40
