import { computed, effect, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { LiveState } from '../server/http/live/state.ts'
import type { beatMs, closeCodes, ToPage, ToServer, Watch } from '../server/http/live/wire.ts'
import type { NearbyDriver } from '../server/policy/rides.ts'
import { answerOf, api, Refusal } from './api.ts'
import { isDriving } from './driving.ts'
import { keep } from './resource.ts'
import { config, online, refreshMe, signedIn } from './session.ts'

export type { LiveState } from '../server/http/live/state.ts'

/** How the person's things stand; undefined until that is known. */
export const live = signal<LiveState | undefined>(undefined)
/** Drivers round the place that is watched; null where that is switched off. */
export const nearby = signal<NearbyDriver[] | null | undefined>(undefined)
/** How far each paper is that is being read, as it happens. */
export const paperProgress = signal<ReadonlyMap<number, (ToPage & { is: 'document' })['at']>>(new Map())
/** How fresh all of that is: told as it changes, asked for now and then, or not at all. */
export const link = signal<'connecting' | 'live' | 'polling' | 'offline'>('connecting')

/** Keeps `live` as things are while a component that shows it is there. */
export function useLive(): void {
  useEffect(holdLive, [])
}

/** The same without a component; gives back how to let go. */
export function holdLive(): () => void {
  users += 1
  if (users === 1) begin()
  return () => {
    users -= 1
    if (users === 0) end()
  }
}

/** The same for drivers nearby; undefined watches nothing. */
export function useNearby(wanted: Watch | undefined): void {
  useLive()
  const key = JSON.stringify(wanted)
  useEffect(() => {
    watch = key === undefined ? undefined : (JSON.parse(key) as Watch)
    nearby.value = undefined
    if (watch === undefined) say({ is: 'unwatch' })
    else if (isOpen()) say({ is: 'watch', ...watch })
    else void poll()
    return () => {
      watch = undefined
    }
  }, [key])
}

/** After something was done here: what it came to is shown at once, and the rest is asked for where nobody tells. */
export function putRide(ride: LiveState['ride']): void {
  if (live.value !== undefined) live.value = { ...live.value, ride }
  refreshLive()
}

export function refreshLive(): void {
  if (!isOpen()) void poll()
}

/** What the server's clock shows; that of a phone may be anything. */
export const serverNow = (): number => Date.now() + skewMs

let skewMs = 0
let users = 0
let socket: WebSocket | undefined
let version: string | null = null
let watch: Watch | undefined
let heardAt = 0
let failures = 0
let retryAt = 0
let polledAt = 0
/** Whether the server has lines to give, as far as it has said. */
let isOffered: boolean | undefined
let stopAll: (() => void)[] = []

function begin(): void {
  const wake = () => {
    retryAt = 0
    // A phone that slept has a line that only seems to be one.
    if (document.visibilityState === 'visible' && Date.now() - heardAt > beatEveryMs + 5000) hangUp()
    tick()
  }
  const timer = setInterval(tick, 1000)
  document.addEventListener('visibilitychange', wake)
  const stopEffect = effect(() => {
    const isReachable = online.value && signedIn.value
    retryAt = 0
    if (isReachable) queueMicrotask(tick)
    else {
      link.value = online.value ? 'connecting' : 'offline'
      hangUp()
      if (!signedIn.value) forget()
    }
  })
  stopAll = [
    () => clearInterval(timer),
    () => document.removeEventListener('visibilitychange', wake),
    stopEffect,
  ]
}

function end(): void {
  for (const stop of stopAll.splice(0)) stop()
  hangUp()
}

function forget(): void {
  version = null
  live.value = undefined
  nearby.value = undefined
}

/** Once a second: dials when it is time, hangs up a dead line, and asks where nobody tells. */
function tick(): void {
  if (users === 0 || !online.value || !signedIn.value) return
  const now = Date.now()
  if (isOpen() && now - heardAt > 2 * beatEveryMs + 5000) hangUp()
  if (socket === undefined && now >= retryAt) {
    if (isOffered ?? config.value?.flags.real_time_updates ?? true) dial()
    else lost(off)
  }
  const everyMs = document.visibilityState === 'visible' ? pollEveryMs : pollHiddenMs
  if (link.value !== 'live' && failures > 0 && now - polledAt >= everyMs) void poll()
}

function dial(): void {
  const line = new WebSocket(`${location.origin.replace('http', 'ws')}/api/live`)
  socket = line
  retryAt = Number.POSITIVE_INFINITY
  line.onopen = () => {
    heardAt = Date.now()
    say({ is: 'hello', version })
    if (watch !== undefined) say({ is: 'watch', ...watch })
  }
  line.onmessage = ({ data }) => {
    if (socket !== line) return
    heardAt = Date.now()
    failures = 0
    link.value = 'live'
    hear(JSON.parse(String(data)) as ToPage)
  }
  line.onclose = ({ code }) => {
    if (socket !== line) return
    socket = undefined
    lost(code)
  }
}

function lost(code: number): void {
  failures += 1
  if (!online.value) return
  if (code === signedOut) void refreshMe()
  if (code === off) isOffered = false
  // Where it is switched off, the answer to a poll says when it is on again.
  const waitMs = code === off || code === tooMany ? retrySlowMs : Math.min(30_000, 500 * 2 ** failures)
  // Everybody at once, after a restart, would be too much for the server.
  retryAt = Date.now() + waitMs * (0.5 + Math.random() / 2)
  if (failures > 1 || code === off || code === tooMany) link.value = 'polling'
  else link.value = 'connecting'
  if (link.value === 'polling' && Date.now() - polledAt >= pollEveryMs) void poll()
}

/** Without the farewell of a line that may be dead. */
function hangUp(): void {
  const line = socket
  socket = undefined
  retryAt = 0
  line?.close()
}

const isOpen = (): boolean => socket?.readyState === WebSocket.OPEN

function say(message: ToServer): void {
  if (isOpen()) socket?.send(JSON.stringify(message))
}

function hear(message: ToPage): void {
  switch (message.is) {
    case 'state':
      version = message.version
      skewMs = message.at - Date.now()
      if (message.state !== undefined) live.value = message.state
      break
    case 'nearby':
      nearby.value = message.drivers
      break
    case 'document':
      paperProgress.value = new Map(paperProgress.value).set(message.documentId, message.at)
      break
    case 'beat':
      break
  }
}

/** By which the latest ride is found again without a network. */
export const keptRide = 'live.ride'
const shownRide = computed(() => (live.value === undefined ? undefined : JSON.stringify(live.value.ride)))
effect(() => {
  const ride = shownRide.value
  if (ride !== undefined) keep(keptRide, JSON.parse(ride))
})

effect(() => {
  if (live.value?.online != null) isDriving.value = true
})

async function poll(): Promise<void> {
  polledAt = Date.now()
  const watched = watch
  try {
    const answer = await answerOf(api.live.state.get())
    version = answer.version
    live.value = answer.state
    if (link.value !== 'live') link.value = 'polling'
    if (answer.hasSocket && isOffered === false) retryAt = 0
    isOffered = answer.hasSocket
    if (watched === undefined) return
    const { latitude, longitude } = watched.at
    const at = `${latitude},${longitude}`
    const query = { type: watched.type, at, radiusM: watched.radiusM }
    const found = await answerOf(api.nearby.get({ query }))
    if (watch === watched) nearby.value = found.drivers
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'feature.off') nearby.value = null
    else if (error.code === 'session.missing') await refreshMe()
    else if (error.code === 'network.down') link.value = 'offline'
  }
}

// The server's own numbers; a page takes none of its code.
const signedOut: typeof closeCodes.signedOut = 4401
const off: typeof closeCodes.off = 4403
const tooMany: typeof closeCodes.tooMany = 4408
const beatEveryMs: typeof beatMs = 20_000
const pollEveryMs = 10_000
const pollHiddenMs = 60_000
const retrySlowMs = 120_000
