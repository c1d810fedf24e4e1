import { useEffect, useRef, useState } from 'preact/hooks'
import type { Point } from '../../../server/geo/point.ts'
import { answerOf, api, once, Refusal } from '../../api.ts'
import { locate, type WhyNot } from '../../map/my-location.ts'
import { type Fix, isWorthSending, renewMs } from './renewal.ts'

/** What is known of staying online: until when, and what stands in the way. */
export interface Staying {
  /** Known here after a renewal; before, what the page was told. */
  until: number | undefined
  why: WhyNot | undefined
  refusal: Refusal | undefined
}

/**
 * Going online where the phone is, and staying there while this page is open and seen: a new position when they have
 * moved on, or every two minutes.
 */
export function useOnline(isOnline: boolean, onChanged: () => Promise<void>) {
  const [staying, setStaying] = useState<Staying>({ until: undefined, why: undefined, refusal: undefined })
  const sent = useRef<Fix | undefined>(undefined)

  const send = async (point: Point): Promise<boolean> => {
    const fix = { latitude: point.latitude, longitude: point.longitude, at: Date.now() }
    const before = sent.current
    sent.current = fix
    try {
      const { latitude, longitude } = fix
      const { until } = await answerOf(api.drive.online.post({ latitude, longitude }, once()))
      setStaying({ until, why: undefined, refusal: undefined })
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      sent.current = before
      setStaying((known) => ({ ...known, refusal: error }))
      // Somebody may not drive any more: the page says why.
      if (error.code !== 'network.down') await onChanged()
      return false
    }
  }

  const goOnline = async (): Promise<boolean> => {
    setStaying({ until: undefined, why: undefined, refusal: undefined })
    const here = await locate()
    if (typeof here === 'string') {
      setStaying({ until: undefined, why: here, refusal: undefined })
      return false
    }
    const went = await send(here)
    if (went) await onChanged()
    return went
  }

  const goOffline = async (): Promise<boolean> => {
    try {
      await answerOf(api.drive.offline.post(null, once()))
      sent.current = undefined
      setStaying({ until: undefined, why: undefined, refusal: undefined })
      await onChanged()
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setStaying((known) => ({ ...known, refusal: error }))
      return false
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: watching begins and ends with being online, and only so
  useEffect(() => {
    if (!isOnline) return
    return watch(
      (fix) => {
        if (isWorthSending(fix, sent.current)) void send(fix)
      },
      (why) => setStaying((known) => ({ ...known, why })),
    )
  }, [isOnline])

  return { ...staying, goOnline, goOffline }
}

/** Tells of where the phone is while the page is seen, also when it stands still; gives back how to stop. */
function watch(onFix: (fix: Fix) => void, onFault: (why: WhyNot | undefined) => void): () => void {
  const { geolocation } = navigator as { geolocation?: Geolocation }
  if (geolocation === undefined) return () => {}
  let last: Fix | undefined
  const seen = ({ coords: { latitude, longitude } }: GeolocationPosition) => {
    last = { latitude, longitude, at: Date.now() }
    onFault(undefined)
    onFix(last)
  }
  const failed = ({ code }: GeolocationPositionError) => {
    // A position that takes its time is asked for again by the phone itself.
    if (code !== 3) onFault(code === 1 ? 'denied' : 'unavailable')
  }
  const id = geolocation.watchPosition(seen, failed, { enableHighAccuracy: true, maximumAge: 30_000 })
  // A phone that lies still has nothing new to tell.
  const timer = setInterval(() => {
    if (last !== undefined && document.visibilityState === 'visible') onFix({ ...last, at: Date.now() })
  }, renewMs)
  return () => {
    geolocation.clearWatch(id)
    clearInterval(timer)
  }
}
