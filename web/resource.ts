import { type Signal, signal, useSignalEffect } from '@preact/signals'
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks'
import { Refusal } from './api.ts'

/** What a page shows of the server: the last known, and whether it is being asked anew. */
export interface Resource<Data> {
  readonly data: Data | undefined
  /** When `data` was answered, if it was kept from before and has not been confirmed since. */
  readonly asOf: number | undefined
  readonly refusal: Refusal | undefined
  readonly loading: boolean
}

export interface LiveResource<Data> extends Resource<Data> {
  reload(): Promise<void>
  /** Puts in what a write has just answered. */
  put(data: Data): void
}

/** Where answers are kept for times without a network; the offline part of the app puts itself here. */
export interface Keeper {
  keep(key: string, value: unknown): Promise<void>
  last(key: string): Promise<{ value: unknown; at: number } | undefined>
}
export const keeper = {
  get current(): Keeper | undefined {
    return given
  },
  set current(next: Keeper | undefined) {
    given = next
    if (next === undefined) return
    for (const use of waiting.values()) use(next)
    waiting.clear()
  },
}
/** It comes after the first page, which is not to miss it: what is to be kept or looked for waits, the latest of each. */
let given: Keeper | undefined
const waiting = new Map<string, (keeper: Keeper) => unknown>()

interface Entry<Data> {
  state: Signal<Resource<Data>>
  asked: number
}
const entries = new Map<string, Entry<unknown>>()

/**
 * Something the server knows, by a name of its own. Shown at once from what was last known, then asked anew; `keeps`:
 * also across days without a network. `undefined` as the key asks nothing.
 */
export function useResource<Data>(
  key: string | undefined,
  load: () => Promise<Data>,
  { everyMs, keeps = false }: { everyMs?: number; keeps?: boolean } = {},
): LiveResource<Data> {
  const entry = useMemo(() => entryOf<Data>(key ?? ''), [key])
  // A page that is drawn anew brings a new function that asks the same.
  const latest = useRef(load)
  latest.current = load
  const reload = useCallback(() => ask(key, entry, () => latest.current(), keeps), [key, entry, keeps])
  useEffect(() => {
    void reload()
    if (everyMs === undefined || key === undefined) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void reload()
    }, everyMs)
    return () => clearInterval(timer)
  }, [key, everyMs, reload])
  useSignalEffect(() => void entry.state.value)
  return {
    ...entry.state.value,
    reload,
    put: (data) => settle(key, entry, data, keeps),
  }
}

/** Puts in what was heard by another way, as if it had been asked for. */
export function keep<Data>(key: string, data: Data): void {
  settle(key, entryOf<Data>(key), data, true)
}

/** Whoever signs out leaves nothing behind that is on the screen. */
export function forgetResources(): void {
  entries.clear()
}

async function ask<Data>(
  key: string | undefined,
  entry: Entry<Data>,
  load: () => Promise<Data>,
  keeps: boolean,
): Promise<void> {
  if (key === undefined) return
  entry.asked += 1
  const asked = entry.asked
  entry.state.value = { ...entry.state.peek(), loading: true }
  if (keeps && entry.state.peek().data === undefined) {
    const recall = async (from: Keeper) => {
      const last = await from.last(key)
      if (last !== undefined && entry.state.peek().data === undefined)
        entry.state.value = { ...entry.state.peek(), data: last.value as Data, asOf: last.at }
    }
    if (given === undefined) waiting.set(`last ${key}`, recall)
    else await recall(given)
  }
  try {
    const data = await load()
    // A later question has been asked meanwhile; its answer is the newer one.
    if (asked === entry.asked) settle(key, entry, data, keeps)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (asked !== entry.asked) return
    const known = entry.state.peek()
    // Nothing is wrong with the server: this phone has no network, and kept nothing of this.
    const isUnseen = error.code === 'network.down' && !navigator.onLine && known.data === undefined
    const refusal = isUnseen ? new Refusal('network.unseen') : error
    entry.state.value = { ...known, refusal, loading: false }
  }
}

function settle<Data>(key: string | undefined, entry: Entry<Data>, data: Data, keeps: boolean): void {
  entry.state.value = { data, asOf: undefined, refusal: undefined, loading: false }
  if (!keeps || key === undefined) return
  if (given === undefined) waiting.set(`keep ${key}`, (to) => to.keep(key, data))
  else void given.keep(key, data)
}

function entryOf<Data>(key: string): Entry<Data> {
  const known = entries.get(key)
  if (known !== undefined) return known as Entry<Data>
  const made: Entry<Data> = {
    state: signal({ data: undefined, asOf: undefined, refusal: undefined, loading: true }),
    asked: 0,
  }
  entries.set(key, made as Entry<unknown>)
  return made
}
