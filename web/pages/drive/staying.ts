import { computed, effect, signal, untracked } from '@preact/signals'
import type { Point } from '../../../server/geo/point.ts'
import { answerOf, api, once, Refusal } from '../../api.ts'
import { isDriving } from '../../driving.ts'
import { holdLive, type LiveState, live, refreshLive, serverNow } from '../../live.ts'
import { locate, type WhyNot } from '../../map/my-location.ts'
import { signedIn } from '../../session.ts'
import { type Fix, isWorthSending, renewMs, retryMs } from './renewal.ts'

/**
 * Staying online: while somebody is, their position is renewed on whichever page of the app they are, when they have
 * moved on or every two minutes. It is fetched when it is first heard that they are online (main.tsx).
 */

/** What is known of it: until when, and what stands in the way. */
export interface Staying {
  /** Known here after a renewal; before, what the page was told. */
  until: number | undefined
  why: WhyNot | undefined
  refusal: Refusal | undefined
}
const nothing: Staying = { until: undefined, why: undefined, refusal: undefined }
export const staying = signal<Staying>(nothing)

/** Where the phone is, once; for whoever taps. */
export async function goOnline(): Promise<boolean> {
  staying.value = nothing
  const here = await locate()
  if (typeof here === 'string') {
    staying.value = { ...nothing, why: here }
    return false
  }
  const went = await send(here)
  if (went) mayAsk.value = true
  return went
}

export async function goOffline(): Promise<boolean> {
  try {
    await answerOf(api.drive.offline.post(null, once()))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    staying.value = { ...staying.value, refusal: error }
    return false
  }
  sent = undefined
  until = 0
  staying.value = nothing
  if (live.value !== undefined) live.value = { ...live.value, online: null }
  refreshLive()
  return true
}

/** Drive is the page to be asked for the location on; on others it is used only where it has been allowed. */
export function mayAskHere(): void {
  mayAsk.value = true
}
const mayAsk = signal(false)

let sent: Fix | undefined
let triedAt = 0
/** When their being online ends, as far as was heard. */
let until = 0

async function send(point: Point): Promise<boolean> {
  const fix = { latitude: point.latitude, longitude: point.longitude, at: Date.now() }
  const before = sent
  sent = fix
  triedAt = fix.at
  try {
    const { latitude, longitude } = fix
    const went = await answerOf(api.drive.online.post({ latitude, longitude }, once()))
    until = went.until
    staying.value = { until, why: undefined, refusal: undefined }
    refreshLive()
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    sent = before
    staying.value = { ...staying.value, refusal: error }
    // Somebody may not drive any more: the page says why.
    if (error.code !== 'network.down') refreshLive()
    return false
  }
}

/**
 * Whoever has a passenger and whose time ran out in a pocket goes on; whoever went offline, here or in WhatsApp, did so
 * before that time, and is left alone.
 */
function isToStay({ online, ride }: LiveState): boolean {
  if (online !== null) {
    until = online.until
    return true
  }
  const isRiding = ride?.role === 'driver' && ride.acceptedAt !== null && ride.endedAt === null
  return isRiding && until > 0 && serverNow() >= until
}

const isStaying = computed<boolean | undefined>(() => {
  if (!signedIn.value) return false
  // Not told yet.
  return live.value === undefined ? undefined : isToStay(live.value)
})

let release: (() => void) | undefined
// The line is held where no page does it, so that the end of it is heard of.
effect(() => {
  const isOn = isStaying.value
  untracked(() => {
    if (isOn !== undefined) isDriving.value = isOn
    if (isOn === false) {
      sent = undefined
      release?.()
      release = undefined
    } else if (isDriving.value) release ??= holdLive()
  })
})

effect(() => {
  if (isStaying.value !== true) return
  const isAsked = mayAsk.value
  let stop: (() => void) | undefined
  let isOver = false
  void isAllowed(isAsked).then((allowed) => {
    if (allowed && !isOver) stop = watch()
  })
  return () => {
    isOver = true
    stop?.()
  }
})

async function isAllowed(isAsked: boolean): Promise<boolean> {
  if (isAsked) return true
  const { permissions } = navigator as { permissions?: Permissions }
  // A browser that cannot tell would ask.
  return (await permissions?.query({ name: 'geolocation' }))?.state === 'granted'
}

/** Sends where the phone is while it is seen, also when it stands still; gives back how to stop. */
function watch(): () => void {
  const { geolocation } = navigator as { geolocation?: Geolocation }
  if (geolocation === undefined) return () => {}
  let last: Fix | undefined
  const offer = (fix: Fix) => {
    if (isWorthSending(fix, sent) && fix.at - triedAt >= retryMs) void send(fix)
  }
  const found = ({ coords: { latitude, longitude } }: GeolocationPosition) => {
    last = { latitude, longitude, at: Date.now() }
    if (staying.value.why !== undefined) staying.value = { ...staying.value, why: undefined }
    offer(last)
  }
  const failed = ({ code }: GeolocationPositionError) => {
    // A position that takes its time is asked for again by the phone itself.
    if (code !== 3) staying.value = { ...staying.value, why: code === 1 ? 'denied' : 'unavailable' }
  }
  const id = geolocation.watchPosition(found, failed, { enableHighAccuracy: true, maximumAge: 30_000 })
  // A phone that lies still has nothing new to tell.
  const timer = setInterval(() => {
    if (last !== undefined && document.visibilityState === 'visible') offer({ ...last, at: Date.now() })
  }, renewMs)
  return () => {
    geolocation.clearWatch(id)
    clearInterval(timer)
  }
}
