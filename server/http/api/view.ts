import type { Context } from '../../context.ts'
import type { Reader, Tx } from '../../db/open.ts'
import { type Scope, scopeTo } from '../../policy/scope.ts'
import { rulesOf } from '../../rides/rules.ts'
import { type Session, signedIn } from './who.ts'

/**
 * Looks something up for whoever is signed in: through their scope, over a connection that cannot write. Throws
 * `session.missing`.
 */
export function view<Answer>(
  context: Context,
  request: Request,
  look: (scope: Scope, session: Session) => Answer,
): Answer {
  const session = signedIn(context, request)
  return look(viewScope(context, session.personId), session)
}

/** What one person may see now. Whatever of it writes throws. */
export function viewScope(context: Pick<Context, 'db' | 'config' | 'clock'>, personId: number): Scope {
  const { config, clock } = context
  return scopeTo(personId, queryOnly(context.db.read), {
    now: clock.now(),
    correlationId: 'view',
    botPauseMs: config.botPauseMs,
    publicUrl: config.publicUrl ?? null,
    rules: rulesOf(config),
    wake() {},
  })
}

/** The nouns ask for a transaction because most of them write; this one lets them look, and nothing else. */
const queryOnly = (read: Reader): Tx =>
  ({
    q: read.q,
    get: (sql, ...params) => read.get(sql, ...params),
    all: (sql, ...params) => read.all(sql, ...params),
    run(sql) {
      throw new Error(`a view cannot write: ${sql}`)
    },
  }) as Omit<Tx, symbol> as Tx
