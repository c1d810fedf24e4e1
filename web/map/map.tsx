import * as L from 'leaflet'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Point } from '../../server/geo/point.ts'
import { say } from '../i18n/say.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Credit } from './credit.tsx'
import { type Ground, type GroundState, openGround } from './ground.ts'
import { pinIcon } from './markers.tsx'
import { locate, type WhyNot } from './my-location.ts'
import { describe, type Near, named, nearTo, type PickedPlace, written } from './places.ts'

export interface PlaceMapProps {
  /** What the place is for. */
  label: string
  /** The place chosen so far. */
  start: PickedPlace | undefined
  /** Where the map opens when none is. */
  near?: Point | undefined
  /** `under`: what was said of the place. */
  onUse(place: PickedPlace, under: string): void
  onClose(): void
}

/** A map on which one place is chosen: by a tap, by dragging the marker, or with the arrow keys. */
export function PlaceMap({ start, near, onUse }: PlaceMapProps) {
  const element = useRef<HTMLDivElement>(null)
  const ground = useRef<Ground | undefined>(undefined)
  const marker = useRef<L.Marker | undefined>(undefined)
  const [point, setPoint] = useState<Point | undefined>(start)
  const [state, setState] = useState<GroundState>({ attribution: [], hasFailed: false })
  const [isLocating, setLocating] = useState(false)
  const [whyNot, setWhyNot] = useState<WhyNot>()
  const nearby = useNear(point)

  const put = (at: L.LatLng) => {
    const { lat, lng } = at.wrap()
    const map = ground.current?.map
    if (map === undefined) return
    marker.current ??= newMarker(at, put).addTo(map)
    marker.current.setLatLng(at)
    setWhyNot(undefined)
    setPoint({ latitude: rounded(lat), longitude: rounded(lng) })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once, with what was known then
  useEffect(() => {
    if (element.current === null) return undefined
    const centre = start ?? near ?? kigali
    const zoom = start === undefined ? (near === undefined ? townZoom : nearZoom) : placeZoom
    const opened = openGround(element.current, { centre, zoom, onState: setState })
    ground.current = opened
    opened.map.on('click', ({ latlng }) => put(latlng))
    if (start !== undefined) put(L.latLng(start.latitude, start.longitude))
    element.current.focus({ preventScroll: true })
    return () => {
      marker.current = undefined
      ground.current = undefined
      opened.close()
    }
  }, [])

  const use = () => {
    if (point !== undefined) onUse(named(point, nearby ?? null), nearby ? describe(nearby) : '')
  }
  const move = (x: number, y: number) => {
    const map = ground.current?.map
    if (map === undefined) return
    const from = marker.current?.getLatLng()
    // The first key only sets it, in the middle.
    put(from === undefined ? map.getCenter() : map.unproject(map.project(from).add([x, y])))
    map.panInside(marker.current?.getLatLng() ?? map.getCenter(), { padding: [48, 72], animate: false })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = arrows[event.key]
    const step = event.shiftKey ? farPx : nearPx
    if (arrow !== undefined) move(arrow[0] * step, arrow[1] * step)
    else if (event.key === '+' || event.key === '=') ground.current?.map.zoomIn()
    else if (event.key === '-') ground.current?.map.zoomOut()
    else if (event.key === 'Enter') use()
    else return
    event.preventDefault()
  }
  const toMyLocation = async () => {
    setLocating(true)
    const here = await locate()
    setLocating(false)
    if (typeof here === 'string') return setWhyNot(here)
    const at = L.latLng(here.latitude, here.longitude)
    ground.current?.map.setView(at, placeZoom)
    put(at)
  }

  return (
    <div class="place-map">
      <div class="map-frame">
        <div
          ref={element}
          class="map"
          role="application"
          aria-label={say('map.keys')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application hears its keys itself
          tabIndex={0}
          onKeyDown={onKeyDown}
        />
        <div class="map-buttons">
          <Button icon="plus" label={say('map.zoomIn')} onClick={() => ground.current?.map.zoomIn()} />
          <Button icon="minus" label={say('map.zoomOut')} onClick={() => ground.current?.map.zoomOut()} />
          <Button icon="locate" label={say('map.myLocation')} busy={isLocating} onClick={toMyLocation} />
        </div>
        <Credit state={state} />
      </div>
      <div class="map-foot">
        {whyNot !== undefined && (
          <p class="place-note error" role="alert">
            <Icon name="alert" size={20} />
            <span>{say(`map.${whyNot}`)}</span>
          </p>
        )}
        <div class="map-said" aria-live="polite">
          {point === undefined ? (
            <p class="strong">{say('map.tap')}</p>
          ) : (
            <>
              <p class="strong">{nearby === undefined ? written(point) : describe(nearby)}</p>
              <p class="quiet small">{say('map.drag')}</p>
            </>
          )}
        </div>
        <Button look="primary" large wide icon="check" disabled={point === undefined} onClick={use}>
          {say('map.use')}
        </Button>
      </div>
    </div>
  )
}

/** The name of what is near, once the marker rests; undefined while it is not known. */
function useNear(point: Point | undefined): Near | undefined {
  const [found, setFound] = useState<{ of: Point; near: Near }>()
  useEffect(() => {
    if (point === undefined) return undefined
    let isStale = false
    const timer = setTimeout(async () => {
      // Without a network the coordinates stand there instead.
      const near = await nearTo(point).catch(() => undefined)
      if (!isStale && near !== undefined) setFound({ of: point, near })
    }, restMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [point])
  return found !== undefined && found.of === point ? found.near : undefined
}

function newMarker(at: L.LatLng, onMoved: (at: L.LatLng) => void): L.Marker {
  const marker = L.marker(at, { icon: pinIcon(), draggable: true, keyboard: false, autoPan: true })
  marker.on('dragend', () => onMoved(marker.getLatLng()))
  return marker
}

/** Six decimals are a hand’s breadth. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

const kigali: Point = { latitude: -1.9536, longitude: 30.0806 }
const townZoom = 13
const nearZoom = 14
const placeZoom = 16
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const nearPx = 12
const farPx = 60
const restMs = 250
