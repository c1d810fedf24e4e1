import { Database } from 'bun:sqlite'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../error.ts'
import { databaseFault } from './faults.ts'

/**
 * Writes a compact, consistent copy of the database into the folder and returns its path. Others may read and write
 * meanwhile. The copy takes its name only when it is whole.
 */
export async function snapshotInto(
  path: string,
  folder: string,
  label: string,
  now: number,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = freeName(folder, `inzira-${compactTime(now)}-${label}`)
  const unfinished = `${file}.part`
  await rm(unfinished, { force: true })
  // A connection of its own, so that the copy may be made while another one holds the write lock.
  const database = new Database(path, { readwrite: true, create: false })
  try {
    database.run('pragma busy_timeout = 2000')
    database.run('vacuum into ?', [unfinished])
  } catch (error) {
    await rm(unfinished, { force: true })
    const fault = databaseFault(error)
    if (!(fault instanceof AppError)) throw error
    throw new AppError(fault.code, `The backup into ${folder} failed. ${fault.message}`, { cause: error })
  } finally {
    database.close()
  }
  await rename(unfinished, file)
  return file
}

function freeName(folder: string, stem: string): string {
  for (let copy = 1; ; copy += 1) {
    const file = join(folder, copy === 1 ? `${stem}.db` : `${stem}-${copy}.db`)
    if (!existsSync(file)) return file
  }
}

/** 1763853621000 → "20251122T232021Z", which sorts by time and needs no quoting. */
function compactTime(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
}
