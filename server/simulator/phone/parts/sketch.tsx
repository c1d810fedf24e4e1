import { type Json, textOf } from '../../json.ts'
import { Icon } from '../icons.tsx'
import { fromSketch, onSketch, places } from '../places.ts'

const width = 300
const height = 150

/**
 * Hills and known places of Kigali around a pin: enough to see where, with no map to download. Tapping it is a
 * shortcut; the list of places and the two numbers do the same for a keyboard.
 */
export function Sketch({
  point,
  onPick,
}: {
  point: { latitude: number; longitude: number }
  onPick?: (point: { latitude: number; longitude: number }) => void
}) {
  const pin = onSketch(point, width, height)
  return (
    <svg
      class={`sketch ${onPick === undefined ? '' : 'pickable'}`}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        onPick?.(fromSketch((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height))
      }}
    >
      <rect class="ground" width={width} height={height} />
      {[0, 1, 2, 3].map((ring) => (
        <g class="hill" key={ring}>
          <ellipse cx="40" cy="112" rx={52 - ring * 12} ry={34 - ring * 8} />
          <ellipse cx="196" cy="36" rx={66 - ring * 14} ry={30 - ring * 7} />
          <ellipse cx="268" cy="122" rx={44 - ring * 10} ry={26 - ring * 6} />
        </g>
      ))}
      <path class="road" d="M-5 62C40 58 60 72 92 70s44-6 76 6 84 12 140 30" />
      <path class="road" d="M64 155C66 120 58 92 66 66s6-44 22-72M178 155c-4-36 4-52-4-78s14-52 26-82" />
      {places.map((place) => {
        const { x, y } = onSketch(place, width, height)
        return <circle class="spot" key={place.name} cx={x} cy={y} r="2.2" />
      })}
      <g class="pin" transform={`translate(${pin.x} ${pin.y})`}>
        <ellipse class="shade" cx="0" cy="0" rx="5" ry="2" />
        <path d="M0 0C-4-6-8-9-8-14a8 8 0 1 1 16 0c0 5-4 8-8 14Z" />
        <circle cx="0" cy="-14" r="3" />
      </g>
    </svg>
  )
}

export function LocationCard({ location, label }: { location: Json; label: string }) {
  const latitude = Number(location.latitude)
  const longitude = Number(location.longitude)
  const name = textOf(location.name)
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return (
    <a
      class="place"
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
      target="_blank"
      rel="noreferrer"
      aria-label={`${label}: ${name ?? where}`}
    >
      <Sketch point={{ latitude, longitude }} />
      <span class="where">
        <Icon name="location" size={18} />
        <span>
          {name !== undefined && <b>{name}</b>}
          {textOf(location.address) !== undefined && <small>{textOf(location.address)}</small>}
          <small>{where}</small>
        </span>
      </span>
    </a>
  )
}
