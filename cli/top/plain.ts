import { clockTime } from '../moment.ts'
import { textOf } from './lines.ts'
import type { Figures } from './observer.ts'
import { overview } from './overview.ts'

/** The overview for a pipe or a log: no colours, nothing cut off. */
export function plainLines(figures: Figures, timezone: string): string[] {
  const { health, server, at } = figures
  const served =
    server?.version == null
      ? `no server answers at ${server?.url ?? '-'}`
      : `server ${server.version} answers`
  return [
    `${health.status}  ${served}  ${clockTime(at, timezone)}`,
    '',
    ...overview(figures, { columns: 100, rows: allRows }, 1).map(textOf),
  ]
}

/** For scripts: the same with moments as every other command writes them. */
export function jsonFigures(figures: Figures) {
  const { at, queues } = figures
  const { dead, lastDeliveryAt } = queues
  return {
    ...figures,
    at: iso(at),
    queues: {
      ...queues,
      dead: { ...dead, newest: dead.newest && { ...dead.newest, at: iso(dead.newest.at) } },
      lastDeliveryAt: lastDeliveryAt === null ? null : iso(lastDeliveryAt),
    },
  }
}

const iso = (at: number): string => new Date(at).toISOString()

/** Room for every check of health. */
const allRows = 80
