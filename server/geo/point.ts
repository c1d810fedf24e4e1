/** Degrees, WGS 84: latitude −90 to 90, longitude −180 to 180. */
export interface Point {
  latitude: number
  longitude: number
}

/** A point with what people call it. */
export interface Spot extends Point {
  name?: string
}
