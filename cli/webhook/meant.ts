import { existsSync } from 'node:fs'
import type { Config } from '../../server/config.ts'
import type { Reader } from '../../server/db/open.ts'
import { AppError } from '../../server/error.ts'
import {
  deliveryById,
  type EventFilter,
  eventsMatching,
  lookUp,
  unreadableDeliveries,
} from '../../server/queue/browse.ts'
import { updatesOf } from '../../server/whatsapp/payload.ts'
import { bodiesIn } from './bodies.ts'

/** What a replay is about: events that are stored, and bodies to be delivered once more or for the first time. */
export interface Meant {
  eventIds: number[]
  bodies: MeantBody[]
}

export interface MeantBody {
  bytes: Uint8Array
  /** The delivery it came with before, when it is stored. */
  deliveryId?: number
  file?: string
  /** What is in it, as far as it can be read. */
  externalIds: string[]
}

/** Throws 'not.found' for what there is not, before anything is done. */
export async function meantBy(
  read: Reader,
  typed: string[],
  filter: EventFilter | undefined,
  { metaPhoneNumberId }: Config,
): Promise<Meant> {
  const eventIds = new Set<number>()
  const bodies: MeantBody[] = []
  const addStored = (deliveryId: number) => {
    const delivery = deliveryById(read, deliveryId)
    if (delivery !== undefined) bodies.push({ bytes: delivery.body, deliveryId, externalIds: [] })
  }
  for (const word of typed) {
    const found = lookUp(read, word)
    if (found === undefined) {
      if (!existsSync(word)) throw unknown(word)
      const ours = metaPhoneNumberId ?? missingNumber()
      for (const bytes of await bodiesIn(word))
        bodies.push({ bytes, file: word, externalIds: idsIn(bytes, ours) })
    } else if ('eventId' in found) eventIds.add(found.eventId)
    else {
      const events = eventsMatching(read, { deliveryId: found.deliveryId, limit: 1000 })
      for (const { id } of events) eventIds.add(id)
      if (events.length === 0) addStored(found.deliveryId)
    }
  }
  if (filter !== undefined) {
    for (const { id } of eventsMatching(read, filter)) eventIds.add(id)
    if (filter.people === undefined && filter.kind === undefined && filter.failed) {
      for (const { id } of unreadableDeliveries(read, filter)) addStored(id)
    }
  }
  return { eventIds: [...eventIds].sort((a, b) => a - b), bodies }
}

function idsIn(bytes: Uint8Array, ours: string): string[] {
  try {
    return updatesOf(JSON.parse(new TextDecoder().decode(bytes)), ours).map(({ externalId }) => externalId)
  } catch {
    // Nothing can be read from it; the server will say so in its own way.
    return []
  }
}

const unknown = (word: string): AppError =>
  new AppError(
    'not.found',
    `There is no event, delivery or file "${word}". "inzira webhook list" shows the events there are.`,
  )

function missingNumber(): never {
  throw new AppError(
    'config.invalid',
    'META_PHONE_NUMBER_ID is missing: without it nobody can tell which messages of the file are for this number.',
  )
}
