import * as L from 'leaflet'
import leafletStyles from 'leaflet/dist/leaflet.css' with { type: 'text' }
import type { Point } from '../../server/geo/point.ts'
import type { Attribution } from '../../server/http/tiles.ts'
import { addLabels } from './labels.ts'
import styles from './leaflet-map.css' with { type: 'text' }
import { addTiles } from './tiles.ts'

/** What is said of the ground besides its picture. */
export interface GroundState {
  attribution: Attribution[]
  /** Tiles are configured and do not come. */
  hasFailed: boolean
}

export interface Ground {
  map: L.Map
  close(): void
}

export interface GroundOptions {
  centre: Point
  zoom: number
  /** Part of a page that is scrolled. */
  isInline?: boolean
  onState(state: GroundState): void
}

/**
 * A map on which markers can be put: always a plain ground with a grid, a scale and the names that we know, and over
 * it the tiles of the operator, if there are any and they come.
 */
export function openGround(
  element: HTMLElement,
  { centre, zoom, isInline = false, onState }: GroundOptions,
): Ground {
  wear(leafletStyles, styles)
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    // Keys move the marker here, not the map.
    keyboard: false,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
    markerZoomAnimation: !isCalm,
    inertia: !isCalm,
    minZoom: 5,
    maxZoom: 19,
    worldCopyJump: true,
    // One finger on a map amid a page scrolls the page; two move the map.
    dragging: !(isInline && L.Browser.mobile),
    scrollWheelZoom: !isInline,
  }).setView([centre.latitude, centre.longitude], zoom)
  new PlainGround({ className: 'map-grid', updateWhenZooming: false }).addTo(map)
  L.control.scale({ imperial: false, position: 'bottomleft', maxWidth: 90 }).addTo(map)
  const labels = addLabels(map)
  const closeTiles = addTiles(map, {
    onShown(attribution) {
      // They have names of their own, and two kinds would lie on top of each other.
      labels.setShown(false)
      onState({ attribution, hasFailed: false })
    },
    onFailed() {
      labels.setShown(true)
      onState({ attribution: [], hasFailed: true })
    },
  })
  // A dialog that slides in, or a keyboard that goes: the map fills what it has then.
  const sizes = new ResizeObserver(() => map.invalidateSize({ animate: false }))
  sizes.observe(element)
  return {
    map,
    close() {
      sizes.disconnect()
      closeTiles()
      labels.close()
      map.remove()
    },
  }
}

/** Squares that move and grow with the map, drawn by the style sheet. */
class PlainGround extends L.GridLayer {
  protected override createTile(): HTMLElement {
    return L.DomUtil.create('div', 'map-square')
  }
}

/** The styles come with this code, and once: a page without a map does not fetch them. */
function wear(...sheets: string[]): void {
  for (const text of sheets) {
    if (worn.has(text)) continue
    worn.add(text)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
}
const worn = new Set<string>()
