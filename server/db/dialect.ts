import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { AppError } from '../error.ts'
import type { Param, Statements } from './statements.ts'

/**
 * Kysely over one bun:sqlite connection whose transactions the writer, or a run of migrations, has already begun.
 * Why not kysely-bun-sqlite: docs/decisions/0002-kysely-dialect.md.
 */
export function dialectOf(statements: Statements): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new OneConnectionDriver(statements),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class OneConnectionDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(statements: Statements) {
    this.#connection = new Connection(statements)
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw alreadyInside()
  }
  async commitTransaction(): Promise<void> {
    throw alreadyInside()
  }
  async rollbackTransaction(): Promise<void> {
    throw alreadyInside()
  }
  async init(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

function alreadyInside(): AppError {
  return new AppError(
    'database.unavailable',
    'This handle lives inside a transaction and cannot begin or end one.',
  )
}

class Connection implements DatabaseConnection {
  constructor(readonly statements: Statements) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.statements.of(query.sql)
    const params = query.parameters as Param[]
    if (statement.columnNames.length > 0) return { rows: statement.all(...params) as Row[] }
    const { changes, lastInsertRowid } = statement.run(...params)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  // biome-ignore lint/correctness/useYield: the driver interface demands a generator; rows are small enough to read at once
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new AppError('database.unavailable', 'Streaming is not offered: page through the rows instead.')
  }
}
