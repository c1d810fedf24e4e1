import type { Config } from '../config.ts'
import { readTileFile } from '../places/tiles.ts'
import { type Check, checked, ok, warn } from './check.ts'

/** What maps are drawn from. Without tiles they work, so nothing here is more than a warning. */
export function checkTiles({ tilesPath, tilesUrl, tilesAttribution }: Config): Promise<Check> {
  const cure = 'Maps show names on a plain ground until then; docs/MAPS.md says how tiles are had.'
  return checked(
    'map tiles',
    async () => {
      if (tilesPath === undefined) {
        if (tilesUrl === undefined) return ok('none are configured: maps show names on a plain ground')
        if (tilesAttribution !== undefined) return ok(`come from ${new URL(tilesUrl).host}`)
        return warn(
          'TILES_URL is set without TILES_ATTRIBUTION',
          'Set TILES_ATTRIBUTION to what the tiles’ licence asks to be shown.',
        )
      }
      try {
        const { kind, minZoom, maxZoom } = await readTileFile(tilesPath)
        if (tilesUrl === undefined) return ok(`${tilesPath}: ${kind}, zoom ${minZoom} to ${maxZoom}`)
        return warn('both TILES_PATH and TILES_URL are set; the file is used', 'Remove one of them.')
      } catch (error) {
        return warn(error instanceof Error ? error.message : String(error), cure)
      }
    },
    cure,
  )
}
