import { expect, test } from 'bun:test'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
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

test('a demo approves by the paper, unless the environment says who does; what else is set there is not heeded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inzira-demo-'))
  const words = ['demo', '--port', '0', '--phone-port', '0', '--drivers', '0', '--data', folder]
  const settingsWith = async (env: Record<string, string>) => {
    const demo = startInzira(words, { cwd: folder, env })
    const lines = new Lines(demo.stdout)
    let said = ''
    while (!said.includes('Stop')) said += `${await lines.next()}\n`
    demo.kill('SIGINT')
    await demo.exited
    return { said, settings: await readFile(join(folder, 'inzira.env'), 'utf8') }
  }
  const usual = await settingsWith({ DEFAULT_LANGUAGE: 'fr' })
  expect(usual.settings).toContain("VEHICLE_APPROVAL='document'")
  expect(usual.settings).not.toContain('DEFAULT_LANGUAGE')
  expect(usual.said).toContain('Nobody roams Kigali: be the driver')
  const own = await settingsWith({ VEHICLE_APPROVAL: 'operator', OCR_TIME_LIMIT_MS: '9000' })
  expect(own.settings).toContain("VEHICLE_APPROVAL='operator'")
  expect(own.settings).toContain("OCR_TIME_LIMIT_MS='9000'")
  expect(own.said).toContain('vehicles list --waiting')
  await rm(folder, { recursive: true })
})
