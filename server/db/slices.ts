import type { Db, Tx } from './open.ts'

export interface Old {
  table: string
  /** Rises with the id, more or less: rows from `before` on are not looked at. */
  column: string
  before: number
  /** What else is true of the rows meant, as SQL without parameters; a slow condition costs only those who wait at night. */
  where: string
}

/**
 * Goes through the old rows of a table, some ids at a time: they are looked for outside the writer's transaction, each
 * change is small, and everybody else has a turn in between. Returns the sum of what `forget` returns.
 */
export async function forgetInSlices(
  db: Db,
  { table, column, before, where }: Old,
  forget: (tx: Tx, ids: number[]) => number,
): Promise<number> {
  const slice = `select id, ${column} as at, (${where}) as wanted from ${table} where id > ? order by id limit ${lookedAtOnce}`
  let forgotten = 0
  for (let after = 0; ; ) {
    const rows = db.read.all<{ id: number; at: number; wanted: 0 | 1 | null }>(slice, after)
    const ids = rows.filter(({ at, wanted }) => wanted === 1 && at < before).map(({ id }) => id)
    for (let from = 0; from < ids.length; from += forgottenAtOnce) {
      const some = ids.slice(from, from + forgottenAtOnce)
      forgotten += await db.write((tx) => forget(tx, some))
    }
    const last = rows.at(-1)
    // Clocks step back a little now and then: a row or two too new are no reason to stop, all of a slice are.
    if (last === undefined || rows.every(({ at }) => at >= before)) return forgotten
    after = last.id
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

const lookedAtOnce = 500
const forgottenAtOnce = 50
