import { existsSync, writeFileSync } from 'node:fs'
import { realPath } from '../db/lock.ts'

/**
 * Remembers, across the death of the process, which event was being handled: eight bytes of a file mapped into
 * memory, so noting it costs nothing and the system keeps it whatever ends the process. An event that ends the
 * process each time it is handled is thereby counted, and parked like one that merely throws.
 */
export interface Marker {
  /** The event that was being handled when the process ended, or undefined. */
  left(): number | undefined
  set(eventId: number): void
  clear(): void
}

export function markerBeside(databasePath: string): Marker {
  const path = `${realPath(databasePath)}.handling`
  if (!existsSync(path)) writeFileSync(path, new Uint8Array(8))
  const bytes = Bun.mmap(path, { shared: true })
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8)
  return {
    left: () => Number(view.getBigUint64(0)) || undefined,
    set: (eventId) => view.setBigUint64(0, BigInt(eventId)),
    clear: () => view.setBigUint64(0, 0n),
  }
}

/** For a database that does not outlive the process. */
export const noMarker: Marker = { left: () => undefined, set() {}, clear() {} }
