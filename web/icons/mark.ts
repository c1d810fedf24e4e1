import { road } from './road.ts'

/**
 * The mark of Inzira, "the way": a road that winds up one of Rwanda's hills towards the morning. All icons are drawn
 * from it, on a square of 512.
 */
const hill = 'M-60 380C60 250 176 176 256 176S452 250 572 380V572H-60Z'
const sun = '<circle cx="256" cy="140" r="52" fill="#f6b73c"/>'
const ground = '#0a6b4f'

const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${content}</svg>`

const scene = `${sun}<path d="${hill}" fill="#0e8562"/><path d="${road}" fill="#fff"/>`

/** With round corners of its own, for where an icon is shown as it is. */
export const roundedMark = svg(
  `<clipPath id="r"><rect width="512" height="512" rx="112"/></clipPath><g clip-path="url(#r)"><rect width="512" height="512" fill="${ground}"/>${scene}</g>`,
)

/**
 * To every edge, for phones that cut the corners themselves: a mask may leave only a circle of 4/5 of the width, and
 * within it sun, hilltop and road are whole but for the road's near end.
 */
export const squareMark = svg(`<rect width="512" height="512" fill="${ground}"/>${scene}`)

/** One colour on nothing, for the status bar and for themed icons; the phone paints it. */
export const plainMark = svg(`<g fill="#fff"><circle cx="256" cy="96" r="58"/><path d="${road}"/></g>`)

/** What stands beside the words of a shortcut: one of ours, white on the brand's green. */
export const shortcutMark = (name: keyof typeof shortcuts): string =>
  svg(
    `<circle cx="256" cy="256" r="256" fill="${ground}"/><g fill="none" stroke="#fff" stroke-width="34" stroke-linejoin="round" stroke-linecap="round">${shortcuts[name]}</g>`,
  )

const shortcuts = {
  nearby:
    '<path d="M256 400C196 320 152 276 152 218a104 104 0 0 1 208 0C360 276 316 320 256 400Z"/><circle cx="256" cy="216" r="30"/>',
  qr: '<path d="M136 136h92v92h-92zM284 136h92v92h-92zM136 284h92v92h-92z"/><path d="M290 290h.1M370 290h.1M330 330h.1M290 370h.1M370 370h.1"/>',
  schedule:
    '<rect x="128" y="152" width="256" height="232" rx="36"/><path d="M128 232h256M196 112v72M316 112v72"/><path d="M216 312l32 32 56-60"/>',
}
