import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { markerBeside } from './marker.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-marker-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('knows after a kill which event was being handled', async () => {
  const path = join(folder, 'killed.db')
  const script = `const { markerBeside } = await import(${JSON.stringify(join(import.meta.dir, 'marker.ts'))})
    const marker = markerBeside(${JSON.stringify(path)})
    marker.set(7); marker.clear(); marker.set(4711)
    process.kill(process.pid, 'SIGKILL')`
  const child = Bun.spawn([process.execPath, '-e', script], { stdout: 'ignore', stderr: 'inherit' })
  await child.exited
  expect(child.signalCode).toBe('SIGKILL')
  expect(markerBeside(path).left()).toBe(4711)
})

test('knows nothing after an ordinary end', () => {
  const marker = markerBeside(join(folder, 'ended.db'))
  marker.set(12)
  marker.clear()
  expect(marker.left()).toBeUndefined()
})
