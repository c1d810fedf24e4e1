import { useEffect, useRef, useState } from 'preact/hooks'
import type { Point } from '../../server/geo/point.ts'
import { Refusal, sentence } from '../api.ts'
import { say } from '../i18n/say.ts'
import { mayBePosition } from './pasted.ts'
import { describe, newSession, readPasted, type Suggestion, search, searchGoogle, written } from './places.ts'

export interface Suggesting {
  found: Suggestion[]
  /** While the answer for what is typed now is under way. */
  busy: 'searching' | 'reading' | undefined
  /** What to do when nothing was found, or nothing could be looked up. */
  advice: string | undefined
  /** Of Google, for the choice that ends it. */
  session: string
  /** A place was chosen: what is typed next belongs to a new session. */
  endSession(): void
}

/** Suggestions for what is typed, a moment after the last letter; undefined asks for nothing. */
export function useSuggestions(text: string | undefined, near: Point | undefined): Suggesting {
  const [found, setFound] = useState<Suggestion[]>([])
  const [busy, setBusy] = useState<Suggesting['busy']>()
  const [advice, setAdvice] = useState<string>()
  const session = useRef(newSession())
  const at = near === undefined ? '' : `${near.latitude.toFixed(3)},${near.longitude.toFixed(3)}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: some metres do not change what is suggested
  useEffect(() => {
    setAdvice(undefined)
    if (text === undefined) {
      setFound([])
      setBusy(undefined)
      return undefined
    }
    let isStale = false
    const show = (next: Suggestion[]) => {
      if (!isStale) setFound(next)
    }
    const ask = async () => {
      try {
        const advised = await suggestionsFor(text, near, session.current, show, (what) => {
          if (!isStale) setBusy(what)
        })
        if (!isStale) setAdvice(advised)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        show([])
        if (!isStale) setAdvice(sentence(error))
      } finally {
        if (!isStale) setBusy(undefined)
      }
    }
    const timer = setTimeout(() => void ask(), text === '' ? 0 : pauseMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [text, at])

  return {
    found,
    busy,
    advice,
    session: session.current,
    endSession() {
      session.current = newSession()
    },
  }
}

/** Shows what is found as it comes; returns what to do when there is nothing. */
async function suggestionsFor(
  text: string,
  near: Point | undefined,
  session: string,
  show: (found: Suggestion[]) => void,
  setBusy: (what: Suggesting['busy']) => void,
): Promise<string | undefined> {
  if (mayBePosition(text)) {
    setBusy('reading')
    const read = await readPasted(text)
    if (typeof read === 'object') {
      const { place, near: nearby } = read
      const title = place.name ?? say('map.point')
      show([
        { key: 'pasted', from: 'pasted', title, under: `${written(place)} · ${describe(nearby)}`, place },
      ])
      return undefined
    }
    if (read !== 'words') {
      show([])
      return say(read === 'unreachable' ? 'map.unreachable' : 'map.noPosition')
    }
  }
  if (text !== '') setBusy('searching')
  const { found, more } = await search(text, near)
  show(found)
  const added = more ? await searchGoogle(text, near, session) : []
  if (added.length > 0) show([...found, ...added])
  return found.length + added.length === 0 && text !== '' ? say('map.noneFound') : undefined
}

const pauseMs = 180
