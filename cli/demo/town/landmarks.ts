import { readFileSync } from 'node:fs'
import file from '../../../fixtures/places/kigali.csv' with { type: 'file' }
import { readPlaceFile } from '../../../server/places/import/file.ts'
import type { Landmark } from '../../../server/places/import/landmark.ts'

/** Places of Kigali that everybody knows, out of the file that comes with the program. */
export function kigali(): Landmark[] {
  const { landmarks, bad } = readPlaceFile(readFileSync(file, 'utf8'))
  if (bad.length > 0) throw new Error(`the landmarks of Kigali are not all places: ${JSON.stringify(bad[0])}`)
  return landmarks
}
