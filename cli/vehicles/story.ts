import type { SeenPaper } from '../../server/documents/browse.ts'
import { knownValue as counted, type JudgedField } from '../../server/documents/judge.ts'
import { shownValue } from '../../server/documents/values.ts'
import type { Language } from '../../server/i18n/languages.ts'
import { type FieldName, fieldNames } from '../../server/ocr/document.ts'
import { shownPlate } from '../../server/vehicles/plate.ts'
import { isValid, type Vehicle } from '../../server/vehicles/vehicles.ts'
import { lastDay } from '../drivers/describe.ts'
import { masked } from '../masked.ts'
import { clockTime } from '../moment.ts'
import { whoIs } from '../webhook/describe.ts'
import { firstDay } from './days.ts'
import type { PaperMark } from './describe.ts'
import { paperMark, standing } from './describe.ts'

/** A paper with all that was read from it, for people and scripts. */
export interface PaperStory {
  paper: PaperMark & { readAt: string | null; readMs: number | null; attempts: number }
  /** Why it waits for the operator, in words; null when it does not. */
  waitsBecause: string | null
  /** `language`: what their messages are in; null while they have chosen none. */
  person: { id: number; name: string | null; number: string | null; language: Language | null }
  vehicle: ShownVehicle | null
  fields: ShownField[]
  /** The vehicle's other papers, the oldest first. */
  others: PaperMark[]
}

export interface ShownVehicle {
  plate: string
  type: string
  state: string
  valid: boolean
  why: string | null
  insuredFrom: string | null
  insuredUntil: string | null
  /** Of the paper that its insurance was taken from. */
  paper: number | null
}

export interface ShownField {
  name: FieldName
  /** What counts; null while it is not known. */
  value: string | null
  /** As it was read; null where nothing was. */
  readValue: string | null
  confidence: number | null
  source: 'read' | 'confirmed' | 'corrected' | 'operator' | null
  /** Whether the driver is, or was, asked about it. */
  asked: boolean
  /** Whether their answer is still waited for. */
  isOpen: boolean
}

/** What the person is called is masked as everywhere; what stands on the paper is what the operator must compare. */
export function paperStory(
  { document, person, vehicle, others, fields }: SeenPaper,
  {
    now,
    timezone,
    reveal,
    waitsBecause,
  }: { now: number; timezone: string; reveal: boolean; waitsBecause: string | null },
): PaperStory {
  return {
    paper: {
      ...masked(paperMark(document), { reveal }),
      readAt: document.read_at === null ? null : new Date(document.read_at).toISOString(),
      readMs: document.read_ms,
      attempts: document.attempts,
    },
    waitsBecause,
    person: {
      ...masked({ id: person.id, name: person.name, number: person.phone }, { reveal }),
      language: person.language,
    },
    vehicle: vehicle === undefined ? null : shownVehicle(vehicle, { now, timezone }),
    fields: fieldNames
      .flatMap((name) => fields.filter((field) => field.name === name))
      .map((field) => ({
        name: field.name,
        value: shownOrNull(field.name, counted(field)),
        readValue: shownOrNull(field.name, field.read_value),
        confidence: field.confidence,
        source: field.source,
        asked: field.asked === 1,
        isOpen: document.state === 'review' && field.asked === 1 && field.settled_at === null,
      })),
    others: masked(others.map(paperMark), { reveal }),
  }
}

export function shownVehicle(
  vehicle: Vehicle,
  { now, timezone }: { now: number; timezone: string },
): ShownVehicle {
  const { insured_from, insured_until } = vehicle
  return {
    plate: shownPlate(vehicle.plate),
    type: vehicle.type,
    state: vehicle.state,
    valid: isValid(vehicle, now),
    why: vehicle.why,
    insuredFrom: insured_from === null ? null : firstDay(insured_from, timezone),
    insuredUntil: insured_until === null ? null : lastDay(insured_until, timezone),
    paper: vehicle.document_id,
  }
}

export function storyLines(
  { paper, waitsBecause, person, vehicle, fields, others }: PaperStory,
  timezone: string,
): string[] {
  const at = (time: string): string => clockTime(Date.parse(time), timezone).slice(0, 16)
  const row = (label: string, value: string): string => `  ${label.padEnd(labelWidth)}  ${value}`
  return [
    `#${paper.id}  ${kindOf(paper)}, ${stateSentence(paper)}`,
    ...(waitsBecause === null ? [] : [`It waits for you because: ${waitsBecause}.`]),
    row('driver', whoIs(person)),
    row('they read', theirLanguage(person.language)),
    row('vehicle', vehicle === null ? 'not known yet' : vehicleSentence(vehicle)),
    row('sent', at(paper.sentAt)),
    ...(paper.readAt === null || paper.readMs === null
      ? []
      : [row('read', `${at(paper.readAt)}, in ${(paper.readMs / 1000).toFixed(1)} s`)]),
    ...(paper.settledAt === null ? [] : [row('settled', at(paper.settledAt))]),
    ...(paper.decidedBy === null ? [] : [row('decided by', paper.decidedBy)]),
    ...(paper.why === null ? [] : [row(paper.state === 'approved' ? 'note' : 'why', paper.why)]),
    ...(paper.problem === null ? [] : [row('problem', paper.problem)]),
    ...(fields.length === 0 ? [] : ['', ...fieldLines(fields)]),
    ...(others.length === 0 ? [] : ['', '  its other papers']),
    ...others.map(
      (other) => `  #${other.id}  ${kindOf(other)}, ${stateSentence(other)}, sent ${at(other.sentAt)}`,
    ),
  ]
}

/** What a sentence for them is best written in. */
export const theirLanguage = (language: Language | null): string =>
  language === null ? 'a language they have not chosen yet' : inEnglish[language]

const inEnglish: Record<Language, string> = {
  en: 'English',
  fr: 'French',
  rw: 'Kinyarwanda',
  sw: 'Swahili',
}

export const vehicleSentence = (vehicle: ShownVehicle): string => {
  const { plate, type, insuredFrom, insuredUntil, why } = vehicle
  const insured =
    insuredUntil === null
      ? ''
      : `, insured ${insuredFrom === null ? '' : `from ${insuredFrom} `}until ${insuredUntil}`
  return `${plate} (${type}), ${standing(vehicle)}${insured}${why === null ? '' : `: ${why}`}`
}

function fieldLines(fields: ShownField[]): string[] {
  const widest = Math.max(
    ...fields.map(({ name, value }) => Bun.stringWidth(value === null ? '?' : human(name, value))),
  )
  return fields.map((field) => {
    const value = field.value === null ? '?' : human(field.name, field.value)
    const padding = ' '.repeat(widest - Bun.stringWidth(value))
    return `  ${fieldLabel(field.name).padEnd(labelWidth)}  ${value}${padding}  ${sureness(field.confidence)}  ${origin(field)}`
  })
}

const sureness = (confidence: number | null): string => {
  if (confidence === null) return ' '.repeat(16)
  const steps = Math.round(confidence * 10)
  return `${'█'.repeat(steps)}${'░'.repeat(10 - steps)} ${`${Math.round(confidence * 100)} %`.padStart(5)}`
}

/** Where a value comes from, and what was read where that is something else. */
export function origin({ name, source, asked, isOpen, value, readValue }: ShownField): string {
  const instead = readValue === null ? '; nothing was read' : `; read: ${human(name, readValue)}`
  switch (source) {
    case 'read':
      return 'as read'
    case 'confirmed':
      return 'confirmed by the driver'
    case 'corrected':
      if (readValue === null) return 'typed by the driver, not read'
      return `corrected by the driver${value === readValue ? '' : instead}`
    case 'operator':
      return `set by the operator${value === readValue ? '' : instead}`
    case null:
      if (value !== null) return 'as read'
      return `${isOpen ? 'the driver is being asked' : asked ? 'the driver could not tell' : 'not known'}${readValue === null ? '' : instead}`
  }
}

const shownOrNull = (name: FieldName, value: string | null): string | null =>
  value !== null && name === 'plate' ? shownPlate(value) : value

/** What a decision counts otherwise than it counted before: what the driver sent or said must not be lost silently. */
export const changedByYou = (
  fields: readonly JudgedField[],
  corrections: ReadonlyMap<FieldName, string>,
): { name: FieldName; was: string; now: string }[] =>
  fields.flatMap((field) => {
    const is = corrections.get(field.name)
    const was = counted(field) ?? field.read_value
    return is === undefined || was === null || is === was ? [] : [{ name: field.name, was, now: is }]
  })

/** As a person reads it; dates as the commands take them. */
export function human(name: FieldName, value: string): string {
  if (name === 'valid_from' || name === 'valid_to') return value
  const shown = shownValue(name, value)
  return name === 'usage' ? shown.toLowerCase() : shown
}

export const fieldLabel = (name: FieldName): string => name.replaceAll('_', ' ')

export const kindOf = ({ kind }: { kind: string | null }): string =>
  kind === null ? 'a file' : (kinds[kind] ?? kind)

const kinds: Record<string, string> = {
  insurance: 'insurance certificate',
  comesa: 'COMESA yellow card',
  registration: 'registration card',
  licence: 'driving licence',
  other: 'no vehicle document that is known',
}

/** Papers that were of no use are discarded as well as those given up; why is in their problem. */
export const stateSentence = ({ state, problem }: Pick<PaperMark, 'state' | 'problem'>): string =>
  state === 'discarded' && problem !== null ? 'of no use' : (stateWords[state] ?? state)

const stateWords: Record<string, string> = {
  fetching: 'on its way',
  waiting: 'to be read',
  review: 'the driver is being asked about it',
  submitted: 'waits for you',
  approved: 'approved',
  rejected: 'rejected',
  discarded: 'given up by the driver',
  failed: 'could not be read',
}

const labelWidth = 'certificate number'.length

/** What can be done about a paper that waits. */
export const waysOn = (id: number): string =>
  `"inzira vehicles verify ${id}" approves it; "inzira vehicles reject ${id} --why …" does not.`
