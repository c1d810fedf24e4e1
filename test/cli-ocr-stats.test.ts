import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPaper } from '../cli/vehicles/testing.ts'
import { migrateUp } from '../server/db/migrate.ts'
import { openDb } from '../server/db/open.ts'
import { personOf } from '../server/people/identity.ts'
import { inzira } from './inzira.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inzira-stats-'))
  await migrateUp(join(folder, 'inzira.db'), { backupDir: folder })
})
afterEach(() => rm(folder, { recursive: true }))

const run = (...words: string[]) =>
  inzira(['ocr', 'stats', ...words], {
    cwd: folder,
    env: { DATA_DIR: folder, DATABASE_PATH: `${folder}/inzira.db` },
  })

test('ocr stats says how well papers were read, by kind, and why some were not', async () => {
  expect((await run()).stdout).toBe('No paper came in the last 7 days.\n')
  const db = openDb(join(folder, 'inzira.db'))
  const personId = await db.write((tx) => personOf(tx, { waId: '250788123456', name: 'Jean' }, Date.now()))
  for (const plate of ['RAD123C', 'RAD124C', 'RAD125C'])
    await addPaper(db, folder, { personId, plate, file: 'none' })
  await addPaper(db, folder, {
    personId,
    plate: 'RAD126C',
    file: 'none',
    submittedAt: Date.now() - 9 * 86_400_000,
  })
  await db.write((tx) => {
    tx.run(`update document set kind = 'comesa', read_ms = 3000 where id = 2`)
    tx.run(
      `update document set state = 'failed', kind = null, read_at = null, read_ms = null, problem = 'document.no_text'
         where id = 3`,
    )
  })
  await db.close()
  const { stdout, exitCode } = await run()
  expect(exitCode).toBe(0)
  expect(stdout).toBe(
    [
      '3 papers in the last 7 days, 2 read (67 %).',
      'Counted are all that came, bad pictures too; "inzira health" alarms only at what failed by a fault of ours.',
      '',
      'KIND       READ  P50    P95    ASKED  CORRECTED',
      'insurance  1     1.2 s  1.2 s  50 %   17 %',
      'comesa     1     3.0 s  3.0 s  50 %   17 %',
      '',
      'not read',
      '     1  document.no_text',
      '',
    ].join('\n'),
  )
  expect(JSON.parse((await run('--days', '30', '--json')).stdout)).toMatchObject({
    documents: 4,
    read: 3,
    successShare: 0.75,
    failed: { 'document.no_text': 1 },
    kinds: [{ kind: 'insurance', read: 2, p95Ms: 1234 }, { kind: 'comesa' }],
  })
  const byDay = (await run('--days', '30', '--by-day')).stdout
  expect(byDay).toMatch(/\n\d{4}-\d\d-\d\d {2}comesa +1 +3.0 s/)
  expect(byDay).toMatch(/\n\d{4}-\d\d-\d\d {2}- +0 .*1 document.no_text\n/)
  expect((await run('--days', '0')).exitCode).toBe(2)
})
