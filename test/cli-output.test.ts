import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { shellWords } from './inzira.ts'

/** Runs it in a shell, with its standard output led elsewhere. */
async function led(words: string, to: string) {
  const child = Bun.spawn(['bash', '-c', `set -o pipefail; ${shellWords} ${words} ${to}`], {
    env: { PATH: process.env.PATH ?? '' },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [stdout, stderr, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { stdout, stderr, exitCode }
}

const isThere = existsSync('/dev/full')

test
  .skipIf(!isThere)
  .each(['--version', 'vehicles --help', 'fares --json', 'nothing-of-the-kind --json', 'qr 0788123456'])(
  '"%s" onto a full disk is told of, and fails',
  async (words) => {
    const { stderr, exitCode } = await led(words, '>/dev/full')
    expect(stderr).toContain('What was printed is not all there: it could not be written, the disk is full.')
    expect(stderr).not.toContain(' at ')
    expect(exitCode).toBe(60)
  },
)

test('a reader that wants no more is no fault', async () => {
  expect(await led('--help', '| head -n 1')).toMatchObject({ stderr: '', exitCode: 0 })
  expect(await led('--help', '| true')).toMatchObject({ stderr: '', exitCode: 0 })
})
