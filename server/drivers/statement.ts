import type { Reader } from '../db/open.ts'
import { AppError } from '../error.ts'
import type { Language } from '../i18n/languages.ts'
import { personById } from '../people/people.ts'
import type { Pictures } from '../qr/pictures.ts'
import { dateOf, localTime } from '../trips/days.ts'
import { type EarnedRide, ridesOn } from './income.ts'

export interface StatementOf {
  personId: number
  /** Local days, both included; days since 1970-01-01. */
  fromDay: number
  toDay: number
  language: Language
  timezone: string
}

/** What is drawn; plain data, because it is drawn in a worker. */
export interface Statement {
  language: Language
  fromDay: number
  toDay: number
  driver: string
  /** Only those with rides, the earliest first. */
  days: StatementDay[]
}

export interface StatementDay {
  day: number
  rwf: number
  rides: (EarnedRide & {
    /** Of the local day. */
    minute: number
  })[]
}

/** What a driver earned, for them and whoever wants to see it, as a PDF; nothing of the passengers is told. */
export async function statementFile(
  pictures: Pictures,
  from: Reader,
  of: StatementOf,
  /** In whose turn it is drawn; the server's own unless told. */
  whose?: string,
): Promise<{ bytes: Uint8Array; mime: string; filename: string }> {
  const bytes = await pictures.drawStatement(statementOf(from, of), whose)
  const period = [...new Set([of.fromDay, of.toDay].map(isoDay))].join('-to-')
  return { bytes, mime: 'application/pdf', filename: `inzira-${period}.pdf` }
}

export function statementOf(from: Reader, of: StatementOf): Statement {
  const { personId, language, fromDay, toDay, timezone } = of
  const person = personById(from, personId)
  if (person === undefined) throw new AppError('not.found', `There is no person p${personId}.`)
  if (person.merged_into !== null) return statementOf(from, { ...of, personId: person.merged_into })
  const days = new Map<number, StatementDay>()
  for (const ride of ridesOn(from, personId, of)) {
    const { day, minute } = localTime(ride.endedAt, timezone)
    const known = days.get(day) ?? { day, rwf: 0, rides: [] }
    days.set(day, known)
    known.rides.push({ ...ride, minute })
    known.rwf += ride.fareRwf
  }
  return { language, fromDay, toDay, driver: person.name ?? `p${person.id}`, days: [...days.values()] }
}

function isoDay(day: number): string {
  const { year, month, date } = dateOf(day)
  return [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
}
