import type * as L from 'leaflet'

/**
 * Lets a marker glide to where it is said to be now, in the time until more is heard of it; at once for people who
 * want things to stand still, and for jumps that nobody drives.
 */
export function glideTo(marker: L.Marker, to: L.LatLngExpression, durationMs = 900): void {
  going.get(marker)?.()
  const from = marker.getLatLng()
  const target = latLngOf(to)
  const isFar = Math.hypot(target.lat - from.lat, target.lng - from.lng) > farDegrees
  if (isFar || document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    marker.setLatLng(to)
    return
  }
  let frame = 0
  let startedAt: number | undefined
  const step = (now: number) => {
    startedAt ??= now
    const share = Math.min(1, (now - startedAt) / durationMs)
    const eased = share * share * (3 - 2 * share)
    marker.setLatLng([from.lat + (target.lat - from.lat) * eased, from.lng + (target.lng - from.lng) * eased])
    if (share < 1) frame = requestAnimationFrame(step)
    else going.delete(marker)
  }
  frame = requestAnimationFrame(step)
  going.set(marker, () => cancelAnimationFrame(frame))
}

/** Ends what moves, when the marker goes. */
export function standStill(marker: L.Marker): void {
  going.get(marker)?.()
  going.delete(marker)
}

function latLngOf(to: L.LatLngExpression): { lat: number; lng: number } {
  return Array.isArray(to) ? { lat: to[0], lng: to[1] } : { lat: to.lat, lng: to.lng }
}

const going = new WeakMap<L.Marker, () => void>()
/** Some 5 km. */
const farDegrees = 0.05
