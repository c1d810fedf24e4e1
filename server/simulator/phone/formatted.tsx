import type { ComponentChildren } from 'preact'
import { marks, monoBlock } from '../marks.ts'

/** Text the way WhatsApp shows it: *bold*, _italic_, ~struck~, `mono`, and everything that can be tapped. */
export function Formatted({ text, onDial }: { text: string; onDial: (number: string) => void }) {
  return <>{blocks(text, onDial)}</>
}

type Dial = (number: string) => void

/** A text cut up, each piece with its place, which is its key: pieces never move. */
const pieces = (text: string, by: RegExp | string) =>
  text.split(by).map((piece, place) => ({ piece, place, isMatch: place % 2 === 1 }))

function blocks(text: string, onDial: Dial): ComponentChildren[] {
  return pieces(text, monoBlock).map(({ piece, place, isMatch }) =>
    isMatch ? (
      <code class="block" key={place}>
        {piece}
      </code>
    ) : (
      <span key={place}>{lines(piece, onDial)}</span>
    ),
  )
}

function lines(text: string, onDial: Dial): ComponentChildren {
  return pieces(text, '\n').map(({ piece, place }) => (
    <span key={place}>
      {place > 0 && '\n'}
      {piece.startsWith('> ') ? <q>{inline(piece.slice(2), onDial)}</q> : inline(piece, onDial)}
    </span>
  ))
}

const drawings: [RegExp, (children: ComponentChildren, key: number) => ComponentChildren][] = [
  [marks.mono, (children, key) => <code key={key}>{children}</code>],
  [marks.bold, (children, key) => <strong key={key}>{children}</strong>],
  [marks.italic, (children, key) => <em key={key}>{children}</em>],
  [marks.struck, (children, key) => <s key={key}>{children}</s>],
]

function inline(text: string, onDial: Dial, from = 0): ComponentChildren[] {
  for (let index = from; index < drawings.length; index++) {
    const [pattern, draw] = drawings[index] ?? []
    const found = pattern?.exec(text)
    if (!found || draw === undefined) continue
    const inside = found[1] ?? ''
    const rest = text.slice(found.index + found[0].length)
    return [
      ...inline(text.slice(0, found.index), onDial, index + 1),
      draw(index === 0 ? inside : inline(inside, onDial, index), found.index),
      ...inline(rest, onDial, index),
    ]
  }
  return linked(text, onDial)
}

const tappable =
  /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)*_~]|tel:[\d*#%+]+|(?<![\w*#])[*#][\d*#]{2,}#|\+\d[\d ]{7,}\d|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/u

function linked(text: string, onDial: Dial): ComponentChildren[] {
  return pieces(text, tappable).map(({ piece, place, isMatch }) => {
    if (!isMatch) return piece
    if (piece.startsWith('http')) {
      return (
        <a key={place} href={piece} target="_blank" rel="noreferrer">
          {piece}
        </a>
      )
    }
    if (piece.includes('@')) {
      return (
        <a key={place} href={`mailto:${piece}`}>
          {piece}
        </a>
      )
    }
    return <DialLink key={place} number={piece} onDial={onDial} />
  })
}

/** Dialling opens the phone's own dialler, which here is a sheet. */
export function DialLink({ number, onDial, label }: { number: string; onDial: Dial; label?: string }) {
  const bare = dialled(number)
  return (
    <a
      href={`tel:${bare.replaceAll('#', '%23').replaceAll(' ', '')}`}
      onClick={(event) => {
        event.preventDefault()
        onDial(bare)
      }}
    >
      {label ?? number}
    </a>
  )
}

/** What a dialler would show for a tel: address. */
export const dialled = (number: string): string => number.replace(/^tel:/, '').replaceAll('%23', '#')
