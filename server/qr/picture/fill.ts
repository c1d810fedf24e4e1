import type { Outline } from './font.ts'

/** How much of each pixel is inside, 0 to 1. */
export interface Coverage {
  readonly width: number
  readonly height: number
  readonly alpha: Float32Array
}

/**
 * Fills an outline with exact area coverage: each edge adds its signed area to the pixels it crosses, and a running
 * sum along each row turns that into coverage (Raph Levien's font-rs method).
 */
export function fill(
  outline: Outline,
  scale: number,
  dx: number,
  dy: number,
  width: number,
  height: number,
): Coverage {
  const sums = new Float32Array(width * height + 2)
  let [startX, startY, x, y] = [0, 0, 0, 0]
  const lineTo = (toX: number, toY: number) => {
    addEdge(sums, width, height, x, y, toX, toY)
    x = toX
    y = toY
  }
  for (const { command, args } of outline) {
    const px = (i: number) => (args[i] ?? 0) * scale + dx
    const py = (i: number) => -(args[i] ?? 0) * scale + dy
    switch (command) {
      case 'moveTo':
        lineTo(startX, startY)
        startX = x = px(0)
        startY = y = py(1)
        break
      case 'lineTo':
        lineTo(px(0), py(1))
        break
      case 'quadraticCurveTo':
        curve(x, y, px(0), py(1), px(0), py(1), px(2), py(3), true, lineTo)
        break
      case 'bezierCurveTo':
        curve(x, y, px(0), py(1), px(2), py(3), px(4), py(5), false, lineTo)
        break
      case 'closePath':
        lineTo(startX, startY)
    }
  }
  lineTo(startX, startY)
  return { width, height, alpha: summed(sums, width, height) }
}

function summed(sums: Float32Array, width: number, height: number): Float32Array {
  const alpha = new Float32Array(width * height)
  let total = 0
  for (let i = 0; i < alpha.length; i++) {
    total += sums[i] ?? 0
    alpha[i] = Math.min(1, Math.abs(total))
  }
  return alpha
}

/** Steps short enough that no corner shows at poster size. */
function curve(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
  quadratic: boolean,
  lineTo: (x: number, y: number) => void,
): void {
  const steps = Math.min(24, Math.max(3, Math.ceil(Math.hypot(x3 - x0, y3 - y0) / 3)))
  for (let i = 1; i <= steps; i++) {
    const t = i / steps
    const u = 1 - t
    if (quadratic) {
      lineTo(u * u * x0 + 2 * u * t * x1 + t * t * x3, u * u * y0 + 2 * u * t * y1 + t * t * y3)
    } else {
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
      lineTo(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
    }
  }
}

function addEdge(
  sums: Float32Array,
  width: number,
  height: number,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  if (fromY === toY) return
  const down = fromY < toY
  const [x0, y0, x1, y1] = down ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY]
  const direction = down ? 1 : -1
  const slope = (x1 - x0) / (y1 - y0)
  let x = y0 < 0 ? x0 - y0 * slope : x0
  const lastRow = Math.min(height, Math.ceil(y1))
  for (let row = Math.max(0, Math.floor(y0)); row < lastRow; row++) {
    const dy = Math.min(row + 1, y1) - Math.max(row, y0)
    const nextX = x + slope * dy
    addRow(sums, row * width, direction * dy, Math.min(x, nextX), Math.max(x, nextX))
    x = nextX
  }
}

/** Spreads the signed area of one edge within one row over the pixels from `left` to `right`. */
function addRow(sums: Float32Array, row: number, area: number, left: number, right: number): void {
  const first = Math.floor(left)
  const last = Math.ceil(right)
  if (last <= first + 1) {
    const middle = (left + right) / 2 - first
    add(sums, row + first, area * (1 - middle))
    add(sums, row + first + 1, area * middle)
    return
  }
  const perPixel = 1 / (right - left)
  const head = 1 - (left - first)
  const startShare = 0.5 * perPixel * head * head
  const tail = right - last + 1
  const endShare = 0.5 * perPixel * tail * tail
  add(sums, row + first, area * startShare)
  if (last === first + 2) {
    add(sums, row + first + 1, area * (1 - startShare - endShare))
  } else {
    const second = perPixel * (1.5 - (left - first))
    add(sums, row + first + 1, area * (second - startShare))
    for (let x = first + 2; x < last - 1; x++) add(sums, row + x, area * perPixel)
    const beforeLast = second + (last - first - 3) * perPixel
    add(sums, row + last - 1, area * (1 - beforeLast - endShare))
  }
  add(sums, row + last, area * endShare)
}

function add(sums: Float32Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value
}
