import { parse } from 'csv-parse/sync'
import { AppError, sentenceOf } from '../../error.ts'
import { checkLandmarks, type PlaceFile, type RawLandmark } from './landmark.ts'

type Column = 'name' | 'latitude' | 'longitude' | 'within' | 'ref'

/** Landmarks from CSV with a header: name, latitude, longitude, and within and ref if wanted; others are left aside. */
export function landmarksInCsv(csv: string): PlaceFile {
  const [header, ...rows] = recordsOf(csv)
  const columns = (header?.cells ?? []).map((cell) => columnNames[cell.toLowerCase()])
  const missing = (['name', 'latitude', 'longitude'] as const).filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    throw new AppError(
      'places.invalid',
      `The first line must name the columns name, latitude and longitude (within and ref if wanted); it has no ${missing.join(' and no ')}.`,
    )
  }
  const raw: RawLandmark[] = []
  const bad: PlaceFile['bad'] = []
  for (const { line, cells } of rows) {
    const at = `line ${line}`
    if (cells.length > columns.length) {
      bad.push({
        at,
        problem: `There are ${cells.length} values for ${columns.length} columns. Put values with a comma in quotes.`,
      })
      continue
    }
    const cell = (column: Column) => cells[columns.indexOf(column)]
    raw.push({
      at,
      name: cell('name'),
      latitude: cell('latitude'),
      longitude: cell('longitude'),
      within: columns.includes('within') ? cell('within') : undefined,
      ref: columns.includes('ref') ? cell('ref') : undefined,
    })
  }
  return checkLandmarks(raw, bad)
}

const columnNames: Record<string, Column> = {
  name: 'name',
  latitude: 'latitude',
  lat: 'latitude',
  longitude: 'longitude',
  lon: 'longitude',
  lng: 'longitude',
  within: 'within',
  ref: 'ref',
  id: 'ref',
}

function recordsOf(csv: string): { line: number; cells: string[] }[] {
  try {
    const [firstLine = ''] = csv.split('\n', 1)
    const parsed = parse(csv, {
      bom: true,
      delimiter: ['\t', ';'].find((each) => firstLine.includes(each)) ?? ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return parsed
      .map(({ info, record }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (thrown) {
    throw new AppError('places.invalid', `The file is not CSV that can be read: ${sentenceOf(thrown)}.`, {
      cause: thrown,
    })
  }
}
