import * as L from 'leaflet'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { VehicleType } from '../../server/db/schema-mobility.ts'
import type { Point } from '../../server/geo/point.ts'
import { say } from '../i18n/say.ts'
import { Button } from '../ui/button.tsx'
import { Credit } from './credit.tsx'
import type { DriverOnMap, DriversMapProps } from './drivers-map.tsx'
import { type Ground, type GroundState, openGround } from './ground.ts'
import { type Meaning, markerIcon } from './markers.tsx'
import { glideTo, standStill } from './moves.ts'

/**
 * Who is where, live. The list beside it says the same in words, so screen readers and keyboards are given the list
 * alone; of the map they only meet its buttons.
 */
export function LiveMap({ drivers, me, pickup, dropoff, onChoose }: DriversMapProps) {
  const element = useRef<HTMLDivElement>(null)
  const ground = useRef<Ground | undefined>(undefined)
  const shown = useRef(new Map<string, { marker: L.Marker; look: string }>())
  /** Somebody looks at a part of it: then it is left as it is. */
  const isHeld = useRef(false)
  const choose = useRef(onChoose)
  choose.current = onChoose
  const [state, setState] = useState<GroundState>({ attribution: [], hasFailed: false })

  const wanted = new Map<string, Wanted>([
    ...asWanted('dropoff', dropoff, { name: say('map.dropoff') }),
    ...asWanted('pickup', pickup, { name: say('map.pickup') }),
    ...asWanted('me', me, { name: say('map.me') }),
    ...drivers.map(({ id, vehicleType, name, isChosen, ...at }): [string, Wanted] => [
      `driver ${id}`,
      {
        at,
        id,
        meaning: isChosen === true ? 'chosen' : 'driver',
        vehicle: vehicleType,
        ...(name !== undefined && { name }),
      },
    ]),
  ])

  const showAll = (animate: boolean) => {
    const points = [...wanted.values()].map(({ at }) => L.latLng(at.latitude, at.longitude))
    if (points.length > 0)
      ground.current?.map.fitBounds(L.latLngBounds(points), { padding: [44, 44], maxZoom: 16, animate })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made once; markers follow below
  useEffect(() => {
    if (element.current === null) return undefined
    const centre = me ?? pickup ?? drivers[0] ?? { latitude: -1.9536, longitude: 30.0806 }
    const opened = openGround(element.current, { centre, zoom: 14, isInline: true, onState: setState })
    const markers = shown.current
    ground.current = opened
    return () => {
      for (const { marker } of markers.values()) standStill(marker)
      markers.clear()
      ground.current = undefined
      opened.close()
    }
  }, [])

  const where = JSON.stringify([...wanted])
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something is elsewhere or looks other than before
  useEffect(() => {
    const map = ground.current?.map
    if (map === undefined) return
    const isFirst = shown.current.size === 0
    for (const [key, { marker }] of shown.current) {
      if (wanted.has(key)) continue
      standStill(marker)
      marker.remove()
      shown.current.delete(key)
    }
    for (const [key, one] of wanted) show(map, shown.current, key, one, (id) => choose.current?.(id))
    const view = map.getBounds()
    const isAllSeen = [...wanted.values()].every(({ at }) => view.contains([at.latitude, at.longitude]))
    if (isFirst || !(isHeld.current || isAllSeen)) showAll(!isFirst)
  }, [where])

  return (
    <div class="map-frame drivers-map">
      <div
        ref={element}
        class="map"
        aria-hidden="true"
        onPointerDown={() => {
          isHeld.current = true
        }}
      />
      <div class="map-buttons">
        <Button icon="plus" label={say('map.zoomIn')} onClick={() => ground.current?.map.zoomIn()} />
        <Button icon="minus" label={say('map.zoomOut')} onClick={() => ground.current?.map.zoomOut()} />
        <Button
          icon="map"
          label={say('map.whole')}
          onClick={() => {
            isHeld.current = false
            showAll(true)
          }}
        />
      </div>
      <Credit state={state} />
    </div>
  )
}

interface Wanted {
  at: Point
  meaning: Meaning
  id?: DriverOnMap['id']
  vehicle?: VehicleType
  name?: string
}

function asWanted(meaning: Meaning, at: Point | undefined, { name }: { name: string }): [string, Wanted][] {
  return at === undefined ? [] : [[meaning, { at, meaning, name }]]
}

function show(
  map: L.Map,
  shown: Map<string, { marker: L.Marker; look: string }>,
  key: string,
  { at, id, ...looks }: Wanted,
  onChoose: (id: DriverOnMap['id']) => void,
): void {
  const look = JSON.stringify(looks)
  const to: [number, number] = [at.latitude, at.longitude]
  const known = shown.get(key)
  if (known === undefined) {
    const isDriver = id !== undefined
    const marker = L.marker(to, {
      icon: markerIcon(looks.meaning, looks),
      keyboard: false,
      interactive: isDriver,
      zIndexOffset: order[looks.meaning],
    })
    if (isDriver) marker.on('click', () => onChoose(id))
    shown.set(key, { marker: marker.addTo(map), look })
    return
  }
  if (known.look !== look) {
    known.marker.setIcon(markerIcon(looks.meaning, looks)).setZIndexOffset(order[looks.meaning])
    known.look = look
  }
  glideTo(known.marker, to)
}

const order: Record<Meaning, number> = { driver: 0, dropoff: 100, pickup: 200, me: 300, chosen: 400 }
