import type { VehicleType } from '../db/schema-mobility.ts'
import type { DocumentKind, FieldName } from '../ocr/document.ts'
import { mismatch, readPlate } from '../vehicles/plate.ts'
import type { DocumentField } from './documents.ts'

/** A field as it is judged: without the picture of its line. */
export type JudgedField = Pick<
  DocumentField,
  'name' | 'read_value' | 'confidence' | 'value' | 'source' | 'asked' | 'settled_at'
>

/** What a document is held against. */
export interface About {
  kind: DocumentKind
  vehicleType: VehicleType
  /** Of the vehicle whose papers these are said to be, as it is kept. */
  plate: string | null
  /** YYYY-MM-DD, where the operator is. */
  today: string
}

/** From this confidence on what was read counts without asking. */
export const believedFrom = 0.85

/** What counts of a field at present; null while it is not known. */
export function knownValue(field: JudgedField | undefined): string | null {
  if (field === undefined) return null
  const value = field.value ?? (isBelieved(field) ? field.read_value : null)
  return field.name === 'plate' && value !== null ? plateKept(value) : value
}

/** Plates are read in groups and kept without blanks. */
const plateKept = (plate: string): string => plate.replaceAll(' ', '').toUpperCase()

/** Those that are still to be asked about, the most important first. */
export function questionsAbout(fields: readonly JudgedField[], about: About): FieldName[] {
  if (!isCover(about.kind) || hasEnded(fields, about)) return []
  const odd = oddFields(fields, about)
  const needed = neededIn[about.kind] ?? []
  const open = importance.filter((name) => {
    const field = fields.find((one) => one.name === name)
    if (field !== undefined && isAnswered(field)) return false
    if (field === undefined || field.read_value === null) return needed.includes(name)
    return !isBelieved(field) || odd.has(name)
  })
  const asked = fields.filter((field) => field.asked === 1 && isAnswered(field)).length
  const must = open.filter((name) => needed.includes(name)).sort(byWhatMayEndIt(fields, about))
  const may = open.filter((name) => !needed.includes(name))
  return [...must, ...may.slice(0, Math.max(0, maxQuestions - asked - must.length))]
}

/** What is over needs no other answer: where the end may be past it is asked about before all else. */
const byWhatMayEndIt =
  (fields: readonly JudgedField[], { today }: About) =>
  (one: FieldName, other: FieldName): number => {
    const read = named(fields, 'valid_to')?.read_value ?? null
    if (read === null || read >= today) return 0
    return Number(other === 'valid_to') - Number(one === 'valid_to')
  }

/** Whether the vehicle can be driven without it being known. */
export const isNeeded = (kind: DocumentKind | null, name: FieldName): boolean =>
  kind !== null && (neededIn[kind] ?? []).includes(name)

/** Papers that can let a vehicle drive; all others are refused. */
export const isCover = (kind: DocumentKind | null): boolean => kind === 'insurance' || kind === 'comesa'

/** Its last day is over, by what is known of it for certain. */
export function hasEnded(fields: readonly JudgedField[], { today }: Pick<About, 'today'>): boolean {
  const to = knownValue(named(fields, 'valid_to'))
  return to !== null && to < today && !isPeriodOdd(fields)
}

/** Whether anything does not fit together, whoever confirmed it: the operator looks at such papers. */
export const isOdd = (fields: readonly JudgedField[], about: About): boolean =>
  isPeriodOdd(fields) || isPlateOdd(fields, about)

/** Whether a needed value is one that somebody typed: then it does not stand on the paper as far as anybody knows. */
export const isTyped = (fields: readonly JudgedField[], kind: DocumentKind): boolean =>
  (neededIn[kind] ?? []).some((name) => {
    const source = named(fields, name)?.source ?? null
    return source !== 'read' && source !== 'confirmed'
  })

/** What does not fit together, which is asked about however surely it was read. */
function oddFields(fields: readonly JudgedField[], about: About): Set<FieldName> {
  const odd = new Set<FieldName>()
  const plate = knownValue(named(fields, 'plate'))
  if (isPlateOdd(fields, about) || (plate !== null && about.plate !== null && plate !== about.plate)) {
    odd.add('plate')
  }
  if (isPeriodOdd(fields)) odd.add('valid_from').add('valid_to')
  return odd
}

/** Certificates last from a day to a year. */
function isPeriodOdd(fields: readonly JudgedField[]): boolean {
  const from = knownValue(named(fields, 'valid_from'))
  const to = knownValue(named(fields, 'valid_to'))
  if (from === null || to === null) return false
  const days = (Date.parse(to) - Date.parse(from)) / dayMs
  return days < 0 || days > longestDays
}

function isPlateOdd(fields: readonly JudgedField[], { vehicleType }: About): boolean {
  const plate = knownValue(named(fields, 'plate'))
  if (plate === null) return false
  const read = readPlate(plate)
  return read.is !== 'plate' || mismatch(vehicleType, read.kind) !== undefined
}

const isBelieved = ({ confidence, read_value, source, settled_at }: JudgedField): boolean =>
  read_value !== null && (confidence ?? 0) >= believedFrom && !(source === null && settled_at !== null)

/** They said something about it, and be it that they do not know. */
const isAnswered = ({ source, settled_at }: JudgedField): boolean => settled_at !== null && source !== 'read'

const named = (fields: readonly JudgedField[], name: FieldName): JudgedField | undefined =>
  fields.find((field) => field.name === name)

const neededIn: Partial<Record<DocumentKind, readonly FieldName[]>> = {
  insurance: ['plate', 'valid_to', 'valid_from', 'insurer', 'policy_number'],
  comesa: ['plate', 'valid_to', 'valid_from'],
}

const importance: readonly FieldName[] = [
  'plate',
  'valid_to',
  'valid_from',
  'insurer',
  'policy_number',
  'make',
  'model',
  'seats',
  'chassis',
  'certificate_number',
  'owner_name',
  'usage',
  'year',
  'engine_number',
]

/** Nobody answers fourteen. */
const maxQuestions = 6
const longestDays = 370
const dayMs = 86_400_000
