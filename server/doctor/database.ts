import { Database } from 'bun:sqlite'
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Config } from '../config.ts'
import { migrationStatus } from '../db/migrate.ts'
import { type Check, checked, fail, ok, warn } from './check.ts'

/** The file, its schema, who may read it, and with `deep` every page of it. */
export async function checkDatabase(
  { databasePath: path }: Config,
  { deep }: { deep: boolean },
): Promise<Check[]> {
  const schema = await checked(
    'database',
    () => schemaOf(path),
    'Check DATABASE_PATH, then see docs/CLI.md, exit codes.',
  )
  if (schema.status === 'fail') return [schema]
  const checks = [
    schema,
    await checked('database file', () => fileOf(path), `Give this user the right to write to ${path}.`),
  ]
  if (deep) checks.push(await checked('every page', () => pagesOf(path), restore))
  return checks
}

function schemaOf(path: string) {
  const { exists, applied, pending, unknown } = migrationStatus(path)
  if (!exists) return fail(`there is none at ${path}`, 'Run "inzira migrate up" to make one.')
  if (unknown.length > 0) {
    return fail(
      `a newer version of inzira used it last (${unknown.join(', ')})`,
      'Use that version, or restore the backup it made before its upgrade.',
    )
  }
  if (pending.length > 0)
    return fail(`${pending.join(', ')} to be applied`, 'Stop the server, then run "inzira migrate up".')
  return ok(`${path} has the newest schema, ${applied.at(-1)}`)
}

async function fileOf(path: string) {
  await access(path, constants.R_OK | constants.W_OK)
  // SQLite keeps its journal beside the file.
  await access(dirname(path), constants.W_OK)
  const { mode, size } = await stat(path)
  const megabytes = (size / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })
  if ((mode & 0o077) === 0) return ok(`${megabytes} MB, only its owner may read it`)
  const folder = await stat(dirname(path))
  if ((folder.mode & 0o077) === 0) return ok(`${megabytes} MB, in a folder only its owner may enter`)
  return warn(
    `${megabytes} MB; others on this machine may read it, and with it what people wrote`,
    `chmod 700 ${dirname(path)}`,
  )
}

function pagesOf(path: string) {
  const database = new Database(path, { readonly: true })
  try {
    const problems = database.query<{ quick_check: string }, []>('pragma quick_check(3)').all()
    const found = problems.map((row) => row.quick_check).filter((line) => line !== 'ok')
    return found.length === 0 ? ok('read and sound') : fail(found.join('; '), restore)
  } finally {
    database.close()
  }
}

const restore = 'Stop the server, keep a copy of the file, and restore the newest backup.'
