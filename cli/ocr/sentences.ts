import type { FieldName } from '../../server/ocr/document.ts'
import { fieldNames } from '../../server/ocr/document.ts'
import type { FileRead } from './files.ts'

/** One file for people: what it is, and each field with how sure it is. */
export function linesOf(read: FileRead): string[] {
  if ('error' in read) return [`${read.file}  ${read.error.message} (${read.error.code})`]
  const head = `${read.file}  ${kinds[read.kind]}, ${(read.ms / 1000).toFixed(1)} s`
  const known = fieldNames.filter((name) => read.fields[name] !== undefined)
  if (known.length === 0) return [head, '  no field of a vehicle document was found']
  const values = known.map((name) => String(read.fields[name]?.value))
  const widest = Math.max(...values.map((value) => Bun.stringWidth(value)))
  return [
    head,
    ...known.map((name, at) => {
      const value = values[at] ?? ''
      const padding = ' '.repeat(widest - Bun.stringWidth(value))
      return `  ${labels[name].padEnd(labelWidth)}  ${value}${padding}  ${sureness(read.fields[name]?.confidence ?? 0)}`
    }),
  ]
}

/** Ten steps, and what would be asked back is said. */
function sureness(confidence: number): string {
  const steps = Math.round(confidence * 10)
  const percent = `${Math.round(confidence * 100)} %`.padStart(5)
  return `${'█'.repeat(steps)}${'░'.repeat(10 - steps)} ${percent}${confidence < believed ? '  to be checked' : ''}`
}

/** From here on a value is believed without asking. */
const believed = 0.85

const kinds = {
  insurance: 'insurance certificate',
  comesa: 'COMESA yellow card',
  registration: 'registration card',
  licence: 'driving licence',
  other: 'no vehicle document that is known',
} as const

const labels: Record<FieldName, string> = {
  plate: 'plate',
  insurer: 'insurer',
  policy_number: 'policy number',
  certificate_number: 'certificate number',
  valid_from: 'valid from',
  valid_to: 'valid to',
  make: 'make',
  model: 'model',
  year: 'year',
  chassis: 'chassis',
  engine_number: 'engine number',
  usage: 'usage',
  owner_name: 'owner',
  seats: 'seats',
}
const labelWidth = Math.max(...Object.values(labels).map((label) => label.length))
