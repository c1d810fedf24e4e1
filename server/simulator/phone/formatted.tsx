import type { ComponentChildren } from 'preact'

/** Text the way WhatsApp shows it: *bold*, _italic_, ~struck~, `mono`, and everything that can be tapped. */
export function Formatted({ text, onDial }: { text: string; onDial: (number: string) => void }) {
  return <>{blocks(text, onDial)}</>
}

type Dial = (number: string) => void

/** A text cut up, each piece with its place, which is its key: pieces never move. */
const pieces = (text: string, by: RegExp | string) =>
  text.split(by).map((piece, place) => ({ piece, place, isMatch: place % 2 === 1 }))

function blocks(text: string, onDial: Dial): ComponentChildren[] {
  return pieces(text, /```([\s\S]+?)```/).map(({ piece, place, isMatch }) =>
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

/** A mark opens at the edge of a word and closes at one, so that *182*8*1# stays what it is. */
const marks: [RegExp, (children: ComponentChildren, key: number) => ComponentChildren][] = [
  [/(?<![\p{L}\p{N}])`([^`\n]+)`/u, (children, key) => <code key={key}>{children}</code>],
  [marked('\\*'), (children, key) => <strong key={key}>{children}</strong>],
  [marked('_'), (children, key) => <em key={key}>{children}</em>],
  [marked('~'), (children, key) => <s key={key}>{children}</s>],
]

function marked(mark: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}/${mark}])${mark}(?=[^\\s${mark}])([^\\n]*?[^\\s])${mark}(?![\\p{L}\\p{N}${mark}])`,
    'u',
  )
}

function inline(text: string, onDial: Dial, from = 0): ComponentChildren[] {
  for (let index = from; index < marks.length; index++) {
    const [pattern, draw] = marks[index] ?? []
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
