import { join } from 'node:path'
import { migrateOpen } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { loadGazetteer } from './gazetteer/load.ts'
import { readPlaceFile } from './import/file.ts'
import { importLandmarks } from './landmarks.ts'

/** A database with all of Rwanda's names and the landmarks of Kigali. */
export async function mapOfRwanda(): Promise<Db> {
  const db = openDb(':memory:')
  await migrateOpen(db)
  await loadGazetteer(db, { now: 0 })
  await addKigali(db)
  return db
}

export async function addKigali(db: Db): Promise<void> {
  const file = await Bun.file(join(import.meta.dir, '../../fixtures/places/kigali.csv')).text()
  await importLandmarks(db, readPlaceFile(file).landmarks, 0)
}
