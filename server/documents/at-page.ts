import type { Reader, Tx } from '../db/open.ts'
import { type Document, documentFields } from './documents.ts'

/** Whether the web app, where a document was sent, is the place to go on with it. */
export interface AtPage {
  /**
   * Until then its sender is taken to be at the page, which asks and tells what there is; null when nothing is to be
   * asked or told, or they have left it so long that the conversation must.
   */
  atPageUntil: number | null
  /** They have sent another one since. */
  isFollowed: boolean
}

export function atPageOf(from: Tx | Reader, document: Document, now: number): AtPage {
  const { id, person_id, source, state, read_at, settled_at } = document
  if (source !== 'web') return { atPageUntil: null, isFollowed: false }
  const isFollowed = from.get('select 1 from document where person_id = ? and id > ? limit 1', person_id, id)
  const lastAt =
    state === 'review'
      ? Math.max(read_at ?? 0, ...documentFields(from, id).map((field) => field.settled_at ?? 0))
      : state === 'failed'
        ? (settled_at ?? 0)
        : 0
  const until = lastAt + pagePatienceMs
  return { atPageUntil: until > now ? until : null, isFollowed: isFollowed !== undefined }
}

/** Counted from when it was read, and again from each answer: looking at a paper takes a while. */
const pagePatienceMs = 3 * 60_000
