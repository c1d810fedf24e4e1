import type { Gray } from './gray.ts'
import { type Blob, Blobs } from './lines/blobs.ts'
import { chainsOf, type Habits } from './lines/chains.ts'
import { directionField, mainDirections, type Witness } from './lines/direction.ts'
import { withoutDoubles } from './lines/doubles.ts'
import { withoutFrames } from './lines/frames.ts'
import { linesOf } from './lines/gather.ts'
import { dark, inkOf, light } from './lines/ink.ts'
import { textAmong, worthOf } from './lines/likeness.ts'
import { lineOf, median, type TextLine } from './lines/line.ts'
import { eraseRules } from './lines/rules.ts'
import { liftStamps, underStamp } from './lines/stamps.ts'

export type { TextLine } from './lines/line.ts'

/** Finds lines of text however the page lies: ink, blobs of ink, the way they follow each other, chains, boxes. */
export function findLines(page: Gray): TextLine[] {
  const mask = inkOf(page)
  eraseRules(mask, page.width, page.height, dark)
  const stamps = liftStamps(mask, page, dark)
  const inks = [dark, light].map((ink) => ({ ink, blobs: new Blobs(mask, page.width, page.height, ink) }))
  const most = Math.max(page.width, page.height) * highestShare
  const directions = mainDirections(
    inks.flatMap(({ blobs }) => blobs.all.filter((blob) => isLetter(blob, most))),
  )
  const attempts = directions.map((main) => {
    let worth = 0
    const witnesses = inks.flatMap(({ ink, blobs }) => {
      blobs.measure(() => main)
      const letters = blobs.all.filter((blob) => isLetter(blob, most))
      return chainsOf(letters, () => main, unknownDirection).flatMap((chain) => {
        const witness = witnessOf(chain, main)
        if (directions.length > 1)
          for (const { angle } of witness) worth += worthOf(lineOf(chain, angle, ink === light), page, mask)
        return witness
      })
    })
    return { main, witnesses, worth }
  })
  // The direction of most letters, unless another one has clearly more rows that look like print.
  const { main, witnesses } = attempts.reduce((best, other) =>
    other.worth > clearlyMore * best.worth ? other : best,
  )
  const angleAt = directionField(main, witnesses, page)
  // Where a blob lies depends a little on the direction it was measured in before.
  if (directions.length > 1) for (const { blobs } of inks) blobs.measure(() => main)
  for (const { blobs } of inks) blobs.measure(angleAt)
  const lines = inks.flatMap(({ ink, blobs }) => {
    const pieces = withoutFrames(blobs.all, angleAt)
    const chains = chainsOf(
      pieces.filter((blob) => isLetter(blob, most)),
      angleAt,
      knownDirection,
    )
    const marks = pieces.filter((blob) => !isLetter(blob, most) && blob.high <= most)
    return linesOf(chains, marks, angleAt, ink === light)
  })
  return withoutDoubles(textAmong(lines, page, mask)).map((line) => underStamp(line, mask, page, stamps))
}

const clearlyMore = 1.5

const unknownDirection: Habits = { gap: 1.2, off: 0.45, slope: 0.12 }
const knownDirection: Habits = { gap: 1.2, off: 0.42, slope: 0.05 }

/** Of the page's long side: letters of a plate on a sticker. */
const highestShare = 1 / 6

const isLetter = ({ wide, high, area }: Blob, most: number): boolean =>
  high >= 6 &&
  high <= most &&
  Math.max(wide, high) >= 7 &&
  wide >= 2 &&
  area >= 12 &&
  area > wide * high * 0.12 &&
  (wide < 2 * high || area < wide * high * 0.85)

/** A long row of letters tells where it lies and which way it runs; short ones and crooked ones do not. */
function witnessOf(chain: readonly Blob[], main: number): Witness[] {
  if (chain.length < 6) return []
  const [ux, uy] = [Math.cos(main), Math.sin(main)]
  const mx = chain.reduce((sum, { x }) => sum + x, 0) / chain.length
  const my = chain.reduce((sum, { y }) => sum + y, 0) / chain.length
  let [squares, products, across2] = [0, 0, 0]
  for (const { x, y } of chain) {
    const along = (x - mx) * ux + (y - my) * uy
    const across = (y - my) * ux - (x - mx) * uy
    squares += along * along
    products += along * across
    across2 += across * across
  }
  const slope = products / squares
  const off = Math.sqrt(Math.max(0, across2 - slope * products) / chain.length)
  const height = median(chain.map(({ high }) => high))
  if (off > 0.3 * height) return []
  return [{ x: mx, y: my, angle: main + Math.atan(slope), weight: Math.min(40, chain.length) }]
}
