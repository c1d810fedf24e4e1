import type { Context } from '../../context.ts'
import type { DocumentProgress } from '../../documents/progress.ts'
import { isOn } from '../../flags/flags.ts'
import { rideOf } from '../../rides/ride.ts'
import { sessionOf } from '../../sessions/session.ts'
import { viewScope } from '../api/view.ts'
import { type Line, LiveSocket } from './socket.ts'
import { type LiveState, liveStateOf, versionOf } from './state.ts'
import { closeCodes, type ToServer } from './wire.ts'

export type HubParts = Pick<Context, 'db' | 'clock' | 'config' | 'log' | 'changes' | 'documentProgress'>

/**
 * Keeps the pages of connected people as things are. No log of events: each socket holds the version of the state its
 * page has, the state is looked up anew when something may have changed, and is sent when it differs. So a page that
 * was away is exactly right as soon as it is back, and nothing can be missed. What nobody tells of (another process,
 * a driver who moves) is found by looking again every few seconds.
 */
export class LiveHub {
  readonly #people = new Map<number, Set<LiveSocket>>()
  readonly #pending = new Set<number>()
  #round: LiveSocket[] = []
  #stamp: string | undefined
  #isSame = false
  #fullAt = 0
  #stopListening: (() => void)[] = []
  #cancelStep: (() => void) | undefined
  #cancelFlush: (() => void) | undefined

  constructor(private readonly parts: HubParts) {}

  get size(): number {
    let size = 0
    for (const sockets of this.#people.values()) size += sockets.size
    return size
  }

  /** Undefined when there is no place for it; it is closed then. */
  open(line: Line, who: { personId: number; token: string }): LiveSocket | undefined {
    const socket = new LiveSocket(line, who, this.parts.clock.now())
    if (!this.#isOn()) {
      socket.close(closeCodes.off, 'real_time_updates is off')
      return undefined
    }
    if (this.size >= mostSockets) {
      socket.close(closeCodes.restart, 'no room')
      return undefined
    }
    const sockets = this.#people.get(who.personId) ?? new Set()
    this.#people.set(who.personId, sockets.add(socket))
    const [oldest] = sockets
    if (sockets.size > mostPerPerson && oldest !== undefined)
      this.#drop(oldest, closeCodes.tooMany, 'newer ones were opened')
    this.#start()
    return socket
  }

  hear(socket: LiveSocket, message: ToServer | undefined): void {
    const now = this.parts.clock.now()
    if (message === undefined || !socket.mayHear(now)) {
      this.#drop(socket, closeCodes.misused, 'not understood, or too much')
      return
    }
    switch (message.is) {
      case 'hello':
        socket.greet(message.version)
        this.#look([socket])
        break
      case 'watch': {
        const { type, at, radiusM } = message
        socket.watch = { type, at, radiusM }
        this.#look([socket])
        break
      }
      case 'unwatch':
        socket.watch = undefined
        break
    }
  }

  /** Its reader has caught up. */
  drained(socket: LiveSocket): void {
    this.#look([socket])
  }

  left(socket: LiveSocket): void {
    const sockets = this.#people.get(socket.personId)
    sockets?.delete(socket)
    if (sockets?.size === 0) this.#people.delete(socket.personId)
    if (this.#people.size === 0) this.#rest()
  }

  /** The server stops: pages come back to the next one. */
  stop(): void {
    for (const socket of this.#all()) this.#drop(socket, closeCodes.restart, 'the server stops')
    this.#rest()
  }

  #start(): void {
    if (this.#cancelStep !== undefined) return
    const { changes, documentProgress } = this.parts
    this.#stopListening = [
      changes.listen((lanes) => this.#changed(lanes)),
      documentProgress.listen((progress) => this.#progressed(progress)),
    ]
    this.#next()
  }

  #rest(): void {
    for (const stop of this.#stopListening.splice(0)) stop()
    this.#cancelStep?.()
    this.#cancelFlush?.()
    this.#cancelStep = undefined
    this.#cancelFlush = undefined
    this.#round = []
    this.#pending.clear()
  }

  #next(): void {
    this.#cancelStep = this.parts.clock.after(stepMs, () => {
      this.#next()
      this.#step()
    })
  }

  /** A part of everybody at a time: no request waits behind a look at thousands. */
  #step(): void {
    if (this.#round.length === 0) this.#beginRound()
    this.#look(this.#round.splice(0, Math.ceil((this.size * stepMs) / roundMs)), { isRound: true })
  }

  #beginRound(): void {
    const { db, clock } = this.parts
    const now = clock.now()
    // Says whether anything at all was written since; in memory both handles are one, which does not notice itself.
    const seen = db.read.get<{ data_version: number }>('pragma data_version')?.data_version
    const stamp = `${seen} ${db.counts.commits}`
    this.#isSame = stamp === this.#stamp && now - this.#fullAt < fullMs
    if (!this.#isSame) this.#fullAt = now
    this.#stamp = stamp
    if (!this.#isOn()) {
      for (const socket of this.#all()) this.#drop(socket, closeCodes.off, 'real_time_updates is off')
    }
    this.#round = this.#all()
  }

  #changed(lanes: readonly string[]): void {
    for (const lane of lanes) {
      const personId = /^p(\d+)$/.exec(lane)?.[1]
      if (personId !== undefined) this.#pending.add(Number(personId))
    }
    if (this.#pending.size > 0) this.#cancelFlush ??= this.parts.clock.after(soonMs, () => this.#flush())
  }

  /** What was told of in the last moment, together: one commit often wakes the same people several times. */
  #flush(): void {
    this.#cancelFlush = undefined
    const concerned = new Set<LiveSocket>()
    const handled = [...this.#pending].slice(0, mostAtOnce)
    for (const personId of handled) {
      this.#pending.delete(personId)
      for (const id of [personId, this.#otherSideOf(personId)]) {
        for (const socket of (id !== undefined && this.#people.get(id)) || []) concerned.add(socket)
      }
    }
    this.#look([...concerned])
    if (this.#pending.size > 0) this.#cancelFlush = this.parts.clock.after(soonMs, () => this.#flush())
  }

  /** With whom they are on a ride: a driver who moves changes what the passenger sees. */
  #otherSideOf(personId: number): number | undefined {
    const ride = rideOf(this.parts.db.read, personId)
    const other = ride?.driver_id === personId ? ride.passenger_id : ride?.driver_id
    return other ?? undefined
  }

  #progressed({ personId, documentId, at }: DocumentProgress): void {
    const now = this.parts.clock.now()
    for (const socket of this.#people.get(personId) ?? []) {
      if (this.#isAllowed(socket)) socket.say({ is: 'document', documentId, at }, now)
    }
  }

  #look(sockets: LiveSocket[], { isRound = false } = {}): void {
    const now = this.parts.clock.now()
    const states = new Map<number, Known>()
    for (const socket of sockets) {
      try {
        this.#lookFor(socket, states, { now, isSame: isRound && this.#isSame })
      } catch (error) {
        this.parts.log.error({ err: error, person: socket.personId }, 'a page could not be kept up to date')
      }
    }
  }

  #lookFor(
    socket: LiveSocket,
    states: Map<number, Known>,
    { now, isSame }: { now: number; isSame: boolean },
  ): void {
    if (socket.isClosed) return
    if (socket.isStuck(now)) {
      this.#drop(socket, closeCodes.slow, 'too slow')
      return
    }
    if (!isSame || socket.isBehind) {
      if (!this.#isAllowed(socket)) {
        this.#drop(socket, closeCodes.signedOut, 'signed out')
        return
      }
      this.#tell(socket, states, now)
    }
    socket.beat(now)
  }

  #tell(socket: LiveSocket, states: Map<number, Known>, now: number): void {
    const { personId, watch } = socket
    const scope = viewScope(this.parts, personId)
    if (socket.isGreeted) {
      const known = states.get(personId) ?? stateOf(liveStateOf(scope, now))
      states.set(personId, known)
      socket.tellState(known.version, known.state, now)
    }
    if (watch === undefined) return
    const { type: vehicleType, at, radiusM } = watch
    const isShown = scope.flags.isOn('nearby_drivers')
    socket.tellNearby(isShown ? scope.rides.nearby({ vehicleType, at, radiusM }) : null, now)
  }

  /** Whether its session still is one, and of the same person: two numbers may turn out to be one human. */
  #isAllowed({ token, personId }: LiveSocket): boolean {
    const { db, clock } = this.parts
    return sessionOf(db.read, token, clock.now())?.personId === personId
  }

  #drop(socket: LiveSocket, code: number, why: string): void {
    this.left(socket)
    socket.close(code, why)
  }

  #all = (): LiveSocket[] => [...this.#people.values()].flatMap((sockets) => [...sockets])

  #isOn = (): boolean => isOn(this.parts.db.read, 'real_time_updates')
}

interface Known {
  version: string
  state: LiveState
}

const stateOf = (state: LiveState): Known => ({ version: versionOf(state), state })

/** Everybody is looked at once in a round, a part of them in each step. */
const stepMs = 100
const roundMs = 3000
/** Also when nothing was written: sessions end by themselves. */
const fullMs = 60_000
/** Long enough for what one commit tells, too short to be noticed. */
const soonMs = 20
const mostAtOnce = 100
const mostPerPerson = 6
const mostSockets = 10_000
