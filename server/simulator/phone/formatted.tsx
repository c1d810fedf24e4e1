import type { ComponentChildren } from 'preact'

/** Text the way WhatsApp shows it: *bold*, _italic_, ~struck~, `mono`, and everything that can be tapped. */
export function Formatted({ text, onDial }: { text: string; onDial: (number: string) => void }) {
  return <>{blocks(text, onDial)}</>
}

type Dial = (number: string) => void

function blocks(text: string, onDial: Dial): ComponentChildren[] {
  return text.split(/```([\s\S]+?)```/).map((part, index) =>
    index % 2 === 1 ? (
      <code class="block" key={index}>
        {part}
      </code>
    ) : (
      lines(part, onDial, index)
    ),
  )
}

function lines(text: string, onDial: Dial, key: number): ComponentChildren {
  return text.split('\n').map((line, index) => (
    <span key={`${key}.${index}`}>
      {index > 0 && '\n'}
      {line.startsWith('> ') ? <q>{inline(line.slice(2), onDial)}</q> : inline(line, onDial)}
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
  return text.split(tappable).map((part, index) => {
    if (index % 2 === 0) return part
    if (part.startsWith('http')) {
      return (
        <a key={index} href={part} target="_blank" rel="noreferrer">
          {part}
        </a>
      )
    }
    if (part.includes('@')) {
      return (
        <a key={index} href={`mailto:${part}`}>
          {part}
        </a>
      )
    }
    return <DialLink key={index} number={part} onDial={onDial} />
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
