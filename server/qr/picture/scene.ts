import type { Weight } from './font.ts'

/** A drawing in whole pixels, before it is a PNG or an SVG. Colours are "#rrggbb"; `on` is the colour underneath. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  /** Read out by screen readers, in the SVG. */
  readonly title: string
}

export type Shape = BoxShape | SquaresShape | TextShape

export interface BoxShape {
  readonly kind: 'box'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly color: string
  readonly on: string
}

export interface SquaresShape {
  readonly kind: 'squares'
  readonly rects: readonly { x: number; y: number; width: number; height: number }[]
  readonly color: string
  readonly on: string
}

export interface TextShape {
  readonly kind: 'text'
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly size: number
  readonly weight: Weight
  readonly anchor: 'start' | 'middle' | 'end'
  readonly text: string
  readonly color: string
  readonly on: string
}
