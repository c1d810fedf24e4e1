import { useEffect, useReducer } from 'preact/hooks'
import type { ChatEntry } from '../chat.ts'
import type { ActiveFault } from '../faults.ts'
import type { Halted } from '../ledger.ts'
import type { Settings } from '../options.ts'
import type { PersonState } from '../people.ts'
import type { Sample } from '../samples.ts'
import type { Template } from '../templates.ts'
import type { Wait } from '../waits.ts'
import { maxEntries, type WireEntry } from '../wire.ts'

/** A file that may be sent without having one. */
export type Listed = Omit<Sample, 'bytes'>

/** Everything the page shows; the simulator keeps it, so a reload loses nothing. */
export interface PageState {
  /** False until the first word from the simulator. */
  ready: boolean
  connected: boolean
  people: PersonState[]
  chats: Record<string, ChatEntry[]>
  typing: string[]
  /** What each person waits for, as the server tells. */
  waits: Record<string, Wait[]>
  samples: Listed[]
  wire: WireEntry[]
  ledger: { accepted: number; doubled: number; halted?: Halted }
  faults: ActiveFault[]
  settings: Settings | undefined
  templates: Template[]
  business: { name: string; phone: string; webhook: string | null }
  /** The simulator's clock, as a difference to this browser's. */
  clock: { aheadMs: number; shiftable: boolean }
  /** Something to tell, such as a request that failed. */
  toast: string | undefined
}

let state: PageState = {
  ready: false,
  connected: false,
  people: [],
  chats: {},
  typing: [],
  waits: {},
  samples: [],
  wire: [],
  ledger: { accepted: 0, doubled: 0 },
  faults: [],
  settings: undefined,
  templates: [],
  business: { name: '', phone: '', webhook: null },
  clock: { aheadMs: 0, shiftable: false },
  toast: undefined,
}

const watchers = new Set<() => void>()
let isTelling = false

export function change(part: Partial<PageState>): void {
  state = { ...state, ...part }
  if (isTelling) return
  isTelling = true
  // A burst of events is drawn once.
  queueMicrotask(() => {
    isTelling = false
    for (const watch of watchers) watch()
  })
}

export function usePageState(): PageState {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const watch = () => redraw(undefined)
    watchers.add(watch)
    watch()
    return () => void watchers.delete(watch)
  }, [])
  return state
}

type LiveEvent =
  | ({ is: 'state'; clock: { now: number; shiftable: boolean } } & Omit<
      PageState,
      'ready' | 'connected' | 'clock' | 'toast'
    >)
  | { is: 'bubble'; person: string; entry: ChatEntry }
  | { is: 'person'; person: PersonState }
  | { is: 'typing'; person: string; on: boolean }
  | { is: 'wait'; person: string; wait: Wait }
  | { is: 'wire'; entry: WireEntry; ledger: PageState['ledger'] }
  | { is: 'faults'; faults: ActiveFault[] }
  | { is: 'settings'; settings: Settings }
  | { is: 'clock'; clock: { now: number; shiftable: boolean } }

/** Follows the simulator; the browser reconnects by itself, and each connection begins with everything. */
export function listen(): void {
  const events = new EventSource('/simulator/events')
  events.onmessage = ({ data }) => change(after(JSON.parse(data) as LiveEvent))
  events.onopen = () => change({ connected: true })
  events.onerror = () => change({ connected: false })
}

/** What an event changes on the page. */
function after(event: LiveEvent): Partial<PageState> {
  switch (event.is) {
    case 'state': {
      const { is: _, clock, ...rest } = event
      return { ...rest, ready: true, connected: true, clock: aheadOf(clock) }
    }
    case 'bubble': {
      const before = state.chats[event.person] ?? []
      const at = before.findIndex((one) => one.id === event.entry.id)
      const entries = at < 0 ? [...before, event.entry] : before.with(at, event.entry)
      return { chats: { ...state.chats, [event.person]: entries } }
    }
    case 'person':
      return {
        people: state.people.map((one) => (one.key === event.person.key ? event.person : one)),
      }
    case 'typing': {
      const others = state.typing.filter((key) => key !== event.person)
      return { typing: event.on ? [...others, event.person] : others }
    }
    case 'wait': {
      const before = state.waits[event.person] ?? []
      const at = before.findIndex((one) => one.id === event.wait.id)
      const isOver = event.wait.step === 'done' || event.wait.step === 'failed'
      if (isOver) setTimeout(() => forgetWait(event.person, event.wait.id), overShownMs)
      const waits = at < 0 ? [...before, event.wait] : before.with(at, event.wait)
      return { waits: { ...state.waits, [event.person]: waits } }
    }
    case 'wire': {
      const at = state.wire.findLastIndex((one) => one.id === event.entry.id)
      const wire =
        at < 0 ? [...state.wire.slice(1 - maxEntries), event.entry] : state.wire.with(at, event.entry)
      return { wire, ledger: event.ledger }
    }
    case 'faults':
      return { faults: event.faults }
    case 'settings':
      return { settings: event.settings }
    case 'clock':
      return { clock: aheadOf(event.clock) }
  }
}

/** Unless it has begun again meanwhile. */
function forgetWait(person: string, id: string): void {
  const left = (state.waits[person] ?? []).filter(
    (one) => one.id !== id || (one.step !== 'done' && one.step !== 'failed'),
  )
  change({ waits: { ...state.waits, [person]: left } })
}

/** Long enough to be seen. */
const overShownMs = 1_500

const aheadOf = ({ now, shiftable }: { now: number; shiftable: boolean }) => ({
  aheadMs: now - Date.now(),
  shiftable,
})
