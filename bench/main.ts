import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ack } from './ack.ts'
import { api } from './api.ts'
import { history } from './history.ts'
import { idle } from './idle.ts'
import { nearest } from './nearest.ts'
import { ocr } from './ocr.ts'
import { places } from './places.ts'
import { keepResults } from './results.ts'
import { soak } from './soak.ts'
import { start } from './start.ts'
import { markdown, type Row } from './table.ts'
import { throughput } from './throughput.ts'
import { trips } from './trips.ts'
import { web } from './web.ts'

/** Every suite by its name; `bun run bench ack history` runs those, `--quick` runs them small and writes nothing. */
const suites: Record<string, (quick: boolean) => Promise<Row[]>> = {
  start,
  idle,
  ack,
  throughput,
  history,
  nearest,
  places,
  trips,
  api,
  web,
  ocr,
  soak,
}

const usage = `Usage: bun run bench [SUITE …] [--quick]
Suites: ${Object.keys(suites).join(', ')}; all of them when none is named.
--quick  small and for a look only: RESULTS.md stays as it is`

const { values, positionals: chosen } = understood()
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const { quick } = values

const build = Bun.spawnSync([process.execPath, 'scripts/build.ts'], {
  cwd: join(import.meta.dir, '..'),
  stderr: 'inherit',
})
if (build.exitCode !== 0) process.exit(1)

const measured = new Map<string, Row[]>()
for (const [name, suite] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.error(`${name}…`)
  measured.set(name, await suite(quick))
}
console.log(markdown([...measured.values()].flat()))
if (!quick) await keepResults(Object.keys(suites), measured)

function understood() {
  try {
    const options = {
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    } as const
    const given = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true })
    const unknown = given.positionals.filter((name) => !(name in suites))
    if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}.`)
    return given
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}
