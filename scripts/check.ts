import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './generated.ts'

/** Everything that must hold before a change is merged, in one command; ends with one line that counts it all. */
interface Outcome {
  passed: number
  failed: number
}

const bun = process.execPath
const tool = (name: string) => join(projectRoot, 'node_modules/.bin', name)
/** Tests start real servers and a real browser; a slow machine must not fail them. */
const patient = ['--timeout', '30000']
const total: Outcome = { passed: 0, failed: 0 }

await provideBrowser()
await stage('types', [tool('tsc'), '--noEmit'])
await stage('format and lint', [tool('biome'), 'check', '--error-on-warnings', '.'])
await stage('unused code', [tool('knip')])
await stage('tests', [bun, 'test', ...patient], { countTests: true })
await stage('build', [bun, 'scripts/build.ts'])
// The same tests that ran against the source, now against the file that is handed out.
await stage('the binary', [bun, 'test', ...patient, 'test/binary', 'test/cli-', 'test/crash'], {
  countTests: true,
  env: { INZIRA_BIN: join(projectRoot, 'dist/inzira'), CRASHES: '15' },
})
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

async function stage(
  title: string,
  command: string[],
  options: { countTests?: boolean; env?: Record<string, string> } = {},
): Promise<void> {
  const startedAt = performance.now()
  // Tests take minutes: somebody who waits, and the log of a machine that was stopped, want to see at what.
  process.stdout.write(`…             ${title}${process.stdout.isTTY ? '\r' : '\n'}`)
  const child = Bun.spawn(command, {
    cwd: projectRoot,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [stdout, stderr, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  const outcome = options.countTests ? testsIn(stderr, exitCode) : one(exitCode)
  total.passed += outcome.passed
  total.failed += outcome.failed
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const count = `${outcome.passed} passed, ${outcome.failed} failed`
  console.log(
    `${outcome.failed === 0 ? 'ok  ' : 'FAIL'} ${seconds.padStart(6)} s  ${title.padEnd(15)}  ${count}`,
  )
  if (outcome.failed > 0) console.log(interesting(`${stdout}\n${stderr}`))
}

function one(exitCode: number): Outcome {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** `bun test` closes with " 12 pass", " 1 fail" and, for what happens outside tests, " 1 error". */
function testsIn(output: string, exitCode: number): Outcome {
  const count = (word: string) => Number(new RegExp(`^ *(\\d+) ${word}s?$`, 'm').exec(output)?.[1] ?? 0)
  const failed = count('fail') + count('error')
  // A run that ended badly without saying so, or found nothing to run, is a failure as well.
  const silent = failed === 0 && (exitCode !== 0 || count('pass') === 0)
  return { passed: count('pass'), failed: silent ? 1 : failed }
}

/** Passed tests, and the names of files in which all passed, say nothing. */
function interesting(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\((pass|skip|todo)\)|^$/.test(line))
  const isTitle = (line: string | undefined) => line === undefined || /\.test\.tsx?:$/.test(line)
  return lines
    .filter((line, at) => !(isTitle(line) && isTitle(lines[at + 1])))
    .slice(-400)
    .join('\n')
}

/** The phone page is tested in a real browser, the only thing the package registry does not bring along. */
async function provideBrowser(): Promise<void> {
  if (existsSync('/usr/bin/chromium')) return
  const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji']
  const canInstall = process.getuid?.() === 0 && Bun.which('apt-get') !== null
  if (canInstall) {
    const script = `apt-get update -q && apt-get install -y -q --no-install-recommends ${packages.join(' ')}`
    await stage('install a browser for the page tests', ['sh', '-c', script], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  } else console.log(`The page tests need a browser: sudo apt-get install ${packages.join(' ')}`)
}
