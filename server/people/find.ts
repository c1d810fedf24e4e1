import type { Reader } from '../db/open.ts'
import { type Person, personById } from './people.ts'

/**
 * The people an operator may mean by: our own number for them ("p12"), a phone number however it is written, the end
 * of one, a business-scoped user id, a user name, or a part of the name. With each come the rows that turned out to be
 * the same human: their history still names those.
 */
export function findPeople(read: Reader, typed: string, limit = 50): Person[] {
  return read.all<Person>(
    `select * from person where id in (select value from json_each(?1))
       or merged_into in (select value from json_each(?1)) order by id`,
    JSON.stringify(named(read, typed, limit).map(({ id, merged_into }) => merged_into ?? id)),
  )
}

function named(read: Reader, typed: string, limit: number): Person[] {
  // Every name has nothing in it.
  if (typed.trim() === '') return []
  const own = /^p(\d+)$/.exec(typed)?.[1]
  if (own !== undefined) return [personById(read, Number(own))].filter((found) => found !== undefined)
  if (/^\+?[\d ().-]{4,}$/.test(typed)) {
    return read.all<Person>(
      `select * from person where wa_id = ?1 or phone = ?1 or wa_id like '%' || ?1 order by id limit ?2`,
      typed.replace(/\D/g, ''),
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
