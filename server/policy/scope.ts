import type { Tx } from '../db/open.ts'
import { goOffline } from '../drivers/presence.ts'
import { isOn } from '../flags/flags.ts'
import type { Language } from '../i18n/languages.ts'
import { addMediaJob } from '../media/jobs.ts'
import { nameIn } from '../people/name.ts'
import * as people from '../people/people.ts'
import { leaveRides } from '../rides/end.ts'
import type { RideRules } from '../rides/rules.ts'
import { cancelTimers, setTimer } from '../timers/timers.ts'
import { type DriveScope, driveScope } from './drive.ts'
import { type PlaceScope, placeScope } from './places.ts'
import { type QrScope, qrScope } from './qr.ts'
import { rideScope } from './ride-scope.ts'
import type { RideScope } from './rides.ts'
import { type SignInScope, signInScope } from './sign-in.ts'
import { type TripScope, tripScope } from './trips.ts'
import { vehicleScope } from './vehicle-scope.ts'
import type { VehicleScope } from './vehicles.ts'

/** What one person may reach, inside the transaction that handles what they said. */
export interface Scope {
  readonly people: {
    name(): string | null
    language(): Language | null
    setLanguage(language: Language): void
    /** What was typed as a name, as it would be kept, or why it is none. */
    nameIn(typed: string): ReturnType<typeof nameIn>
    setName(name: string): void
    optOut(): void
    optIn(): void
    /** The bot falls silent for this person until they say start or the pause has passed, which lasts this long. */
    askForHuman(): { silentMs: number }
    /** Nobody waits for a human any more. */
    resumeBot(): void
  }
  readonly flags: { isOn(name: string): boolean }
  readonly timers: {
    /** Comes back to the flow as the event of that name ("flow.event") at the given time. */
    set(name: string, dueAt: number, data?: unknown): void
    cancel(name: string): void
  }
  readonly media: {
    /** Fetches the picture and reads its QR codes; comes back as the event "make-qr.pictureRead". */
    readQr(picture: { mediaId: string; sha256?: string }): void
  }
  readonly qr: QrScope
  readonly places: PlaceScope
  readonly drive: DriveScope
  readonly rides: RideScope
  readonly trips: TripScope
  readonly vehicles: VehicleScope
  readonly signIn: SignInScope
}

export interface ScopeOptions {
  now: number
  correlationId: string
  botPauseMs: number
  /** Where the landing pages are reached, or null when nobody outside can. */
  publicUrl: string | null
  rules: RideRules
  /** Called with lanes in which somebody was told something. */
  wake(lane: string): void
  /** Called with the ride in which somebody calls for help. */
  calledForHelp?(rideId: number): void
  /** Called with the trip on which somebody calls for help. */
  calledForHelpOnTrip?(tripId: number): void
  /** Whether a template reaches people whose window is closed; false unless told. */
  hasTemplate?: boolean
}

export function scopeTo(personId: number, tx: Tx, options: ScopeOptions): Scope {
  const { now, correlationId, publicUrl } = options
  const self = people.personById(tx, personId)
  // Most of what is said reaches only one of these.
  const once = <T>(make: () => T): (() => T) => {
    let made: T | undefined
    return () => (made ??= make())
  }
  const places = once(() => placeScope(personId, tx, options))
  const drive = once(() => driveScope(personId, tx, options))
  const rides = once(() => rideScope(personId, tx, options))
  const trips = once(() => tripScope(personId, tx, options))
  const vehicles = once(() => vehicleScope(personId, tx, options))
  return {
    get places() {
      return places()
    },
    get drive() {
      return drive()
    },
    get rides() {
      return rides()
    },
    get trips() {
      return trips()
    },
    get vehicles() {
      return vehicles()
    },
    people: {
      name: () => people.nameOf(tx, personId),
      language: () => people.languageOf(tx, personId),
      setLanguage: (language) => people.setLanguage(tx, personId, language),
      nameIn,
      setName: (name) => people.setName(tx, personId, name),
      optOut() {
        trips().leave()
        people.setOptedOut(tx, personId, now)
        leaveRides(tx, personId, options)
        // Whoever hears nothing cannot be sent a request.
        goOffline(tx, personId)
        people.stopWaitingForHuman(tx, personId)
      },
      optIn: () => people.setOptedOut(tx, personId, null),
      askForHuman() {
        const until = now + options.botPauseMs
        people.pauseBot(tx, personId, until)
        people.askForHuman(tx, personId, now)
        cancelTimers(tx, personId, botBack, now)
        setTimer(tx, { personId, name: botBack, dueAt: until, data: {}, correlationId })
        return { silentMs: options.botPauseMs }
      },
      resumeBot() {
        people.pauseBot(tx, personId, null)
        people.stopWaitingForHuman(tx, personId)
        cancelTimers(tx, personId, botBack, now)
      },
    },
    flags: { isOn: (name) => isOn(tx, name) },
    timers: {
      set: (name, dueAt, data = {}) => setTimer(tx, { personId, name, dueAt, data, correlationId }),
      cancel: (name) => cancelTimers(tx, personId, name, now),
    },
    media: {
      readQr: ({ mediaId, sha256 }) =>
        addMediaJob(
          tx,
          { personId, mediaId, purpose: 'qr', correlationId, ...(sha256 !== undefined && { sha256 }) },
          now,
        ),
    },
    signIn: signInScope(personId, tx, options),
    qr: qrScope(personId, tx, { now, phone: self?.phone ?? null, publicUrl }),
  }
}

const botBack = 'menu.released'
