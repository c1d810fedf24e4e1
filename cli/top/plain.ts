import { textOf } from './lines.ts'
import type { Figures } from './observer.ts'
import { overview } from './overview.ts'

/** The overview for a pipe or a log: no colours, nothing cut off. */
export function plainLines(figures: Figures): string[] {
  const { health, server, at } = figures
  const served =
    server?.version == null
      ? `no server answers at ${server?.url ?? '-'}`
      : `server ${server.version} answers`
  return [
    `${health.status}  ${served}  ${new Date(at).toISOString()}`,
    '',
    ...overview(figures, { columns: 100, rows: allRows }, 1).map(textOf),
  ]
}

/** Room for every check of health. */
const allRows = 80
