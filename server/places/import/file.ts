import { landmarksInCsv } from './csv.ts'
import { landmarksInGeoJson } from './geojson.ts'
import type { PlaceFile } from './landmark.ts'

/** Told apart by how it begins, whatever the file is called. */
export const readPlaceFile = (text: string): PlaceFile =>
  /^\ufeff?\s*[{[]/.test(text) ? landmarksInGeoJson(text) : landmarksInCsv(text)
