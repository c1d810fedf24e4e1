import type { Reader, Tx } from '../db/open.ts'
import type { PersonRow } from '../db/schema.ts'
import type { Language } from '../i18n/languages.ts'

export type Person = Omit<PersonRow, 'id'> & { id: number }

export const personById = (from: Tx | Reader, id: number): Person | undefined =>
  from.get<Person>('select * from person where id = ?', id)

export const languageOf = (tx: Tx, id: number): Language | null =>
  tx.get<{ language: Language | null }>('select language from person where id = ?', id)?.language ?? null

export const nameOf = (tx: Tx, id: number): string | null =>
  tx.get<{ name: string | null }>('select name from person where id = ?', id)?.name ?? null

export function setLanguage(tx: Tx, id: number, language: Language): void {
  tx.run('update person set language = ? where id = ?', language, id)
}

export function setName(tx: Tx, id: number, name: string): void {
  tx.run('update person set name = ? where id = ?', name, id)
}

/** Null opts in again. */
export function setOptedOut(tx: Tx, id: number, at: number | null): void {
  tx.run('update person set opted_out_at = ? where id = ?', at, id)
}

export function setMarketingOptedOut(tx: Tx, id: number, at: number | null): void {
  tx.run('update person set marketing_opted_out_at = ? where id = ?', at, id)
}

/** Until then a human answers this person and the bot is silent; null brings it back. */
export function pauseBot(tx: Tx, id: number, until: number | null): void {
  tx.run('update person set bot_paused_until = ? where id = ?', until, id)
}

/** Since when they wait for a human; an earlier wish counts on. */
export function askForHuman(tx: Tx, id: number, at: number): void {
  tx.run('update person set asked_for_human_at = coalesce(asked_for_human_at, ?) where id = ?', at, id)
}

/** A human answered, or none is wanted any more; also for rows that turned out to be the same human. */
export function stopWaitingForHuman(tx: Tx, id: number): void {
  tx.run(
    `update person set asked_for_human_at = null
       where asked_for_human_at is not null and (id = ?1 or merged_into = ?1)`,
    id,
  )
}

/** Who waits for a human they asked for, the longest first. */
export const waitingForHuman = (from: Tx | Reader): { id: number; since: number }[] =>
  from.all(
    `select coalesce(merged_into, id) as id, min(asked_for_human_at) as since from person
       where asked_for_human_at is not null group by 1 order by 2`,
  )

/** Opens the 24-hour window anew. Messages come out of order: the window only moves forward. */
export function heardFrom(tx: Tx, id: number, at: number): void {
  tx.run('update person set last_inbound_at = max(coalesce(last_inbound_at, 0), ?) where id = ?', at, id)
}
