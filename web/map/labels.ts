import * as L from 'leaflet'
import type { Answer } from '../api.ts'
import { answerOf, api, Refusal } from '../api.ts'

type Label = Answer<typeof api.places.around.get>['labels'][number]

/** The names that we know ourselves, written on the map where there is room; they come as the map is moved. */
export function addLabels(map: L.Map): { setShown(isShown: boolean): void; close(): void } {
  const layer = L.layerGroup().addTo(map)
  const pane = map.createPane('names')
  const known = new Map<string, Promise<Label[]>>()
  let isShown = true
  let round = 0

  const draw = async () => {
    round += 1
    const mine = round
    if (!isShown) return
    const labels = await labelsOf(map.getBounds().pad(0.15))
    if (mine === round && isShown) write(labels)
  }

  /** By whole squares, so that a small move asks for nothing new. */
  function labelsOf(bounds: L.LatLngBounds): Promise<Label[]> {
    const step = 360 / 2 ** Math.max(5, map.getZoom())
    const down = (value: number) => Math.floor(value / step) * step
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast() + step, bounds.getNorth() + step]
    const bbox = box.map((degrees) => down(degrees).toFixed(5)).join()
    const asked =
      known.get(bbox) ?? answerOf(api.places.around.get({ query: { bbox } })).then((a) => a.labels)
    known.set(bbox, asked)
    return asked.catch((error: unknown) => {
      // Without a network the map goes without names; the next move asks again.
      known.delete(bbox)
      if (!(error instanceof Refusal)) throw error
      return []
    })
  }

  function write(labels: Label[]): void {
    layer.clearLayers()
    const size = map.getSize()
    // Beneath the buttons nothing can be read.
    const taken: Room[] = [[size.x - buttonsPx.x, 0, size.x, buttonsPx.y], ...markersOn(map)]
    for (const label of labels) {
      const { x, y } = map.latLngToContainerPoint([label.latitude, label.longitude])
      const width = label.name.length * letterPx + 18
      const sides: ['right' | 'left', Room][] = [
        ['right', [x - 10, y - 11, x + width, y + 11]],
        ['left', [x - width, y - 11, x + 10, y + 11]],
      ]
      const free = sides.find(
        ([, room]) => room[0] >= 0 && room[2] <= size.x && !taken.some((other) => overlap(room, other)),
      )
      if (free === undefined) continue
      const [side, room] = free
      taken.push(room)
      L.marker([label.latitude, label.longitude], {
        icon: L.divIcon({
          className: `map-name ${label.kind} ${side}`,
          html: nameOf(label.name),
          iconSize: [0, 0],
        }),
        pane: 'names',
        interactive: false,
        keyboard: false,
      }).addTo(layer)
    }
  }

  pane.ariaHidden = 'true'
  map.on('moveend', draw)
  void draw()
  return {
    setShown(next) {
      if (next === isShown) return
      isShown = next
      if (isShown) void draw()
      else layer.clearLayers()
    },
    close() {
      round += 1
      map.off('moveend', draw)
    },
  }
}

function nameOf(name: string): HTMLElement {
  const element = document.createElement('span')
  element.textContent = name
  return element
}

/** Where something is marked: its own name stands there. */
function markersOn(map: L.Map): Room[] {
  const rooms: Room[] = []
  map.eachLayer((layer) => {
    if (!(layer instanceof L.Marker) || layer.options.pane === 'names') return
    const { x, y } = map.latLngToContainerPoint(layer.getLatLng())
    rooms.push([x - markerPx, y - markerPx, x + markerPx, y + 2 * markerPx])
  })
  return rooms
}

/** Left, top, right, bottom. */
type Room = [number, number, number, number]

const overlap = (a: Room, b: Room): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

const buttonsPx = { x: 66, y: 186 }
const letterPx = 6.9
const markerPx = 24
