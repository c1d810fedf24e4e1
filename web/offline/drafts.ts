import { computed, signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { me } from '../session.ts'

/**
 * What is being typed, kept through a reload, a new version of the app, or a phone that closed the tab: in the browser
 * only, for whoever typed it, for a week, until it was sent or thrown away.
 */
const drafts = signal<ReadonlySet<string>>(new Set())

/** Whether something typed has not been sent: a reload keeps it, but say so. */
export const isTyping = computed(() => drafts.value.size > 0)

/** The value of a form, found again after a reload. Call `clear` once it was sent. Files cannot be kept this way. */
export function useDraft<Value>(name: string, blank: Value) {
  const [value, setValue] = useState<Value>(() => readDraft<Value>(name) ?? blank)
  useEffect(() => {
    if (readDraft(name) !== undefined) mark(name, true)
    // A form that is not shown has nothing to lose; what it kept is there when it is opened again.
    return () => mark(name, false)
  }, [name])
  return {
    value,
    set(next: Value) {
      setValue(next)
      writeDraft(name, next)
    },
    clear() {
      setValue(blank)
      dropDraft(name)
    },
  }
}

export function writeDraft(name: string, value: unknown): void {
  mark(name, true)
  withStorage((storage) => storage.setItem(keyOf(name), JSON.stringify({ value, savedAt: Date.now() })))
}

export function readDraft<Value>(name: string): Value | undefined {
  return withStorage((storage) => {
    const kept = JSON.parse(storage.getItem(keyOf(name)) ?? 'null') as {
      value: Value
      savedAt: number
    } | null
    return kept !== null && kept.savedAt > Date.now() - keptMs ? kept.value : undefined
  })
}

export function dropDraft(name: string): void {
  mark(name, false)
  withStorage((storage) => storage.removeItem(keyOf(name)))
}

/**
 * Whoever has the phone next finds nothing that others typed. What was typed while nobody was signed in is of whoever
 * signs in within the hour, and of nobody else any more.
 */
export function forgetDraftsOfOthers(personId: number | null): void {
  withStorage((storage) => {
    for (const key of Object.keys(storage)) {
      const owner = /^draft:(\d+):/.exec(key)?.[1]
      if (owner === undefined || Number(owner) === (personId ?? 0)) continue
      const kept = storage.getItem(key)
      const own = key.replace(/^draft:0:/, `draft:${personId}:`)
      const isTakenOver = owner === '0' && savedAt(kept) > Date.now() - ownerlessMs
      if (isTakenOver && kept !== null && storage.getItem(own) === null) storage.setItem(own, kept)
      storage.removeItem(key)
    }
  })
}

const savedAt = (kept: string | null): number =>
  (JSON.parse(kept ?? 'null') as { savedAt?: number } | null)?.savedAt ?? 0

function mark(name: string, isDirty: boolean): void {
  if (drafts.value.has(name) === isDirty) return
  const next = new Set(drafts.value)
  if (isDirty) next.add(name)
  else next.delete(name)
  drafts.value = next
}

/** Browsers refuse storage in private windows, or when it is full: then a draft lives as long as its page. */
function withStorage<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(localStorage)
  } catch (error) {
    console.info('drafts are not kept', error)
    return undefined
  }
}

const keyOf = (name: string): string => `draft:${me.value?.id ?? 0}:${name}`
const keptMs = 7 * 86_400_000
const ownerlessMs = 3_600_000
