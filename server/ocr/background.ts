import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * Lets everything else go first: on Linux each thread has a priority of its own, so the thread that calls this waits
 * for the core whenever another one wants it, and those who only chat do not notice what is being read. Elsewhere a
 * thread has none, and nothing changes.
 */
export function stepBack(): void {
  const threadId = threadIdHere()
  if (threadId !== undefined) setPriority(threadId, niceness)
}

/** By the kernel's count: "4711/task/4713". */
function threadIdHere(): number | undefined {
  try {
    const id = Number(readlinkSync('/proc/thread-self').split('/').pop())
    return Number.isInteger(id) ? id : undefined
  } catch {
    return undefined
  }
}

/** Of 19 at most: a tenth of the share that an ordinary thread gets, when there are more threads than cores. */
const niceness = 10
