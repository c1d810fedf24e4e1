import * as L from 'leaflet'
import type { PMTiles } from 'pmtiles'
import type { Attribution, Tiles } from '../../server/http/tiles.ts'
import { language } from '../i18n/say.ts'

interface Told {
  /** The first tile is there. */
  onShown(attribution: Attribution[]): void
  /** None came: what is beneath them stays. */
  onFailed(): void
}

type Local = Extract<Tiles, { kind: 'raster' | 'vector' }>

/** Puts the operator's tiles over the ground. Whatever goes wrong with them, the map goes on without. */
export function addTiles(map: L.Map, told: Told): () => void {
  let isClosed = false
  let layer: L.GridLayer | undefined
  const night = matchMedia('(prefers-color-scheme: dark)')

  const show = async () => {
    try {
      const response = await fetch('/tiles/about')
      if (!response.ok) throw new Error(`the map's description: ${response.status}`)
      const tiles = (await response.json()) as Tiles
      if (tiles.kind === 'none' || isClosed) return
      let shown = false
      const onShown = () => {
        if (shown) return
        shown = true
        told.onShown(tiles.attribution)
      }
      const onFailed = (error: unknown) => {
        if (shown || isClosed) return
        console.warn('the tiles of the map do not come', error)
        if (layer !== undefined) map.removeLayer(layer)
        layer = undefined
        told.onFailed()
      }
      const made = await layerOf(tiles, night.matches, { onShown, onFailed })
      if (isClosed) return
      layer?.remove()
      layer = made.addTo(map)
    } catch (error) {
      console.warn(error)
      if (!isClosed) told.onFailed()
    }
  }
  const again = () => {
    // Pictures are darkened by the style sheet; vectors are drawn anew.
    if (layer?.getContainer()?.classList.contains('map-vector')) void show()
  }

  void show()
  night.addEventListener('change', again)
  return () => {
    isClosed = true
    night.removeEventListener('change', again)
  }
}

interface Hears {
  onShown(): void
  onFailed(error: unknown): void
}

async function layerOf(
  tiles: Exclude<Tiles, { kind: 'none' }>,
  isNight: boolean,
  hears: Hears,
): Promise<L.GridLayer> {
  if (tiles.kind === 'url') {
    const layer = L.tileLayer(tiles.url, { className: 'map-pictures', maxZoom: 19, detectRetina: false })
    let missed = 0
    layer.on('tileload', hears.onShown)
    layer.on('tileerror', ({ error }) => {
      missed += 1
      if (missed >= enoughMissed) hears.onFailed(error)
    })
    return layer
  }
  const archive = await archiveOf(tiles, hears)
  // Both libraries look for Leaflet where a script tag would have put it.
  ;(globalThis as { L?: unknown }).L ??= L
  const [west, south, east, north] = tiles.bounds
  const options = {
    bounds: [
      [south, west],
      [north, east],
    ] as L.LatLngBoundsExpression,
    maxNativeZoom: tiles.maxZoom,
    maxZoom: 19,
    minZoom: Math.max(5, tiles.minZoom),
  }
  if (tiles.kind === 'raster') {
    const { leafletRasterLayer } = await import('pmtiles')
    return leafletRasterLayer(archive, { ...options, className: 'map-pictures' }) as L.GridLayer
  }
  const { leafletLayer } = await import('protomaps-leaflet')
  const layer = leafletLayer({
    ...options,
    maxNativeZoom: 19,
    maxDataZoom: tiles.maxZoom,
    // Another copy of the same class: the library brings an older one of its own.
    url: archive as never,
    flavor: isNight ? 'dark' : 'light',
    lang: language.value === 'fr' ? 'fr' : 'en',
    className: 'map-vector',
  })
  return layer as unknown as L.GridLayer
}

/** The file as the layers read it: a tile that does not come is an empty one, and is told of. */
async function archiveOf(tiles: Local, { onShown, onFailed }: Hears): Promise<PMTiles> {
  const { PMTiles } = await import('pmtiles')
  class Patient extends PMTiles {
    override async getZxy(z: number, x: number, y: number, signal?: AbortSignal) {
      try {
        const tile = await super.getZxy(z, x, y, signal)
        if (tile !== undefined) onShown()
        return tile
      } catch (error) {
        if (signal?.aborted === true) throw error
        onFailed(error)
        return undefined
      }
    }
  }
  const archive = new Patient(new URL(tiles.url, location.href).href)
  // Which kind of picture it holds must be known before the first of them is drawn.
  await archive.getHeader()
  return archive
}

/** Of one missing tile nobody need hear; of so many without one that came, the address is wrong or out of reach. */
const enoughMissed = 4
