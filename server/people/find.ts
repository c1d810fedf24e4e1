import type { Reader } from '../db/open.ts'
import { type Person, personById } from './people.ts'

/**
 * The people an operator may mean by: our own number for them ("p12"), a phone number however it is written, the end
 * of one, a business-scoped user id, a user name, or a part of the name. Those merged into others count as the others.
 */
export function findPeople(read: Reader, typed: string, limit = 50): Person[] {
  const own = /^p(\d+)$/.exec(typed)?.[1]
  if (own !== undefined) return [personById(read, Number(own))].filter((found) => found !== undefined)
  const digits = /^\+?[\d ().-]{4,}$/.test(typed) ? typed.replace(/\D/g, '') : undefined
  if (digits !== undefined) {
    return read.all<Person>(
      `select * from person where wa_id = ?1 or phone = ?1 or wa_id like '%' || ?1 order by id limit ?2`,
      digits,
      limit,
    )
  }
  return read.all<Person>(
    `select * from person where user_id = ?1 or username = ?1 or instr(lower(name), lower(?1)) > 0
       order by id limit ?2`,
    typed,
    limit,
  )
}
