import type { Database, SQLQueryBindings, Statement } from 'bun:sqlite'

export type Param = SQLQueryBindings
export interface Changes {
  /** Rows changed by the statement. */
  changes: number
  lastInsertRowid: number | bigint
}

/**
 * Prepared statements of one connection, kept for its life. Bun's own cache holds 20, fewer than one busy
 * minute uses; preparing costs several times what running does.
 */
export class Statements {
  readonly #cache = new Map<string, Statement>()
  constructor(readonly database: Database) {}

  of(sql: string): Statement {
    let statement = this.#cache.get(sql)
    if (statement === undefined) {
      statement = this.database.prepare(sql)
      if (this.#cache.size >= maxStatements) this.#evict()
      this.#cache.set(sql, statement)
    }
    return statement
  }

  get<Row>(sql: string, ...params: Param[]): Row | undefined {
    return (this.of(sql).get(...params) as Row | null) ?? undefined
  }

  all<Row>(sql: string, ...params: Param[]): Row[] {
    return this.of(sql).all(...params) as Row[]
  }

  run(sql: string, ...params: Param[]): Changes {
    return this.of(sql).run(...params)
  }

  finalize(): void {
    for (const statement of this.#cache.values()) statement.finalize()
    this.#cache.clear()
  }

  #evict(): void {
    const oldest = this.#cache.keys().next().value
    if (oldest === undefined) return
    this.#cache.get(oldest)?.finalize()
    this.#cache.delete(oldest)
  }
}

const maxStatements = 400
