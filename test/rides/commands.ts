import { expect } from 'bun:test'
import fc from 'fast-check'
import type { Tx } from '../../server/db/open.ts'
import { receive } from '../../server/events/events.ts'
import { meetRideDeadlines } from '../../server/rides/deadlines.ts'
import type { Model } from './model.ts'
import type { Move } from './move.ts'
import { moves } from './moves.ts'
import type { Real } from './real.ts'

type Command = fc.AsyncCommand<Model, Real>

/** Does it; before that, if told so, dies in the middle of it once, which must leave nothing behind. */
class Does implements Command {
  constructor(
    readonly move: Move,
    readonly diesAtWrite: number | null,
  ) {}

  check = () => true

  async run(model: Model, real: Real): Promise<void> {
    const { expected, act } = this.move.aim(model)
    if (this.diesAtWrite !== null) await real.diesIn((tx) => act(tx, real), this.diesAtWrite)
    const got = await real.town.db.write((tx) => act(tx, real))
    expect(got).toBe(expected())
    real.expectSameAs(model)
  }

  toString = () =>
    `${this.move.name}${this.diesAtWrite === null ? '' : ` dying at write ${this.diesAtWrite}`}`
}

/** Time goes by; what falls due on the way is met, perhaps after a death in the middle of it. */
class Waits implements Command {
  constructor(
    readonly ms: number,
    readonly diesAtWrite: number | null,
    /** Whether deadlines pass unnoticed for now, because the server is busy or down. */
    readonly isUnnoticed: boolean,
  ) {}

  check = () => true

  async run(model: Model, real: Real): Promise<void> {
    const { town } = real
    const end = town.clock.now() + this.ms
    for (;;) {
      const next = model.dueAt()
      if (this.isUnnoticed || next > end) break
      town.clock.advance(Math.max(0, next - town.clock.now()))
      const meet = (tx: Tx) => meetRideDeadlines(tx, { now: town.clock.now(), rules: town.rules, limit: 100 })
      if (this.diesAtWrite !== null) await real.diesIn(meet, this.diesAtWrite)
      await town.db.write(meet)
      model.meetDeadlines()
    }
    town.clock.advance(end - town.clock.now())
    real.expectSameAs(model)
  }

  toString = () => `wait ${this.ms / 1000} s${this.isUnnoticed ? ' unnoticed' : ''}`
}

class Reopens implements Command {
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    await real.reopen()
    real.expectSameAs(model)
  }
  toString = () => 'reopen'
}

/** An event that came in once comes in again, from wherever. */
class Redelivers implements Command {
  constructor(readonly nth: number) {}
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    const { db, clock } = real.town
    const all = db.read.all<{ external_id: string; lane: string; person_id: number }>('select * from inbox')
    const again = all[this.nth % Math.max(1, all.length)]
    if (again === undefined) return
    const { external_id: externalId, lane, person_id: personId } = again
    const event = {
      externalId,
      lane,
      personId,
      kind: 'result',
      correlationId: 'x',
      payload: {},
      occurredAt: 1,
    }
    expect(await db.write((tx) => receive(tx, event, clock.now()))).toBe(false)
    real.expectSameAs(model)
  }
  toString = () => `redeliver ${this.nth}`
}

const death = fc.option(fc.nat(12), { freq: 4, nil: null })
const aWhile = fc.constantFrom(
  1000,
  15_000,
  45_000,
  119_000,
  120_000,
  1000,
  15_000,
  45_000,
  600_000,
  1_800_000,
  7_200_000,
  43_200_000,
)

/** As often long as short: the interesting things happen when much has happened before. */
export const commands = fc.noBias(
  fc.commands<Model, Real, false>(
    [
      ...moves.flatMap(({ weight, arbitrary }) =>
        Array<fc.Arbitrary<Command>>(weight).fill(
          fc.tuple(arbitrary, death).map(([move, at]) => new Does(move, at)),
        ),
      ),
      ...Array<fc.Arbitrary<Command>>(5).fill(
        fc.tuple(aWhile, death, fc.nat(3)).map(([ms, at, n]) => new Waits(ms, at, n === 0)),
      ),
      fc.constant(new Reopens()),
      fc.nat(30).map((n) => new Redelivers(n)),
    ],
    { maxCommands: 80, size: 'max' },
  ),
)
