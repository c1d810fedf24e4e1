import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isServed, lockDatabase } from './lock.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-lock-'))
  await mkdir(join(folder, 'data'))
  await Bun.write(join(folder, 'data/inzira.db'), '')
  await symlink(join(folder, 'data'), join(folder, 'current'))
  await symlink(join(folder, 'data/inzira.db'), join(folder, 'linked.db'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('one server works on a database, whatever links lead to it', () => {
  const lock = lockDatabase(join(folder, 'data/inzira.db'))
  for (const path of ['data/inzira.db', 'current/inzira.db', 'linked.db']) {
    expect(isServed(join(folder, path))).toBe(true)
    expect(() => lockDatabase(join(folder, path))).toThrow('Another inzira server')
  }
  lock.release()
  expect(isServed(join(folder, 'linked.db'))).toBe(false)
})
