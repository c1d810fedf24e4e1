import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { schemaDump } from '../scripts/schema-dump.ts'
import { migrateDown, migrateUp } from '../server/db/migrate.ts'
import { migrations } from './index.ts'

const names = Object.keys(migrations)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-migrations-'))
})
afterAll(() => rm(folder, { recursive: true }))

const schemaOf = (path: string) => {
  const database = new Database(path, { readonly: true })
  try {
    return schemaDump(database)
  } finally {
    database.close()
  }
}

test('are numbered in the order in which they are listed', () => {
  expect(names).toEqual([...names].sort())
  names.forEach((name, index) => {
    expect(name).toMatch(/^\d{4}-[a-z0-9-]+$/)
    expect(Number.parseInt(name, 10)).toBe(index + 1)
  })
})

describe.each(names)('%s', (name) => {
  test('can be the last that is applied, and taking it back restores the schema before it exactly', async () => {
    const path = join(folder, `${name}.db`)
    const options = { backupDir: join(folder, 'backups') }
    const before = names[names.indexOf(name) - 1]
    if (before !== undefined) await migrateUp(path, { ...options, to: before })
    const schemaBefore = before === undefined ? '' : schemaOf(path)

    await migrateUp(path, { ...options, to: name })
    const schemaAfter = schemaOf(path)
    expect(schemaAfter).not.toBe(schemaBefore)

    await migrateDown(path, { ...options, steps: 1 })
    expect(schemaOf(path)).toBe(schemaBefore)
    await migrateUp(path, { ...options, to: name })
    expect(schemaOf(path)).toBe(schemaAfter)
  })

  test('can be the point to which the newest schema is taken back', async () => {
    const options = { backupDir: join(folder, 'backups') }
    const there = join(folder, `${name}-there.db`)
    const back = join(folder, `${name}-back.db`)
    await migrateUp(there, { ...options, to: name })
    await migrateUp(back, options)
    await migrateDown(back, { ...options, to: name })
    expect(schemaOf(back)).toBe(schemaOf(there))
  })
})

test('taking everything back leaves nothing of ours', async () => {
  const path = join(folder, 'nothing.db')
  const backupDir = join(folder, 'backups')
  await migrateUp(path, { backupDir })
  await migrateDown(path, { backupDir, to: null })
  expect(schemaOf(path)).toBe('')
})

test('what was refused before papers were read stays refused', async () => {
  const path = join(folder, 'refused.db')
  const options = { backupDir: join(folder, 'backups') }
  await migrateUp(path, { ...options, to: '0008-trips' })
  const database = new Database(path)
  database.run('insert into person (id, phone, first_seen_at) values (1, 1, 1), (2, 2, 1), (3, 3, 1)')
  database.run(`insert into vehicle (person_id, type, plate, state, why, insured_until, created_at) values
    (1, 'cab', 'RAD123C', 'suspended', 'Brakes.', null, 1), (2, 'cab', 'RAD123C', 'active', null, 9, 1),
    (1, 'cab', 'RAD456C', 'removed', 'Forged.', null, 1), (2, 'cab', 'RAD789C', 'removed', null, null, 1),
    (3, 'cab', 'RAD789C', 'pending', null, null, 1)`)
  database.close()
  await migrateUp(path, options)
  const after = new Database(path, { readonly: true })
  expect(after.query('select plate, person_id from refusal').all()).toEqual([
    { plate: 'RAD456C', person_id: null },
    { plate: null, person_id: 1 },
  ])
  after.close()
})
