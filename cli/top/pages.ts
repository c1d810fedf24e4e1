import type { Line } from './lines.ts'
import { toneOfStatus } from './lines.ts'
import type { List } from './lists.ts'
import type { Figures } from './observer.ts'
import { healthLines, overview, type Size } from './overview.ts'
import { chosenIn, type ListName, type View } from './view.ts'

/** What the pages are made of, as it was read last. */
export interface Read {
  figures: Figures
  lists: Record<ListName, List>
  details: string[]
}

export interface Page {
  /** All lines of the page; lists are cut to the screen already. */
  lines: Line[]
  mostScroll: number
}

/** The lines between the title and the keys. */
export function pageOf(view: View, read: Read, size: Size): Page {
  switch (view.page) {
    case 'overview':
      return { lines: overview(read.figures, size), mostScroll: 0 }
    case 'dead':
    case 'outbox':
      return { lines: listLines(view, view.page, read.lists[view.page], size), mostScroll: 0 }
    case 'details':
      return scrolled(
        read.details.map((line) => [line]),
        view,
        size,
      )
    case 'health':
      return scrolled(healthLines(read.figures, size.columns), view, size)
    case 'help':
      return scrolled(help, view, size)
  }
}

export function titleLine(view: View, { figures }: Read, size: Size, time: string): Line {
  const { health, server } = figures
  const served =
    server === null ? '' : server.version === null ? 'no server answers' : `server ${server.version} answers`
  const left = `inzira top  `
  // Until the server was asked, its word is not known.
  const status = server === null ? 'asking…' : health.status
  const paused = view.isPaused ? '  paused' : ''
  const gap = size.columns - left.length - status.length - served.length - paused.length - time.length - 2
  return [
    [left, 'strong'],
    [status, server === null ? 'dim' : toneOfStatus[health.status]],
    `  ${served}`,
    [paused, 'doubtful'],
    ' '.repeat(Math.max(1, gap)),
    [time, 'dim'],
  ]
}

/** The question or notice there is, or else the keys. */
export function bottomLine(view: View, problem: string | null): Line {
  if (view.asking !== null) return [[`Replay event ${view.asking}? y/n`, 'chosen']]
  if (problem !== null) return [[problem, 'bad']]
  if (view.notice !== null) return [[view.notice, 'strong']]
  return [[keysOf[view.page], 'dim']]
}

const keysOf: Record<View['page'], string> = {
  overview: 'q quit   d dead events   o outbox   h health   p pause   ? help',
  dead: '↑↓ choose   enter details   r replay   esc back   o outbox   p pause   q quit',
  outbox: '↑↓ choose   enter details   esc back   d dead events   p pause   q quit',
  details: '↑↓ scroll   esc back   p pause   q quit',
  health: '↑↓ scroll   esc back   p pause   q quit',
  help: '↑↓ scroll   esc back   q quit',
}

function listLines(view: View, name: ListName, list: List, { rows }: Size): Line[] {
  const title: Line = [[titles[name], 'strong'], `  ${list.rows.length === 0 ? '' : list.rows.length}`]
  if (list.rows.length === 0) return [title, [], [[empty[name], 'good']]]
  const ids = list.rows.map(({ id }) => id)
  const at = ids.indexOf(chosenIn(view, name, ids) ?? -1)
  const room = Math.max(1, rows - 3)
  // The chosen row stays in the middle until an end of the list comes near.
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), list.rows.length - room))
  return [
    title,
    [],
    [[`  ${list.head}`, 'dim']],
    ...list.rows
      .slice(first, first + room)
      .map(({ text }, index): Line => (first + index === at ? [[`› ${text}`, 'chosen']] : [`  ${text}`])),
  ]
}

function scrolled(lines: Line[], { scroll }: View, { rows }: Size): Page {
  const mostScroll = Math.max(0, lines.length - rows)
  const first = Math.min(scroll, mostScroll)
  return { lines: lines.slice(first, first + rows), mostScroll }
}

const titles: Record<ListName, string> = {
  dead: 'Dead events, the last first',
  outbox: 'Outbox: open messages, then those that failed in the last hour',
}
const empty: Record<ListName, string> = {
  dead: 'No event is dead.',
  outbox: 'Nothing waits, and nothing failed in the last hour.',
}

const keyHelp: [string, string][] = [
  ['d', 'dead events: given up after EVENT_ATTEMPTS tries'],
  ['o', 'outbox: what waits to be sent, and what failed in the last hour'],
  ['h', 'health: every check, with what to do'],
  ['↑ ↓ j k', 'choose a row or scroll; also page up, page down, home, end'],
  ['enter', 'details of the chosen row'],
  ['r', 'replay the chosen dead event; asks first'],
  ['p', 'pause refreshing, and go on'],
  ['esc', 'back'],
  ['q ctrl-c', 'quit'],
]
const figureHelp: [string, string][] = [
  ['In', "people's messages, by when their webhook arrived"],
  ['Out', 'messages, by when Meta accepted them'],
  ['Replies', 'time from the webhook to Meta accepting the reply'],
  ['uncertain', 'sent without an answer; a status settles it, or it is sent again'],
  ['·', 'nothing in that second or minute; blank: not read yet'],
]
const helpLines = (pairs: [string, string][]): Line[] =>
  pairs.map(([word, meaning]) => [[word.padEnd(11), 'strong'], meaning])
const help: Line[] = [
  [['Keys', 'label']],
  ...helpLines(keyHelp),
  [],
  [['Figures', 'label']],
  ...helpLines(figureHelp),
  ['The whole: docs/TOP.md'],
]
