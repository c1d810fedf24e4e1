import { type Clock, systemClock } from '../server/clock.ts'
import type { Message } from '../server/flows/message.ts'
import { send } from '../server/queue/outbox.ts'
import type { Running } from './running.ts'

export const rows = <Row = Record<string, unknown>>(town: Running, sql: string): Row[] =>
  town.server.context.db.read.all<Row>(sql)

export const outbox = (town: Running, columns: string) =>
  rows(town, `select ${columns} from outbox order by id`)

/** Somebody who has chosen a language and seen the menu. */
export async function settled(town: Running) {
  const person = town.simulator.person()
  await person.says('hi')
  await person.next()
  await town.quiet()
  return person
}

/** Waits, in real time, for something to become true. */
export async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; !holds(); await Bun.sleep(5))
    if (Date.now() > end) throw new Error('this never came to be')
}

/** Real time, so many times faster. */
export function hurried(times: number): Clock {
  const begin = Date.now()
  return {
    now: () => begin + (Date.now() - begin) * times,
    after: (delayMs, call) => systemClock.after(delayMs / times, call),
  }
}

/** Messages that nobody asked for, to the newest person. */
export async function tells(town: Running, ...messages: Message[]): Promise<void> {
  const { db, sender, clock } = town.server.context
  const personId = db.read.get<{ id: number }>('select max(id) as id from person')?.id ?? 0
  await db.write((tx) => send(tx, { personId, correlationId: 'test' }, messages, clock.now()))
  sender.wake([personId])
}
