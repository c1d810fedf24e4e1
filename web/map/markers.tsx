import * as L from 'leaflet'
import { render } from 'preact'
import type { VehicleType } from '../../server/db/schema-mobility.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { vehicleIcons } from '../ui/shown.tsx'

/** The marker that is set and dragged; its point is the place. */
export function pinIcon(): L.DivIcon {
  return L.divIcon({ className: 'map-pin', html: drawn(<Pin />), iconSize: [48, 56], iconAnchor: [24, 52] })
}

export type Meaning = 'me' | 'pickup' | 'dropoff' | 'driver' | 'chosen'

/** A marker of fixed meaning. Names are shown beside those that have one. */
export function markerIcon(
  meaning: Meaning,
  { vehicle, name }: { vehicle?: VehicleType; name?: string } = {},
) {
  const icon: IconName = vehicle !== undefined ? vehicleIcons[vehicle] : meaning === 'me' ? 'person' : 'pin'
  return L.divIcon({
    className: `map-marker ${meaning}`,
    html: drawn(
      <>
        <span class="disc">{meaning === 'me' ? <span class="dot" /> : <Icon name={icon} size={22} />}</span>
        {name !== undefined && <span class="name">{name}</span>}
      </>,
    ),
    iconSize: [40, 40],
    iconAnchor: [20, 20],
  })
}

function Pin() {
  return (
    <svg width="48" height="56" viewBox="0 0 48 56" aria-hidden="true">
      <ellipse class="shade" cx="24" cy="52" rx="7" ry="2.5" />
      <path class="body" d="M24 52c9-11 16-19 16-28a16 16 0 1 0-32 0c0 9 7 17 16 28Z" />
      <circle class="eye" cx="24" cy="23.5" r="6.5" />
    </svg>
  )
}

function drawn(what: preact.ComponentChild): HTMLElement {
  const element = document.createElement('div')
  render(what, element)
  return element
}
