import { statSync } from 'node:fs'
import { PMTiles, type Source, TileType } from 'pmtiles'
import { AppError } from '../error.ts'

/** A map in one file (PMTiles, version 3), as the page has to know it. */
export interface TileFile {
  kind: 'raster' | 'vector'
  minZoom: number
  maxZoom: number
  /** West, south, east, north. */
  bounds: [number, number, number, number]
  /** What the file itself says of where it comes from. */
  attribution: string
}

/** A file as it is at this moment; another one under the same name has another tag. */
export interface FileState {
  sizeBytes: number
  etag: string
  modifiedAt: Date
}

/** Undefined when there is none, or what is there is no file. */
export function tileFileState(path: string): FileState | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile() !== true) return undefined
  const tag = `${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}`
  return { sizeBytes: found.size, etag: `"${tag}"`, modifiedAt: found.mtime }
}

/** Reads what a tile file says of itself; throws a sentence to act on when it is none that can be shown. */
export async function readTileFile(path: string): Promise<TileFile> {
  if (tileFileState(path) === undefined)
    throw new AppError(
      'tiles.unusable',
      `There is no file ${path}. Put a .pmtiles file there, or remove TILES_PATH.`,
    )
  const archive = new PMTiles(new LocalFile(path))
  const header = await archive.getHeader().catch((cause: unknown) => {
    const sentence = `${path} is no PMTiles file of version 3. Convert it with "pmtiles convert".`
    throw new AppError('tiles.unusable', sentence, { cause })
  })
  const kind = kinds[header.tileType]
  if (kind === undefined) {
    const sentence = `${path} holds tiles of a kind that cannot be shown. Use vector tiles (MVT), PNG, JPEG, WebP or AVIF.`
    throw new AppError('tiles.unusable', sentence)
  }
  const metadata = (await archive.getMetadata()) as { attribution?: unknown } | undefined
  return {
    kind,
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    attribution: typeof metadata?.attribution === 'string' ? metadata.attribution : '',
  }
}

class LocalFile implements Source {
  constructor(private readonly path: string) {}
  getKey = () => this.path
  getBytes = async (offset: number, length: number) => ({
    data: await Bun.file(this.path)
      .slice(offset, offset + length)
      .arrayBuffer(),
  })
}

const kinds: Partial<Record<TileType, TileFile['kind']>> = {
  [TileType.Mvt]: 'vector',
  [TileType.Png]: 'raster',
  [TileType.Jpeg]: 'raster',
  [TileType.Webp]: 'raster',
  [TileType.Avif]: 'raster',
}
