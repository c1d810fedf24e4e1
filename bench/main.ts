import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { ack } from './ack.ts'
import { history } from './history.ts'
import { idle } from './idle.ts'
import { start } from './start.ts'
import { markdown, type Row } from './table.ts'
import { throughput } from './throughput.ts'

/** Every suite by its name; `bun run bench ack history` runs those, `--quick` runs them small and writes nothing. */
const suites: Record<string, (quick: boolean) => Promise<Row[]>> = { start, idle, ack, throughput, history }

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const chosen = words.filter((word) => !word.startsWith('--'))
const unknown = chosen.filter((name) => !(name in suites))
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`)
  process.exit(2)
}

const build = Bun.spawnSync([process.execPath, 'scripts/build.ts'], {
  cwd: join(import.meta.dir, '..'),
  stderr: 'inherit',
})
if (build.exitCode !== 0) process.exit(1)

const rows: Row[] = []
for (const [name, suite] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.error(`${name}…`)
  rows.push(...(await suite(quick)))
}
const table = markdown(rows)
console.log(table)
if (!quick && chosen.length === 0) {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Bun ${Bun.version}`
  const text = `# Results\n\nMade by \`bun run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.\nRatios are medians of rounds that take turns in one run; how each is measured stands in its file in this folder.\n\n${table}\n`
  await Bun.write(join(import.meta.dir, 'RESULTS.md'), text)
}
