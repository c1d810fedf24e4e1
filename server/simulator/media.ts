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

const dayMs = 86_400_000
