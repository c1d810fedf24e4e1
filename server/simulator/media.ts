import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Random } from './random.ts'

export interface Medium {
  id: string
  bytes: Uint8Array
  mime: string
  /** Hex; webhooks carry the same digest in base64. */
  sha256: string
  filename?: string
  expiresAt: number
}

/** Uploaded by the business (30 days) or sent by a person (7 days). */
export class MediaStore {
  readonly #media = new Map<string, Medium>()

  constructor(
    readonly clock: Clock,
    readonly random: Random,
  ) {}

  add(bytes: Uint8Array, mime: string, keptForDays: 7 | 30, filename?: string): Medium {
    const medium: Medium = {
      id: this.random.digits(16),
      bytes,
      mime,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(filename !== undefined && { filename }),
      expiresAt: this.clock.now() + keptForDays * dayMs,
    }
    this.#media.set(medium.id, medium)
    return medium
  }

  /** Undefined when deleted or past its days. */
  find(id: string): Medium | undefined {
    const medium = this.#media.get(id)
    return medium !== undefined && medium.expiresAt > this.clock.now() ? medium : undefined
  }

  /** Whatever its age: for the phone page, where a picture stays on the phone. */
  shown(id: string): Medium | undefined {
    return this.#media.get(id)
  }

  remove(id: string): boolean {
    return this.#media.delete(id)
  }

  clear(): void {
    this.#media.clear()
  }
}

/** Which kind of message a file may travel in, and how big it may be. */
export type MediaKind = 'image' | 'document' | 'audio' | 'video' | 'sticker'

export function kindOfMime(mime: string): MediaKind | undefined {
  const bare = mime.split(';')[0]?.trim().toLowerCase() ?? ''
  return (Object.keys(accepted) as MediaKind[]).find((kind) => accepted[kind].types.includes(bare))
}

export const sizeLimitOf = (kind: MediaKind): number => accepted[kind].maxBytes

export const acceptedTypes = (): string[] => Object.values(accepted).flatMap((kind) => kind.types)

const MB = 1024 * 1024
const dayMs = 86_400_000

/** developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types */
const accepted: Record<MediaKind, { maxBytes: number; types: string[] }> = {
  image: { maxBytes: 5 * MB, types: ['image/jpeg', 'image/png'] },
  sticker: { maxBytes: 500 * 1024, types: ['image/webp'] },
  audio: { maxBytes: 16 * MB, types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
  video: { maxBytes: 16 * MB, types: ['video/mp4', 'video/3gpp'] },
  document: {
    maxBytes: 100 * MB,
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
  },
}
