import type { Candidate } from './candidates.ts'
import { nameIn } from './names.ts'
import { below, rightOf, type Segment } from './segments.ts'
import { plain } from './text.ts'

/** Where surname and other names stand apart, as on licences, the name is both. */
export function withGivenNames(candidates: readonly Candidate[], segments: readonly Segment[]): Candidate[] {
  const label = segments.find((s) => s.label?.topics.has('given_names'))
  if (label === undefined) return [...candidates]
  const given = label.value ?? rightOf(label, segments)[0] ?? below(label, segments)[0]
  if (given === undefined) return [...candidates]
  const surnames = segments.filter((s) => s.label?.topics.has('owner_name') && isOfSurname(s.text))
  return candidates.map((c) => {
    if (c.field !== 'owner_name' || c.segment === given) return c
    const isSurname = surnames.some(
      (s) =>
        s.value === c.segment || rightOf(s, segments)[0] === c.segment || below(s, segments)[0] === c.segment,
    )
    const whole = isSurname ? nameIn(`${c.value} ${given.text}`) : undefined
    return whole === undefined ? c : { ...c, value: whole.value, fit: whole.fit }
  })
}

function isOfSurname(label: string): boolean {
  return /\b(?:SURNAME|FAMILY NAME|LAST NAME|NOM|NOM DE FAMILLE|IZINA)\W*$/.test(
    plain(label)
      .replace(/[^A-Z ]+/g, ' ')
      .trim(),
  )
}
