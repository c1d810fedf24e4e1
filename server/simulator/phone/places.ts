/** Places of Kigali that everybody knows, to the nearest hundred metres or so. */
export interface Place {
  name: string
  latitude: number
  longitude: number
}

export const places: Place[] = [
  { name: 'Kimironko market', latitude: -1.9497, longitude: 30.126 },
  { name: 'Nyabugogo bus park', latitude: -1.9396, longitude: 30.0445 },
  { name: 'Kigali Convention Centre', latitude: -1.9547, longitude: 30.093 },
  { name: 'Kigali airport', latitude: -1.9686, longitude: 30.1348 },
  { name: 'Remera, Giporoso', latitude: -1.9583, longitude: 30.1178 },
  { name: 'Downtown, City Tower', latitude: -1.9441, longitude: 30.0594 },
  { name: 'Nyamirambo', latitude: -1.9786, longitude: 30.0446 },
  { name: 'Kacyiru hospital', latitude: -1.9366, longitude: 30.0846 },
  { name: 'Gisozi', latitude: -1.9209, longitude: 30.0622 },
  { name: 'Nyarutarama', latitude: -1.9287, longitude: 30.1052 },
  { name: 'Kicukiro centre', latitude: -1.9705, longitude: 30.1023 },
  { name: 'Gikondo', latitude: -1.9724, longitude: 30.0772 },
  { name: 'Kanombe', latitude: -1.9672, longitude: 30.1583 },
  { name: 'Amahoro stadium', latitude: -1.9541, longitude: 30.1146 },
]

/** The piece of the city that the sketch shows. */
const frame = { north: -1.908, south: -1.988, west: 30.03, east: 30.17 }

/** Where a point lies in a sketch of this size; outside the city it sticks to the edge. */
export function onSketch(place: { latitude: number; longitude: number }, width: number, height: number) {
  const x = (place.longitude - frame.west) / (frame.east - frame.west)
  const y = (frame.north - place.latitude) / (frame.north - frame.south)
  const within = (share: number) => Math.min(0.97, Math.max(0.03, share))
  return { x: within(x) * width, y: within(y) * height }
}

export function fromSketch(x: number, y: number): { latitude: number; longitude: number } {
  const round = (degrees: number) => Math.round(degrees * 100_000) / 100_000
  return {
    latitude: round(frame.north - y * (frame.north - frame.south)),
    longitude: round(frame.west + x * (frame.east - frame.west)),
  }
}
