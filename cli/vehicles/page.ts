import { escapeHtml } from '../../server/http/page.ts'
import { whoIs } from '../webhook/describe.ts'
import { madeBy } from './folder.ts'
import { pageStyle } from './page-style.ts'
import {
  fieldLabel,
  human,
  kindOf,
  origin,
  type PaperStory,
  type ShownField,
  stateSentence,
  theirLanguage,
  vehicleSentence,
} from './story.ts'

export interface Picture {
  mime: string
  bytes: Uint8Array
}

/** The line that a value was read from, as it lies beside the page. */
export interface Piece extends Picture {
  filename: string
  width: number
  /** Of the line without the white above and below it. */
  height: number
}

/**
 * One paper as a page that an operator decides by: the picture beside the values, each with the piece it was read
 * from. Holds everything within itself, asks nothing of any network, and runs nothing.
 */
export function paperPage(
  story: PaperStory,
  { pictures, pieces, folder }: { pictures: Picture[]; pieces: ReadonlyMap<string, Piece>; folder: string },
): string {
  const { paper, person, vehicle, fields, waitsBecause } = story
  const plate = vehicle?.plate ?? fields.find(({ name }) => name === 'plate')?.value ?? `#${paper.id}`
  const title = `${plate}: ${kindOf(paper)}`
  const shown = pictures.map(
    (picture, at) => `<img class="sheet" src="${dataUrl(picture)}" alt="Page ${at + 1} of what was sent">`,
  )
  const missing =
    '<p class="missing">The picture is not kept any more, or cannot be shown here. What was read from it is.</p>'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${madeBy}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<header>
  <div class="plate">${escapeHtml(plate)}</div>
  <div class="about">
    <h1>${escapeHtml(capital(kindOf(paper)))} <span class="chip ${stateClass(paper.state)}">${escapeHtml(stateSentence(paper))}</span></h1>
    <p>#${paper.id} · ${escapeHtml(whoIs(person))}${vehicle === null ? '' : ` · ${escapeHtml(vehicleSentence(vehicle))}`} · reads ${theirLanguage(person.language)}</p>${
      waitsBecause === null
        ? ''
        : `\n    <p class="because">It waits for you because: ${escapeHtml(waitsBecause)}.</p>`
    }${
      paper.why === null
        ? ''
        : `\n    <p class="${paper.state === 'approved' ? 'note' : 'why'}">${escapeHtml(paper.why)}</p>`
    }
  </div>
</header>
<main>
  <section class="pictures">${shown.length > 0 ? shown.join('\n') : missing}</section>
  <section class="fields">
    <h2>What was read</h2>
${fields.map((field) => fieldBox(field, pieces.get(field.name))).join('\n')}
${fields.length === 0 ? '    <p class="missing">Nothing was read.</p>' : ''}
${paper.state === 'submitted' ? decisions(paper.id, plate) : ''}
    <p class="delete">Delete this folder when you are done, nothing else does: <code>${escapeHtml(folder)}</code></p>
  </section>
</main>
</body>
</html>
`
}

function fieldBox(field: ShownField, piece: Piece | undefined): string {
  const { name, value, readValue, confidence, source } = field
  const label = escapeHtml(capital(fieldLabel(name)))
  const isChanged = readValue !== null && value !== null && value !== readValue
  const percent = confidence === null ? null : Math.round(confidence * 100)
  const sure =
    percent === null
      ? ''
      : `<span class="sure ${percent < 85 ? 'doubtful' : ''}" title="How sure the reader was"><i style="width:${percent}%"></i></span><span class="percent">${percent} %</span>`
  return `    <article class="field">
      <div class="name">${label}<span class="chip ${sourceClass(source)}">${escapeHtml(originWord(field))}</span></div>
      <div class="value">${value === null ? '<span class="unknown">unknown</span>' : escapeHtml(human(name, value))}${isChanged ? ` <s>${escapeHtml(human(name, readValue))}</s>` : ''}</div>
      ${piece === undefined ? '' : pieceBox(piece, label)}
      <div class="meter">${sure}</div>
    </article>`
}

/** The line alone, as wide as there is room; the browser cuts off the white. A click shows all of it. */
function pieceBox(piece: Piece, label: string): string {
  const { width, height, filename } = piece
  const widest = Math.round((width / height) * highestLinePx)
  const style = `aspect-ratio:${width}/${height};width:min(100%,${widest}px)`
  return `<a class="piece" style="${style}" href="${escapeHtml(filename)}" target="_blank" rel="noreferrer" title="Show it large"><img src="${dataUrl(piece)}" alt="Where ${label} was read"></a>`
}

const highestLinePx = 64

const decisions = (id: number, plate: string): string => `    <div class="decide">
      <p>Decide in a terminal:</p>
      <pre>inzira vehicles verify ${id}
inzira vehicles verify ${id} --field plate="${escapeHtml(plate.startsWith('#') ? 'RAD 123 C' : plate)}"
inzira vehicles reject ${id} --why "The picture is too dark. Please send another one."</pre>
    </div>`

/** In a word or two: what was read instead stands beside the value. */
const originWord = (field: ShownField): string => origin(field).replace(/;.*/, '')

const sourceClass = (source: ShownField['source']): string =>
  source === 'read' ? 'plain' : source === null ? 'plain' : source === 'confirmed' ? 'good' : 'warm'

const stateClass = (state: string): string =>
  state === 'approved' ? 'good' : state === 'rejected' || state === 'failed' ? 'bad' : 'warm'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const dataUrl = ({ mime, bytes }: Picture): string =>
  `data:${escapeHtml(mime)};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`
