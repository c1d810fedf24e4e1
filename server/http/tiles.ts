import { Elysia } from 'elysia'
import type { Config } from '../config.ts'
import { sentenceOf } from '../error.ts'
import type { Log } from '../log.ts'
import { type FileState, readTileFile, type TileFile, tileFileState } from '../places/tiles.ts'
import { type Attribution, attributionParts } from './attribution.ts'
import { rangeOf } from './range.ts'

export type { Attribution } from './attribution.ts'

type TileConfig = Pick<Config, 'tilesUrl' | 'tilesPath' | 'tilesAttribution'>

/** What is drawn beneath the markers of a map; without tiles the page draws a plain ground with names. */
export type Tiles =
  | { kind: 'none' }
  | { kind: 'url'; url: string; attribution: Attribution[] }
  | ({ kind: 'raster' | 'vector'; url: string; attribution: Attribution[] } & Pick<
      TileFile,
      'minZoom' | 'maxZoom' | 'bounds'
    >)

/** What a page's img-src must allow beside 'self' and data: for its maps to be seen. */
export function tileOrigins({ tilesUrl, tilesPath }: TileConfig): string[] {
  // Pictures out of a local file are cut out in the page.
  if (tilesPath !== undefined) return ['blob:']
  return tilesUrl === undefined ? [] : [new URL(tilesUrl.replace(/[{}]/g, '')).origin]
}

/** /tiles: what the map is drawn from, and the local file of tiles, in the pieces that are asked for. */
export function tiles({ config, log }: { config: TileConfig; log: Log }) {
  const file = config.tilesPath === undefined ? undefined : new ServedFile(config.tilesPath, log)
  void file?.look()
  const serve = async ({ request }: { request: Request }): Promise<Response> =>
    (await file?.respond(request)) ?? new Response('There is no map here.\n', { status: 404 })
  return new Elysia({ name: 'tiles' })
    .get('/tiles/about', async ({ set }): Promise<Tiles> => {
      set.headers['cache-control'] = 'no-cache'
      return (await file?.about(config.tilesAttribution)) ?? remote(config)
    })
    .get(filePath, serve)
    .head(filePath, serve)
}

function remote({ tilesUrl, tilesPath, tilesAttribution }: TileConfig): Tiles {
  if (tilesUrl === undefined || tilesPath !== undefined) return { kind: 'none' }
  return { kind: 'url', url: tilesUrl, attribution: attributionParts(tilesAttribution ?? '') }
}

/** One file that the operator named; nothing a request says leads to another. It may be replaced at any time. */
class ServedFile {
  #known: { etag: string; file: TileFile | undefined } | undefined

  constructor(
    private readonly path: string,
    private readonly log: Log,
  ) {}

  async about(attribution: string | undefined): Promise<Tiles | undefined> {
    const looked = await this.look()
    if (looked === undefined) return undefined
    const { kind, minZoom, maxZoom, bounds } = looked.file
    return {
      kind,
      // Another file has another address: what browsers keep of one is never mixed with the other.
      url: `${filePath}?v=${looked.state.etag.slice(1, -1)}`,
      minZoom,
      maxZoom,
      bounds,
      attribution: attributionParts(attribution ?? looked.file.attribution),
    }
  }

  /** What the file is now; undefined, and said once in the log, while it cannot be shown. */
  async look(): Promise<{ state: FileState; file: TileFile } | undefined> {
    const state = tileFileState(this.path)
    const etag = state?.etag ?? ''
    if (this.#known?.etag !== etag) {
      this.#known = { etag, file: undefined }
      try {
        this.#known.file = await readTileFile(this.path)
      } catch (error) {
        this.log.error({ why: sentenceOf(error) }, 'maps are shown without tiles')
      }
    }
    const { file } = this.#known
    return state === undefined || file === undefined ? undefined : { state, file }
  }

  /** RFC 9110: one range, the whole, or that nothing has changed. */
  async respond(request: Request): Promise<Response | undefined> {
    const state = tileFileState(this.path)
    if (state === undefined) return undefined
    const { sizeBytes, etag, modifiedAt } = state
    const isThisOne = new URL(request.url).searchParams.get('v') === etag.slice(1, -1)
    const headers = new Headers({
      'accept-ranges': 'bytes',
      etag,
      'last-modified': modifiedAt.toUTCString(),
      'cache-control': isThisOne ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-type': 'application/vnd.pmtiles',
      'x-content-type-options': 'nosniff',
    })
    const known = request.headers.get('if-none-match')
    if (known !== null && (known === '*' || known.split(',').some((tag) => tag.trim() === etag)))
      return new Response(null, { status: 304, headers })
    const range = isRangeWanted(request, state) ? rangeOf(request.headers.get('range'), sizeBytes) : 'whole'
    if (range === 'unsatisfiable') {
      headers.set('content-range', `bytes */${sizeBytes}`)
      headers.set('cache-control', 'no-store')
      return new Response(null, { status: 416, headers })
    }
    const { from, to } = range === 'whole' ? { from: 0, to: sizeBytes - 1 } : range
    if (range !== 'whole') headers.set('content-range', `bytes ${from}-${to}/${sizeBytes}`)
    headers.set('content-length', String(to - from + 1))
    const status = range === 'whole' ? 200 : 206
    if (request.method === 'HEAD') return new Response(null, { status, headers })
    const part = Bun.file(this.path).slice(from, to + 1)
    // A stream, because given a file the server would answer ranges after its own fashion.
    return new Response(part.stream(), { status, headers })
  }
}

/** If-Range: a piece only of the very file whose other pieces the browser has. Ranges are for GET. */
function isRangeWanted({ headers, method }: Request, { etag, modifiedAt }: FileState): boolean {
  if (method !== 'GET') return false
  const ifRange = headers.get('if-range')
  return ifRange === null || ifRange === etag || ifRange === modifiedAt.toUTCString()
}

const filePath = '/tiles/map.pmtiles'
