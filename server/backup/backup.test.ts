import { Database } from 'bun:sqlite'
import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateUp } from '../db/migrate.ts'
import { createBackup, verifyBackup } from './backup.ts'

let folder: string
let path: string
let backups: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-backup-'))
  path = join(folder, 'inzira.db')
  backups = join(folder, 'backups')
  await migrateUp(path, { backupDir: backups })
})
afterEach(() => rm(folder, { recursive: true }))

test('copies a database that another connection is writing to, with what is committed', async () => {
  const writer = new Database(path)
  writer.run("insert into person (wa_id, first_seen_at) values ('250788000001', 0)")
  writer.run('begin immediate')
  writer.run("insert into person (wa_id, first_seen_at) values ('250788000002', 0)")
  const report = await createBackup(path, backups, Date.UTC(2026, 0, 2))
  writer.run('rollback')
  writer.close()
  expect(report).toMatchObject({ people: 1, file: expect.stringContaining('inzira-20260102T000000Z-') })
})

test('never overwrites a backup made in the same second', async () => {
  await createBackup(path, backups, 0)
  await createBackup(path, backups, 0)
  expect(await readdir(backups)).toHaveLength(2)
})

test('a damaged, foreign or missing file is no backup', async () => {
  const { file, bytes } = await createBackup(path, backups)
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(4096, 0x5a), 0, 4096, Math.floor(bytes / 8192) * 4096)
  await handle.close()
  await expect(verifyBackup(file)).rejects.toMatchObject({ code: 'database.corrupt' })

  const notes = join(folder, 'notes.txt')
  await writeFile(notes, 'Minutes of the meeting. '.repeat(200))
  await expect(verifyBackup(notes)).rejects.toMatchObject({ code: 'database.corrupt' })

  const foreign = new Database(join(folder, 'foreign.db'))
  foreign.run('create table songs (name text)')
  foreign.close()
  await expect(verifyBackup(join(folder, 'foreign.db'))).rejects.toThrow('not a database of inzira')
  await expect(verifyBackup(join(folder, 'nowhere.db'))).rejects.toMatchObject({ code: 'not.found' })
})
