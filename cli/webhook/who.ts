import type { Reader } from '../../server/db/open.ts'
import { AppError } from '../../server/error.ts'
import { findPeople } from '../../server/people/find.ts'

/** The ids of the people meant with --person; undefined when nobody was named. */
export function peopleMeant(read: Reader, typed: string | undefined): number[] | undefined {
  if (typed === undefined) return undefined
  const found = findPeople(read, typed).map(({ id }) => id)
  if (found.length > 0) return found
  throw new AppError(
    'not.found',
    `Nobody is known as "${typed}". Try the number with its country code, its last digits, or a part of the name.`,
  )
}
