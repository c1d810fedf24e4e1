import { type ValueProblem, valueTyped } from '../../server/documents/values.ts'
import { AppError } from '../../server/error.ts'
import { type FieldName, fieldNames } from '../../server/ocr/document.ts'
import { dateOf, localTime } from '../../server/trips/days.ts'
import { endOfDay } from '../drivers/change.ts'
import { nearestOf } from '../nearest.ts'

/** What the operator says instead of what was read, from --field name=value and --until. Throws `usage.invalid`. */
export function correctionsTyped(
  { fields, until }: { fields: readonly string[]; until: string | undefined },
  at: { now: number; timezone: string },
): Map<FieldName, string> {
  const corrections = new Map<FieldName, string>()
  const given = until === undefined ? fields : [...fields, `valid_to=${until}`]
  for (const typed of given) {
    const [, nameTyped = '', valueText = ''] = /^\s*([^=]+?)\s*=\s*(.*)$/s.exec(typed) ?? []
    if (nameTyped === '' || valueText.trim() === '')
      throw new AppError('usage.invalid', `"${typed}" is no --field: write it as plate="RAD 123 C".`)
    const name = fieldNamed(nameTyped)
    if (corrections.has(name)) throw new AppError('usage.invalid', `${name} is given twice. Say it once.`)
    corrections.set(name, kept(name, valueText, at))
  }
  const last = corrections.get('valid_to')
  // The same bounds as where a vehicle is vouched for without papers.
  if (last !== undefined) endOfDay(last, at)
  return corrections
}

function fieldNamed(typed: string): FieldName {
  const plain = typed.toLowerCase().replace(/[\s-]+/g, '_')
  const name = fieldNames.find((each) => each === plain)
  if (name !== undefined) return name
  const nearest = nearestOf(plain, fieldNames)
  const guess = nearest === undefined ? `There are ${fieldNames.join(', ')}.` : `Did you mean "${nearest}"?`
  throw new AppError('usage.invalid', `There is no field "${typed}". ${guess}`)
}

function kept(name: FieldName, typed: string, { now, timezone }: { now: number; timezone: string }): string {
  const { year } = dateOf(localTime(now, timezone).day)
  const read = valueTyped(name, typed, year)
  if ('value' in read) return read.value
  const meant = read.meant === undefined ? '' : ` Did you mean "${read.meant}"?`
  throw new AppError('usage.invalid', `"${typed}" ${problems[read.problem]}${meant}`)
}

const problems: Record<ValueProblem, string> = {
  not_a_plate: 'is no plate: write it as on the vehicle, such as RAD 123 C.',
  letter_o: 'is no plate: no series has the letter O.',
  letter_for_zero: 'is no plate: it has the letter O for a zero.',
  not_a_date: 'is no date: write it such as 2027-05-31.',
  not_a_year: 'is no year in which a vehicle was made, such as 2014.',
  not_seats: 'is no number of seats.',
  not_a_number: 'is no number as it stands on a certificate: letters, digits and / are in it.',
  not_a_name: 'is no name: write it as it stands on the paper.',
  too_long: 'is too long: at most 40 characters.',
  not_in_order: 'would end before it begins.',
}
