/** @jsxImportSource react */
import { Box, Text, useApp, useInput, useWindowSize } from 'ink'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Db } from '../../server/db/open.ts'
import { sentenceOf } from '../../server/error.ts'
import { faultOf } from '../report.ts'
import type { Line, Tone } from './lines.ts'
import { deadList, eventDetails, messageDetails, outboxList, replayEvent, type Shows } from './lists.ts'
import type { Observer } from './observer.ts'
import type { Size } from './overview.ts'
import { bottomLine, pageOf, type Read, titleLine } from './pages.ts'
import { firstView, press, type Shown, type View } from './view.ts'

export interface AppProps extends Shows {
  db: Db
  observer: Observer
}

/** The whole screen: a title, one page, and a line of keys. */
export function App(props: AppProps) {
  const { exit } = useApp()
  const { columns, rows } = useWindowSize()
  const [now, setNow] = useState<Now>(() => ({
    view: firstView,
    read: readFor(firstView, undefined, props),
    problem: null,
  }))
  // Keys may come faster than React renders, and each must find what the one before it left.
  const latest = useRef(now)
  const show = (changes: Partial<Now>) => {
    latest.current = { ...latest.current, ...changes }
    setNow(latest.current)
  }
  const refresh = useEffectEvent(() => {
    const { view, read } = latest.current
    try {
      show({ read: readFor(view, read, props), problem: null })
    } catch (error) {
      // The last figures stay on the screen; the next look may well succeed.
      show({ problem: told(error) })
    }
  })
  const ask = useEffectEvent(() => props.observer.ask())
  useEffect(() => {
    const look = () => {
      if (!latest.current.view.isPaused) refresh()
    }
    void ask().then(look)
    const timer = setInterval(() => {
      void ask()
      look()
    }, refreshEveryMs)
    return () => clearInterval(timer)
  }, [])

  const size = { columns: columns - 2, rows: Math.max(1, rows - 3) }
  const replay = (eventId: number) =>
    replayEvent(props.db, eventId)
      .then((notice) => show({ view: { ...latest.current.view, notice } }))
      .then(refresh)
      .catch((error: unknown) => show({ problem: told(error) }))
  useInput((input, key) => {
    const named = Object.entries(namesOfKeys).find(([name]) => key[name as keyof typeof key])?.[1]
    for (const typed of named === undefined ? [...input] : [named]) {
      const { view, effect } = press(latest.current.view, typed, shownIn(latest.current, size))
      const isOtherPage = view.page !== latest.current.view.page
      show({ view })
      if (isOtherPage) refresh()
      if (effect?.do === 'quit') exit()
      if (effect?.do === 'replay') void replay(effect.eventId)
    }
  })

  const { view, read, problem } = now
  const page = pageOf(view, read, size)
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: props.timezone, timeStyle: 'medium' }).format(
    read.figures.at,
  )
  return (
    <Box flexDirection="column" width={columns} height={rows} paddingX={1}>
      <Row line={titleLine(view, read, size, time)} />
      <Text> </Text>
      <Box flexDirection="column" height={size.rows} overflow="hidden">
        {page.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by where it stands
          <Row key={at} line={line} />
        ))}
      </Box>
      <Row line={bottomLine(view, problem)} />
    </Box>
  )
}

function Row({ line }: { line: Line }) {
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate-end">
        {line.length === 0 ? ' ' : null}
        {line.map((segment, at) => {
          if (typeof segment === 'string') return segment
          const [text, tone] = segment
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a segment is known by where it stands
            <Text key={at} {...looks[tone]}>
              {text}
            </Text>
          )
        })}
      </Text>
    </Box>
  )
}

/** Colours of the sixteen every terminal has, so that its own theme decides. */
const looks: Record<Tone, { color?: string; bold?: boolean; dimColor?: boolean; inverse?: boolean }> = {
  label: { color: 'cyan' },
  strong: { bold: true },
  good: { color: 'green' },
  doubtful: { color: 'yellow', bold: true },
  bad: { color: 'red', bold: true },
  dim: { dimColor: true },
  chosen: { inverse: true },
}

interface Now {
  view: View
  read: Read
  /** Why the last look failed. */
  problem: string | null
}

const told = (error: unknown): string => faultOf(error)?.message ?? sentenceOf(error)

const shownIn = ({ view, read }: Now, size: Size): Shown => ({
  dead: read.lists.dead.rows.map(({ id }) => id),
  outbox: read.lists.outbox.rows.map(({ id }) => id),
  mostScroll: pageOf(view, read, size).mostScroll,
  pageRows: size.rows,
})

/** Reads what a page needs and no more. */
function readFor(view: View, before: Read | undefined, { db, observer, ...shows }: AppProps): Read {
  const figures = observer.look()
  const lists = {
    dead: view.page === 'dead' || before === undefined ? deadList(db, figures.at, shows) : before.lists.dead,
    outbox: view.page === 'outbox' ? outboxList(db, figures.at, shows) : (before?.lists.outbox ?? noList),
  }
  if (view.page !== 'details') return { figures, lists, details: [] }
  const { id } = view.chosen[view.list]
  const details =
    id === null ? [] : view.list === 'dead' ? eventDetails(db, id, shows) : messageDetails(db, id, shows)
  return { figures, lists, details }
}

const noList = { head: '', rows: [] }

const namesOfKeys = {
  upArrow: 'up',
  downArrow: 'down',
  pageUp: 'pageup',
  pageDown: 'pagedown',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'escape',
  backspace: 'escape',
} as const

const refreshEveryMs = 1000
