import { readFileSync } from 'node:fs'
import type { PlaceRow } from '../../db/schema-mobility.ts'
import { plain } from '../../i18n/words.ts'
import file from './rwanda.tsv.gz' with { type: 'file' }

export type GazetteerPlace = Pick<
  PlaceRow,
  'kind' | 'name' | 'plain' | 'within' | 'latitude' | 'longitude' | 'source'
> & { source_ref: string }

/** The file as it is embedded, and a name for exactly this edition of it. */
export function gazetteerFile(): { edition: string; lines: () => string[] } {
  const bytes = readFileSync(file)
  return {
    edition: Bun.hash(bytes).toString(36),
    lines: () => new TextDecoder().decode(Bun.gunzipSync(bytes)).trim().split('\n'),
  }
}

/** Every place of the file in its order, with what it lies in; names are told apart by that. */
export function* placesIn(lines: Iterable<string>): Generator<GazetteerPlace> {
  const above: string[] = []
  const seen = new Set<string>()
  for (const line of lines) {
    const [letter = '', name = '', latitude, longitude] = line.split('\t')
    const known = kinds[letter]
    if (known === undefined) throw new Error(`the gazetteer holds a line of no known kind: ${line}`)
    const { kind, depth } = known
    const lies = above.slice(0, depth)
    if (kind !== 'town') above.splice(depth, above.length, name)
    const ref = refOf(letter, [...lies, name])
    if (seen.has(ref)) throw new Error(`the gazetteer holds this twice: ${line}`)
    seen.add(ref)
    yield {
      kind,
      name,
      plain: plain(name),
      within: lies.length === 0 ? null : lies.toReversed().join(', '),
      latitude: latitude === undefined ? null : Number(latitude),
      longitude: longitude === undefined ? null : Number(longitude),
      source: kind === 'town' ? 'geonames' : 'rwanda',
      source_ref: ref,
    }
  }
}

/** Short, because an index holds one for each of 17,000 places; the same for the same place in every edition. */
const refOf = (letter: string, path: string[]): string => `${letter}${Bun.hash(path.join('/')).toString(36)}`

const kinds: Record<string, { kind: PlaceRow['kind']; depth: number }> = {
  p: { kind: 'province', depth: 0 },
  d: { kind: 'district', depth: 1 },
  t: { kind: 'town', depth: 2 },
  s: { kind: 'sector', depth: 2 },
  c: { kind: 'cell', depth: 3 },
  v: { kind: 'village', depth: 4 },
}
