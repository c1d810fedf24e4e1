import { dateIn } from '../../../server/i18n/calendar.ts'
import { language, say } from '../../i18n/say.ts'
import type { FieldName, Paper } from './data.ts'

export const fieldName = (name: FieldName): string => say(`vehicles.field.${name}`)

export const usages = ['PASSENGER', 'TAXI_MOTO', 'GOODS', 'PRIVATE', 'RENTAL'] as const

/** Uses are read as one of a few words, which people need not know. */
export function shownValue(name: FieldName, shown: string | null): string {
  const usage = usages.find((one) => name === 'usage' && one === shown?.toUpperCase().replaceAll(' ', '_'))
  // A date is written as it is everywhere else.
  const [, date, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(shown ?? '') ?? []
  if (year !== undefined) {
    const day = Math.floor(Date.UTC(Number(year), Number(month) - 1, Number(date)) / 86_400_000)
    return `${dateIn(language.value, day)} ${year}`
  }
  return usage === undefined ? (shown ?? '') : say(`vehicles.usage.${usage}`)
}

/** What a typed value looks like. */
export function exampleOf(name: FieldName, type: Paper['vehicleType']): string | undefined {
  const year = new Date().getFullYear()
  const examples: Partial<Record<FieldName, string>> = {
    plate: type === 'moto' ? 'RE 123 A' : 'RAD 123 C',
    insurer: 'Sanlam',
    policy_number: `MV/0123/${year}`,
    year: '2015',
    seats: '5',
  }
  return examples[name]
}

/** Why a certificate could not be read, and what to do. */
export function faultOf({ problem }: Pick<Paper, 'problem'>): string {
  switch (problem) {
    case 'document.empty':
    case 'document.truncated':
    case 'document.unreadable':
      return say('problem.paper.damaged')
    case 'document.wrong_type':
    case 'document.animated':
      return say('problem.paper.wrong_type')
    case 'document.too_large':
    case 'media.too_large':
      return say('problem.request.too_large')
    case 'document.too_small':
      return say('problem.paper.too_small')
    case 'document.too_many_pages':
      return say('vehicles.fault.pages')
    case 'document.encrypted':
      return say('vehicles.fault.locked')
    case 'document.no_text':
      return say('vehicles.fault.no_text')
    case 'document.timeout':
      return say('vehicles.fault.timeout')
    default:
      return say('vehicles.fault.ours')
  }
}
