/** Where somebody is in the dashboard, and what a key does there: a function, so that it can be tried key by key. */
export interface View {
  page: 'overview' | 'dead' | 'outbox' | 'details' | 'health' | 'help'
  /** The list that details were opened from. */
  list: ListName
  /** The chosen row of each list: by its id, because lists move; and where it stood, for when it is gone. */
  chosen: Record<ListName, { id: number | null; at: number }>
  /** First line shown of a page longer than the screen. */
  scroll: number
  isPaused: boolean
  /** The event whose replay waits for a yes. */
  asking: number | null
  /** One sentence about what the last key did; gone with the next key. */
  notice: string | null
}

export type ListName = 'dead' | 'outbox'

export type Effect = { do: 'quit' } | { do: 'replay'; eventId: number }

/** Ids of the rows as they are listed now, and how far the page shown can be scrolled. */
export interface Shown {
  dead: number[]
  outbox: number[]
  mostScroll: number
  pageRows: number
}

export const firstView: View = {
  page: 'overview',
  list: 'dead',
  chosen: { dead: { id: null, at: 0 }, outbox: { id: null, at: 0 } },
  scroll: 0,
  isPaused: false,
  asking: null,
  notice: null,
}

/** The row chosen in a list: the one that was, or the one that took its place; undefined in an empty list. */
export function chosenIn({ chosen }: View, list: ListName, ids: number[]): number | undefined {
  const { id, at } = chosen[list]
  const found = ids.indexOf(id ?? -1)
  return ids[found === -1 ? Math.min(at, ids.length - 1) : found]
}

/** `key` is a character, or up, down, pageup, pagedown, home, end, enter, escape. */
export function press(before: View, key: string, shown: Shown): { view: View; effect?: Effect } {
  const view = { ...before, notice: null }
  if (view.asking !== null) return answer({ ...view, asking: null }, key, view.asking)
  const page = pages[key]
  if (page !== undefined) return { view: open(view, view.page === page ? 'overview' : page) }
  switch (key) {
    case 'q':
      return { view, effect: { do: 'quit' } }
    case 'p':
      return { view: { ...view, isPaused: !view.isPaused } }
    case 'escape':
      return { view: open(view, view.page === 'details' ? view.list : 'overview') }
    case 'enter':
      return { view: enter(view, shown) }
    case 'r':
      return { view: replay(view, shown) }
    default:
      return { view: move(view, key, shown) }
  }
}

const pages: Record<string, View['page']> = { d: 'dead', o: 'outbox', h: 'health', '?': 'help' }

function answer(view: View, key: string, eventId: number): { view: View; effect?: Effect } {
  if (key === 'y' || key === 'Y') return { view, effect: { do: 'replay', eventId } }
  return { view: { ...view, notice: 'Nothing was replayed.' } }
}

const open = (view: View, page: View['page']): View => ({
  ...view,
  page,
  scroll: 0,
  list: page === 'dead' || page === 'outbox' ? page : view.list,
})

function enter(view: View, shown: Shown): View {
  const list = listOf(view)
  if (list === undefined) return view
  const id = chosenIn(view, list, shown[list])
  return id === undefined ? view : { ...choose(view, list, id, shown), page: 'details', scroll: 0 }
}

function replay(view: View, shown: Shown): View {
  const isDead = view.page === 'dead' || (view.page === 'details' && view.list === 'dead')
  if (!isDead) return { ...view, notice: 'Only a dead event can be replayed: press d, choose one, then r.' }
  const id = chosenIn(view, 'dead', shown.dead)
  return id === undefined ? { ...view, notice: 'No event is dead.' } : { ...view, asking: id }
}

function move(view: View, key: string, shown: Shown): View {
  const step = steps(shown.pageRows)[key]
  if (step === undefined) return view
  const list = listOf(view)
  if (list === undefined) return { ...view, scroll: between(0, view.scroll + step, shown.mostScroll) }
  const ids = shown[list]
  const now = ids.indexOf(chosenIn(view, list, ids) ?? -1)
  const id = ids[between(0, now + step, ids.length - 1)]
  return id === undefined ? view : choose(view, list, id, shown)
}

const choose = (view: View, list: ListName, id: number, shown: Shown): View => ({
  ...view,
  chosen: { ...view.chosen, [list]: { id, at: shown[list].indexOf(id) } },
})

const listOf = ({ page }: View): ListName | undefined =>
  page === 'dead' || page === 'outbox' ? page : undefined

const steps = (pageRows: number): Record<string, number> => ({
  up: -1,
  k: -1,
  down: 1,
  j: 1,
  pageup: -pageRows,
  pagedown: pageRows,
  home: Number.MIN_SAFE_INTEGER,
  end: Number.MAX_SAFE_INTEGER,
})

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most))
