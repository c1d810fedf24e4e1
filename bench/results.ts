import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { markdown, type Row } from './table.ts'

const path = join(import.meta.dir, 'RESULTS.md')

const head = `# Results

Made by \`bun run bench\`, a section a suite, each with the day and the machine of its last full run. Ratios are medians of rounds that take turns in one run; how each is measured stands in the file of its suite in this folder.
`

/** Writes the sections of these suites anew; those of others stay as they are. */
export async function keepResults(order: string[], measured: ReadonlyMap<string, Row[]>): Promise<void> {
  const before = await Bun.file(path).text()
  const known = new Map(
    before
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), `## ${section.trimEnd()}\n`]),
  )
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Bun ${Bun.version}`
  const day = new Date().toISOString().slice(0, 10)
  for (const [suite, rows] of measured)
    known.set(suite, `## ${suite}\n\n${day}: ${machine}.\n\n${markdown(rows)}\n`)
  const sections = order.flatMap((suite) => known.get(suite) ?? [])
  await Bun.write(path, [head, ...sections].join('\n'))
}
