import type { FieldName } from '../document.ts'
import { chassisIn } from './chassis.ts'
import { seatsIn, yearIn } from './counts.ts'
import { datesIn } from './dates.ts'
import { hasOftenName } from './given-names.ts'
import { insurerIn } from './insurers.ts'
import { nameIn } from './names.ts'
import { engineIn, numberIn } from './numbers.ts'
import { plateAtStart, plateIn } from './plates.ts'
import type { Parsed } from './text.ts'
import { usageIn } from './usage.ts'
import { hasKnownCode, makeIn, modelIn, unknownMakeIn } from './vehicles.ts'
import type { Topic } from './wording.ts'

/** What a text says when it stands where a topic's value must. */
export function valuesFor(topic: Topic, text: string): { field: FieldName; parsed: Parsed }[] {
  const one = (field: FieldName, parsed: Parsed | undefined): { field: FieldName; parsed: Parsed }[] =>
    parsed === undefined ? [] : [{ field, parsed }]
  switch (topic) {
    case 'plate':
      return one('plate', plateIn(text) ?? plateAtStart(text))
    case 'insurer':
      return one('insurer', insurerIn(text, true))
    case 'policy_number':
    case 'certificate_number':
      return one(topic, numberIn(text))
    case 'title':
      return one('certificate_number', /\d{4}/.test(text) ? numberIn(text) : undefined)
    case 'make': {
      const make = makeIn(text, true)
      if (make === undefined)
        return one('make', usageIn(text) || hasOftenName(text) ? undefined : unknownMakeIn(text))
      const model = make.rest === '' ? undefined : modelIn(make.rest, String(make.value))
      return [...one('make', make), ...(model?.known ? one('model', { ...model, fit: model.fit * 0.9 }) : [])]
    }
    case 'make_model': {
      const make = makeIn(text.split('/')[0] ?? text, true) ?? makeIn(text, true)
      if (make === undefined) return []
      const slash = text.includes('/') && make.rest === '' ? text.slice(text.indexOf('/') + 1) : make.rest
      return [
        ...one('make', make),
        ...one('model', slash.trim() === '' ? undefined : modelIn(slash, String(make.value))),
      ]
    }
    case 'model': {
      const model = modelIn(text)
      // An engine's number or a name beside it.
      const isOther = model?.known === false && (isEngineNumber(text) || hasOftenName(text))
      return one('model', isOther ? undefined : model)
    }
    case 'year':
      return one('year', yearIn(text, latestYear))
    case 'chassis':
      return one('chassis', chassisIn(text))
    case 'engine_number':
      return one('engine_number', engineIn(text))
    case 'usage':
      return one('usage', usageIn(text))
    case 'owner_name':
      return one('owner_name', nameIn(text))
    case 'seats':
      return one('seats', seatsIn(text))
    case 'valid_from':
    case 'valid_to':
    case 'period':
    case 'issue_date':
    case 'birth_date':
    case 'given_names':
    case 'elsewhere':
      return []
  }
}

/** Whether a text may be the value of a label; if not, the label was a word among words. */
export function understands(topics: ReadonlyMap<Topic, number>, text: string): boolean {
  for (const topic of topics.keys()) {
    if (neverAsked.has(topic)) return true
    if (topic === 'period' || topic === 'valid_from' || topic === 'valid_to') {
      if (datesIn(text).length > 0 || /\d.*\d/.test(text)) return true
    } else if (valuesFor(topic, text).length > 0) return true
  }
  return false
}

const isEngineNumber = (text: string): boolean => hasKnownCode(text) && /\d{5}/.test(text)

const neverAsked: ReadonlySet<Topic> = new Set(['elsewhere', 'issue_date', 'birth_date', 'given_names'])

const latestYear = 2050
