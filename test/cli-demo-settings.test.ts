import { expect, test } from 'bun:test'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inzira, startInzira } from './inzira.ts'
import { Lines } from './lines.ts'

test('the settings of a demo let health ask its server, and are its owner’s alone though the file was not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inzira-demo-'))
  const envFile = join(folder, 'inzira.env')
  await writeFile(envFile, '# of an older demo')
  await chmod(envFile, 0o644)
  const demo = startInzira(['demo', '--json', '--port', '0', '--phone-port', '0', '--data', folder], {
    cwd: folder,
  })
  await new Lines(demo.stdout).next()
  expect((await stat(envFile)).mode & 0o777).toBe(0o600)
  const health = await inzira(['health', '--env-file', envFile], { cwd: folder })
  expect(health.stdout).toContain('Meta answers')
  expect(health.exitCode).toBe(0)
  demo.kill('SIGINT')
  await demo.exited
  await rm(folder, { recursive: true })
})
